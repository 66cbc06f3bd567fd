import Areas
import Calendar
import Charts
import Runs
import Statistics

extension ServiceFigures {
    /// The mean wait and the number over a year.
    var waits: ReportFigure? {
        guard !service.isPathway, let mean = result.noChange(id, .meanWait),
            let beyond = result.noChange(id, .waitingBeyond(weeks: 52)), let end = mean.months[result.lookMonth],
            let over = beyond.months[result.lookMonth]
        else { return nil }
        let panels = [("Mean wait so far, weeks", mean), ("Waiting over a year, children", beyond)]
            .map { title, series in (title: title, chart: panel(series), series: series) }
        guard panels.allSatisfy({ !$0.chart.forecast.isEmpty }) else { return nil }
        var key: [Chart.Key] = []
        for one in panels.flatMap(\.chart.key) where !key.contains(where: { $0.name == one.name }) { key.append(one) }
        let sentences = panels.map { panel in
            "\(panel.title): " + words(panel.series, known(panel.series.series.measure), "").replacing("  ", with: " ")
        }
        return ReportFigure(
            chart: Chart(
                id: "\(id)-waits",
                title: title(end, over),
                subtitle:
                    "If nothing changes. Left: mean wait so far of those waiting, weeks. Right: children waiting over 52 weeks.",
                source: "Where neither is published, both are worked out from number, mean and longest wait.",
                words: sentences.joined(separator: " "),
                key: key,
                tables: panels.map {
                    result.table($0.series, title: "\($0.title), no change", published: known($0.series.series.measure))
                },
                wide: .sideBySide(panels.map { ($0.title, $0.chart.drawing(.half)) }),
                narrow: .stacked(panels.map { ($0.title, $0.chart.drawing(.narrow)) })
            ),
            mark: mark,
            aside: referredNow + [
                HTML("h4", "Read with care"),
                HTML(
                    "p",
                    "A mean wait falls when many children join a list and rises when fewer do. Judge a plan by the number waiting and the number over a year."
                ),
            ]
        )
    }

    /// What is found: the mean wait, and how many have waited over a year.
    private func title(_ mean: Summary, _ over: Summary) -> String {
        if let left = result.noChange(id, .waiting)?.months[result.lookMonth], left.p50 < 0.5 {
            return "Waits: by \(look) nobody is left waiting in half of the futures"
        }
        let number =
            over.p90 < 0.5
            ? "nobody over a year"
            : over.p50 < 0.5
                ? "nobody over a year in half of the futures"
                : over.p50 < 1.5
                    ? "about 1 child over a year" : "about \(ReportWords.children(over.p50)) children over a year"
        return "Waits: a mean of \(ReportWords.countedWeeks(mean.p50)) by \(look), and \(number)"
    }

    private func panel(_ series: ForecastSeries) -> ForecastChart {
        let known = known(series.series.measure)
        var chart = ForecastChart(
            months: result.chartMonths(known),
            forecast: result.drawn(series),
            style: NumberStyle(series.series.measure.unit)
        )
        chart.published = known
        chart.target = aim(of: series.series.measure)
        return chart
    }

    /// How long a child waits who is referred in the first month of the forecast.
    private var referredNow: [HTML] {
        guard let wait = result.noChange(id, .meanWaitIfReferred)?.months[safe: 1] ?? nil,
            wait.count >= ServiceSection.fewestForRange,
            let leaving = result.noChange(id, .leavingIfReferred)?.months[safe: 1] ?? nil
        else { return [] }
        let month = ReportWords.month(result.months[1])
        let weeks = ReportWords.weeks
        let range = " (\(weeks(wait.p10)) to \(weeks(wait.p90)))"
        return [
            HTML("h4", "A child referred now"),
            HTML(
                "p",
                "Of children referred in \(month), about \(Int((100 * leaving.p50).rounded())) of 100 leave the list unseen, early "
                    + "disposals included. The others wait \(ReportWords.countedWeeks(wait.p50)) on average\(weeks(wait.p10) == weeks(wait.p90) ? "" : range)."
            ),
        ]
    }
}
