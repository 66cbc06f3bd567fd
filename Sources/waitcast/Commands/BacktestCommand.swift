import Areas
import ArgumentParser
import Calendar
import Calibration
import Foundation
import LinearAlgebra
import Reading
import Reporting
import Runs

/// `waitcast backtest`.
struct BacktestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backtest",
        abstract: "Says how forecasts of an area would have done, beside simple rules.",
        discussion: """
            From every month with 8 counts of a list behind it, the list is forecast with
            what was published by then, and held against what came. A '-' is standard
            input.

            Examples:
              waitcast backtest Scenarios/derby
              waitcast backtest Scenarios/derby --service nd-dhcft --horizons 1,2,3
              waitcast backtest Scenarios/derby --output derby-backtest
              waitcast backtest Scenarios/derby --format csv > backtest.csv
            """
    )

    @Argument(
        help: "The area's folder or file. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var area: String?

    @Option(help: "The folder for backtest.csv and its companions. (default: none is written)", completion: .directory)
    var output: String?

    @Option(help: "Months ahead, such as 1,3,6,12: 1 to 240 each.")
    var horizons = "1,3,6,12"

    @Option(help: "Score this service only; may be given more than once.")
    var service: [String] = []

    @Option(help: "Replications of every forecast, 2 to 1000000.")
    var replications = 400

    @Option(help: "text, csv (every forecast) or json (mean scores); these are printed also with --quiet.")
    var format = Format.text

    /// How the result is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For reading.
        case text
        /// Every forecast, one a row.
        case csv
        /// Mean scores as one document.
        case json
    }

    @OptionGroup var running: RunningOptions

    func validate() throws {
        guard parsedHorizons != nil else {
            throw ValidationError(
                "--horizons must be months such as 1,3,6,12, each 1 to \(Limits.horizonMonths.upperBound), found '\(horizons)'"
            )
        }
        guard Limits.replications.contains(replications) else {
            throw ValidationError("--replications must be 2 to 1000000, found \(replications)")
        }
    }

    /// The months ahead, in order and each once.
    private var parsedHorizons: [Int]? {
        let parts = horizons.split(separator: ",", omittingEmptySubsequences: false)
            .map { Int($0.trimmingCharacters(in: .whitespaces)) }
        guard !parts.isEmpty, parts.allSatisfy({ $0.map(Limits.horizonMonths.contains) ?? false }) else { return nil }
        return Set(parts.compactMap { $0 }).sorted()
    }

    func run() throws {
        try reporting {
            let progress = Progress(quiet: running.quiet)
            defer { progress.end() }
            progress.show("reading")
            // First of all: what a killed run left is made good even if this one then stops.
            let folder = try output.map { try OutputFolder($0) }
            defer { folder?.release() }
            let inputs = try InputFiles(area.map { [$0] } ?? [])
            try InputFiles.check(service, among: inputs.area.services.map(\.id), "--service", of: "service")
            try folder?
                .check(
                    inputs: inputs.manifest.map(\.file),
                    area: Manifest.areaName(ofBacktestOf: inputs.area),
                    replications: replications,
                    seed: running.seed,
                    force: running.force
                )
            let backtest = try Backtest(
                inputs.area,
                Backtest.Settings(
                    horizons: parsedHorizons ?? [],
                    services: Set(service),
                    replications: replications,
                    seed: running.seed,
                    threads: running.threadCount,
                    effort: running.fit
                )
            ) { month, share in
                progress.show("forecasting \(inputs.area.name) from \(month.name): \(Int(100 * share))%")
            }
            if let folder {
                progress.show("writing")
                try folder.write(
                    BacktestTables.files(backtest),
                    manifest: Manifest(
                        backtest,
                        version: Waitcast.version,
                        inputs: inputs.areaFiles,
                        platform: LinearAlgebraLibrary.description
                    )
                )
            }
            progress.end()
            try print(backtest, folder)
        }
    }

    /// Prints what was asked for.
    private func print(_ backtest: Backtest, _ folder: OutputFolder?) throws {
        switch format {
        case .csv: try StandardStream.output.write(BacktestTables.forecasts(backtest))
        case .json: try StandardStream.output.write(BacktestTables.json(backtest))
        case .text:
            guard !running.quiet else { return }
            var lines = [try BacktestReport.text(backtest)]
            if let folder, let output {
                lines.append("")
                lines.append(
                    safeText(
                        "Files: \(output)/backtest.csv, scores.csv, reliability.csv, datapackage.json, manifest.json"
                    )
                )
                lines += folder.notes
            }
            try StandardStream.output.write(lines.joined(separator: "\n") + "\n")
        }
    }
}
