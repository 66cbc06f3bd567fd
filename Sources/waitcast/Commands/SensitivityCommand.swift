import Areas
import ArgumentParser
import Calibration
import Decisions
import Foundation
import LinearAlgebra
import Reading
import Reporting
import Wording

/// `waitcast sensitivity`.
struct SensitivityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity",
        abstract:
            "Says what forecasts and the choice between plans hang on, and which figures are most worth collecting.",
        discussion: """
            Every figure with a range, and all that is estimated, is held against the
            forecast by regression on the run's own draws. Without plans, all plans of the
            area's folder are compared with no change. Without --measure or --target,
            child-weeks of waiting over the forecast are looked at.

            Examples:
              waitcast sensitivity Scenarios/example
              waitcast sensitivity Scenarios/example --plan elsewhere --plan same-staff --worth 15
              waitcast sensitivity Scenarios/derby --measure "nd-dhcft number waiting in 2028-03"
              waitcast sensitivity Scenarios/derby --target "nd-dhcft mean wait at most 52 weeks by 2027-03"
            """
    )

    @Argument(
        help: "An area's folder or file, then plan files. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var files: [String] = []

    @Option(help: "A plan of the area's, by its file's name; may be given more than once.")
    var plan: [String] = []

    @Option(help: "Look at this measure: a service, what is measured, 'in' and a month or year.")
    var measure: String?

    @Option(
        help: "Look at whether this target is met: a sentence as in plan files, or the number of one of the area's."
    )
    var target: String?

    @Option(help: "Pounds that a child-week of waiting avoided is worth, so that costs count in the choice.")
    var worth: Double?

    @Option(help: "The folder for the tables. (default: none are written)", completion: .directory)
    var output: String?

    @Option(help: "Replications of every plan, 200 to 1000000.")
    var replications = 1000

    @Option(help: "Walks in which figures are moved one by one (Morris), 0 to 1000; 0 leaves them out.")
    var walks = 10

    @OptionGroup var caching: CacheOptions

    @OptionGroup var running: RunningOptions

    func validate() throws {
        let fewest = SensitivitySettings.fewestReplications
        guard replications >= fewest, Limits.replications.contains(replications) else {
            throw ValidationError("--replications must be \(fewest) to 1000000, found \(replications)")
        }
        guard (0...1_000).contains(walks) else {
            throw ValidationError("--walks must be 0 to 1000, found \(walks)")
        }
        guard measure == nil || target == nil else {
            throw ValidationError("--measure and --target ask for different things: give one of them")
        }
        if let worth {
            guard measure == nil, target == nil else {
                throw ValidationError("--worth is of child-weeks, and goes with neither --measure nor --target")
            }
            guard worth > 0, worth <= 1_000_000 else {
                throw ValidationError("--worth must be above 0 and at most 1000000 pounds, found \(plain(worth))")
            }
        }
    }

    func run() throws {
        try reporting {
            let progress = Progress(quiet: running.quiet)
            defer { progress.end() }
            progress.show("reading")
            // First of all: what a killed run left is made good even if this one then stops.
            let folder = try output.map { try OutputFolder($0) }
            defer { folder?.release() }
            let inputs = try InputFiles(files)
            try InputFiles.check(plan, among: inputs.plans.map(\.id), "--plan", of: "plan")
            let chosen = try inputs.only(plan)
            let question = try question(in: chosen.area)
            try folder?
                .check(
                    inputs: chosen.manifest.map(\.file),
                    area: Manifest.areaName(of: chosen.area, asked: "sensitivity"),
                    replications: replications,
                    seed: running.seed,
                    force: running.force
                )
            let cache = caching.cache(commit: Waitcast.commit, environment: ProcessInfo.processInfo.environment)
            let fitted = try chosen.fitted(effort: running.fit, cache: cache) {
                progress.show("fitting \(chosen.area.name)")
            }
            let settings = SensitivitySettings(
                replications: replications,
                seed: running.seed,
                threads: running.threadCount,
                walks: walks
            )
            let study = try SensitivityStudy(fitted, plans: chosen.plans, question: question, settings: settings)
            let sensitivity = try study.result { progress.show("\($0): \(Int(100 * $1))%") }
            var notes: [String] = []
            if let folder, let output {
                progress.show("writing")
                let tables = SensitivityTables.files(sensitivity)
                try folder.write(
                    tables,
                    manifest: Manifest(
                        answerFor: chosen.area,
                        question: "sensitivity",
                        plans: sensitivity.plans.map(\.id),
                        run: (replications, running.seed, sensitivity.horizonMonths),
                        fit: fitted.effort,
                        version: Waitcast.version,
                        inputs: chosen.manifest,
                        platform: LinearAlgebraLibrary.description
                    )
                )
                let names = tables.map(\.name).joined(separator: ", ")
                notes = [safeText("Files in \(output): \(names), manifest.json")] + folder.notes
            }
            progress.end()
            guard !running.quiet else { return }
            let report =
                [SensitivityReport.text(sensitivity, on: Screen(environment: ProcessInfo.processInfo.environment))]
                + notes
            try StandardStream.output.write(report.joined(separator: "\n") + "\n")
        }
    }

    /// What is asked for.
    private func question(in area: Area) throws -> SensitivityQuestion {
        if worth != nil, area.costs == nil {
            throw Failure(
                description: "--worth weighs child-weeks against costs, but the area has no costs.yaml beside it",
                code: Failure.usage
            )
        }
        if let target {
            let read = try Failure.ofCall { () throws(InputErrors) in
                try AskedTargets.read([target], in: area, horizonMonths: area.horizonMonths)[0]
            }
            return SensitivityQuestion(.target(try Self.checked(read, read.measure, "--target")))
        }
        if let measure {
            let read = try Failure.ofCall { () throws(InputErrors) in try AskedMeasures.read(measure, in: area) }
            return SensitivityQuestion(.measure(try Self.checked(read, read.measure, "--measure")))
        }
        return SensitivityQuestion(.childWeeks, worth: worth)
    }

    /// What is not a measure of a list has no place in a run's rows.
    private static func checked<Asked>(_ asked: Asked, _ measure: Measure, _ option: String) throws -> Asked {
        guard measure != .highNeedsDeficit else {
            throw Failure(
                description: "\(option) cannot be of the high-needs deficit: ask for a measure of a service, or for "
                    + "child-weeks with --worth",
                code: Failure.usage
            )
        }
        return asked
    }
}
