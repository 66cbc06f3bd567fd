import Simulation
import Testing

/// One child a week, urgent classes first, Poisson arrivals: a server whose service and idle spells both last a slot.
///
/// Whoever comes at an even moment of a week finds half a slot left on average, busy or idle, so that with non-preemptive
/// priorities
///
///     E W_k = (1/2) / ((1 - sigma_(k-1)) (1 - sigma_k)),   sigma_k = load of classes up to k
///
/// and (1/2)/(1 - rho) without. Waits are from arrival to the start of service. Source: Cobham, "Priority assignment in
/// waiting line problems", Operations Research 2 (1954); Kella and Yechiali, "Priorities in M/G/1 queue with server
/// vacations", Naval Research Logistics 35 (1988).
@Suite struct CobhamTests {
    static let loads = [0.2, 0.3, 0.3]
    static let weeks = 1_000
    static let settled = 200

    static func engine(urgentFirst: Bool, order: OrderOfService) -> Engine {
        let engine = Engine(
            network: singleList(weeks: weeks, past: 1, classes: 3),
            observation: ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        )
        engine.withInputs(of: 0) { inputs in
            let all = loads.reduce(0, +)
            for week in 0..<weeks { inputs.referralMean[week] = all }
            inputs.classShares = loads.map { $0 / all }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 1, order: order)
            if urgentFirst { inputs.capacity.access[0].value = Access(tiers: [.only(0), .only(1), .all]) }
        }
        return engine
    }

    /// Waits by Little's law: over time, those left after service and half the week's arrivals are waiting.
    static func answers(urgentFirst: Bool, order: OrderOfService) -> [TheoryRow] {
        let engine = engine(urgentFirst: urgentFirst, order: order)
        var waits = loads.map { _ in Sample() }
        var measured = Sample()
        for replication in 0..<1_500 {
            engine.run(seed: 62, replication: replication)
            var numbers = loads.map { _ in 0 }
            var waited = 0.0
            for week in settled..<weeks {
                for childClass in loads.indices {
                    numbers[childClass] += engine.flows(of: 0, class: childClass, in: week).waiting
                }
                waited += engine.flows(of: 0, in: week).seenWaitSum
            }
            for childClass in loads.indices {
                let atEnd = Double(numbers[childClass]) / Double(weeks - settled)
                waits[childClass].add(atEnd / loads[childClass] - 0.5)
            }
            // As many are seen as come, in the long run.
            measured.add(waited / Double(weeks - settled) / loads.reduce(0, +))
        }
        let name = urgentFirst ? "urgent first, \(order)" : "no priorities, \(order)"
        var before = 0.0
        let rho = loads.reduce(0, +)
        var answers: [TheoryRow] = []
        for (childClass, load) in loads.enumerated() {
            let byClass = 0.5 / ((1 - before) * (1 - before - load))
            before += load
            answers.append(
                TheoryRow(
                    "\(name): wait of class \(childClass + 1)",
                    value: urgentFirst ? byClass : 0.5 / (1 - rho),
                    waits[childClass]
                )
            )
        }
        // Whoever is first, the waits weighted by load are the same: the conservation law (Kleinrock 1965).
        answers.append(
            TheoryRow("\(name): wait of all who are seen", value: 0.5 / (1 - rho), measured)
        )
        return answers
    }

    /// Whose turn it is does not change how many are seen or wait, week by week and on the same numbers.
    @Test(arguments: [OrderOfService.oldestFirst, .random, .mixture(kappa: 1.5, psi: 0)])
    func numbersDoNotDependOnPriorities(_ order: OrderOfService) {
        let plain = Self.engine(urgentFirst: false, order: .oldestFirst)
        let urgent = Self.engine(urgentFirst: true, order: order)
        for replication in 0..<20 {
            plain.run(seed: 63, replication: replication)
            urgent.run(seed: 63, replication: replication)
            for week in 0..<Self.weeks {
                let (one, other) = (plain.flows(of: 0, in: week), urgent.flows(of: 0, in: week))
                #expect(one.seen == other.seen && one.waiting == other.waiting)
            }
        }
    }
}
