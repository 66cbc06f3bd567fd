import Areas
import Audit
import LinearAlgebra
import Reporting
import Runs
import Wording

/// The results of a run as they are written and printed.
struct RunResults {
    let result: RunResult
    let inputs: InputFiles
    /// What the steps of plans contribute, if that was asked for.
    var contributions: [ContributionResult] = []
    /// The shards that it was made from.
    var shards: [Manifest.File] = []

    /// The program as shards name it: those of another commit are not merged with its own.
    static func program(commit: String) -> String {
        "waitcast \(Waitcast.version)" + (commit.isEmpty ? "" : " (\(commit))")
    }

    /// Writes every file.
    func write(to folder: OutputFolder) throws {
        try folder.write(
            [
                ("forecast.csv", ForecastTables.forecast(result)),
                ("comparison.csv", ForecastTables.comparison(result)),
                ("targets.csv", ForecastTables.targets(result)),
                ("parameters.csv", ParameterTable.text(result.models, area: result.area.id)),
                ("audit.csv", AuditTable.text(Audit.findings(for: inputs.area), area: inputs.area)),
            ] + PlanTables.files(result, contributions) + report.files,
            manifest: Manifest(
                result,
                version: Waitcast.version,
                inputs: inputs.manifest,
                platform: LinearAlgebraLibrary.description,
                shards: shards
            )
        )
    }

    /// The report for a board.
    private var report: BoardReport {
        BoardReport(
            result,
            ReportSource(
                findings: Audit.findings(for: inputs.area),
                assumptions: Audit.assumptions(of: inputs.area, plans: inputs.plans),
                program: Self.program(commit: ""),
                command: "waitcast run \(inputs.areaArgument)"
            )
        )
    }

    /// Prints the report: all of it, or what fits on a page.
    func print(of folder: OutputFolder, path: String, isFull: Bool, on screen: Screen) throws {
        let closing = closing(path)
        let report =
            isFull
            ? TerminalReport.text(result, contributions, closing: closing, on: screen)
            : ShortReport.text(result, contributions, closing: closing, on: screen)
        try StandardStream.output.write(report + folder.notes.map { $0 + "\n" }.joined())
    }

    /// What stands below either report, a paragraph each.
    private func closing(_ folder: String) -> [String] {
        let findings = Audit.findings(for: inputs.area)
        let contradictions = findings.count { $0.severity == .contradiction }
        let unused = findings.filter { $0.rule == .unusedRows }.reduce(0) { $0 + $1.places.count }
        let assumed = Audit.assumptions(of: inputs.area, plans: inputs.plans).count { $0.evidence == .assumed }
        return [
            "\(counted(contradictions, "contradiction")) in the published figures, \(counted(unused, "row")) of them "
                + "unused and \(counted(assumed, "assumed value")): waitcast check \(inputs.areaArgument)",
            """
            Open \(folder)/\(BoardReport.file) in a browser; for slides \(BoardReport.charts)/. Figures: forecast.csv, comparison.csv, targets.csv, \(LeagueTable.file), \(contributions.isEmpty ? "" : "\(ContributionTable.file), ")\
            parameters.csv, audit.csv, \
            \(result.costs == nil ? "" : "\(CostTables.costsFile), \(CostTables.ratiosFile), ")\
            \(result.highNeeds == nil ? "" : "\(HighNeedsTables.file), ")manifest.json
            """,
        ]
    }
}
