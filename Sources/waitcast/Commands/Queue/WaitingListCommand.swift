import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue waiting-list`.
struct WaitingListCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "waiting-list",
        "Rules of thumb for waiting lists (Fong et al.): whatever can be said of what is given.",
        WaitingListFormulas.theory,
        examples: [
            "--demand 30 --target-wait 52 --queue 1200 --weeks 26",
            "--demand 30 --target-wait 52 --factor 3 --demand-variation 1.1 --capacity-variation 1.2",
            "--demand 10 --capacity 27 --queue 520 --target-queue 180 --mean-wait 63 --target-wait 52",
        ]
    )

    @Option(help: "Referrals per week.")
    var demand: Double
    @Option(help: "Removals per week.")
    var capacity: Double?
    @Option(help: "The number waiting now.")
    var queue: Double?
    @Option(help: "The wait that nearly all should stay within, in weeks.")
    var targetWait: Double?
    @Option(help: "How many times shorter the mean wait should be than the target wait.")
    var factor = 4.0
    @Option(help: "The list size to aim at, in place of the one that follows from --target-wait.")
    var targetQueue: Double?
    @Option(help: "The weeks in which the list should reach the target queue.")
    var weeks: Double?
    @Option(help: "The mean wait now, in weeks.")
    var meanWait: Double?
    @Option(help: "Coefficient of variation of the times between referrals, cd.")
    var demandVariation = 1.0
    @Option(help: "Coefficient of variation of the times between removals, cc.")
    var capacityVariation = 1.0
    @Option(help: "How variable service is, F, for the target capacity of the paper.")
    var variability = 1.0
    @OptionGroup var output: SheetOutput

    func validate() throws {
        if capacity == nil, targetWait == nil, targetQueue == nil {
            throw ValidationError("give --capacity, --target-wait or --target-queue beside --demand")
        }
        for (option, value, partner, isThere) in [
            ("--weeks", weeks, "--queue", queue != nil), ("--mean-wait", meanWait, "--target-wait", targetWait != nil),
        ] where value != nil && !isThere {
            throw ValidationError("\(option) needs \(partner)")
        }
    }

    func sheet() throws -> FormulaSheet {
        var results: [Quantity] = []
        if let capacity {
            let load = try WaitingListFormulas.queueLoad(demand: demand, capacity: capacity)
            results.append(Quantity("queue load", "", load))
        }
        var goal = targetQueue
        if let targetWait { results += try targets(targetWait, &goal) }
        if let queue { results += try relief(queue, goal) }
        if let meanWait, let targetWait {
            let pressure = try WaitingListFormulas.pressure(meanWait: meanWait, targetWait: targetWait)
            results.append(Quantity("pressure: above 1 the target is likely to be missed", "", pressure))
        }
        return FormulaSheet(title: "Waiting list", given: given, results: results, theory: WaitingListFormulas.theory)
    }

    private func targets(_ targetWait: Double, _ goal: inout Double?) throws -> [Quantity] {
        typealias Fong = WaitingListFormulas
        let size = try Fong.targetQueue(demand: demand, targetWait: targetWait, factor: factor)
        let held = try Fong.targetCapacity(
            demand: demand,
            targetWait: targetWait,
            factor: factor,
            demandVariation: demandVariation,
            capacityVariation: capacityVariation
        )
        let paper = try Fong.targetCapacity(demand: demand, targetWait: targetWait, variability: variability)
        goal = goal ?? size
        return [
            Quantity("target mean wait", "", try Fong.targetMeanWait(targetWait: targetWait, factor: factor), "weeks"),
            Quantity("target queue", "", size, "people"),
            Quantity("target capacity, which holds it", "", held, "per week"),
            Quantity("target capacity by the form of the paper", "", paper, "per week"),
        ]
    }

    private func relief(_ queue: Double, _ goal: Double?) throws -> [Quantity] {
        typealias Fong = WaitingListFormulas
        var lines: [Quantity] = []
        if let weeks, let goal {
            let relief = try Fong.reliefCapacity(demand: demand, queue: queue, targetQueue: goal, weeks: weeks)
            lines.append(Quantity("relief capacity, which reaches the target queue", "", relief, "per week"))
        }
        if let capacity {
            let clearance = try Fong.clearanceTime(queue: queue, removalsPerWeek: capacity)
            lines.append(Quantity("clearance time, if nobody else joined", "", clearance, "weeks"))
            if let goal {
                let weeks = try weeksToTarget(queue, goal, capacity)
                lines.append(Quantity("time until the target queue", "", weeks, "weeks"))
            }
        }
        return lines
    }

    /// Never, where capacity does not exceed demand: the queue load above says so already.
    private func weeksToTarget(_ queue: Double, _ goal: Double, _ capacity: Double) throws -> Double {
        do {
            return try WaitingListFormulas.weeksToTarget(
                queue: queue,
                targetQueue: goal,
                demand: demand,
                capacity: capacity
            )
        } catch QueueError.unstable {
            return .infinity
        }
    }

    private var given: [Quantity] {
        let optional: [Quantity?] = [
            capacity.map { Quantity("capacity", "", $0, "per week") },
            queue.map { Quantity("queue", "", $0, "people") },
            targetWait.map { Quantity("target wait", "", $0, "weeks") },
            targetWait.map { _ in Quantity("factor", "", factor) },
            targetQueue.map { Quantity("target queue given", "", $0, "people") },
            weeks.map { Quantity("time for relief", "", $0, "weeks") },
            meanWait.map { Quantity("mean wait now", "", $0, "weeks") },
            targetWait.map { _ in Quantity("coefficient of variation of demand", "cd", demandVariation) },
            targetWait.map { _ in Quantity("coefficient of variation of capacity", "cc", capacityVariation) },
            targetWait.map { _ in Quantity("variability of service", "F", variability) },
        ]
        return [Quantity("demand", "", demand, "per week")] + optional.compactMap { $0 }
    }
}
