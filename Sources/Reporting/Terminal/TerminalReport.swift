import Areas
import Calendar
import Calibration
package import Runs
import Statistics
import Wording

/// All that a run prints with `--full`.
///
/// All services at a glance, the plans, then for each service the forecast if nothing changes and what each plan would change,
/// money, and the targets. ``ShortReport`` is what it prints without.
package enum TerminalReport {
    /// The report's text.
    ///
    /// - Parameters:
    ///   - result: the run.
    ///   - contributions: what the steps of plans contribute, where that was asked for.
    ///   - closing: paragraphs to end with, such as where the files are.
    ///   - screen: what it is printed on.
    /// - Returns: the text.
    package static func text(
        _ result: RunResult,
        _ contributions: [ContributionResult] = [],
        closing: [String] = [],
        on screen: Screen = .pipe
    ) -> String {
        var text = ScreenText(screen)
        writeHead(result, to: &text)
        let plans = PlansSection(result: result)
        plans.writeWarnings(to: &text)
        writeGlance(result, to: &text)
        plans.write(to: &text)
        LeagueSection(result)?.write(to: &text)
        for contribution in contributions {
            ContributionSection(result: contribution, area: result.area).write(to: &text)
        }
        for model in result.models { ServiceSection(model: model, result: result).write(to: &text) }
        for total in result.area.reportedTotals {
            let figures = FigureTable(result: result, service: total.id, rows: FigureTable.waits)
            text.heading(total.name)
            figures.writeForecast(to: &text)
            text.paragraph("added up within each replication: \(total.services.joined(separator: ", "))")
            figures.writeDifferences(
                of: FigureTable.waits.filter { $0.series.measure != .maxWait },
                to: &text
            )
        }
        if hasRisingMeans(result) {
            text.blank()
            text.paragraph(
                "A plan that keeps new referrals off a list can raise the mean wait of those on it: the short waits are "
                    + "missing from the mean. Nobody waits longer for it.",
                first: "",
                rest: ""
            )
        }
        CostSection(result: result).write(to: &text)
        HighNeedsSection(result: result).write(to: &text)
        writeTargets(result, to: &text)
        text.blank()
        for paragraph in closing { text.paragraph(paragraph, first: "", rest: "  ") }
        return text.text
    }

    private static func writeHead(_ result: RunResult, to text: inout ScreenText) {
        text.paragraph(
            "\(result.area.name): \(counted(result.months.count - 1, "month")) from the end of \(result.months[0].name)",
            first: "",
            rest: "",
            .heading
        )
        text.paragraph(
            "\(counted(result.settings.replications, "replication")) of \(counted(result.plans.count, "plan")), seed "
                + "\(result.settings.seed). Figures are medians; in brackets the range that 8 in 10 replications fall in.",
            first: "",
            rest: ""
        )
        for service in result.leftOut {
            let problems = service.problems.map(\.message).joined(separator: "; ")
            text.paragraph("not forecast: \(service.service.name): \(problems)", first: "", .warning)
        }
        if !result.area.note.isEmpty { text.paragraph("note: \(result.area.note)", first: "") }
    }

    /// Whether a plan shortens a list and raises its mean wait.
    private static func hasRisingMeans(_ result: RunResult) -> Bool {
        let look = result.lookMonth
        return result.differences.contains { means in
            guard means.series == MeasuredSeries(measure: .meanWait), let end = means.months[look], end.p50 > 1
            else { return false }
            let numbers = result.differences.first {
                $0.plan == means.plan && $0.service == means.service
                    && $0.series == MeasuredSeries(measure: .waiting)
            }
            return numbers?.months[look].map { $0.p50 < -1 } ?? false
        }
    }

    /// One line a service.
    private static func writeGlance(_ result: RunResult, to text: inout ScreenText) {
        text.heading("At a glance, if nothing changes")
        let look = result.lookMonth
        var table = TextTable(indent: 2, wordColumns: [5])
        table.row(["children waiting, and mean", "waiting", "", "weeks", "", ""])
        table.row([
            "wait so far in weeks", "now", result.months[look].name, "now", result.months[look].name, "how it is known",
        ])
        for model in result.models {
            let cells = [Measure.waiting, .meanWait]
                .flatMap { measure in
                    [0, look]
                        .map { month in
                            result.forecast(Plan.noChange.id, model.service.id, MeasuredSeries(measure: measure))?
                                .months[month].map(median) ?? "-"
                        }
                }
            table.row([model.service.name] + cells + [known(model)])
        }
        text.table(table)
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

    private static func writeTargets(_ result: RunResult, to text: inout ScreenText) {
        guard !result.targets.isEmpty else { return }
        let hasYears = result.targets.contains { !$0.aim.isMonthly }
        text.heading("Probability of meeting each target by its date" + (hasYears ? " or over its year" : ""))
        for (number, plan) in result.plans.enumerated() {
            text.paragraph("plan \(number): \(number == 0 ? "no change" : plan.name)")
        }
        var grid = TextTable(indent: 2)
        grid.row(["target"] + result.plans.indices.map { "\($0)" })
        for target in result.targets where target.plan == result.plans[0].id {
            let cells = result.plans.map { plan -> String in
                let held = result.targets.first { $0.plan == plan.id && $0.aim == target.aim }
                return held?.probability
                    .map { rounded(100 * $0.value, toldDecimals(error: 100 * $0.standardError)) + "%" } ?? "-"
            }
            grid.row([target.aim.text] + cells)
        }
        text.table(grid)
    }
}
