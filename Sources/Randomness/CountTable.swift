/// A prepared distribution of counts: the answers of ``CountInversion``, bit for bit, in a few nanoseconds.
///
/// Worth its preparation (a microsecond or two for a mean of 100) where the same distribution is drawn from many times.
/// The table holds the counts that matter; a number in a tail beyond it is answered by inversion. Draws are increasing
/// in u.
public struct CountTable: Sendable {
    /// Who answers outside the table.
    @usableFromInline
    enum Law: Sendable {
        case poisson(mean: Double)
        case negativeBinomial(mean: Double, size: Double)
        case listed
    }

    @usableFromInline let law: Law
    @usableFromInline let first: Int
    /// P(X <= first + i), increasing.
    @usableFromInline let cumulative: [Double]
    /// The table answers for numbers above `floor` and up to `ceiling`.
    @usableFromInline let floor: Double
    @usableFromInline let ceiling: Double
    @usableFromInline let guide: GuideTable

    private init(_ law: Law, first: Int, floor: Double, cumulative: [Double]) {
        self.law = law
        self.first = first
        self.floor = floor
        self.cumulative = cumulative
        ceiling = cumulative[cumulative.count - 1]
        guide = GuideTable(count: cumulative.count) { cumulative[$0] >= Double($1) * 0x1p-64 }
    }

    /// A table between the quantiles of 2^-20 and 1 - 2^-20, of 65,536 entries at most.
    private init(_ law: Law, cumulative value: (Int) -> Double) {
        let first = Self.invert(0x1p-20, law)
        let last = min(Self.invert(1 - 0x1p-20, law), first + 65_535)
        self.init(law, first: first, floor: value(first - 1), cumulative: (first...last).map(value))
    }

    /// The Poisson distribution, see ``CountInversion/poisson(_:mean:)``.
    public static func poisson(mean: Double) -> CountTable {
        precondition(mean >= 0 && mean <= 1e15, "a Poisson mean must be between 0 and 1e15")
        let law = Law.poisson(mean: mean)
        guard mean <= CountInversion.sequentialLimit else {
            return CountTable(law) { CumulativeProbability.poisson($0, mean: mean) }
        }
        let terms = PoissonTerms(mean: mean).cumulative(atMost: CountInversion.stepLimit)
        return CountTable(law, first: 0, floor: -1, cumulative: terms)
    }

    /// The negative binomial distribution, see ``CountInversion/negativeBinomial(_:mean:size:)``.
    public static func negativeBinomial(mean: Double, size: Double) -> CountTable {
        precondition(mean >= 0 && mean <= 1e15, "a negative binomial mean must be between 0 and 1e15")
        precondition(size > 0, "a negative binomial size must be above 0")
        if CountInversion.isPoisson(mean: mean, size: size) { return poisson(mean: mean) }
        let law = Law.negativeBinomial(mean: mean, size: size)
        guard mean <= CountInversion.sequentialLimit else {
            return CountTable(law) { CumulativeProbability.negativeBinomial($0, mean: mean, size: size) }
        }
        let terms = NegativeBinomialTerms(mean: mean, size: size).cumulative(atMost: CountInversion.stepLimit)
        return CountTable(law, first: 0, floor: -1, cumulative: terms)
    }

    /// Any distribution over 0, 1, 2, ..., given by its probabilities (or weights in proportion to them).
    ///
    /// - Precondition: at least one weight; all finite and 0 or more; a positive, finite sum.
    public init(weights: [Double]) {
        precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights must be finite and 0 or more")
        var sum = 0.0
        var cumulative = weights.map { weight in
            sum += weight
            return sum
        }
        precondition(sum > 0 && sum.isFinite, "the weights must have a positive, finite sum")
        for i in cumulative.indices { cumulative[i] /= sum }
        // The last entries may be impossible: the first one that reaches the sum answers for all above it.
        let count = cumulative.firstIndex { $0 == 1 }! + 1
        self.init(.listed, first: 0, floor: -1, cumulative: Array(cumulative.prefix(count)))
    }

    /// The count for u: the least k with P(X <= k) >= u.
    ///
    /// - Precondition: 0 <= u <= 1.
    @inlinable
    public func draw(_ u: Double) -> Int {
        guard u > floor && u <= ceiling && u < 1 else { return outside(u) }
        var i = guide.start(UInt64(u * 0x1p64))
        return cumulative.withUnsafeBufferPointer { values in
            while values[i] < u { i &+= 1 }
            return first &+ i
        }
    }

    @usableFromInline
    func outside(_ u: Double) -> Int {
        if case .listed = law { return cumulative.count - 1 }
        return Self.invert(u, law)
    }

    private static func invert(_ u: Double, _ law: Law) -> Int {
        switch law {
        case .poisson(let mean): CountInversion.poisson(u, mean: mean)
        case .negativeBinomial(let mean, let size): CountInversion.negativeBinomial(u, mean: mean, size: size)
        case .listed: preconditionFailure("a listed distribution has no tail")
        }
    }
}
