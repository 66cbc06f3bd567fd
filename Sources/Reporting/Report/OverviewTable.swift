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
        StackTable(
            name: "allt",
            title: title,
            note: [
                HTML(
                    "Children waiting at the end of \(ReportWords.month(result.months[0])) and on \(result.lookedAt): middle and range of 8 in 10 futures. Do not add up: lists may hold the same children. Dashed: one count and no flows, so the range is the finding."
                )
            ],
            heads: [
                StackTable.Head(text: "Service"), StackTable.Head(text: result.months[0].name, kind: .number),
                StackTable.Head(text: result.lookEnd.name, kind: .number),
                StackTable.Head(text: "Over a year then", kind: .number),
                StackTable.Head(text: "Against today: none, as now, twice, three times", kind: .drawing),
                StackTable.Head(text: "Evidence"),
            ],
            rows: result.models.compactMap(row)
        )
        .html
    }

    private var title: String {
        let courses = result.models.compactMap { model -> ReportWords.Course? in
            guard let series = result.noChange(model.service.id, .waiting), let now = series.months[0],
                let end = series.months[result.lookMonth]
            else { return nil }
            return ReportWords.course(from: now.p50, to: end)
        }
        let grow = courses.count { $0 == .grows }
        let shrink = courses.count { $0 == .shrinks }
        return
            "\(grow) of \(counted(courses.count, "list")) \(grow == 1 ? "grows" : "grow") in at least 3 of 4 futures, "
            + "\(shrink) \(shrink == 1 ? "shrinks" : "shrink")"
    }

    private func row(_ model: FittedService) -> StackTable.Row? {
        let id = model.service.id
        guard let series = result.noChange(id, .waiting), let now = series.months[0],
            let end = series.months[result.lookMonth]
        else { return nil }
        let over = result.noChange(id, .waitingBeyond(weeks: 52))?.months[result.lookMonth]
        let range = { (summary: Summary) in
            HTML.small("\(ReportWords.exact(summary.p10)) to \(ReportWords.exact(summary.p90))")
        }
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
        return StackTable.Row(
            title: [HTML("b", model.service.name)] + (isNamed ? [] : [.small(provider)]),
            cells: [
                [HTML(ReportWords.exact(now.p50))], [HTML("b", ReportWords.exact(end.p50)), range(end)],
                over.map { [HTML(ReportWords.exact($0.p50))] + ($0.p90 < 0.5 ? [] : [range($0)]) } ?? ["–"],
                [.decoration(.ratio(spread, isLoose: model.sufficiency == .snapshot), class: "ratio")],
                [EvidenceMark(model).html],
            ]
        )
    }
}
