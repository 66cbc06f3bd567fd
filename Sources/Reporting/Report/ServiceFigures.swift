import Areas
import Calendar
import Calibration
import Charts
import Runs
import Statistics
import Wording

/// The charts of one service: those whose figures the run has.
struct ServiceFigures {
    let model: FittedService
    let result: RunResult
    /// Single futures of the number waiting.
    let futures: [[Double?]]

    var service: Service { model.service }
    var id: String { service.id }
    var place: String {
        service.provider.isEmpty ? result.area.name : "\(service.provider), \(result.area.name)"
    }
    var mark: EvidenceMark { EvidenceMark(model) }
    var look: String { ReportWords.month(result.lookEnd) }
    var published: PublishedMeasures { PublishedMeasures(service, in: result.area.history) }
    private var counted: String { service.isPathway ? "open cases" : "children waiting" }

    /// All of them, in the order of the page.
    var all: [ReportFigure] {
        [number, waits, timeliness, flows, differences, held].compactMap { $0?.withTables(of: service.name) }
    }

    /// Published figures of a measure, in time order, up to the origin.
    func known(_ measure: Measure) -> [(month: Month, value: Double)] {
        published.figures(of: measure).filter { $0.key <= result.months[0] }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    // MARK: - The list

    /// The number waiting, published and forecast.
    var number: ReportFigure? {
        guard let series = result.noChange(id, .waiting), let end = series.months[result.lookMonth],
            let now = series.months[0]
        else { return nil }
        let known = known(.waiting)
        var chart = ForecastChart(
            months: result.chartMonths(known),
            forecast: result.drawn(series),
            style: NumberStyle(.children)
        )
        chart.published = known
        chart.futures = futures.map { future in
            zip(result.months, future).prefix(result.lookMonth + 1)
                .compactMap { month, value in value.map { (month, $0) } }
        }
        chart.target = aim(of: .waiting)
        let course = ReportWords.course(from: now.p50, to: end)
        let number = ReportWords.children
        let title =
            "If nothing changes, \(ReportWords.spoken(service.name)) \(course.verb) "
            + (course == .stays ? "about \(number(end.p50))" : "to about \(number(end.p50))") + " by \(look)"
        return ReportFigure(
            chart: Chart(
                id: "\(id)-number",
                title: title,
                subtitle: "\(counted.capitalizedFirst) at month end, \(place).",
                source: source,
                words: words(series, known, counted),
                key: chart.key,
                tables: [result.table(series, title: "\(counted), no change", published: known)],
                wide: chart.drawing(.wide),
                narrow: chart.drawing(.narrow)
            ),
            mark: mark,
            aside: hindcast + readWithCare
        )
    }

    private var source: String {
        let last = known(.waiting).last.map { "figures published to \($0.month.name)" } ?? "no count is published"
        return "\(last.capitalizedFirst); what comes after is forecast."
    }

    /// The chart in words: what was, and what comes.
    func words(_ series: ForecastSeries, _ known: [(month: Month, value: Double)], _ what: String) -> String {
        let unit = series.series.measure.unit
        let told = { (value: Double) in ReportWords.value(value, unit) }
        var sentences: [String] = []
        if let first = known.first(where: { result.months[0] - $0.month <= 30 }), let last = known.last,
            first.month < last.month
        {
            let verb = last.value > first.value ? "rose" : last.value < first.value ? "fell" : "stayed the same"
            sentences.append(
                "Published figures \(verb) from \(ReportWords.exact(first.value, unit)) in \(ReportWords.month(first.month)) to "
                    + "\(ReportWords.exact(last.value, unit)) in \(ReportWords.month(last.month))."
            )
        }
        if let end = series.months[result.lookMonth] {
            sentences.append(
                "With no change, half of the futures have between \(told(end.p25)) and \(told(end.p75)) \(what) in \(look), "
                    + "and 8 in 10 between \(told(end.p10)) and \(told(end.p90))."
            )
        }
        return sentences.joined(separator: " ")
    }

    /// How such forecasts would have done.
    private var hindcast: [HTML] {
        guard let hindcast = model.hindcast,
            let one = hindcast.horizons.last(where: { $0.forecasts >= 3 }) ?? hindcast.horizons.first
        else { return [] }
        let expected = (0.8 * Double(one.forecasts)).rounded()
        let text =
            "\(Wording.counted(one.forecasts, "test forecast")) made \(Wording.counted(one.months, "month")) ahead from older "
            + "figures: in \(one.held) the list ended inside the 8-in-10 range (●). About \(Wording.words(expected, decimals: 0)) were to "
            + "be expected."
        let miss =
            "They missed by \(ReportWords.exact(one.error.rounded())) on average; “as last month” missed by "
            + "\(ReportWords.exact(one.errorIfUnchanged.rounded()))."
            + (one.forecasts < 12 ? " So few tests say little." : "")
        return [
            HTML("h4", "Would it have been right?"), HTML("p", text),
            .decoration(.hits(one.held, of: one.forecasts), class: "hits"), HTML("p", miss),
        ]
    }

    private var readWithCare: [HTML] {
        var notes: [String] = []
        if model.sufficiency == .snapshot {
            notes.append("One count and no flows are published: the width of the range is the finding.")
        }
        if model.anchor < result.months[0] {
            notes.append(
                "Figures end in \(ReportWords.month(model.anchor)); the model carries them to \(ReportWords.month(result.months[0]))."
            )
        }
        if !service.note.isEmpty { notes.append(service.note) }
        guard !notes.isEmpty else { return [] }
        return [HTML("h4", "Read with care")] + notes.map { HTML("p", $0) }
    }

    /// What the area aims for, of a measure.
    private func aim(of measure: Measure) -> ForecastChart.Aim? {
        let target = result.area.targets.first { $0.service == id && $0.measure == measure && $0.childClass == nil }
        return target.map { target in
            let value = ReportWords.value(target.value, measure.unit)
            switch target.due {
            case .by(let month):
                return ForecastChart.Aim(
                    value: target.value,
                    month: month <= result.lookEnd ? month : nil,
                    label: "target: \(value) by \(month.name)"
                )
            case .over: return ForecastChart.Aim(value: target.value, month: nil, label: "target: \(value)")
            }
        }
    }

    // MARK: - Waits

    /// The mean wait and the number over a year.
    var waits: ReportFigure? {
        guard !service.isPathway, let mean = result.noChange(id, .meanWait),
            let beyond = result.noChange(id, .waitingBeyond(weeks: 52)), let end = mean.months[result.lookMonth],
            let over = beyond.months[result.lookMonth]
        else { return nil }
        let panels = [("Mean wait so far, weeks", mean), ("Waiting over a year, children", beyond)]
            .map { title, series in (title: title, chart: panel(series), series: series) }
        guard panels.allSatisfy({ !$0.chart.forecast.isEmpty }) else { return nil }
        let title =
            "Waits: a mean of \(ReportWords.weeks(end.p50)) weeks by \(look), and "
            + (over.p90 < 0.5 ? "nobody" : "about \(ReportWords.children(over.p50)) children") + " over a year"
        var key: [Chart.Key] = []
        for one in panels.flatMap(\.chart.key) where !key.contains(where: { $0.name == one.name }) { key.append(one) }
        let sentences = panels.map { panel in
            "\(panel.title): " + words(panel.series, known(panel.series.series.measure), "").replacing("  ", with: " ")
        }
        return ReportFigure(
            chart: Chart(
                id: "\(id)-waits",
                title: title,
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
        return [
            HTML("h4", "A child referred now"),
            HTML(
                "p",
                "Of children referred in \(month), about \(Int((100 * leaving.p50).rounded())) of 100 leave the list unseen, early "
                    + "disposals included. The others wait \(weeks(wait.p50)) weeks on average (\(weeks(wait.p10)) to "
                    + "\(weeks(wait.p90)))."
            ),
        ]
    }

    // MARK: - Plans

    /// What each plan changes.
    var differences: ReportFigure? { PlanDifferences(id: id, name: service.name, result: result).figure }
}
