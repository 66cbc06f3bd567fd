import Areas
import Charts
import Runs
import Statistics

/// In how many of 100 futures each plan meets the targets of a service, by their dates.
struct TargetTable {
    let result: RunResult
    let service: String

    /// The targets about the service that fall due in the run.
    private var aims: [Target] {
        result.targets.compactMap { one -> Target? in
            guard one.plan == result.plans[0].id, one.probability != nil, case .one(let target) = one.aim,
                target.service == service
            else { return nil }
            return target
        }
    }

    /// The table; `nil` where there is no target.
    var html: HTML? {
        let aims = aims
        guard !aims.isEmpty else { return nil }
        let estimate = { (plan: Plan, target: Target) in
            result.targets.first { $0.plan == plan.id && $0.aim == .one(target) }?.probability
        }
        // Plans that leave every target as no change does are named once.
        let same = result.plans.dropFirst()
            .filter { plan in aims.allSatisfy { estimate(plan, $0) == estimate(result.plans[0], $0) } }
        let rows = result.plans.filter { plan in !same.contains { $0.id == plan.id } }
            .sorted { (estimate($0, aims[0])?.value ?? 0) > (estimate($1, aims[0])?.value ?? 0) }
        let best = rows.first.flatMap { plan in estimate(plan, aims[0]).map { (plan, $0) } }
        let short = { (target: Target) in
            target.spoken(in: result.area).split(separator: ": ").last.map(String.init) ?? ""
        }
        let title = best.map {
            "\(short(aims[0]).capitalizedFirst): \($0.0.name) meets it in \(ReportWords.spokenFrequency($0.1)) futures, more than any other"
        }
        let isTold = best.map { $0.1.successes > 0 } ?? false
        let head = HTML(
            "tr",
            [("role", "row")],
            [HTML("th", [("scope", "col"), ("role", "columnheader")], ["Plan"])]
                + aims.map {
                    HTML("th", [("scope", "col"), ("role", "columnheader")], [HTML(short($0).capitalizedFirst)])
                }
        )
        let body = rows.map { plan in
            HTML(
                "tr",
                [("role", "row")],
                [HTML("th", [("scope", "row"), ("role", "rowheader")], [HTML("b", plan.name)])]
                    + aims.map { target in
                        guard let share = estimate(plan, target) else {
                            return HTML("td", [("role", "cell"), ("data-l", short(target))], [HTML("div", [], ["–"])])
                        }
                        return HTML(
                            "td",
                            [("role", "cell"), ("data-l", short(target))],
                            [
                                HTML(
                                    "div",
                                    [],
                                    [
                                        .decoration(.dots(share.value), class: "dots"),
                                        HTML("span", class: "s", [HTML(ReportWords.frequency(share))]),
                                    ]
                                )
                            ]
                        )
                    }
            )
        }
        let note = same.isEmpty ? "" : " As no change: \(same.map(\.name).joined(separator: ", "))."
        return HTML(
            "div",
            class: "tab",
            [
                HTML(
                    "table",
                    [("class", "pgrid stack"), ("role", "table")],
                    [
                        HTML(
                            "caption",
                            [],
                            [
                                HTML(
                                    "span",
                                    class: "ct",
                                    [
                                        HTML(
                                            isTold
                                                ? title ?? "Targets"
                                                : "No plan meets the first of these targets in any future"
                                        )
                                    ]
                                ),
                                HTML(
                                    "span",
                                    class: "cs",
                                    [
                                        HTML(
                                            "Futures in which each target is met at its date. Each dot is 2 of 100.\(note) "
                                        ), EvidenceMark.known(.assumed).html, ": what each plan achieves.",
                                    ]
                                ),
                            ]
                        ),
                        HTML("thead", [("role", "rowgroup")], [head]), HTML("tbody", [("role", "rowgroup")], body),
                    ]
                )
            ]
        )
    }
}
