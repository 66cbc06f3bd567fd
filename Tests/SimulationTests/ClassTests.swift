import Testing

import Simulation

/// Classes of children: drawn by their shares, and taken off a list as chance or the order of service has it.
@Suite struct ClassTests {
    static func engine(classes: Int, weeks: Int = 1, change: (inout StageInputs) -> Void) -> Engine {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 10, classes: classes),
            observation: .everyWeek(weeks, thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0, change)
        return engine
    }

    /// Referrals part by the classes' shares; a class without a share gets nobody.
    @Test func referralsPartByShares() {
        let shares = [0.5, 0, 0.2, 0.3]
        let engine = Self.engine(classes: 4) { inputs in
            inputs.classShares = shares
            inputs.referralMean[0] = 30
            inputs.referralSize[0] = 2
            inputs.divertedShare = [0.25]
        }
        var counts: [Int: Int] = [:]
        for replication in 0..<3_000 {
            engine.run(seed: 40, replication: replication)
            for childClass in 0..<4 {
                counts[childClass, default: 0] += engine.flows(of: 0, class: childClass, in: 0).joined
            }
        }
        #expect(counts[1] == 0)
        let result = chiSquare(counts, against: [0: 0.5, 2: 0.2, 3: 0.3], of: counts.values.reduce(0, +))
        #expect(result.statistic < result.limit, "chi-square \(result.statistic), limit \(result.limit)")
    }

    /// Of 60 children of three classes in two cohorts, 10 taken at random are of class 1 with hypergeometric mean
    /// 10 x 20/60 and variance 10 x 1/3 x 2/3 x 50/59; likewise those who leave.
    @Test func thoseTakenAreOfAnyClass() {
        let fill = { (inputs: inout StageInputs) in
            for (place, children) in [(0, 10), (9, 15), (10, 12), (19, 8), (20, 6), (29, 9)] {
                inputs.initial[place] = Int32(children)
            }
        }
        let random = Self.engine(classes: 3) { inputs in
            fill(&inputs)
            inputs.capacity = CapacityPass(weekCount: 1, mean: 10, order: .random)
        }
        let leaving = Self.engine(classes: 3) { inputs in
            fill(&inputs)
            inputs.attrition = [Phase(from: 0, .constant(0.3))]
        }
        var seen = Sample()
        var gone = Sample()
        var all = Sample()
        for replication in 0..<20_000 {
            random.run(seed: 41, replication: replication)
            seen.add(Double(random.flows(of: 0, class: 1, in: 0).seen))
            leaving.run(seed: 42, replication: replication)
            gone.add(Double(leaving.flows(of: 0, class: 1, in: 0).left))
            all.add(Double(leaving.flows(of: 0, in: 0).left))
        }
        expect(seen, equals: 10.0 / 3, "class 1 among ten seen at random")
        expectDeviation(seen, equals: (10.0 / 3 * 2 / 3 * 50 / 59).squareRoot(), "sd of class 1 among ten seen")
        // 1 - exp(-.3) of each class leave in a week.
        expect(gone, equals: 20 * 0.259_181_779, "class 1 among those who leave")
        expect(all, equals: 60 * 0.259_181_779, "all who leave")
        expectDeviation(all, equals: (60 * 0.259_181_779 * 0.740_818_221).squareRoot(), "sd of all who leave")
    }
}
