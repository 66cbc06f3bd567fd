import Areas
import Wording

extension Audit {
    /// Rows with a code instead of a number: withheld because it is small, or not available.
    static func missingFigures(_ ledger: Ledger) -> [Finding] {
        var groups: [[String]: [MissingFigure]] = [:]
        var order: [[String]] = []
        for figure in ledger.area.history.missing {
            let key = [figure.service, figure.metric, figure.below.map { words($0) } ?? ""]
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(figure)
        }
        return order.map { key in
            let figures = groups[key] ?? []
            let periods =
                figures.prefix(6).map(\.period.text) + (figures.count > 6 ? ["\(figures.count - 6) more"] : [])
            let state =
                key[2].isEmpty
                ? "not available ('\(figures[0].code)')" : "known only to be below \(key[2]) ('\(figures[0].code)')"
            return Finding(
                .gap,
                .missingFigures,
                service: key[0],
                period: figures[0].period.text,
                "\(metricWords(key[1])) \(figures.count == 1 ? "is" : "are") \(state) for \(joined(periods)), and nothing "
                    + "is read from \(figures.count == 1 ? "it" : "them")",
                places: figures.map(\.place)
            )
        }
    }
}
