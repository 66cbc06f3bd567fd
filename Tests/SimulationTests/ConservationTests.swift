import Simulation
import Testing

/// Nobody appears and nobody is lost, on networks of every kind.
@Suite struct ConservationTests {
    static let networks = 0..<150

    /// Per stage: initial + referrals - diverted + joined = waiting + seen + early disposals + transferred + left, and
    /// initially in work + seen = in work + completed, at the end of every week.
    @Test func everyWeekAndStage() {
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 1, replication: number)
            for stage in engine.network.stages.indices {
                let classes = 0..<engine.network.classCount
                var balance = Self.initial(engine, stage, classes: classes)
                var inWork = Self.initialInWork(engine, stage, classes: classes)
                for week in engine.network.stages[stage].startWeek..<engine.network.weekCount {
                    let flows = engine.flows(of: stage, in: week)
                    balance += flows.referrals - flows.diverted + flows.joined
                    let taken = flows.seen + flows.earlyDisposals + flows.transferred
                    balance -= taken + flows.left
                    inWork += flows.seen - flows.completed
                    #expect(flows.waiting == balance && flows.inWork == inWork, "network \(number), \(stage), \(week)")
                    #expect(engine.stock(StockMeasure.number, of: stage, endOf: week) == Double(balance + inWork))
                    #expect(taken <= flows.capacity)
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
                var balance = classes.map { Self.initial(engine, stage, classes: $0..<$0 + 1) }
                var inWork = classes.map { Self.initialInWork(engine, stage, classes: $0..<$0 + 1) }
                for week in engine.network.stages[stage].startWeek..<engine.network.weekCount {
                    var sum = ClassFlows()
                    for childClass in classes {
                        let flows = engine.flows(of: stage, class: childClass, in: week)
                        balance[childClass] += flows.joined - flows.seen - flows.earlyDisposals
                        balance[childClass] -= flows.transferred + flows.left
                        inWork[childClass] += flows.seen - flows.completed
                        #expect(flows.waiting == balance[childClass] && flows.inWork == inWork[childClass])
                        #expect(flows.waiting >= 0 && flows.inWork >= 0)
                        sum.joined += flows.joined
                        sum.seen += flows.seen
                        sum.earlyDisposals += flows.earlyDisposals
                        sum.transferred += flows.transferred
                        sum.left += flows.left
                        sum.completed += flows.completed
                    }
                    let flows = engine.flows(of: stage, in: week)
                    #expect(sum.joined == flows.referrals - flows.diverted + flows.joined)
                    #expect(sum.seen == flows.seen && sum.left == flows.left && sum.transferred == flows.transferred)
                    #expect(sum.earlyDisposals == flows.earlyDisposals && sum.completed == flows.completed)
                }
            }
        }
    }

    /// Without referrals from outside and derived demands, whoever was there at the start is on a list, in work, or out by
    /// a way that is counted.
    @Test func everybodyIsSomewhere() {
        var children = 0
        for number in Self.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            let network = engine.network
            let (stages, classes, last) = (network.stages.indices, 0..<network.classCount, network.weekCount - 1)
            guard network.stages.allSatisfy({ $0.startWeek == 0 }) else { continue }
            var start = 0
            for stage in stages {
                start += Self.initial(engine, stage, classes: classes)
                start += Self.initialInWork(engine, stage, classes: classes)
                engine.withInputs(of: stage) { inputs in
                    for week in inputs.referralMean.indices { inputs.referralMean[week] = 0 }
                    for phase in inputs.demandShares.indices {
                        for demand in network.stages[stage].demands.indices {
                            inputs.demandShares[phase].value[demand] = 0
                        }
                    }
                    // Who leaves in the last week for another list as a new referral joins it after the end.
                    inputs.attrition.append(Phase(from: last, .none))
                }
            }
            engine.run(seed: 3, replication: number)
            var now = 0
            for week in 0...last {
                now += (0..<RandomNetwork.endings).reduce(0) { $0 + engine.count(of: $1, in: week) }
                for stage in stages {
                    let flows = engine.flows(of: stage, in: week)
                    now += flows.earlyDisposals
                    if network.stages[stage].routes.isEmpty { now += flows.completed }
                    if network.stages[stage].leavingRoutes.isEmpty { now += flows.left }
                    if week == last { now += flows.waiting + flows.inWork }
                }
            }
            #expect(now == start, "network \(number)")
            children += start
        }
        #expect(children > 5_000)
    }

    static func initial(_ engine: Engine, _ stage: Int, classes: Range<Int>) -> Int {
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

    static func initialInWork(_ engine: Engine, _ stage: Int, classes: Range<Int>) -> Int {
        engine.withInputs(of: stage) { inputs in
            inputs.initialInWork.reduce(0) { $0 + (classes.contains($1.childClass) ? $1.children : 0) }
        }
    }
}
