import Foundation
import Randomness
import Simulation
import Testing

/// Who joins and who leaves when a list is bent.
@Suite struct BentListTests {
    /// A list to which nobody is referred and from which nobody is seen.
    private static func list(_ initial: [[Int32]], path: NumberPath) -> Engine {
        let network = singleList(weeks: 2, past: initial[0].count, classes: initial.count)
        let engine = Engine(network: network, observation: .everyWeek(2, thresholds: [], percentiles: true))
        engine.withInputs(of: 0) { inputs in
            inputs.initial = initial.flatMap(\.self)
            inputs.path = path
        }
        return engine
    }

    /// Each cohort and class gains or loses its share of the change in expectation, and never more than a child off it.
    ///
    /// Counts of one cell over replications are floor or ceiling of its share: their mean has variance p (1 - p)/n.
    @Test(arguments: [20.0, 41, 55, 61, 130])
    func everybodyIsBentAlike(_ wanted: Double) {
        let initial: [[Int32]] = [[9, 0, 3, 1, 12, 0, 0, 2, 7, 1, 1, 5], [1, 0, 4, 0, 2, 0, 3, 0, 0, 1, 2, 1]]
        let total = Double(initial.joined().reduce(0) { $0 + Int($1) })
        let engine = Self.list(initial, path: NumberPath([NumberPath.Point(week: 0, number: wanted)]))
        let replications = 4_000
        var sums = initial.map { $0.map { _ in 0 } }
        let factor = wanted / total
        for replication in 0..<replications {
            let cells = Self.cells(engine, replication)
            for (childClass, row) in cells.enumerated() {
                for (cohort, children) in row.enumerated() {
                    let share = Double(initial[childClass][cohort]) * factor
                    #expect(Double(children) > share - 1.000001 && Double(children) < share + 1.000001)
                    sums[childClass][cohort] += children
                }
            }
        }
        for (childClass, row) in sums.enumerated() {
            for (cohort, sum) in row.enumerated() {
                let share = Double(initial[childClass][cohort]) * factor
                let part = share - share.rounded(.down)
                let error = (part * (1 - part) / Double(replications)).squareRoot()
                #expect(abs(Double(sum) / Double(replications) - share) <= 4 * error + 1e-9, "\(childClass), \(cohort)")
            }
        }
    }

    /// Children by class and cohort at the end of a replication.
    private static func cells(_ engine: Engine, _ replication: Int) -> [[Int]] {
        engine.run(seed: 9, replication: replication)
        return engine.counts(of: 0).map { Array($0.prefix(engine.network.pastWeeks)) }
    }

    /// With exponents by wait the bands move by powers of one factor.
    @Test func bandsFollowTheirExponents() {
        let initial: [Int32] = [40, 80, 60, 0, 50, 90, 70, 110]
        let path = NumberPath(
            [NumberPath.Point(week: 0, number: 300)],
            bands: [
                NumberPath.Band(fromWeeks: 0, exponent: 1.8), NumberPath.Band(fromWeeks: 3, exponent: 1),
                NumberPath.Band(fromWeeks: 6, exponent: 1.7),
            ]
        )
        let engine = Self.list([initial], path: path)
        let replications = 2_000
        var bands = [0, 0, 0]
        for replication in 0..<replications {
            let counts = Self.cells(engine, replication)[0]
            // At the end of week 0, cohort 8, cohorts 7 and 6 have waited less than three weeks, 5, 4 and 3 less than six.
            bands[0] += counts[6] + counts[7]
            bands[1] += counts[3...5].reduce(0, +)
            bands[2] += counts[0...2].reduce(0, +)
        }
        let means = bands.map { Double($0) / Double(replications) }
        let factors = zip(means, [180.0, 140, 180]).map { $0 / $1 }
        #expect(abs(means.reduce(0, +) - 300) < 1e-9)
        #expect(abs(log(factors[0]) / log(factors[1]) - 1.8) < 0.02)
        #expect(abs(log(factors[2]) / log(factors[1]) - 1.7) < 0.02)
    }

    /// With numbers that have waited long, those are met to a child or two; in each band everybody has the same chance.
    @Test(arguments: [(300.0, SIMD2(120.0, 30.0)), (600, SIMD2(450, 10.5)), (500, SIMD2(0, 0)), (40, SIMD2(40, 40))])
    func bandsHaveTheirNumbers(_ number: Double, _ long: SIMD2<Double>) {
        let initial: [Int32] = [40, 80, 60, 10, 50, 90, 70, 100]
        var path = NumberPath([NumberPath.Point(week: 0, number: number, ages: .beyond(long))])
        path.thresholds = SIMD2(3, 6)
        let engine = Self.list([initial], path: path)
        let replications = 2_000
        var cells = [Double](repeating: 0, count: initial.count)
        for replication in 0..<replications {
            let counts = Self.cells(engine, replication)[0]
            let flows = engine.latentFlows(of: 0, in: 0)
            #expect(counts.reduce(0, +) == Int(number) && flows.additions - flows.removals == Int(number) - 500)
            // At the end of week 0, cohorts 5 and older have waited three weeks, 2 and older six.
            let (most, longest) = (counts[0...5].reduce(0, +), counts[0...2].reduce(0, +))
            #expect(abs(Double(most) - long[0]) < 2 && abs(Double(longest) - long[1]) < 2)
            for cohort in counts.indices { cells[cohort] += Double(counts[cohort]) / Double(replications) }
        }
        let bands = [0...2: long[1], 3...5: long[0] - long[1], 6...7: number - long[0]]
        for (cohorts, wanted) in bands {
            let before = Double(initial[cohorts].reduce(0, +))
            for cohort in cohorts {
                #expect(abs(cells[cohort] - Double(initial[cohort]) * wanted / before) < 0.1, "cohort \(cohort)")
            }
        }
    }

    /// A mean wait is met within what whole children allow, and one out of reach is approached.
    @Test(arguments: [(500.0, 3.0), (500, 5), (620, 4), (350, 4.5), (500, 40)])
    func aMeanIsMet(_ number: Double, _ mean: Double) {
        let initial: [Int32] = [40, 80, 60, 10, 50, 90, 70, 100]
        let engine = Self.list(
            [initial],
            path: NumberPath([NumberPath.Point(week: 0, number: number, ages: .mean(mean))])
        )
        let replications = 400
        var sum = 0.0
        for replication in 0..<replications {
            #expect(Self.cells(engine, replication)[0].reduce(0, +) == Int(number))
            sum += engine.stock(StockMeasure.mean, of: 0, endOf: 0)
        }
        let found = sum / Double(replications)
        // Nobody has waited longer than eight and a half weeks.
        if mean < 8 {
            #expect(abs(found - mean) < 0.03, "\(found)")
        } else {
            #expect(found > 7 && found < 8.5, "\(found)")
        }
    }

    /// Whoever is wanted of a band that has nobody comes to the nearest that has somebody.
    @Test func bandsWithoutAnybody() {
        let engine = Self.list(
            [[0, 0, 0, 0, 0, 0, 30, 20]],
            path: NumberPath([NumberPath.Point(week: 0, number: 80, ages: .beyond(SIMD2(40, 10)))])
        )
        engine.run(seed: 3, replication: 0)
        let flows = engine.latentFlows(of: 0, in: 0)
        #expect(engine.flows(of: 0, in: 0).waiting == 80 && flows.additions == 30 && flows.removals == 0)
    }

    /// Bent to nobody a list is empty; bent from nobody it holds children who begin to wait, in the classes of referrals.
    @Test func toNobodyAndFromNobody() {
        let engine = Self.list(
            [[5, 0, 9], [1, 2, 0]],
            path: NumberPath([NumberPath.Point(week: 0, number: 0.4), NumberPath.Point(week: 1, number: 1_000)])
        )
        engine.withInputs(of: 0) { $0.classShares = [0.25, 0.75] }
        engine.run(seed: 1, replication: 0)
        #expect(engine.flows(of: 0, in: 0).waiting == 0 && engine.latentFlows(of: 0, in: 0).removals == 17)
        #expect(engine.latentFlows(of: 0, in: 1).additions == 1_000)
        #expect(engine.stock(StockMeasure.mean, of: 0, endOf: 1) == 0.5)
        let second = engine.latentFlows(of: 0, class: 1, in: 1).additions
        #expect(abs(Double(second) - 750) < 5 * (1_000 * 0.25 * 0.75).squareRoot())
    }

    /// Removals that their own cohort cannot give come from the nearest, the older of two as near.
    ///
    /// What nobody can give is missing. Worked out by hand.
    @Test func removalsFromTheNearest() {
        // The run that is noted: 8 children in each of two cohorts and 2 in a third, of whom 9 leave.
        let engine = Self.list([[0, 2, 0, 8, 0, 8, 0]], path: NumberPath([NumberPath.Point(week: 0, number: 9)]))
        engine.run(seed: 1, replication: 0)
        let noted = zip([0, 2, 0, 8, 0, 8, 0], engine.counts(of: 0)[0]).map { $0 - $1 }
        #expect(noted.reduce(0, +) == 9 && noted[1] == 1 && noted[3] == 4 && noted[5] == 4)
        engine.replaysLatentFlows = true
        func replay(_ initial: [Int32]) -> (counts: [Int], flows: LatentFlows) {
            engine.withInputs(of: 0) { $0.initial = initial }
            engine.run(seed: 1, replication: 0)
            return (engine.counts(of: 0)[0], engine.latentFlows(of: 0, in: 0))
        }
        // Nobody in cohort 5: four from cohort 4, the older of its neighbours.
        #expect(replay([0, 2, 0, 8, 9, 0, 9]).counts.prefix(7) == [0, 1, 0, 4, 5, 0, 9])
        // Two short in cohort 3, after everybody has been to their own: from cohort 1 and then 5, which are as near.
        #expect(replay([0, 2, 0, 2, 0, 8, 0]).counts.prefix(7) == [0, 0, 0, 0, 0, 3, 0])
        // Nobody newer than cohort 1.
        #expect(replay([3, 9, 0, 0, 0, 0, 0]).counts.prefix(7) == [3, 0, 0, 0, 0, 0, 0])
        let few = replay([1, 0, 2, 0, 0, 0, 1])
        #expect(few.counts.allSatisfy { $0 == 0 })
        #expect(few.flows.removals == 4 && few.flows.missing == 5)
    }
}
