import Foundation
package import Planning
import Simulation

/// `manifest.json`: what a run was made from, so that it can be made again.
///
/// It holds nothing that may differ between two runs that give the same figures: no time, no path of the output, no
/// number of threads. `platform` is the exception that DESIGN section 5 asks for, and says so.
package struct Manifest: Codable, Equatable, Sendable {
    /// A file that was read.
    package struct Input: Codable, Equatable, Sendable {
        /// Its name as given.
        package var file: String
        /// SHA-256 of its bytes, in hexadecimal.
        package var sha256: String

        /// A file with its digest.
        package init(file: String, sha256: String) {
            self.file = file
            self.sha256 = sha256
        }
    }

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
    /// Files read.
    package var inputs: [Input]
    /// What the linear algebra ran on; figures do not depend on it.
    package var platform: String

    /// The manifest of a run.
    package init(_ result: RunResult, version: String, inputs: [Input], platform: String) {
        waitcast = version
        area = result.area.id
        plans = result.plans.map(\.id)
        seed = result.settings.seed
        replications = result.settings.replications
        horizonMonths = result.settings.horizonMonths ?? result.area.horizonMonths
        dataTo = (result.settings.dataTo ?? result.area.origin).description
        self.inputs = inputs
        self.platform = platform
    }

    /// The file's text.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
