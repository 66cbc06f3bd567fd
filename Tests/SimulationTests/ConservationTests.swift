import Testing

import Simulation

/// Nobody appears and nobody is lost, on a hundred networks of every kind.
@Suite struct ConservationTests {
    static let networks = 0..<100

    /// Per stage: initial + referrals - diverted + joined = waiting + seen + early disposals + left, and
    /// seen = in work + completed, at the end of every week.
    @Test func everyWeekAndStage() {
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 1, replication: number)
            for stage in engine.network.stages.indices {
                var balance = initial(engine, stage, classes: 0..<engine.network.classCount)
                var inWork = 0
                for week in engine.network.stages[stage].startWeek..<engine.network.weekCount {
                    let flows = engine.flows(of: stage, in: week)
                    balance += flows.referrals - flows.diverted + flows.joined
                    balance -= flows.seen + flows.earlyDisposals + flows.left
                    inWork += flows.seen - flows.completed
                    #expect(flows.waiting == balance && flows.inWork == inWork, "network \(number), \(stage), \(week)")
                    #expect(engine.stock(StockMeasure.number, of: stage, endOf: week) == Double(balance + inWork))
                    #expect(flows.seen + flows.earlyDisposals <= flows.capacity)
                    #expect(flows.completedOnTime <= flows.completed && flows.seenByExtra <= flows.seen)
                    #expect(flows.seenWaitSum >= 0)
                }
            }
        }
    }

    /// The same per class, and the classes add up to the stage.
    @Test func everyWeekStageAndClass() {
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 2, replication: number)
            let classes = 0..<engine.network.classCount
            for stage in engine.network.stages.indices {
                var balance = classes.map { initial(engine, stage, classes: $0..<$0 + 1) }
                var inWork = classes.map { _ in 0 }
                for week in engine.network.stages[stage].startWeek..<engine.network.weekCount {
                    var sum = ClassFlows()
                    for childClass in classes {
                        let flows = engine.flows(of: stage, class: childClass, in: week)
                        balance[childClass] += flows.joined - flows.seen - flows.earlyDisposals - flows.left
                        inWork[childClass] += flows.seen - flows.completed
                        #expect(flows.waiting == balance[childClass] && flows.inWork == inWork[childClass])
                        #expect(flows.waiting >= 0 && flows.inWork >= 0)
                        sum.joined += flows.joined
                        sum.seen += flows.seen
                        sum.earlyDisposals += flows.earlyDisposals
                        sum.left += flows.left
                        sum.completed += flows.completed
                    }
                    let flows = engine.flows(of: stage, in: week)
                    #expect(sum.joined == flows.referrals - flows.diverted + flows.joined)
                    #expect(sum.seen == flows.seen && sum.left == flows.left)
                    #expect(sum.earlyDisposals == flows.earlyDisposals && sum.completed == flows.completed)
                }
            }
        }
    }

    /// Every case that is completed is an outcome, moves on, or was all that the stage had to do; cases sent to a stage
    /// before its list is known are in that list already.
    @Test func everyCompletedCaseGoesSomewhere() {
        var cases = 0
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            let network = engine.network
            guard network.stages.allSatisfy({ $0.startWeek == 0 && !$0.routes.isEmpty }) else { continue }
            for stage in network.stages.indices {
                // No referrals from outside: whoever is referred comes from another stage.
                engine.withInputs(of: stage) { inputs in
                    for week in inputs.referralMean.indices { inputs.referralMean[week] = 0 }
                }
            }
            engine.run(seed: 3, replication: number)
            for week in 0..<network.weekCount {
                var completed = 0
                var arrived = (0..<network.outcomeCount).reduce(0) { $0 + engine.count(of: $1, in: week) }
                for stage in network.stages.indices {
                    let flows = engine.flows(of: stage, in: week)
                    completed += flows.completed
                    arrived += flows.joined + flows.referrals
                }
                #expect(completed == arrived)
                cases += completed
            }
        }
        #expect(cases > 1_000)
    }

    /// The generator reaches what it is meant to reach; otherwise the tests above would prove little.
    @Test func networksAreOfEveryKind() {
        var late = 0
        var feedback = 0
        var classes = 0
        var early = 0
        var left = 0
        var inWork = 0
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 1, replication: number)
            let stages = engine.network.stages
            late += stages.count { $0.startWeek > 0 }
            feedback += stages.indices.count { index in
                stages[index].routes
                    .contains { route in
                        if case .stage(let next) = route { next <= index } else { false }
                    }
            }
            classes += engine.network.classCount > 1 ? 1 : 0
            for stage in stages.indices {
                for week in 0..<engine.network.weekCount {
                    let flows = engine.flows(of: stage, in: week)
                    early += flows.earlyDisposals
                    left += flows.left
                    inWork += flows.inWork
                }
            }
        }
        #expect(late > 20 && feedback > 20 && classes > 20 && early > 1_000 && left > 1_000 && inWork > 1_000)
    }

    private func initial(_ engine: Engine, _ stage: Int, classes: Range<Int>) -> Int {
        engine.withInputs(of: stage) { inputs in
            let network = engine.network
            return classes.reduce(0) { sum, childClass in
                let past = childClass * network.pastWeeks
                let recent = childClass * network.weekCount
                return sum + inputs.initial[past..<past + network.pastWeeks].reduce(0) { $0 + Int($1) }
                    + inputs.initialRecent[recent...recent + network.stages[stage].startWeek]
                    .reduce(0) { $0 + Int($1) }
            }
        }
    }
}
