import Calendar
import Wording

extension ServiceHistory {
    /// A metric of several providers as of one: for the periods of which all who publish it have a figure.
    ///
    /// Numbers are added up; a mean and a share are weighted by the children they are of; the longest wait is the longest of
    /// them. A median or a percentile of several lists does not follow from theirs, and is left out.
    static func sums(of metric: String, _ parts: [ServiceHistory]) -> [Observation] {
        let publishing = parts.filter { !$0.series(metric).isEmpty }
        let figure = WaitMetric(metric)
        guard let first = publishing.first, figure?.canBeAddedUp ?? (Metric(rawValue: metric) != nil) else { return [] }
        // A number of which one list has no figure is no number of all.
        guard publishing.count == parts.count else { return [] }
        return first.series(metric)
            .compactMap { row in
                let rows = publishing.compactMap { $0.row(metric, row.period) }
                guard rows.count == parts.count else { return nil }
                guard let value = value(figure, rows, parts) else { return nil }
                var sum = row
                sum.value = value
                sum.written = ""
                sum.provider = joined(rows.map(\.provider))
                sum.evidence = max(.derived, rows.map(\.evidence).max() ?? .derived)
                sum.source = rows.map(\.source).firstOfEach.joined(separator: "; ")
                sum.note = "\(joined(rows.map { valueWords($0) })) together"
                return sum
            }
    }

    private static func value(_ metric: WaitMetric?, _ rows: [Observation], _ parts: [ServiceHistory]) -> Double? {
        switch metric?.figure {
        case nil, .number, .band: return rows.reduce(0) { $0 + $1.value }
        case .maximum: return rows.map(\.value).max()
        case .mean, .shareWithin:
            let name = WaitMetric(metric!.population, .number).name
            let numbers = zip(rows, parts).compactMap { $1.row(name, $0.period)?.value }
            let all = numbers.reduce(0, +)
            guard numbers.count == rows.count, all > 0 else { return nil }
            return zip(numbers, rows).reduce(0) { $0 + $1.0 * $1.1.value } / all
        case .median, .percentile: return nil
        }
    }

    /// The row of a period.
    private func row(_ metric: String, _ period: Period) -> Observation? {
        series(metric).last { $0.period.first == period.first && $0.period.end == period.end }
    }
}

extension WaitMetric {
    /// Whether the figure of several lists together follows from theirs.
    fileprivate var canBeAddedUp: Bool {
        switch figure {
        case .median, .percentile: false
        case .number, .mean, .maximum, .shareWithin, .band: true
        }
    }
}

extension [String] {
    /// Each text once, where it stands first.
    fileprivate var firstOfEach: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
