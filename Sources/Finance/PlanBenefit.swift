/// What a plan brings, by which its cost can be divided.
package enum PlanBenefit: Hashable, Sendable {
    /// Children seen or assessed, here or elsewhere, who would not have been in the forecast's months.
    case extraAssessments
    /// Weeks that children do not wait.
    case childWeeks
    /// Children who do not come to wait 52 weeks.
    case keptFrom52Weeks
    /// Percentage points of the cases of a stage that are done within its time limit.
    case timeliness(service: String, stage: String)

    /// Its name in results, as what one of them costs.
    package var words: String {
        switch self {
        case .extraAssessments: "cost per extra child seen or assessed"
        case .childWeeks: "cost per child-week of waiting avoided"
        case .keptFrom52Weeks: "cost per child spared a wait of 52 weeks"
        case .timeliness(let service, let stage):
            "cost per percentage point within due time at \(service), \(stage)"
        }
    }
}

/// What a unit of a benefit costs: a ratio of two changes from no change, over the replications of a run.
///
/// Only sums of whole numbers are kept, so that shards merge exactly.
package struct RatioSums: Equatable, Sendable {
    private var count = 0
    // Of the cost in pence, and of the benefit in thousandths.
    private var cost: Int128 = 0
    private var benefit: Int128 = 0
    private var costSquares: Int128 = 0
    private var benefitSquares: Int128 = 0
    private var products: Int128 = 0

    /// Of no replication yet.
    package init() {}

    /// Adds a replication; a benefit that is not a number has no ratio.
    package mutating func add(pence: Int64, benefit value: Double) {
        guard value.isFinite else { return }
        let (pence, thousandths) = (Int128(pence), Int128((value * 1_000).rounded()))
        count += 1
        cost += pence
        benefit += thousandths
        costSquares += pence * pence
        benefitSquares += thousandths * thousandths
        products += pence * thousandths
    }

    package mutating func merge(_ other: RatioSums) {
        count += other.count
        cost += other.cost
        benefit += other.benefit
        costSquares += other.costSquares
        benefitSquares += other.benefitSquares
        products += other.products
    }

    /// Pounds for one unit.
    package struct Ratio: Equatable, Sendable {
        /// The sum of the costs over the sum of the benefits.
        package var value: Double
        /// The ends of its 95% interval.
        package var low: Double
        package var high: Double
    }

    /// Whether the benefit is none in every replication: what a plan does not touch.
    package var isUntouched: Bool { benefitSquares == 0 }

    /// The mean of the benefit; `nil` without replications.
    package var meanBenefit: Double? { count > 0 ? Double(benefit) / Double(count) / 1_000 : nil }

    /// The ratio with its 95% interval; `nil` where the benefit's own 95% interval holds 0, or lies below it.
    ///
    /// With x the cost and y the benefit of a replication, Fieller's theorem: all r for which
    ///
    ///     (mean x - r mean y)^2 <= 1.96^2 (var x - 2 r cov(x, y) + r^2 var y)
    ///
    /// The variances are those of the replications and not of their means: the interval says how uncertain the world is,
    /// and does not shrink with more replications. It takes x and y as jointly normal.
    ///
    /// Source: Fieller, "Some problems in interval estimation", Journal of the Royal Statistical Society B 16 (1954).
    package var ratio: Ratio? {
        guard count > 1 else { return nil }
        let n = Double(count)
        // n times sums about the mean are whole numbers: nothing is lost where the means are large.
        func spread(_ squares: Int128, _ one: Int128, _ other: Int128) -> Double {
            Double(squares * Int128(count) - one * other) / (n * (n - 1))
        }
        let z = 1.959963984540054
        let (x, y) = (Double(cost) / n, Double(benefit) / n)
        let a = y * y - z * z * spread(benefitSquares, benefit, benefit)
        let b = x * y - z * z * spread(products, cost, benefit)
        let c = x * x - z * z * spread(costSquares, cost, cost)
        guard a > 0, y > 0 else { return nil }
        let root = max(0, b * b - a * c).squareRoot()
        // Pence over thousandths are tens of pounds.
        return Ratio(value: 10 * x / y, low: 10 * (b - root) / a, high: 10 * (b + root) / a)
    }
}

// MARK: - As bytes

extension RatioSums {
    private var sums: [Int128] { [Int128(count), cost, benefit, costSquares, benefitSquares, products] }

    func write(to bytes: inout [UInt8]) {
        for sum in sums { withUnsafeBytes(of: sum.littleEndian) { bytes.append(contentsOf: $0) } }
    }

    init?(reading bytes: UnsafeRawBufferPointer, at place: inout Int) {
        let size = MemoryLayout<Int128>.size
        guard bytes.count - place >= 6 * size else { return nil }
        let sums = (0..<6)
            .map { Int128(littleEndian: bytes.loadUnaligned(fromByteOffset: place + size * $0, as: Int128.self)) }
        guard let count = Int(exactly: sums[0]), count >= 0 else { return nil }
        place += 6 * size
        self.count = count
        (cost, benefit, costSquares, benefitSquares, products) = (sums[1], sums[2], sums[3], sums[4], sums[5])
    }
}
