import Testing

@testable import Simulation

/// Lists that are kept for some classes, and groups measured by class, against the counts by class.
@Suite struct ClassListTests {
    /// The list of each tier holds just the children of its classes, cohort by cohort.
    @Test func listsOfTiersHoldTheirClasses() {
        var lists = 0
        for number in ConservationTests.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 4, replication: number)
            for stage in 0..<engine.stageCount {
                let state = engine.states[stage]
                for line in 0..<state.lineCount {
                    lists += 1
                    let (classes, list) = (state.lines[line].classes, state.lines[line].list)
                    var (total, sum) = (0, 0)
                    for cohort in 0..<engine.cohortCount {
                        let children = (0..<engine.classCount)
                            .reduce(0) { count, childClass in
                                let row = childClass * engine.cohortCount
                                return count + (classes.holds(childClass) ? Int(state.byClass?[row + cohort] ?? 0) : 0)
                            }
                        #expect(Int(list.counts[cohort]) == children, "network \(number), stage \(stage), \(cohort)")
                        total += children
                        sum += children * cohort
                    }
                    #expect(list.total == total && list.cohortSum == sum)
                    for block in 0..<list.blockCount {
                        let first = block << CohortList.blockShift
                        let inBlock = (first..<first + 1 << CohortList.blockShift).reduce(0) { $0 + list.counts[$1] }
                        #expect(list.blocks[block] == inBlock)
                    }
                }
            }
        }
        #expect(lists > 100)
    }

    /// Numbers, thresholds and mean waits of a stage's classes add up to the stage's.
    @Test func groupsByClassAddUp() {
        for number in ConservationTests.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 5, replication: number)
            let stages = engine.network.stages.count
            for (stage, definition) in engine.network.stages.enumerated() {
                let groups = (0..<engine.classCount).map { stages + stage * engine.classCount + $0 }
                for week in definition.startWeek..<engine.weekCount {
                    let measure = { (index: Int, group: Int) in engine.stock(index, of: group, endOf: week) }
                    for index in [StockMeasure.number] + (0..<3).map({ StockMeasure.firstThreshold + $0 }) {
                        #expect(groups.reduce(0) { $0 + measure(index, $1) } == measure(index, stage))
                    }
                    let waits = groups.reduce(0) {
                        $0 + measure(StockMeasure.number, $1) * measure(StockMeasure.mean, $1)
                    }
                    let all = measure(StockMeasure.number, stage) * measure(StockMeasure.mean, stage)
                    #expect(abs(waits - all) <= 1e-9 * max(1, all))
                    let longest = groups.map { measure(StockMeasure.longest, $0) }.max() ?? 0
                    #expect(abs(longest - measure(StockMeasure.longest, stage)) < 1)
                }
            }
        }
    }
}
