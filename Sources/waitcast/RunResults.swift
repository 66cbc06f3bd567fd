import Areas
import Audit
import Calibration
import Decisions
import LinearAlgebra
import Reporting
import Runs
import Wording
import WorkbookWriting

/// The results of a run as they are written and printed.
struct RunResults {
    let result: RunResult
    let inputs: InputFiles
    /// What the steps of plans contribute, if that was asked for.
    var contributions: [ContributionResult] = []
    /// Whether a workbook is written too.
    var hasWorkbook = false
    /// Further tables that were asked for.
    var also: Set<RunTables.Further> = []
    /// What the time that children wait hangs on if nothing changes; `nil`: too few replications to say, or not all services.
    var sensitivity: Sensitivity?
    /// The shards that it was made from.
    var shards: [Manifest.File] = []

    /// The program as shards name it: those of another commit are not merged with its own.
    static func program(commit: String) -> String {
        "waitcast \(Waitcast.version)" + (commit.isEmpty ? "" : " (\(commit))")
    }

    /// Looks at what the forecast hangs on, in the first replications of the run.
    mutating func lookAtFigures(of fitted: FittedArea) throws {
        let settings = result.settings
        let days = result.league?.firstDays ?? []
        guard settings.services.isEmpty, days.count == LeagueResult.firstReplications else { return }
        let study = try SensitivityStudy(
            fitted,
            plans: [],
            question: SensitivityQuestion(.childWeeks),
            settings: SensitivitySettings(
                replications: days.count,
                seed: settings.seed,
                threads: settings.threads,
                walks: 0,
                horizonMonths: settings.horizonMonths,
                tellsServices: false
            )
        )
        sensitivity = try study.result(ofLevels: days.map { Double($0) / 7 })
    }

    /// The tables of the run.
    private var tables: [FolderTable] {
        RunTables.tables(result, contributions, area: inputs.area, also: also)
    }

    /// Writes every file.
    func write(to folder: OutputFolder) throws {
        let manifest = Manifest(
            result,
            version: Waitcast.version,
            inputs: inputs.manifest,
            platform: LinearAlgebraLibrary.description,
            shards: shards
        )
        let tables = tables
        var others: [(name: String, bytes: [UInt8])] = []
        if hasWorkbook {
            let content = RunWorkbook(
                result,
                tables: tables,
                assumptions: Audit.assumptions(of: inputs.area, plans: inputs.plans),
                manifest: manifest
            )
            .content
            others.append((RunWorkbook.file, try WorkbookFile.bytes(of: content)))
        }
        try folder.write(RunTables.files(tables, of: result) + report.files, others, manifest: manifest)
    }

    /// The report for a board.
    private var report: BoardReport {
        BoardReport(
            result,
            ReportSource(
                findings: Audit.findings(for: inputs.area),
                assumptions: Audit.assumptions(of: inputs.area, plans: inputs.plans),
                sensitivity: sensitivity,
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
            "Files: \(folder)/\(BoardReport.file) (open it in a browser), \(BoardReport.charts)/ (for slides)"
                + (hasWorkbook ? ", \(RunWorkbook.file)" : "")
                + ", and tables that \(DataPackage.name) describes: \(LeagueTable.file), \(ForecastTables.targetsFile), "
                + "\(ForecastTables.forecastFile) and more",
        ]
    }
}
