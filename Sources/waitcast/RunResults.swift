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
    /// Further tables that were asked for.
    var also: Set<RunTables.Further> = []
    /// The shards that it was made from.
    var shards: [Manifest.File] = []

    /// The program as shards name it: those of another commit are not merged with its own.
    static func program(commit: String) -> String {
        "waitcast \(Waitcast.version)" + (commit.isEmpty ? "" : " (\(commit))")
    }

    /// The tables of the run.
    private var tables: [FolderTable] {
        RunTables.tables(result, contributions, area: inputs.area, also: also)
    }

    /// Writes every file.
    func write(to folder: OutputFolder) throws {
        try folder.write(
            RunTables.files(tables, of: result),
            manifest: Manifest(
                result,
                version: Waitcast.version,
                inputs: inputs.manifest,
                platform: LinearAlgebraLibrary.description,
                shards: shards
            )
        )
    }

    /// Prints the report.
    func print(of folder: OutputFolder, path: String) throws {
        let report = [TerminalReport.text(result, contributions), safeText(footer(path))] + folder.notes
        try StandardStream.output.write(report.joined(separator: "\n") + "\n")
    }

    private func footer(_ folder: String) -> String {
        let findings = Audit.findings(for: inputs.area)
        let contradictions = findings.count { $0.severity == .contradiction }
        let unused = findings.filter { $0.rule == .unusedRows }.reduce(0) { $0 + $1.places.count }
        let assumed = Audit.assumptions(of: inputs.area, plans: inputs.plans).count { $0.evidence == .assumed }
        return """
            \(counted(contradictions, "contradiction")) in the published figures, \(counted(unused, "row")) of them unused \
            and \(counted(assumed, "assumed value")): see them with
              waitcast check \(inputs.areaArgument)
            Files: \(folder)/forecast.csv, comparison.csv, targets.csv, \(LeagueTable.file), \(contributions.isEmpty ? "" : "\(ContributionTable.file), ")\
            parameters.csv, audit.csv, \
            \(result.costs == nil ? "" : "\(CostTables.costsFile), \(CostTables.ratiosFile), ")\
            \(result.highNeeds == nil ? "" : "\(HighNeedsTables.file), ")\(also.contains(.hub) ? "\(HubTable.file), " : "")\
            manifest.json
            """
    }
}
