import Areas

/// How many there are in each band of waits, and what it is called.
struct Bands {
    /// Counts from `from` weeks to below `below`; `nil`: any longer.
    private(set) var bands: [(from: Double, below: Double?, count: Int)] = []

    /// Bands with their counts, in their order.
    init(_ bands: [(from: Double, below: Double?, count: Int)]) {
        self.bands = bands
    }

    /// The bands up to the last with anybody in it, and an open one from there on, which leaves nothing out.
    ///
    /// Edges stay as they were: what another file says of the same date has bands with the same edges.
    var upToTheLast: Bands {
        guard let last = bands.lastIndex(where: { $0.count > 0 }) else {
            return Bands(bands.prefix(1).map { ($0.from, nil, 0) })
        }
        return Bands(bands.prefix(last + 1) + bands.dropFirst(last + 1).prefix(1).map { ($0.from, nil, 0) })
    }

    /// All of them together.
    var total: Int { bands.reduce(0) { $0 + $1.count } }

    /// The bands' metrics and counts.
    func metrics(of population: WaitMetric.Population) -> [(metric: String, count: Int)] {
        bands.map { (WaitMetric(population, .band(from: $0.from, below: $0.below)).name, $0.count) }
    }
}
