import Areas
import Calendar
import Wording

extension Audit {
    /// What published totals over several months, less what their parts publish, say of the months that were not published.
    ///
    /// A total that leaves less than nothing is a contradiction. Otherwise it is a note, with what the unpublished months were a month and
    /// with what the parts published last. Totals of one month are told beside their parts.
    static func impliedByTotals(_ ledger: Ledger) -> [Finding] {
        ledger.area.linearEvidence
            .compactMap { evidence -> Finding? in
                let total = evidence.total
                guard total.period.month == nil, evidence.unknown.count < evidence.terms.count else { return nil }
                let months = Double(total.period.wholeMonths?.count ?? 1)
                let isMean = total.metric.hasSuffix("_mean")
                // In children, whatever the total's weights.
                let scale = isMean ? months : 1
                let metric = metricWords(evidence.terms[0].metric)
                let whole = total.value * scale
                let facts =
                    "\(metric), \(total.service): published as \(words(total.value))\(isMean ? " a month" : "") for \(total.period.text)"
                    + (isMean ? ", \(words(whole)) in all" : "")
                let left = evidence.remainder * scale
                let within = evidence.rounding * scale
                let known = sums(evidence.known)
                if evidence.unknown.isEmpty {
                    guard abs(left) > within + 0.5 else { return nil }
                    return Finding(
                        .contradiction,
                        .total,
                        service: total.service,
                        period: total.period.text,
                        "\(facts), but the parts add up to \(words(whole - left)): \(known)",
                        places: [total.place] + evidence.known.compactMap { $0.row?.place },
                        size: abs(left),
                        unit: "children",
                        of: max(whole, whole - left)
                    )
                }
                guard let mean = evidence.impliedMean else { return nil }
                let unknown = Dictionary(grouping: evidence.unknown, by: \.service).sorted { $0.key < $1.key }
                let who = joined(unknown.map { "\($0.key) in \(spans($0.value.map(\.month)))" })
                let last = unknown.map { lastMonths($0.key, evidence.terms[0].metric, ledger) }.reduce(0, +)
                let each =
                    mean.value * Double(evidence.unknown.count) / Double(Set(evidence.unknown.map(\.month)).count)
                let rounding = within > 0 ? " (\(words(left - within)) to \(words(left + within)) with rounding)" : ""
                let silent =
                    evidence.silent.isEmpty
                    ? ""
                    : "; no \(metric) at all are published of \(joined(evidence.silent)), and none are reckoned with"
                return Finding(
                    left + within < -0.5 ? .contradiction : .note,
                    .impliedByTotal,
                    service: total.service,
                    period: total.period.text,
                    "\(facts); less \(known), \(words(left))\(rounding) are left for \(who): about \(words(each)) a month, against "
                        + "\(words(last)) in the last three months that are published\(silent)",
                    places: [total.place] + evidence.known.compactMap { $0.row?.place },
                    size: abs(last - each) * Double(Set(evidence.unknown.map(\.month)).count),
                    unit: "children",
                    of: whole
                )
            }
    }

    /// `867 (nd)` and so on: each part's published figures together.
    private static func sums(_ terms: [LinearEvidence.Term]) -> String {
        var order: [String] = []
        var sums: [String: Double] = [:]
        for term in terms {
            if sums[term.service] == nil { order.append(term.service) }
            sums[term.service, default: 0] += term.row?.value ?? 0
        }
        return joined(order.map { "\(words(sums[$0] ?? 0)) (\($0))" })
    }

    /// The mean of a part's last three published months.
    private static func lastMonths(_ service: String, _ metric: String, _ ledger: Ledger) -> Double {
        let months = ledger.months(service, metric)
        let last = months.keys.sorted().suffix(3).compactMap { months[$0]?.value }
        return last.isEmpty ? 0 : last.reduce(0, +) / Double(last.count)
    }
}
