import Simulation
import Testing

/// Common random numbers: a plan that helps never makes the list longer, in any week of any replication.
@Suite struct MonotonicityTests {
    static let weeks = 120
    static let orders: [OrderOfService] = [.oldestFirst, .random, .mixture(kappa: 0.8, psi: 0.35)]

    static func engine(_ order: OrderOfService, classes: Int = 1, change: (inout StageInputs) -> Void = { _ in })
        -> Engine
    {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 50, classes: classes),
            observation: .everyWeek(weeks, thresholds: [18], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            for cohort in 0..<50 { inputs.initial[cohort] = 6 }
            for week in 0..<weeks {
                inputs.referralMean[week] = 9.3
                inputs.referralSize[week] = 4
            }
            if classes > 1 { inputs.classShares = [0.8, 0.2] }
            inputs.capacity = CapacityPass(
                weekCount: weeks,
                mean: 8.1,
                variation: .negativeBinomial(size: 6),
                order: order
            )
            inputs.attrition = [Phase(from: 0, .constant(0.012))]
            change(&inputs)
        }
        return engine
    }

    static func list(_ engine: Engine, _ replication: Int) -> [Int] {
        engine.run(seed: 10, replication: replication)
        return (0..<weeks).map { engine.flows(of: 0, in: $0).waiting }
    }

    /// Requires the second plan's list to be at most the first's everywhere, and shorter somewhere.
    static func neverLonger(_ base: Engine, _ plan: Engine, sourceLocation: SourceLocation = #_sourceLocation) {
        var shorter = 0
        for replication in 0..<200 {
            let (before, after) = (list(base, replication), list(plan, replication))
            for week in 0..<weeks {
                #expect(after[week] <= before[week], "week \(week) of \(replication)", sourceLocation: sourceLocation)
                if after[week] < before[week] { shorter += 1 }
            }
        }
        #expect(shorter > 1_000, sourceLocation: sourceLocation)
    }

    @Test(arguments: orders, [1, 2])
    func moreCapacity(_ order: OrderOfService, classes: Int) {
        let plan = Self.engine(order, classes: classes) { inputs in
            for week in inputs.capacity.mean.indices { inputs.capacity.mean[week] = 9 }
        }
        Self.neverLonger(Self.engine(order, classes: classes), plan)
    }

    /// Fractions of a case too: 2.4 a week against 2.5, 2.9 and 3.
    @Test(arguments: [2.5, 2.9, 3])
    func moreFixedCapacity(_ mean: Double) {
        let fixed = { (mean: Double) in
            Self.engine(.oldestFirst) { $0.capacity = CapacityPass(weekCount: Self.weeks, mean: mean) }
        }
        Self.neverLonger(fixed(2.4), fixed(mean))
    }

    /// An extra pass that begins in week 10 instead of week 40.
    ///
    /// (Moving the same extra cases from later to earlier is not of this kind: part of what is seen early would have
    /// left anyway, and in the later weeks the other plan catches up.)
    @Test(arguments: orders)
    func earlierExtraCapacity(_ order: OrderOfService) {
        let from = { (start: Int) in
            Self.engine(order) { inputs in
                var extra = CapacityPass(weekCount: Self.weeks, variation: .poisson, order: .oldestFirst, key: 7)
                for week in start..<Self.weeks { extra.mean[week] = 1.7 }
                inputs.extraCapacity = [extra]
            }
        }
        Self.neverLonger(from(40), from(10))
    }

    @Test(arguments: orders)
    func fewerReferrals(_ order: OrderOfService) {
        let plan = Self.engine(order) { inputs in
            for week in 20..<Self.weeks { inputs.referralMean[week] = 8 }
        }
        Self.neverLonger(Self.engine(order), plan)
    }

    @Test(arguments: orders)
    func moreTriage(_ order: OrderOfService) {
        let triage = { (share: Double) in
            Self.engine(order) { $0.divertedShare = Array(repeating: share, count: Self.weeks) }
        }
        Self.neverLonger(triage(0.05), triage(0.1))
    }

    /// The difference between two plans varies at least 20 times less on common random numbers than on independent ones.
    @Test(arguments: orders)
    func pairedDifferencesVaryLess(_ order: OrderOfService) {
        let base = Self.engine(order)
        let plan = Self.engine(order) { inputs in
            for week in 30..<Self.weeks { inputs.capacity.mean[week] = 9 }
        }
        var paired = Sample()
        var unpaired = Sample()
        for replication in 0..<600 {
            let before = Self.list(base, replication)[Self.weeks - 1]
            paired.add(Double(before - Self.list(plan, replication)[Self.weeks - 1]))
            unpaired.add(Double(before - Self.list(plan, replication + 10_000)[Self.weeks - 1]))
        }
        #expect(unpaired.variance >= 20 * paired.variance, "\(unpaired.variance / paired.variance) times")
    }
}
