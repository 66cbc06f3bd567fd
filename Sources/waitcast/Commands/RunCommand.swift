import Areas
import ArgumentParser
import Calendar
import Calibration
import Foundation
import LinearAlgebra
import Reading
import Reporting
import Runs

/// `waitcast run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Forecasts an area's services and compares recovery plans.",
        discussion: """
            Without plans, all plans of the area's folder are compared. Without an area,
            the plans' own is taken: the one they name, or the area.yaml beside or above
            them. A '-' is standard input.

            Examples:
              waitcast run Scenarios/derby
              waitcast run Scenarios/derby/plans/early-help.yaml --replications 5000
              waitcast run Scenarios/example --output example-results
            """
    )

    @Argument(
        help: "An area's folder or file, then plan files. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var files: [String] = []

    @Option(help: "The area, in place of the first argument.", completion: .file(extensions: ["yaml", "yml"]))
    var area: String?

    @Option(help: "The folder for the results. (default: Results/ and the area's id)", completion: .directory)
    var output: String?

    @Option(help: "Replications of every plan, 2 to 1000000.")
    var replications = 1000

    @Option(help: "Months to forecast, 1 to 240. (default: the area's)")
    var horizon: Int?

    @Option(
        name: .customLong("data-to"),
        help: "Use figures up to this month only (YYYY-MM), and forecast from its end."
    )
    var dataTo: String?

    @Option(
        help:
            "Forecast this service or sum only, as in a run of all, and print it in full; may be given more than once."
    )
    var service: [String] = []

    @Option(help: "Compare this plan of the area's only, by its file's name; may be given more than once.")
    var only: [String] = []

    @Flag(help: "Also tell what each step of a plan contributes: alone, in the plan's order, and together.")
    var contributions = false

    @Flag(help: "Print everything, not only what fits on a page of 60 lines.")
    var full = false
    @Option(help: "Also write: hub, the forecast in hubverse's form (hub.csv); may be given more than once.")
    var also: [String] = []

    @Option(help: "Run part i of n of the replications only, for 'waitcast merge'; needs --output.")
    var shard: String?

    @OptionGroup var workbook: WorkbookOptions

    @OptionGroup var caching: CacheOptions

    @OptionGroup var running: RunningOptions

    func validate() throws {
        guard Limits.replications.contains(replications) else {
            throw ValidationError("--replications must be 2 to 1000000, found \(replications)")
        }
        if shard != nil {
            guard let part else {
                throw ValidationError("--shard must be a part and how many there are, such as 1/8, found '\(shard!)'")
            }
            guard part.of <= replications else {
                throw ValidationError(
                    "--shard must leave a replication for each part, found \(shard!) of \(replications)"
                )
            }
            guard !contributions else {
                throw ValidationError("--contributions is of a whole run: leave it out with --shard")
            }
            guard !workbook.xlsx else {
                throw ValidationError("--xlsx is of a whole run: give it to 'waitcast merge'")
            }
            guard also.isEmpty else {
                throw ValidationError("--also is of a whole run: give it to 'waitcast merge', not with --shard")
            }
            guard output != nil else {
                throw ValidationError("--shard needs a folder of its own for each part: name it with --output")
            }
        }
        guard horizon.map({ Limits.horizonMonths.contains($0) }) ?? true else {
            throw ValidationError("--horizon must be 1 to \(Limits.horizonMonths.upperBound) months, found \(horizon!)")
        }
        guard dataTo.map({ Month($0) != nil }) ?? true else {
            throw ValidationError("--data-to must be a month such as 2025-05, found '\(dataTo!)'")
        }
        if let month = dataTo.flatMap({ Month($0) }), !Limits.months.contains(month) {
            let (first, last) = (Limits.months.lowerBound, Limits.months.upperBound)
            throw ValidationError("--data-to must lie between \(first) and \(last), found \(month)")
        }
    }

    func run() throws {
        try run(commit: Waitcast.commit, environment: ProcessInfo.processInfo.environment)
    }

    /// Runs as the build of a commit.
    func run(commit: String, environment: [String: String]) throws {
        try reporting {
            try workbook.check()
            let progress = Progress(quiet: running.quiet)
            defer { progress.end() }
            progress.show("reading")
            try InputFiles.check(also, among: RunTables.Further.allCases.map(\.rawValue), "--also", of: "table")
            // First of all: what a killed run left is made good even if this one then stops.
            let named = try output.map { try OutputFolder($0) }
            defer { named?.release() }
            let inputs = try InputFiles(files, area: area).only(only)
            try check(inputs)
            let path = output ?? "Results/\(inputs.area.id)"
            let folder = try named ?? OutputFolder(path)
            defer { folder.release() }
            try folder.check(
                inputs: inputs.manifest.map(\.file),
                area: inputs.area.id,
                replications: replications,
                seed: running.seed,
                force: running.force
            )
            let settings = RunSettings(
                replications: replications,
                seed: running.seed,
                threads: running.threadCount,
                horizonMonths: horizon,
                services: Set(service)
            )
            let cache = caching.cache(commit: commit, environment: environment)
            let fitted = try inputs.fitted(dataTo: dataTo.flatMap { Month($0) }, effort: running.fit, cache: cache) {
                progress.show("fitting \(inputs.area.name)")
            }
            let runner = try Runner(fitted, plans: inputs.plans, settings: settings)
            let studies =
                contributions
                ? try inputs.plans.filter { $0.id != Plan.noChange.id && ContributionStudy.hasParts($0, fitted) }
                    .map { try ContributionStudy(fitted, $0, settings: settings) } : []
            let forecasting = { (share: Double) in
                progress.show("forecasting \(inputs.area.name): \(Int(100 * share))%")
            }
            if let part {
                let tally = try runner.tally(part.replications(of: replications), progress: forecasting)
                progress.show("writing")
                try write(tally, part, inputs, commit: commit, to: folder)
                return
            }
            var results = RunResults(result: try runner.run(progress: forecasting), inputs: inputs)
            results.also = Set(also.compactMap(RunTables.Further.init))
            results.contributions = try studies.map { study in
                try study.run { progress.show("telling the steps of \(study.plan.name) apart: \(Int(100 * $0))%") }
            }
            results.hasWorkbook = workbook.xlsx
            progress.show("looking at what the forecast hangs on")
            try results.lookAtFigures(of: fitted)
            progress.show("writing")
            try results.write(to: folder)
            progress.end()
            guard !running.quiet else { return }
            let isFull = full || !service.isEmpty
            try results.print(of: folder, path: path, isFull: isFull, on: Screen(environment: environment))
        }
    }

    /// The part of the replications that is asked for.
    private var part: ShardFile.Shard? {
        let numbers = (shard ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let number = numbers[0], let count = numbers[1] else { return nil }
        return ShardFile.Shard(number, of: count)
    }

    /// Writes a shard.
    private func write(
        _ tally: Tally,
        _ part: ShardFile.Shard,
        _ inputs: InputFiles,
        commit: String,
        to folder: OutputFolder
    ) throws {
        let header = ShardFile.Header(
            waitcast: RunResults.program(commit: commit),
            platform: LinearAlgebraLibrary.description,
            shard: part,
            replications: replications,
            seed: running.seed,
            horizonMonths: horizon,
            dataTo: dataTo,
            fit: running.fit,
            services: service,
            areaFiles: inputs.areaTexts.map { ShardFile.File(name: $0.name, text: $0.text) },
            planFiles: inputs.planTexts.map { ShardFile.File(name: $0.name, text: $0.text) }
        )
        try folder.write(
            [(ShardFile.name, ShardFile(header, content: tally.bytes).text)],
            manifest: Manifest(
                shard: header,
                area: inputs.area,
                plans: inputs.plans.map(\.id),
                version: Waitcast.version,
                inputs: inputs.manifest
            )
        )
    }

    /// What the files are needed to judge.
    private func check(_ inputs: InputFiles) throws {
        if let month = dataTo.flatMap({ Month($0) }), month > inputs.area.origin {
            throw Failure(
                description: "--data-to must not lie after the area's origin, \(inputs.area.origin), found \(month)",
                code: Failure.usage
            )
        }
        try InputFiles.check(
            service,
            among: inputs.area.services.map(\.id) + inputs.area.reportedTotals.map(\.id),
            "--service",
            of: "service"
        )
    }
}
