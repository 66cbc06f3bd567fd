import Foundation
import Wording

extension ListPosterior {
    /// What was learned of the list, in plain words; what is inferred reads as inferred.
    package var sentences: [String] {
        guard basis.months > 0 else { return [guess] }
        var lines = [leavers]
        if let additions { lines.append(additions) }
        lines.append(order)
        if let check, check.isLow { lines.append(check.sentence) }
        return lines
    }

    /// The row of a parameter by its name in files.
    package func row(_ name: String) -> Row? { table.first { $0.name == name } }

    /// How many leave the list, and of them how many are counted.
    private var leavers: String {
        let removed = flows.assessed.median + flows.others.median
        let start = "about \(whole(removed)) a month leave the list"
        guard basis.assessed else {
            return start + ": some \(range(flows.assessed)) by assessment, the others early or by and by; "
                + "nothing published tells them apart"
        }
        let early = row("early_share").map { $0.posterior.range }
        let share = early.map {
            ", \(percent($0.low)) to \(percent($0.high))% of referrals within weeks"
        }
        return start + "; \(whole(flows.assessed.median)) are published as assessed, so about "
            + "\(range(flows.others)) leave otherwise" + (share ?? "")
    }

    /// How many joined without a referral; `nil` where nothing says that any did.
    private var additions: String? {
        let count = Double(basis.months)
        guard flows.additions.median * count >= 0.5 else { return nil }
        let total = { (value: Double) in words((value * count).rounded()) }
        var text =
            "about \(total(flows.additions.median)) (\(total(flows.additions.low)) to \(total(flows.additions.high))) "
            + "joined in \(counted(basis.months, "month")) without a published referral"
        if flows.neededAdditions >= 1 {
            text += "; the counts alone ask for \(words(flows.neededAdditions.rounded(.up))), the rest is inferred"
        }
        return text
    }

    /// Whom assessments take.
    private var order: String {
        guard let row = row("order_of_service") else { return "" }
        let kappa = row.posterior.range
        let text =
            switch (kappa.low, kappa.high) {
            case (0.1..., _): "those who have waited long are assessed first more often"
            case (_, ...(-0.1)): "those who have waited long are assessed less often than others"
            default: "assessments seem to take long and short waits alike"
            }
        return "order of service: \(text) (preference \(signed(kappa.median)), \(signed(kappa.low)) to "
            + "\(signed(kappa.high)); \(row.words))"
    }

    /// What is said of a list of which one count is known.
    private var guess: String {
        let assessed = Range(of: particles.map { exp($0.logAssessed) })
        return
            "how many come and are assessed is a guess from one count: \(range(assessed)) assessed a month (eight in ten)"
    }

    private func whole(_ value: Double) -> String { words(value < 9.5 ? (value * 10).rounded() / 10 : value.rounded()) }
    private func range(_ range: Range) -> String {
        whole(range.low) == whole(range.high) ? whole(range.low) : "\(whole(range.low)) to \(whole(range.high))"
    }
    private func percent(_ share: Double) -> String { words((100 * share).rounded()) }
    private func signed(_ value: Double) -> String { words((value * 100).rounded() / 100) }
}
