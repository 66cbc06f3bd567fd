import Areas

/// How many there are in each band of waits, and what it is called.
struct Bands {
    /// Counts from `from` weeks to below `below`; `nil`: any longer.
    private(set) var bands: [(from: Double, below: Double?, count: Int)] = []

    /// Bands with their counts, in their order.
    init(_ bands: [(from: Double, below: Double?, count: Int)]) {
        self.bands = bands
    }

    /// Neighbouring bands in which nobody is made one, which leaves nothing out and keeps histories short: the last is open.
    var withoutEmptyNeighbours: Bands {
        var joined: [(from: Double, below: Double?, count: Int)] = []
        for band in bands {
            if let last = joined.last, last.count == 0, band.count == 0 {
                joined[joined.count - 1].below = band.below
            } else {
                joined.append(band)
            }
        }
        return Bands(joined)
    }

    /// All of them together.
    var total: Int { bands.reduce(0) { $0 + $1.count } }

    /// The bands' metrics and counts.
    func metrics(of population: WaitMetric.Population) -> [(metric: String, count: Int)] {
        bands.map { (WaitMetric(population, .band(from: $0.from, below: $0.below)).name, $0.count) }
    }
}
