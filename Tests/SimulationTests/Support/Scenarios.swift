import Randomness
import Simulation

/// One list on its own.
func singleList(weeks: Int, past: Int, service: String = "list", classes: Int = 1) -> Network {
    Network(
        weekCount: weeks,
        pastWeeks: past,
        classCount: classes,
        stages: [StageDefinition(serviceKey: RandomStream.serviceKey(service))]
    )
}

/// A feeder that sends exactly so many children a week to a list, as new referrals: stage 0 feeds, stage 1 is the list.
///
/// The list then has no randomness but that of its own order of service.
struct FedList {
    let network: Network
    let engine: Engine

    init(
        weeks: Int,
        past: Int,
        perWeek: Int,
        initial: [(waitedWeeks: Int, children: Int)],
        order: OrderOfService,
        observed: [Int]? = nil,
        thresholds: [Int] = [],
        percentiles: Bool = false
    ) {
        network = Network(
            weekCount: weeks,
            pastWeeks: past,
            stages: [
                StageDefinition(serviceKey: 1, routes: [.newReferral(1)]),
                StageDefinition(serviceKey: 2),
            ]
        )
        engine = Engine(
            network: network,
            observation: ObservationPlan(
                weekCount: weeks,
                weeks: observed ?? Array(0..<weeks),
                thresholds: thresholds,
                percentiles: percentiles
            )
        )
        engine.withInputs(of: 0) { inputs in
            inputs.initial[past - 1] = Int32(perWeek * weeks)
            inputs.capacity = CapacityPass(weekCount: weeks, mean: Double(perWeek))
        }
        engine.withInputs(of: 1) { inputs in
            for (waited, children) in initial { inputs.initial[past - 1 - waited] += Int32(children) }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: Double(perWeek), order: order)
        }
    }

    func stock(_ index: Int, endOf week: Int) -> Double {
        engine.stock(index, of: 1, endOf: week)
    }
}

/// Everything that the last run of an engine reports of some stages, or of all with their outcomes and groups, as one list
/// of numbers.
func everything(_ engine: Engine, stages: Range<Int>? = nil) -> [Double] {
    var all: [Double] = []
    let network = engine.network
    for week in 0..<network.weekCount {
        for stage in stages ?? network.stages.indices {
            let flows = engine.flows(of: stage, in: week)
            all += [
                flows.referrals, flows.diverted, flows.joined, flows.seen, flows.seenByExtra, flows.earlyDisposals,
                flows.transferred, flows.left, flows.completed, flows.completedOnTime, flows.completedExceptions,
                flows.completedOnTimeExceptions, flows.capacity, flows.waiting, flows.inWork,
            ]
            .map(Double.init)
            all.append(flows.seenWaitSum)
            for childClass in 0..<network.classCount {
                let flows = engine.flows(of: stage, class: childClass, in: week)
                all += [
                    flows.joined, flows.seen, flows.earlyDisposals, flows.transferred, flows.left, flows.completed,
                    flows.waiting, flows.inWork,
                ]
                .map(Double.init)
            }
        }
        if stages == nil { all += (0..<network.outcomeCount).map { Double(engine.count(of: $0, in: week)) } }
        guard engine.observation.isObserved[week] else { continue }
        for group in stages ?? network.groups.indices {
            for index in 0..<engine.observation.measureCount {
                all.append(engine.stock(index, of: group, endOf: week))
            }
        }
    }
    for group in stages ?? network.groups.indices {
        for index in 0..<engine.observation.measureCount { all.append(engine.stockAtStart(index, of: group)) }
    }
    return all
}
