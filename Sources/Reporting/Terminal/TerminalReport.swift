import Areas
import Calendar
import Calibration
package import Runs
import Statistics
import Wording

/// What a run prints: all services at a glance, then for each the forecast if nothing changes and what each plan would
/// change, then the targets.
package enum TerminalReport {
    /// The report's text.
    package static func text(_ result: RunResult, _ contributions: [ContributionResult] = []) -> String {
        let plans = PlansSection(result: result)
        var lines =
            heading(result) + plans.warnings + [""] + glance(result) + plans.lines
            + (LeagueSection(result)?.lines ?? [])
            + contributions.flatMap { ContributionSection(result: $0, area: result.area).lines }
        for model in result.models {
            lines.append("")
            lines += ServiceSection(model: model, result: result).lines
        }
        for total in result.area.reportedTotals {
            let figures = FigureTable(result: result, service: total.id, rows: FigureTable.waits)
            let services = total.services.joined(separator: ", ")
            lines += ["", total.name, String(repeating: "-", count: min(total.name.count, 100))]
            lines += figures.forecast
            lines.append("  added up within each replication: \(services)")
            lines += figures.differences(of: FigureTable.waits.filter { $0.series.measure != .maxWait })
        }
        lines.append("")
        if hasRisingMeans(result) {
            lines += [
                "A plan that keeps new referrals off a list can raise the mean wait of those on it: the short waits are",
                "missing from the mean. Nobody waits longer for it.", "",
            ]
        }
        lines += CostSection(result: result).lines
        lines += HighNeedsSection(result: result).lines
        lines += targets(result)
        return safeText(lines.joined(separator: "\n") + "\n")
    }

    private static func heading(_ result: RunResult) -> [String] {
        let leftOut = result.leftOut.flatMap { service in
            wrapped(
                "not forecast: \(service.service.name): \(service.problems.map(\.message).joined(separator: "; "))",
                first: ""
            )
        }
        let note = result.area.note.isEmpty ? [] : wrapped("note: \(result.area.note)", first: "")
        return [
            "\(result.area.name): \(counted(result.months.count - 1, "month")) from the end of \(result.months[0].name)",
            "\(counted(result.settings.replications, "replication")) of \(counted(result.plans.count, "plan")), seed "
                + "\(result.settings.seed). Figures are medians; in brackets the range that 8 in 10 replications fall in.",
        ] + leftOut + note
    }

    /// Whether a plan shortens a list and raises its mean wait.
    private static func hasRisingMeans(_ result: RunResult) -> Bool {
        result.differences.contains { means in
            guard means.series == MeasuredSeries(measure: .meanWait), let end = means.months.last ?? nil, end.p50 > 1
            else { return false }
            let numbers = result.differences.first {
                $0.plan == means.plan && $0.service == means.service
                    && $0.series == MeasuredSeries(measure: .waiting)
            }
            return (numbers?.months.last ?? nil).map { $0.p50 < -1 } ?? false
        }
    }

    /// One line a service.
    private static func glance(_ result: RunResult) -> [String] {
        let title = "At a glance, if nothing changes"
        let last = result.months.count - 1
        var table = TextTable(indent: 2, wordColumns: [5])
        table.row(["", "children waiting", "", "mean wait, weeks", "", "how it is known"])
        table.row(["service", "now", result.months[last].name, "now", result.months[last].name, ""])
        for model in result.models {
            let cells = [Measure.waiting, .meanWait]
                .flatMap { measure in
                    [0, last]
                        .map { month in
                            result.forecast(Plan.noChange.id, model.service.id, MeasuredSeries(measure: measure))?
                                .months[month].map(median) ?? "-"
                        }
                }
            table.row([model.service.name] + cells + [known(model)])
        }
        return [title, String(repeating: "-", count: title.count)] + table.lines
    }

    /// A median, to the digits that the replications can tell.
    static func median(_ summary: Summary) -> String {
        thousands(summary.p50, toldDecimals(error: summary.medianError))
    }

    /// How a service's figures are known, in a few words.
    static func known(_ model: FittedService) -> String {
        switch model.sufficiency {
        case .snapshot: "INSUFFICIENT DATA: one count and no flows"
        case .short: "\(model.evidence.rawValue), short series"
        case .stated: "\(model.evidence.rawValue), stated by the area"
        case .series: "\(model.evidence.rawValue) from monthly series"
        }
    }

    private static func targets(_ result: RunResult) -> [String] {
        guard !result.targets.isEmpty else { return [] }
        let hasYears = result.targets.contains { !$0.aim.isMonthly }
        let title = "Probability of meeting each target by its date" + (hasYears ? " or over its year" : "")
        var table = TextTable(indent: 2)
        var names = result.plans.map(\.name)
        names[0] = "no change"
        var letters: [String] = []
        for (index, name) in names.enumerated() {
            letters.append("\(index)")
            table.row(["plan \(index): \(name)"])
        }
        var grid = TextTable(indent: 2)
        grid.row(["target"] + letters)
        for target in result.targets where target.plan == result.plans[0].id {
            let cells = result.plans.map { plan -> String in
                let held = result.targets.first { $0.plan == plan.id && $0.aim == target.aim }
                return held?.probability
                    .map { rounded(100 * $0.value, toldDecimals(error: 100 * $0.standardError)) + "%" } ?? "-"
            }
            grid.row([target.aim.text] + cells)
        }
        return [title, String(repeating: "-", count: title.count)] + table.lines + grid.lines
    }
}
