import Areas
import Calendar
import Calibration
import Charts
import Runs
import Statistics
import Wording

/// All services if nothing changes, one a row, their ranges on one scale: multiples of today's list.
struct OverviewTable {
    let result: RunResult

    var html: HTML {
        let heads = [
            ("Service", ""), (result.months[0].name, "n"), (result.lookMonth.name, "n"), ("Over a year then", "n"),
            ("Against today: none, as now, twice, three times", "rt"), ("Evidence", ""),
        ]
        let rows = result.models.compactMap(row)
        return HTML(
            "div",
            class: "tab",
            [
                HTML(
                    "table",
                    [("class", "allt stack"), ("role", "table")],
                    [
                        HTML(
                            "caption",
                            [],
                            [
                                HTML("span", class: "ct", [HTML(title)]),
                                HTML(
                                    "span",
                                    class: "cs",
                                    [
                                        HTML(
                                            "Children waiting at the end of \(ReportWords.month(result.months[0])) and on \(result.lookDay): middle and range of 8 in 10 futures. Do not add up: lists may hold the same children. Dashed: one count and no flows, so the range is the finding."
                                        )
                                    ]
                                ),
                            ]
                        ),
                        HTML(
                            "thead",
                            [("role", "rowgroup")],
                            [
                                HTML(
                                    "tr",
                                    [("role", "row")],
                                    heads.map { name, kind in
                                        HTML(
                                            "th",
                                            [("scope", "col"), ("role", "columnheader")]
                                                + (kind.isEmpty ? [] : [("class", kind)]),
                                            [HTML(name)]
                                        )
                                    }
                                )
                            ]
                        ),
                        HTML("tbody", [("role", "rowgroup")], rows),
                    ]
                )
            ]
        )
    }

    private var title: String {
        let courses = result.models.compactMap { model -> ReportWords.Course? in
            guard let series = result.noChange(model.service.id, .waiting), let now = series.months[0],
                let end = series.months[result.lookPlace]
            else { return nil }
            return ReportWords.course(from: now.p50, to: end)
        }
        let grow = courses.count { $0 == .grows }
        let shrink = courses.count { $0 == .shrinks }
        return
            "\(counted(grow, "list")) of \(courses.count) \(grow == 1 ? "grows" : "grow") in at least 3 of 4 futures, "
            + "\(shrink) \(shrink == 1 ? "shrinks" : "shrink")"
    }

    private func row(_ model: FittedService) -> HTML? {
        let id = model.service.id
        guard let series = result.noChange(id, .waiting), let now = series.months[0],
            let end = series.months[result.lookPlace]
        else { return nil }
        let over = result.noChange(id, .waitingBeyond(weeks: 52))?.months[result.lookPlace]
        let range = { (summary: Summary) in "\(ReportWords.exact(summary.p10)) to \(ReportWords.exact(summary.p90))" }
        let base = max(now.p50, 1)
        let spread = Spread(
            low: end.p10 / base,
            lower: end.p25 / base,
            middle: end.p50 / base,
            upper: end.p75 / base,
            high: end.p90 / base
        )
        let provider = model.service.provider
        let isNamed = provider.isEmpty || model.service.name.contains(provider)
        return HTML(
            "tr",
            [("role", "row")],
            [
                HTML(
                    "th",
                    [("scope", "row"), ("role", "rowheader")],
                    [HTML("b", model.service.name)] + (isNamed ? [] : [HTML("span", class: "s", [HTML(provider)])])
                ),
                cell(result.months[0].name, "n", [HTML(ReportWords.exact(now.p50))]),
                cell(
                    result.lookMonth.name,
                    "n",
                    [HTML("b", ReportWords.exact(end.p50)), HTML("span", class: "s", [HTML(range(end))])]
                ),
                cell(
                    "Over a year then",
                    "n",
                    over.map {
                        [HTML(ReportWords.exact($0.p50))]
                            + ($0.p90 < 0.5 ? [] : [HTML("span", class: "s", [HTML(range($0))])])
                    } ?? ["–"]
                ),
                cell(
                    "Against today",
                    "rt",
                    [.decoration(.ratio(spread, isLoose: model.sufficiency == .snapshot), class: "ratio")]
                ),
                cell("Evidence", "", [EvidenceMark(model).html]),
            ]
        )
    }

    private func cell(_ label: String, _ kind: String, _ content: [HTML]) -> HTML {
        HTML(
            "td",
            [("role", "cell"), ("data-l", label)] + (kind.isEmpty ? [] : [("class", kind)]),
            [HTML("div", [], content)]
        )
    }
}
