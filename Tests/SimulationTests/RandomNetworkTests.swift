import Simulation
import Testing

/// The generator of networks reaches what it is meant to reach; otherwise tests on them would prove little.
@Suite struct RandomNetworkTests {
    @Test func networksAreOfEveryKind() {
        var reached: [String: Int] = [:]
        func note(_ feature: String, _ count: Int) { reached[feature, default: 0] += count }
        for number in ConservationTests.networks {
            var random = RandomNetwork(number)
            let engine = random.engine()
            engine.run(seed: 1, replication: number)
            let network = engine.network
            note("classes", network.classCount > 1 ? 1 : 0)
            note("late starts", network.stages.count { $0.startWeek > 0 })
            note("class afterwards", network.stages.count { $0.classAfterwards != nil && network.classCount > 1 })
            for (index, stage) in network.stages.enumerated() {
                for route in stage.routes {
                    if case .stage(let next) = route, next <= index { note("feedback", 1) }
                    if case .outcomeAndReferral = route { note("outcome and referral", 1) }
                }
                for demand in stage.demands {
                    if case .routes = demand.trigger {
                        note("demand by route", 1)
                    } else {
                        note("\(demand.trigger)", 1)
                    }
                    note("demand later", demand.afterWeeks > 0 ? 1 : 0)
                }
                engine.withInputs(of: index) { inputs in
                    note("bands", inputs.attrition.count { $0.value.bands.count > 1 })
                    note("hazard phases", inputs.attrition.count > 1 ? 1 : 0)
                    note("diverted on", inputs.divertedTo == nil ? 0 : 1)
                    note("in work at start", inputs.initialInWork.count)
                    for pass in [inputs.capacity] + inputs.extraCapacity {
                        note("share of list", pass.variation == .shareOfList ? 1 : 0)
                        note("unlimited", pass.variation == .unlimited ? 1 : 0)
                        note("tiers", pass.access.count { $0.value.tiers.count > 1 })
                        note("carve-outs", pass.access.count { !$0.value.carveOuts.isEmpty })
                    }
                }
                for week in 0..<network.weekCount {
                    let flows = engine.flows(of: index, in: week)
                    note("early disposals", flows.earlyDisposals)
                    note("left", flows.left)
                    note("left by routes", stage.leavingRoutes.isEmpty ? 0 : flows.left)
                    note("in work", flows.inWork)
                    note("transferred", flows.transferred)
                }
            }
            for pool in network.pools.indices {
                engine.withInputs(ofPool: pool) { inputs in
                    for phase in inputs.sharing {
                        if case .shares = phase.value { note("shares", 1) } else { note("\(phase.value)", 1) }
                    }
                }
            }
        }
        let least = [
            "classes": 50, "late starts": 50, "class afterwards": 30, "feedback": 50, "outcome and referral": 20,
            "demand by route": 20, "takenUp": 20, "completed": 20, "waiting": 20, "demand later": 50, "bands": 50,
            "hazard phases": 30, "diverted on": 30, "in work at start": 100, "share of list": 20, "unlimited": 10,
            "tiers": 100, "carve-outs": 100, "early disposals": 5_000, "left": 5_000, "left by routes": 1_000,
            "in work": 5_000, "transferred": 1_000, "inTurn": 20, "shares": 20, "byWork": 20, "longestWait": 20,
        ]
        for (feature, count) in least {
            #expect(reached[feature, default: 0] >= count, "\(feature): \(reached[feature, default: 0])")
        }
    }
}
