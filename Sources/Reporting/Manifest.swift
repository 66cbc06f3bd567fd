package import Areas
import Calendar
package import Calibration
import Foundation
package import Runs

/// `manifest.json`: what a run was made from, so that it can be made again.
///
/// It holds nothing that may differ between two runs that give the same figures: no time, no path of the output, no
/// number of threads. `platform` is the exception, and no figure depends on it.
package struct Manifest: Codable, Equatable, Sendable {
    /// A file that was read or written.
    package typealias File = FileDigest

    /// The version of Waitcast.
    package var waitcast: String
    /// The area's id.
    package var area: String
    /// The plans' ids, "no change" first.
    package var plans: [String]
    /// The seed of all random draws.
    package var seed: UInt64
    /// Replications of every plan.
    package var replications: Int
    /// Months forecast.
    package var horizonMonths: Int
    /// The last month whose figures were used.
    package var dataTo: String
    /// How much work went into the fit.
    package var fit: FitEffort
    /// The services and sums whose figures were asked for; `nil`: all.
    package var services: [String]?
    /// Files read.
    package var inputs: [File]
    /// Of a part of a run, which it is: `2/8`.
    package private(set) var shard: String?
    /// Of a run that was merged, its parts with the digests of their files.
    package private(set) var shards: [File]?
    /// Files written beside this one: only they are ever replaced or removed, and only as the run left them.
    package private(set) var outputs: [File] = []
    /// What the linear algebra ran on; figures do not depend on it.
    package var platform: String
    /// SHA-256 of this file with zeros for these digits.
    package private(set) var sha256 = Manifest.unsigned

    /// The manifest of a run.
    package init(
        _ result: RunResult,
        version: String,
        inputs: [File],
        platform: String,
        shards: [File] = []
    ) {
        waitcast = version
        area = result.area.id
        plans = result.plans.map(\.id)
        seed = result.settings.seed
        replications = result.settings.replications
        horizonMonths = result.settings.horizonMonths ?? result.area.horizonMonths
        dataTo = result.dataTo.description
        fit = result.effort
        services = result.settings.services.isEmpty ? nil : result.settings.services.sorted()
        self.inputs = inputs
        self.platform = platform
        self.shards = shards.isEmpty ? nil : shards.sorted { $0.file < $1.file }
    }

    /// The manifest of a backtest, whose results are of another kind than a run's and stand under a name of their own.
    package init(_ backtest: Backtest, version: String, inputs: [File], platform: String) {
        waitcast = version
        area = Self.areaName(ofBacktestOf: backtest.area)
        plans = [Plan.noChange.id]
        seed = backtest.settings.seed
        replications = backtest.settings.replications
        horizonMonths = backtest.settings.horizons.max() ?? 0
        dataTo = backtest.area.origin.description
        fit = .full
        services = backtest.settings.services.isEmpty ? nil : backtest.settings.services.sorted()
        self.inputs = inputs
        self.platform = platform
    }

    /// What stands for the area where a backtest's results do, so that neither they nor a run's replace the other's unasked.
    package static func areaName(ofBacktestOf area: Area) -> String { "\(area.id) (backtest)" }

    /// The manifest of the tables of a Local SEND Reform Plan, which stand under a name of their own as well.
    package init(reformPlan result: RunResult, version: String, inputs: [File], platform: String) {
        self.init(result, version: version, inputs: inputs, platform: platform)
        area = Self.areaName(ofReformPlanOf: result.area)
    }

    /// What stands for the area where the tables of its Local SEND Reform Plan do.
    package static func areaName(ofReformPlanOf area: Area) -> String { "\(area.id) (lsrp)" }

    /// The manifest of the answer to a question, which stands under a name of its own as well.
    ///
    /// - Parameters:
    ///   - area: the area.
    ///   - question: the command that was asked.
    ///   - plans: the plans that were taken.
    ///   - run: how many replications, with which seed, over how many months.
    ///   - fit: how much work went into the fit.
    ///   - version: the version of Waitcast.
    ///   - inputs: files read.
    ///   - platform: what the linear algebra ran on.
    package init(
        answerFor area: Area,
        question: String,
        plans: [String],
        run: (replications: Int, seed: UInt64, horizonMonths: Int),
        fit: FitEffort,
        version: String,
        inputs: [File],
        platform: String
    ) {
        waitcast = version
        self.area = Self.areaName(of: area, asked: question)
        self.plans = plans
        (replications, seed, horizonMonths) = run
        dataTo = area.origin.description
        self.fit = fit
        self.inputs = inputs
        self.platform = platform
    }

    /// What stands for the area where the answer to a question does.
    package static func areaName(of area: Area, asked question: String) -> String { "\(area.id) (\(question))" }

    /// The manifest of a part of a run.
    package init(shard: ShardFile.Header, area: Area, plans: [String], version: String, inputs: [File]) {
        waitcast = version
        self.area = area.id
        self.plans = plans
        seed = shard.seed
        replications = shard.replications
        horizonMonths = shard.horizonMonths ?? area.horizonMonths
        dataTo = shard.dataTo ?? area.origin.description
        fit = shard.fit
        services = shard.services.isEmpty ? nil : shard.services
        self.inputs = inputs
        platform = shard.platform
        self.shard = "\(shard.shard.number)/\(shard.shard.of)"
    }

    /// The digits that stand for a manifest's own digest while it is worked out.
    private static let unsigned = String(repeating: "0", count: 64)

    /// The manifest of the run that wrote these files, some of texts and others of bytes.
    package func naming(
        _ texts: [(name: String, text: String)],
        _ others: [(name: String, bytes: [UInt8])] = []
    ) -> Manifest {
        var manifest = self
        manifest.outputs =
            texts.map { File(file: $0.name, sha256: Digest.of($0.text)) }
            + others.map { File(file: $0.name, sha256: Digest.of($0.bytes)) }
        manifest.sha256 = Self.unsigned
        manifest.sha256 = Digest.of(manifest.json)
        return manifest
    }

    /// Whether a manifest's text still has the digest that it states.
    static func isUnchanged(_ text: String, sha256: String) -> Bool {
        Digest.of(text.replacing(sha256, with: unsigned)) == sha256
    }

    /// The file's text.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
