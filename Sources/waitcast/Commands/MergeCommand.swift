import Areas
import ArgumentParser
import Calendar
import Calibration
import Foundation
import Reading
import Reporting
import Runs
import Wording

/// `waitcast merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Joins the shards of a run into its results.",
        discussion: """
            'waitcast run --shard 1/4 --output DIR' and so on make the shards, on one
            machine or several. All of them are needed; the results are those of the run
            in one piece. A shard holds the input files: they need not be there again.

            Examples:
              waitcast run Scenarios/derby --replications 4000 --shard 1/2 --output one
              waitcast run Scenarios/derby --replications 4000 --shard 2/2 --output two
              waitcast merge one two --output Results/derby
            """
    )

    @Argument(help: "The folders of all shards, in any order.", completion: .directory)
    var folders: [String]

    @Option(help: "The folder for the results.", completion: .directory)
    var output: String

    @Option(help: "Also write: hub, the forecast in hubverse's form (hub.csv); may be given more than once.")
    var also: [String] = []

    @Flag(
        help: """
            Replace results of another area or of more replications; what no run wrote is kept beside them.
            """
    )
    var force = false

    @OptionGroup var workbook: WorkbookOptions

    @OptionGroup var caching: CacheOptions

    @Flag(help: "Print everything, not only what fits on a page of 60 lines.")
    var full = false

    @Flag(help: "Print nothing but errors: no progress and no report.")
    var quiet = false

    func run() throws {
        try reporting {
            try workbook.check()
            let progress = Progress(quiet: quiet)
            defer { progress.end() }
            progress.show("reading")
            try InputFiles.check(also, among: RunTables.Further.allCases.map(\.rawValue), "--also", of: "table")
            let folder = try OutputFolder(output)
            defer { folder.release() }
            let shards = try folders.map(Shard.init)
            let header = try Self.whole(shards)
            let inputs = try InputFiles(header)
            try folder.check(
                inputs: folders.map { "\($0)/\(ShardFile.name)" },
                area: inputs.area.id,
                replications: header.replications,
                seed: header.seed,
                force: force
            )
            let environment = ProcessInfo.processInfo.environment
            let fitted = try inputs.fitted(
                dataTo: header.dataTo.flatMap { Month($0) },
                effort: header.fit,
                cache: caching.cache(commit: Waitcast.commit, environment: environment)
            ) {
                progress.show("fitting \(inputs.area.name)")
            }
            let runner = try Runner(fitted, plans: inputs.plans, settings: header.settings)
            progress.show("merging")
            var tally: Tally?
            for shard in shards.sorted(by: { $0.file.header.shard.number < $1.file.header.shard.number }) {
                guard let part = runner.tally(reading: shard.file.content),
                    part.replications == [shard.file.header.shard.replications(of: header.replications)]
                else { throw shard.damaged }
                if tally == nil { tally = part } else { tally?.merge(part) }
            }
            guard let tally else { return }
            var results = RunResults(result: runner.result(of: tally), inputs: inputs, shards: shards.map(\.digest))
            results.hasWorkbook = workbook.xlsx
            results.also = Set(also.compactMap(RunTables.Further.init))
            try results.lookAtFigures(of: fitted)
            try results.write(to: folder)
            progress.end()
            guard !quiet else { return }
            let isFull = full || !header.services.isEmpty
            try results.print(of: folder, path: output, isFull: isFull, on: Screen(environment: environment))
        }
    }

    /// A shard with the folder that it lies in.
    private struct Shard {
        let folder: String
        let file: ShardFile
        let digest: Manifest.File

        init(_ folder: String) throws {
            self.folder = folder
            let path = "\(folder)/\(ShardFile.name)"
            guard FileManager.default.fileExists(atPath: path) else {
                throw Failure(
                    description: "the folder '\(folder)' holds no shard: it has no \(ShardFile.name), which "
                        + "'waitcast run --shard' writes",
                    code: Failure.noInput
                )
            }
            let text = try InputFile.text(of: path, most: 100_000_000_000).text
            guard let file = ShardFile(text) else { throw Self.damaged(folder) }
            self.file = file
            digest = Manifest.File(file: "\(file.header.shard.number)/\(file.header.shard.of)", sha256: Digest.of(text))
        }

        var damaged: Failure { Self.damaged(folder) }

        private static func damaged(_ folder: String) -> Failure {
            Failure(
                description: "'\(folder)/\(ShardFile.name)' is not as a run wrote it: make that shard again",
                code: Failure.badData
            )
        }
    }

    /// What the shards have in common, if they are all of a run, each once.
    private static func whole(_ shards: [Shard]) throws -> ShardFile.Header {
        let header = shards[0].file.header
        let program = RunResults.program(commit: Waitcast.commit)
        for shard in shards {
            guard shard.file.header.waitcast == program else {
                throw Failure(
                    description: "'\(shard.folder)' was made by \(shard.file.header.waitcast), and this is \(program): "
                        + "merge shards with the program that made them",
                    code: Failure.badData
                )
            }
            guard let difference = shard.file.header.difference(from: header) else { continue }
            throw Failure(
                description: "'\(shard.folder)' is of another run than '\(shards[0].folder)': it is \(difference)",
                code: Failure.badData
            )
        }
        var folders: [Int: String] = [:]
        for shard in shards {
            let number = shard.file.header.shard.number
            if let other = folders.updateValue(shard.folder, forKey: number) {
                throw Failure(
                    description:
                        "shard \(number) of \(header.shard.of) is in '\(other)' and in '\(shard.folder)': name "
                        + "each shard once",
                    code: Failure.badData
                )
            }
        }
        let missing = (1...header.shard.of).filter { folders[$0] == nil }
        guard missing.isEmpty else {
            let names = missing.prefix(20).map(String.init) + (missing.count > 20 ? ["\(missing.count - 20) more"] : [])
            throw Failure(
                description:
                    "of \(header.shard.of) shards \(joined(names)) \(missing.count == 1 ? "is" : "are") missing: "
                    + "name the folders of all of them",
                code: Failure.noInput
            )
        }
        return header
    }
}

extension ShardFile.Header {
    /// The settings of the run.
    var settings: RunSettings {
        RunSettings(
            replications: replications,
            seed: seed,
            threads: ProcessInfo.processInfo.activeProcessorCount,
            horizonMonths: horizonMonths,
            services: Set(services)
        )
    }
}
