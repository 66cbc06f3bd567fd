import Randomness

/// Draws counts by inversion and prepares a table once the same distribution has been asked for many times in a row.
///
/// The table gives the same answers as the direct inversion, so a memo changes the speed of a run and nothing else.
struct CountMemo {
    private var mean = -1.0
    private var size = 0.0
    private var uses = 0
    private var table: CountTable?

    /// How often a distribution is drawn from directly before a table pays.
    private static let usesBeforeTable = 200

    /// The negative-binomial count (Poisson for an infinite size) of a uniform number.
    @inline(__always)
    mutating func draw(_ u: Double, mean: Double, size: Double) -> Int {
        if mean == self.mean && size == self.size {
            if let table { return table.draw(u) }
            uses &+= 1
            if uses == Self.usesBeforeTable {
                table = size == .infinity ? .poisson(mean: mean) : .negativeBinomial(mean: mean, size: size)
            }
        } else {
            self.mean = mean
            self.size = size
            uses = 0
            table = nil
        }
        guard mean > 0 else { return 0 }
        return size == .infinity
            ? CountInversion.poisson(u, mean: mean) : CountInversion.negativeBinomial(u, mean: mean, size: size)
    }
}
