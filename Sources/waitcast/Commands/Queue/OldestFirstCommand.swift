import ArgumentParser
import Queueing
import Reporting

/// `waitcast queue fluid-list oldest-first`.
struct OldestFirstCommand: QueueModel {
    static let configuration = CommandConfiguration.model(
        "fluid-list oldest-first",
        "A long list in balance, the longest waiters seen first.",
        OldestFirstList.theory,
        examples: [
            "--referral-rate 10 --number 520 --within 18",
            "--referral-rate 10 --number 520 --seen-at-once 0.4 --percentile 92",
            "--referral-rate 10 --target-wait 18",
        ]
    )

    @OptionGroup var size: ListSize
    @Option(help: "The share of referrals dealt with at once, psi.")
    var seenAtOnce = 0.0
    @Option(help: "Find the number waiting at which the wait is this.")
    var targetWait: Double?
    @OptionGroup var waits: ListProbability
    @OptionGroup var unit: TimeUnit
    @OptionGroup var output: SheetOutput

    func validate() throws {
        try requireOne("--number", isGiven: size.number != nil, hasTarget: hasTarget)
    }

    private var hasTarget: Bool { targetWait != nil || waits.targetProbability != nil }

    func sheet() throws -> FormulaSheet {
        let number = known(size.number) {
            // Waits so far are uniform, so that the share p waits less than p times the wait.
            let byProbability = waits.targetProbability.map { (waits.within ?? 0) / $0 }
            let wait = min(targetWait ?? .infinity, byProbability ?? .infinity)
            return size.referralRate * (1 - seenAtOnce) * wait
        }
        let list = try OldestFirstList(referralRate: size.referralRate, number: number, seenAtOnce: seenAtOnce)
        let line = Quantity(hasTarget ? "greatest number waiting" : "number waiting", "n", number, "people")
        return FormulaSheet(
            title: "Oldest-first list",
            given: [Quantity("referral rate", "lambda", size.referralRate, unit.rate)] + (hasTarget ? [] : [line])
                + [Quantity("share dealt with at once", "psi", seenAtOnce)]
                + (targetWait.map { [Quantity("target: wait at most", "", $0, unit.time)] } ?? []) + waits.given(unit),
            results: (hasTarget ? [line] : [])
                + [
                    Quantity("wait of those seen from the list", "", list.wait, unit.time),
                    Quantity("mean wait so far of those waiting", "", list.meanAge, unit.time),
                ]
                + waits.results(
                    unit,
                    shorter: list.share(waitingLessThan:),
                    quantile: list.ageQuantile
                ),
            theory: OldestFirstList.theory
        )
    }
}
