import ArgumentParser
import Foundation
import LinearAlgebra
import Planning
import Reporting
import Simulation

/// `waitcast run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Forecasts an area's services and compares recovery plans.",
        discussion: """
            Without plans, all plans of the area's folder are compared.

            Examples:
              waitcast run
              waitcast run Scenarios/derby/plans/early-help.yaml --replications 5000
              waitcast run --area Scenarios/example --output example-results
            """
    )

    @Argument(help: "Plan files; each names its area.")
    var plans: [String] = []

    @Option(help: "The area file or its folder. (default: the one the plans name, or Scenarios/derby)")
    var area: String?

    @Option(help: "The folder for the results. (default: Results/ and the area's id)")
    var output: String?

    @Option(help: "Replications of every plan, 2 to 1000000.")
    var replications = 1000

    @Option(help: "The seed of all random draws.")
    var seed: UInt64 = 2025

    @Option(help: "Threads; they change the time taken and nothing else. (default: the machine's cores)")
    var threads: Int?

    @Option(help: "Months to forecast, 1 to 120. (default: the area's)")
    var horizon: Int?

    @Option(
        name: .customLong("data-to"),
        help: "Use figures up to this month only (YYYY-MM), and forecast from its end."
    )
    var dataTo: String?

    @Flag(help: "Replace the results folder even if no run wrote it.")
    var force = false

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func validate() throws {
        guard (2...1_000_000).contains(replications) else {
            throw ValidationError("--replications must be 2 to 1000000, found \(replications)")
        }
        guard threads.map({ (1...1024).contains($0) }) ?? true else {
            throw ValidationError("--threads must be 1 to 1024, found \(threads!)")
        }
        guard horizon.map({ (1...120).contains($0) }) ?? true else {
            throw ValidationError("--horizon must be 1 to 120 months, found \(horizon!)")
        }
        guard dataTo == nil || Month(dataTo!) != nil else {
            throw ValidationError("--data-to must be a month such as 2025-05, found '\(dataTo!)'")
        }
    }

    func run() throws {
        try reporting {
            let inputs = try InputFiles(plans: plans, area: area, standard: "Scenarios/derby/area.yaml")
            try check(inputs)
            let folder = URL(filePath: output ?? "Results/\(inputs.area.id)")
            try OutputFolder.check(folder, force: force)
            let settings = RunSettings(
                replications: replications,
                seed: seed,
                threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
                horizonMonths: horizon,
                dataTo: dataTo.flatMap { Month($0) }
            )
            let runner = try Runner(area: inputs.area, plans: inputs.plans, settings: settings)
            let progress = Progress("forecasting \(inputs.area.name):", quiet: quiet)
            let result = runner.run(progress: progress.show)
            progress.end()
            let manifest = Manifest(
                result,
                version: Waitcast.version,
                inputs: inputs.manifest,
                platform: LinearAlgebraLibrary.description
            )
            try OutputFolder.write(
                [
                    ("forecast.csv", ForecastTables.forecast(result)),
                    ("comparison.csv", ForecastTables.comparison(result)),
                    ("targets.csv", ForecastTables.targets(result)),
                    (OutputFolder.manifestName, manifest.json),
                ],
                to: folder,
                force: force
            )
            guard !quiet else { return }
            print(TerminalReport.text(result))
            print(safeText(Self.footer(inputs, folder: folder)))
        }
    }

    /// What the files are needed to judge.
    private func check(_ inputs: InputFiles) throws {
        if let month = dataTo.flatMap({ Month($0) }), month > inputs.area.origin {
            throw Failure(
                description: "--data-to must not lie after the area's origin, \(inputs.area.origin), found \(month)",
                code: Failure.usage
            )
        }
        if let plan = inputs.plans.first(where: { $0.id == Plan.noChange.id && !$0.interventions.isEmpty }) {
            throw Failure(
                description:
                    "\(plan.interventions[0].place): the plan '\(plan.id)' has interventions, but that name stands "
                    + "for what every plan is compared with: rename its file",
                code: Failure.badData
            )
        }
    }

    private static func footer(_ inputs: InputFiles, folder: URL) -> String {
        let findings = Audit.findings(for: inputs.area)
        let contradictions = findings.count { $0.severity == .contradiction }
        let assumed = Audit.assumptions(of: inputs.area, plans: inputs.plans).count { $0.evidence == .assumed }
        return """
            \(contradictions) contradictions in the published figures and \(assumed) assumed values: see them with
              waitcast check \(inputs.manifest[0].file)
            Files: \(folder.relativePath)/forecast.csv, comparison.csv, targets.csv, manifest.json
            """
    }
}
