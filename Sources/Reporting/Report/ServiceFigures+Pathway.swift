import Areas
import Calendar
import Charts
import Runs
import Statistics
import Wording

extension ServiceFigures {
    /// The share in time at the last stage that has a due time.
    var timeliness: ReportFigure? {
        guard let stage = service.stages.last(where: { $0.dueWeeks != nil }), let weeks = stage.dueWeeks,
            let series = result.noChange(id, .withinDue(stage: stage.id)), let end = series.months[result.lookMonth]
        else { return nil }
        let metric = service.dueMetric(of: stage.id)
        let rows = metric.map { ServiceHistory(service, in: result.area.history).series($0) } ?? []
        let known = rows.compactMap { row in row.period.month.map { ($0, row.value) } }
            .filter { $0.0 <= result.months[0] }
        var chart = ForecastChart(
            months: result.chartMonths(known),
            forecast: result.drawn(series),
            style: NumberStyle(.share)
        )
        chart.published = known
        let target = result.area.targets.first { $0.service == id && $0.measure == .withinDue(stage: stage.id) }
        chart.target = target.map {
            ForecastChart.Aim(value: $0.value, month: nil, label: "target: \(ReportWords.percent($0.value))")
        }
        let years = rows.filter { $0.period.month == nil }
            .map { [$0.period.text + ", published", "", "", ReportWords.percent($0.value), "", ""] }
        var table = result.table(series, title: "Share in time", published: known)
        table.rows = years + table.rows
        let percent = ReportWords.percent
        let of = service.stages.count > 1 ? " (\(stage.name.lowercasedFirst))" : ""
        let due = Wording.counted(Wording.words(weeks, decimals: 0), "week")
        return ReportFigure(
            chart: Chart(
                id: "\(id)-in-time",
                title: "In \(look), about \(percent(end.p50)) would be in time"
                    + (percent(end.p10) == percent(end.p90)
                        ? " in 8 in 10 futures"
                        : ", and in 8 in 10 futures \(percent(end.p10)) to \(percent(end.p90))"),
                subtitle: "Share done within \(due)\(of), month by month, if nothing changes, \(place).",
                source: "Years that are published stand in the table.",
                words: words(series, known, "in time"),
                key: chart.key,
                tables: [table],
                wide: chart.drawing(.wide),
                narrow: chart.drawing(.narrow)
            ),
            mark: mark
        )
    }

    /// Plans held, by placement.
    var held: ReportFigure? {
        guard let stock = service.stock, let all = result.noChange(id, .held(placement: nil)),
            let end = all.months[result.lookMonth], let now = all.months[0]
        else { return nil }
        let parts = stock.placements
            .compactMap { placement in
                result.noChange(id, .held(placement: placement.name)).map { (placement.name, $0) }
            }
            .sorted { ($0.1.months[result.lookMonth]?.p50 ?? 0) > ($1.1.months[result.lookMonth]?.p50 ?? 0) }
        let shown = parts.isEmpty ? [("all", all)] : Array(parts.prefix(SeriesChart.most))
        let chart = SeriesChart(
            months: result.months[0]...result.lookEnd,
            series: shown.map { name, series in
                SeriesChart.Series(
                    name: name,
                    points: result.drawn(series).map { ($0.month, $0.spread.middle, $0.spread.low...$0.spread.high) }
                )
            },
            start: nil,
            style: NumberStyle(.children)
        )
        let number = ReportWords.children
        let more = parts.count > shown.count ? " The others stand in the table." : ""
        return ReportFigure(
            chart: Chart(
                id: "\(id)-held",
                title:
                    "About \(number(end.p50)) are held in \(look), against \(number(now.p50)) in \(ReportWords.month(result.months[0]))",
                subtitle:
                    "Held at month end (\(stock.outcome)), by placement, middle and 8 in 10 futures, if nothing changes, \(place).\(more)",
                source:
                    "The number held at the start: \(stock.number.source.isEmpty ? "stated by the area" : stock.number.source).",
                words: "In 8 in 10 futures \(number(end.p10)) to \(number(end.p90)) are held in \(look). "
                    + shown.compactMap { name, series in
                        guard let before = series.months[0], let after = series.months[result.lookMonth] else {
                            return nil
                        }
                        return "\(name.capitalizedFirst): from \(number(before.p50)) to about \(number(after.p50))."
                    }
                    .joined(separator: " "),
                key: chart.key,
                tables: [
                    Chart.Table(
                        title: "Held, middle of futures",
                        columns: ["Month end"] + parts.map(\.0) + ["all"],
                        rows: result.tableRows.map { place in
                            [result.months[place].name]
                                + (parts.map(\.1) + [all])
                                .map { $0.months[place].map { ReportWords.exact($0.p50, .children) } ?? "" }
                        }
                    )
                ],
                wide: chart.drawing(.wide),
                narrow: chart.drawing(.narrow)
            ),
            mark: mark
        )
    }
}
