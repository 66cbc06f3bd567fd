import ArgumentParser
import Foundation
import Queueing
import Reporting

/// `waitcast queue fluid-list random-order`.
struct RandomOrderCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "fluid-list random-order",
        "A long list in balance, seen in random order.",
        RandomOrderList.theory,
        examples: [
            "--referral-rate 10 --number 520 --within 52",
            "--referral-rate 10 --number 520 --start-mean-wait 60 --after 26 --percentile 92",
            "--referral-rate 10 --target-probability 0.92 --within 18",
        ]
    )

    @OptionGroup var size: ListSize
    @Option(help: "Find the number waiting at which the mean wait is this.")
    var targetWait: Double?
    @OptionGroup var waits: ListProbability
    @Option(help: "Another mean wait so far to start from, with --after.")
    var startMeanWait: Double?
    @Option(help: "The time after that start.")
    var after: Double?
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--number", isGiven: size.number != nil, hasTarget: hasTarget)
        if (startMeanWait == nil) != (after == nil) {
            throw ValidationError("give --start-mean-wait and --after together")
        }
        if let after, !(after >= 0) { throw ValidationError("--after must be 0 or more, found \(after)") }
        if let startMeanWait, !(startMeanWait >= 0) {
            throw ValidationError("--start-mean-wait must be 0 or more, found \(startMeanWait)")
        }
    }

    private var hasTarget: Bool { targetWait != nil || waits.targetProbability != nil }

    func sheet() throws -> FormulaSheet {
        let number = known(size.number) {
            let byProbability = waits.targetProbability.map { -(waits.within ?? 0) / log1p(-$0) }
            return size.referralRate * min(targetWait ?? .infinity, byProbability ?? .infinity)
        }
        let list = try RandomOrderList(referralRate: size.referralRate, number: number)
        let line = Quantity(hasTarget ? "greatest number waiting" : "number waiting", "n", number, "people")
        var results = [
            Quantity("mean wait so far, and of those seen", "n/lambda", list.meanAge, unit.time),
            Quantity("expected longest wait so far", "", list.expectedLongest, unit.time),
        ]
        results += waits.results(unit, shorter: { 1 - list.share(waitingLongerThan: $0) }, quantile: list.ageQuantile)
        var start: [Quantity] = []
        if let startMeanWait, let after {
            start = [
                Quantity("mean wait so far at the start", "m", startMeanWait, unit.time),
                Quantity("time after the start", "t", after, unit.time),
            ]
            let then = list.meanAge(after: after, from: startMeanWait)
            results.append(Quantity("mean wait so far after that time", "", then, unit.time))
        }
        return FormulaSheet(
            title: "List in random order",
            given: [Quantity("referral rate", "lambda", size.referralRate, unit.rate)] + (hasTarget ? [] : [line])
                + start
                + (targetWait.map { [Quantity("target: mean wait at most", "", $0, unit.time)] } ?? [])
                + waits.given(unit),
            results: (hasTarget ? [line] : []) + results,
            theory: RandomOrderList.theory
        )
    }
}
