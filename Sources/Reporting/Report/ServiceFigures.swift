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

    private var service: Service { model.service }
    private var id: String { service.id }
    private var place: String {
        service.provider.isEmpty ? result.area.name : "\(service.provider), \(result.area.name)"
    }
    private var mark: EvidenceMark { EvidenceMark(model) }
    private var look: String { ReportWords.month(result.lookMonth) }
    private var published: PublishedMeasures { PublishedMeasures(service, in: result.area.history) }
    private var counted: String { service.isPathway ? "open cases" : "children waiting" }

    /// All of them, in the order of the page.
    var all: [ReportFigure] {
        [number, waits, timeliness, flows, differences, held].compactMap(\.self)
    }

    /// Published figures of a measure, in time order, up to the origin.
    func known(_ measure: Measure) -> [(month: Month, value: Double)] {
        published.figures(of: measure).filter { $0.key <= result.months[0] }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value) }
    }

    // MARK: - The list

    /// The number waiting, published and forecast.
    var number: ReportFigure? {
        guard let series = result.noChange(id, .waiting), let end = series.months[result.lookPlace],
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
            zip(result.months, future).prefix(result.lookPlace + 1)
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
    private func words(_ series: ForecastSeries, _ known: [(month: Month, value: Double)], _ what: String) -> String {
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
        if let end = series.months[result.lookPlace] {
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
                    month: month <= result.lookMonth ? month : nil,
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
            let beyond = result.noChange(id, .waitingBeyond(weeks: 52)), let end = mean.months[result.lookPlace],
            let over = beyond.months[result.lookPlace]
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
        guard let wait = result.noChange(id, .meanWaitIfReferred)?.months[safe: 1] ?? nil, wait.count >= 10,
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

    // MARK: - In time

    /// The share in time at the last stage that has a due time.
    var timeliness: ReportFigure? {
        guard let stage = service.stages.last(where: { $0.dueWeeks != nil }), let weeks = stage.dueWeeks,
            let series = result.noChange(id, .withinDue(stage: stage.id)), let end = series.months[result.lookPlace]
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
        let due = Wording.counted(Wording.words(weeks, decimals: 0), "week")
        return ReportFigure(
            chart: Chart(
                id: "\(id)-in-time",
                title: "In \(look), about \(ReportWords.percent(end.p50)) would be in time, and in 8 in 10 futures "
                    + "\(ReportWords.percent(end.p10)) to \(ReportWords.percent(end.p90))",
                subtitle: "Share within \(due) at '\(stage.id)', month by month, if nothing changes, \(place).",
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

    // MARK: - Flows

    /// Referrals against what can be seen.
    var flows: ReportFigure? {
        guard let referrals = result.noChange(id, .referrals) else { return nil }
        let capacity = result.noChange(id, .capacity)
        let seen = result.noChange(id, .seen)
        guard let other = capacity ?? seen else { return nil }
        let name = capacity != nil ? "can be seen" : "seen"
        let known = published.figures(of: .referrals).filter { $0.key < result.months[1] }.sorted { $0.key < $1.key }
            .map { (month: $0.key, value: $0.value) }
        let months = result.chartMonths(known)
        let points = { (series: ForecastSeries) in
            (1...result.lookPlace)
                .compactMap { place -> (month: Month, middle: Double, range: ClosedRange<Double>?)? in
                    guard let summary = series.months[place], summary.p10.isFinite, summary.p90.isFinite else {
                        return nil
                    }
                    return (result.months[place], summary.p50, summary.p10...summary.p90)
                }
        }
        let referred =
            known.map { (month: $0.month, middle: $0.value, range: ClosedRange<Double>?.none) } + points(referrals)
        let able = points(other)
        guard let first = mean(able.prefix(12)), let asked = mean(points(referrals).prefix(12)) else { return nil }
        let chart = SeriesChart(
            months: months,
            series: [
                SeriesChart.Series(name: "referred", points: referred), SeriesChart.Series(name: name, points: able),
            ],
            start: result.months[0],
            style: NumberStyle(.children)
        )
        let number = { (value: Double) in ReportWords.value(value, .children) }
        let load = result.noChange(id, .load)?.months[safe: min(12, result.months.count - 1)] ?? nil
        let relief = result.noChange(id, .reliefCapacity)?.months[safe: min(12, result.months.count - 1)] ?? nil
        var aside: [HTML] = []
        if let load, load.p90.isFinite {
            aside += [
                HTML("h4", "Load"),
                HTML(
                    "p",
                    "Over the first year, what is asked is \(Wording.words(load.p50, decimals: 2)) of what can be done "
                        + "(\(Wording.words(load.p10, decimals: 2)) to \(Wording.words(load.p90, decimals: 2))). Above 1 a list grows."
                ),
            ]
        }
        if let relief, relief.p50.isFinite {
            aside += [
                HTML("h4", "What would be needed"),
                HTML(
                    "p",
                    "A year from now, about \(number(relief.p50)) a month would have to be seen to meet the target half a year later."
                ),
            ]
        }
        let table = Chart.Table(
            title: "Referred and \(name), a month",
            columns: ["Month", "referred: middle", "8 in 10", "\(name): middle", "8 in 10"],
            rows: result.tableRows.dropFirst()
                .compactMap { place in
                    guard let one = referrals.months[place], let two = other.months[place] else { return nil }
                    let range = { (summary: Summary) in
                        "\(ReportWords.exact(summary.p10, .children)) to \(ReportWords.exact(summary.p90, .children))"
                    }
                    return [
                        result.months[place].name, ReportWords.exact(one.p50, .children), range(one),
                        ReportWords.exact(two.p50, .children), range(two),
                    ]
                }
        )
        return ReportFigure(
            chart: Chart(
                id: "\(id)-flows",
                title:
                    "In the first year about \(number(asked)) children are referred a month, and \(number(first)) \(name)",
                subtitle: "Children a month, if nothing changes, \(place).",
                source: capacity != nil
                    ? "What can be seen is what the staff and clinics there are can do, as far as it is known."
                    : "Seen is what the model expects, as no capacity is known.",
                words:
                    "In the first year of the forecast \(number(asked)) children a month are referred in the middle of the futures, "
                    + "and \(number(first)) \(name). Those referred are not all seen: some are answered early and some leave.",
                key: chart.key,
                tables: [table],
                wide: chart.drawing(.wide),
                narrow: chart.drawing(.narrow)
            ),
            mark: mark,
            aside: aside
        )
    }

    private func mean(_ points: ArraySlice<(month: Month, middle: Double, range: ClosedRange<Double>?)>) -> Double? {
        points.isEmpty ? nil : points.reduce(0) { $0 + $1.middle } / Double(points.count)
    }

    // MARK: - Plans

    /// What each plan changes.
    var differences: ReportFigure? { PlanDifferences(id: id, name: service.name, result: result).figure }

    // MARK: - What is held

    /// Plans held, by placement.
    var held: ReportFigure? {
        guard let stock = service.stock, let all = result.noChange(id, .held(placement: nil)),
            let end = all.months[result.lookPlace], let now = all.months[0]
        else { return nil }
        let parts = stock.placements
            .compactMap { placement in
                result.noChange(id, .held(placement: placement.name)).map { (placement.name, $0) }
            }
            .sorted { ($0.1.months[result.lookPlace]?.p50 ?? 0) > ($1.1.months[result.lookPlace]?.p50 ?? 0) }
        let shown = parts.isEmpty ? [("all", all)] : Array(parts.prefix(SeriesChart.most))
        let chart = SeriesChart(
            months: result.months[0]...result.lookMonth,
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
                        guard let before = series.months[0], let after = series.months[result.lookPlace] else {
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
