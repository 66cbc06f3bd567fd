import Areas
import Charts
import Runs
import Statistics

/// In how many of 100 futures each plan meets the targets of a service, by their dates.
struct TargetTable {
    let result: RunResult
    let service: String

    /// The targets about the service that fall due in the run.
    private var targets: [Target] {
        result.targets.compactMap { one -> Target? in
            guard one.plan == result.plans[0].id, one.probability != nil, case .one(let target) = one.aim,
                target.service == service
            else { return nil }
            return target
        }
    }

    private func probability(_ plan: Plan, _ target: Target) -> ProportionEstimate? {
        result.targets.first { $0.plan == plan.id && $0.aim == .one(target) }?.probability
    }

    /// The table; `nil` where there is no target.
    var html: HTML? {
        let targets = targets
        guard !targets.isEmpty else { return nil }
        // Plans that leave every target as no change does are named once.
        let same = result.plans.dropFirst()
            .filter { plan in targets.allSatisfy { probability(plan, $0) == probability(result.plans[0], $0) } }
        let rows = result.plans.filter { plan in !same.contains { $0.id == plan.id } }
            .sorted { (probability($0, targets[0])?.value ?? 0) > (probability($1, targets[0])?.value ?? 0) }
        let others = same.isEmpty ? "" : " As no change: \(same.map(\.name).joined(separator: ", "))."
        return StackTable(
            name: "pgrid",
            title: title(targets[0], rows),
            note: [
                HTML("Futures in which each target is met at its date. Each dot is 2 of 100.\(others) "),
                EvidenceMark.known(.assumed).html, ": what each plan achieves.",
            ],
            heads: [StackTable.Head(text: "Plan")]
                + targets.map { StackTable.Head(text: $0.spokenGoal.capitalizedFirst) },
            rows: rows.map { plan in
                StackTable.Row(
                    title: [HTML("b", plan.name)],
                    cells: targets.map { target in probability(plan, target).map(HTML.frequency) ?? ["–"] }
                )
            }
        )
        .html
    }

    /// What is found of the first target.
    private func title(_ target: Target, _ rows: [Plan]) -> String {
        let goal = target.spokenGoal.capitalizedFirst
        let found = rows.filter { !result.isPossibleFuture($0) }
            .compactMap { plan in probability(plan, target).map { (plan, $0) } }
        guard let best = found.first, best.1.successes > 0 else { return "\(goal): no plan meets it in any future" }
        // What readers see: counts that are told alike are not ranked.
        let count = { (plan: Plan) in probability(plan, target)?.ofHundred }
        if count(result.plans[0]) == best.1.ofHundred {
            return "\(goal): met \(best.1.inFutures) with no change, and by no plan more often"
        }
        let isAlone = found.count { $0.1.ofHundred == best.1.ofHundred } == 1
        return "\(goal): \(best.0.name) meets it \(best.1.inFutures)\(isAlone ? ", more than any other" : "")"
    }
}

extension HTML {
    /// A probability as fifty dots and in words.
    static func frequency(_ estimate: ProportionEstimate) -> [HTML] {
        [.decoration(.dots(estimate.value), class: "dots"), .small("\(estimate.ofHundred) of 100")]
    }
}
