import Areas
import Calendar
import Charts
import Runs
import Statistics
import Wording

extension ServiceFigures {
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
            (1...result.lookMonth)
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
        let isFew = asked < 0.5
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
                title: isFew
                    ? "In the first year fewer than one child a month is referred"
                    : "In the first year about \(number(asked)) children are referred a month, and \(number(first)) \(name)",
                subtitle: "Children a month, if nothing changes, \(place).",
                source: capacity != nil
                    ? "What can be seen is what the staff and clinics there are can do, as far as it is known."
                    : "Seen is what the model expects, as no capacity is known.",
                words:
                    "In the first year of the forecast \(isFew ? "fewer than one" : number(asked)) children a month are referred in the middle of the futures, "
                    + "and \(first < 0.5 ? "fewer than one" : number(first)) \(name). Those referred are not all seen: some are answered early and some leave.",
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
}
