import Areas
import Calendar
import Wording

extension Audit {
    /// Two lists of the area whose longest waits are equal in three or more months running: they may hold the same children.
    static func overlaps(_ ledger: Ledger) -> [Finding] {
        let own = Set(ledger.area.services.map(ledger.name))
        let services = ledger.services.filter { own.contains($0) && ledger.area.totals[$0] == nil }
        let maxima = services.map { ledger.months($0, Metric.maxWait.rawValue) }
        return services.indices.flatMap { first in
            services.indices.filter { $0 > first }
                .compactMap { second in
                    longestRun(maxima[first], maxima[second])
                        .map { run in
                            let values = run.compactMap { maxima[first][$0]?.value }.map { words($0) }
                            return Finding(
                                .contradiction,
                                .overlap,
                                service: services[second],
                                period: "\(run[0])/\(run[run.count - 1])",
                                "the longest waits equal those of \(services[first]) in \(counted(run.count, "month")) running, "
                                    + "\(spans(run)) (\(joined(values)) weeks): the two lists may overlap and must not "
                                    + "be added up unasked",
                                places: run.flatMap {
                                    [maxima[first][$0]?.place, maxima[second][$0]?.place].compactMap(\.self)
                                },
                                // The whole of the smaller list may be on the other.
                                size: min(usualList(services[first], ledger), usualList(services[second], ledger)),
                                unit: "children",
                                of: min(usualList(services[first], ledger), usualList(services[second], ledger))
                            )
                        }
                }
        }
    }

    /// The longest run of at least three months with equal values; `nil` if there is none.
    private static func longestRun(_ first: [Month: Observation], _ second: [Month: Observation]) -> [Month]? {
        var best: [Month] = []
        var run: [Month] = []
        for month in first.keys.sorted() {
            guard let value = first[month]?.value, value > 0, second[month]?.value == value else {
                run = []
                continue
            }
            if let last = run.last, last + 1 != month { run = [] }
            run.append(month)
            if run.count > best.count { best = run }
        }
        return best.count >= 3 ? best : nil
    }
}
