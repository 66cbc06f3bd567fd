import Areas
import Calendar
import Charts
import Runs
import Statistics

/// A chart of the report with how its figures are known and what a reader must know beside it.
struct ReportFigure {
    var chart: Chart
    var mark: EvidenceMark
    var aside: [HTML] = []

    var html: HTML { chart.figure(mark, aside: aside) }

    /// The figure with the name of what its tables are of: those of two lists are told apart by nothing else.
    func withTables(of name: String) -> Self {
        var figure = self
        for place in figure.chart.tables.indices {
            figure.chart.tables[place].title = "\(name): \(figure.chart.tables[place].title)"
        }
        return figure
    }
}

extension Spread {
    /// Where the futures of a summary lie.
    init(_ summary: Summary) {
        self.init(low: summary.p10, lower: summary.p25, middle: summary.p50, upper: summary.p75, high: summary.p90)
    }

    /// Whether all of it can be drawn.
    var isFinite: Bool { low.isFinite && high.isFinite }
}

extension NumberStyle {
    /// How values of a unit are written on charts.
    init(_ unit: Measure.Unit) {
        self.init(
            axis: { value in
                switch unit {
                case .share: ReportWords.percent(value)
                case .pounds: ReportWords.moneyOnAxis(value)
                case .children, .weeks, .ratio: Self.round(value)
                }
            },
            label: { ReportWords.value($0, unit) },
            limit: unit == .share ? 1 : nil,
            isWhole: unit == .children
        )
    }

    /// How changes of a unit are written, with their sign.
    static func change(_ unit: Measure.Unit) -> Self {
        Self(
            axis: { ReportWords.change($0, unit) },
            label: { ReportWords.change($0, unit) },
            isWhole: unit == .children
        )
    }

    private static func round(_ value: Double) -> String {
        value == value.rounded() ? ReportWords.exact(value) : "\((value * 100).rounded() / 100)"
    }
}

extension RunResult {
    /// The months that tables of the report have a row for: the origin, each March up to the look date.
    var tableRows: [Int] {
        [0] + months.indices.dropFirst().filter { months[$0].monthOfYear == 3 && $0 < lookMonth } + [lookMonth]
    }

    /// The months of a chart: from up to two years before the origin to the look date.
    func chartMonths(_ published: [(month: Month, value: Double)]) -> ClosedRange<Month> {
        let first = published.map(\.month).filter { months[0] - $0 <= Self.shownBefore && $0 <= months[0] }.min()
        return min(first ?? months[0], months[0])...max(lookEnd, months[0] + 1)
    }

    /// Months before the origin that charts show at most.
    private static let shownBefore = 30

    /// A series by month from the origin to the look date, as far as it can be drawn.
    func drawn(_ series: ForecastSeries) -> [(month: Month, spread: Spread)] {
        (0...lookMonth)
            .compactMap { place in
                series.months[place].map { (months[place], Spread($0)) }.flatMap { $0.1.isFinite ? $0 : nil }
            }
    }

    /// A table of a series at the months of tables.
    func table(_ series: ForecastSeries, title: String, published: [(month: Month, value: Double)]) -> Chart.Table {
        let unit = series.series.measure.unit
        let before = published.filter { $0.month < months[0] && months[0] - $0.month <= Self.shownBefore }
        let known = before.enumerated()
            .filter { (before.count - 1 - $0.offset).isMultiple(of: max(1, before.count / 6)) }
            .map { [$0.element.month.name, "", "", ReportWords.exact($0.element.value, unit) + " published", "", ""] }
        let rows = tableRows.compactMap { place -> [String]? in
            guard let summary = series.months[place] else { return nil }
            return [months[place].name]
                + [summary.p10, summary.p25, summary.p50, summary.p75, summary.p90]
                .map { ReportWords.exact($0, unit) }
        }
        return Chart.Table(
            title: title,
            columns: ["Month end", "1 in 10 below", "1 in 4 below", "middle", "1 in 4 above", "1 in 10 above"],
            rows: known + rows
        )
    }
}
