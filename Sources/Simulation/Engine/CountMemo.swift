import Randomness

/// Draws weekly counts by inversion, from a table once the same distribution has been asked for many times in a row.
///
/// The table gives the same answers as the direct inversion, so a memo changes the speed of a run and nothing else.
struct CountMemo {
    private var mean = -1.0
    private var size = 0.0
    private var uses = 0
    private var table: CountTable?

    /// How often a distribution is drawn from directly before a table pays.
    private static let usesBeforeTable = 200
    /// Spells shorter than this (a first part week, say) are drawn directly and leave the table alone.
    private static let shortSpell = 8

    /// A count for each week of a range from its uniform number: negative binomial, or Poisson where the size is
    /// infinite; 0 where the mean is not above 0.
    mutating func fill(
        _ counts: UnsafeMutablePointer<Int32>,
        weeks: Range<Int>,
        uniforms: UnsafePointer<Double>,
        means: UnsafePointer<Double>,
        sizes: UnsafePointer<Double>
    ) {
        var first = weeks.lowerBound
        // Weeks before `first` that are not filled yet.
        var open = first
        while first < weeks.upperBound {
            let (mean, size) = (means[first], sizes[first])
            var end = first &+ 1
            while end < weeks.upperBound && means[end] == mean && sizes[end] == size { end &+= 1 }
            if end &- first >= Self.shortSpell, let table = table(mean: mean, size: size, uses: end &- first) {
                Self.invert(counts, weeks: open..<first, uniforms: uniforms, means: means, sizes: sizes)
                for week in first..<end { counts[week] = Int32(truncatingIfNeeded: table.draw(uniforms[week])) }
                open = end
            }
            first = end
        }
        Self.invert(counts, weeks: open..<first, uniforms: uniforms, means: means, sizes: sizes)
    }

    /// The same without a table, four weeks at once where that can be.
    private static func invert(
        _ counts: UnsafeMutablePointer<Int32>,
        weeks: Range<Int>,
        uniforms: UnsafePointer<Double>,
        means: UnsafePointer<Double>,
        sizes: UnsafePointer<Double>
    ) {
        var week = weeks.lowerBound
        while week < weeks.upperBound {
            if week &+ 4 <= weeks.upperBound,
                let four = CountInversion.negativeBinomials(
                    UnsafeRawPointer(uniforms + week).loadUnaligned(as: SIMD4<Double>.self),
                    means: UnsafeRawPointer(means + week).loadUnaligned(as: SIMD4<Double>.self),
                    sizes: UnsafeRawPointer(sizes + week).loadUnaligned(as: SIMD4<Double>.self)
                )
            {
                for lane in 0..<4 { counts[week &+ lane] = Int32(clamping: four[lane]) }
                week &+= 4
            } else {
                counts[week] = Int32(clamping: invert(uniforms[week], mean: means[week], size: sizes[week]))
                week &+= 1
            }
        }
    }

    private static func invert(_ u: Double, mean: Double, size: Double) -> Int {
        guard mean > 0 else { return 0 }
        return size == .infinity
            ? CountInversion.poisson(u, mean: mean) : CountInversion.negativeBinomial(u, mean: mean, size: size)
    }

    private mutating func table(mean: Double, size: Double, uses: Int) -> CountTable? {
        if mean == self.mean && size == self.size {
            self.uses &+= uses
            if table == nil && self.uses >= Self.usesBeforeTable && mean > 0 {
                table = size == .infinity ? .poisson(mean: mean) : .negativeBinomial(mean: mean, size: size)
            }
        } else {
            (self.mean, self.size, self.uses) = (mean, size, uses)
            table = nil
        }
        return table
    }
}
