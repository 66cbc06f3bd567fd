import ArgumentParser
import Foundation
import Queueing
import Reporting
import Wording

/// `waitcast queue fluid-list abandoning`.
struct AbandoningCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "fluid-list abandoning",
        "An overloaded list that people leave unserved.",
        AbandoningFluid.theory,
        examples: [
            "--referral-rate 20 --capacity 15 --hazard 0.01",
            "--referral-rate 20 --capacity 15 --hazard 0.01 --number 1000 --after 52",
            "--referral-rate 20 --hazard 0.01 --number 1000 --after 52 --target-queue 300",
            "--referral-rate 20 --hazard 0.01 --target-wait 13",
        ]
    )

    @Option(help: "Referrals per unit of time, lambda.")
    var referralRate: Double
    @Option(help: "Seen per unit of time while anyone waits, s.")
    var capacity: Double?
    @Option(help: "The rate at which each person waiting leaves unserved, theta.")
    var hazard: Double
    @Option(help: "The number waiting at the start, with --after.")
    var number: Double?
    @Option(help: "The time after the start.")
    var after: Double?
    @Option(help: "Find the capacity for this number waiting, in the long run or --after a time.")
    var targetQueue: Double?
    @Option(help: "Find the capacity for this wait, oldest first, in the long run.")
    var targetWait: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--capacity", isGiven: capacity != nil, hasTarget: hasTarget)
        if (number == nil) != (after == nil) { throw ValidationError("give --number and --after together") }
        if let after, !(after > 0) { throw ValidationError("--after must be above 0, found \(after)") }
        if let number, !(number >= 0) { throw ValidationError("--number must be 0 or more, found \(number)") }
        if targetQueue != nil, targetWait != nil {
            throw ValidationError("give --target-queue or --target-wait, not both")
        }
        if let targetWait, !(targetWait >= 0) {
            throw ValidationError("--target-wait must be 0 or more, found \(targetWait)")
        }
        if targetWait != nil, after != nil {
            throw ValidationError("--target-wait is about the long run: leave out --number and --after")
        }
    }

    private var hasTarget: Bool { targetQueue != nil || targetWait != nil }

    private func neededCapacity() throws -> Double {
        // Refuses rates that are not positive before anything is made of them.
        _ = try AbandoningFluid(arrivalRate: referralRate, capacity: 0, hazard: hazard)
        if let targetWait { return referralRate * exp(-hazard * targetWait) }
        let target = targetQueue ?? 0
        if let number, let after {
            return try AbandoningFluid.capacity(
                arrivalRate: referralRate,
                hazard: hazard,
                from: number,
                to: target,
                after: after
            )
        }
        let most = referralRate / hazard
        guard target >= 0, target <= most else {
            throw QueueError.unreachable(
                "the list never settles at \(significant(target, digits: 6)): without any capacity it settles at "
                    + significant(most, digits: 6)
            )
        }
        return referralRate - hazard * target
    }

    func sheet() throws -> FormulaSheet {
        let s = try known(capacity, orFound: neededCapacity)
        let fluid = try AbandoningFluid(arrivalRate: referralRate, capacity: s, hazard: hazard)
        let line = Quantity(hasTarget ? "capacity needed" : "capacity", "s", s, unit.rate)
        var results = [
            Quantity("number waiting in the long run", "N*", fluid.number, "people"),
            Quantity("its standard deviation", "", fluid.standardDeviation, "people"),
            Quantity("share that leaves unserved", "1 - s/lambda", fluid.shareLeaving),
            Quantity("leave unserved", "", referralRate * fluid.shareLeaving, unit.rate),
            Quantity("wait of those seen, oldest first", "", fluid.oldestFirstWait, unit.time),
            Quantity("mean wait so far, oldest first", "", fluid.oldestFirstMeanAge, unit.time),
            Quantity("mean wait so far, random order", "", fluid.randomOrderMeanAge, unit.time),
        ]
        var start: [Quantity] = []
        if let number, let after {
            start = [
                Quantity("number waiting at the start", "N(0)", number, "people"),
                Quantity("time after the start", "t", after, unit.time),
            ]
            let then = fluid.number(after: after, from: number)
            results.append(Quantity("number waiting after that time", "N(t)", then, "people"))
        }
        return FormulaSheet(
            title: "Overloaded list with abandonment",
            given: [Quantity("referral rate", "lambda", referralRate, unit.rate)] + (hasTarget ? [] : [line])
                + [Quantity("rate of leaving unserved, each", "theta", hazard, unit.rate)] + start
                + (targetQueue.map { [Quantity("target: number waiting", "", $0, "people")] } ?? [])
                + (targetWait.map { [Quantity("target: wait, oldest first", "", $0, unit.time)] } ?? []),
            results: (hasTarget ? [line] : []) + results,
            theory: AbandoningFluid.theory
        )
    }
}
