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
            + (end.p50 < 0.5
                ? "to none by \(look), in half of the futures"
                : (course == .stays ? "" : "to ") + "about \(number(end.p50)) by \(look)")
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
        guard let last = known(.waiting).last else {
            return "No count at a month’s end is published: where the list starts is worked out."
        }
        return "Figures published to \(last.month.name); what comes after is forecast."
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
            let isOne = told(end.p10) == told(end.p90)
            sentences.append(
                isOne
                    ? "With no change, 8 in 10 futures have \(told(end.p10)) \(what) in \(look)."
                    : "With no change, half of the futures have between \(told(end.p25)) and \(told(end.p75)) \(what) in \(look), "
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
        return [HTML("h4", "Read with care")] + notes.map { HTML("p", [], [.prose($0)]) }
    }

    /// What the area aims for, of a measure.
    func aim(of measure: Measure) -> ForecastChart.Aim? {
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

    // MARK: - Plans

    /// What each plan changes.
    var differences: ReportFigure? { PlanDifferences(id: id, name: service.name, result: result).figure }
}
