package import Calibration
import Foundation

/// One shard of a run, as a file that holds all that a merge needs: what was run, the input files themselves, and what its
/// replications have given.
///
/// A line of JSON, a line of base 64, and the SHA-256 of both.
package struct ShardFile: Equatable, Sendable {
    /// The name of the file in a shard's folder.
    package static let name = "shard.waitcast"

    /// What was run.
    package var header: Header
    /// What its replications have given, as bytes.
    package var content: [UInt8]

    /// A shard with what it has found.
    package init(_ header: Header, content: [UInt8]) {
        (self.header, self.content) = (header, content)
    }

    /// A run, and which of its shards this is.
    package struct Header: Codable, Equatable, Sendable {
        /// The form of the file.
        package private(set) var form = 1
        /// The program, with its commit.
        package var waitcast: String
        /// What the linear algebra ran on.
        package var platform: String
        /// The number of the shard, from 1, and of how many.
        package var shard: Shard
        /// Replications of every plan in the whole run.
        package var replications: Int
        /// The seed of all random draws.
        package var seed: UInt64
        /// Months to forecast, if the area's are not meant.
        package var horizonMonths: Int?
        /// The last month whose figures are used, if not all are.
        package var dataTo: String?
        /// How much work goes into the fit.
        package var fit: FitEffort
        /// The services and sums whose figures were asked for; empty: all.
        package var services: [String]
        /// The area's file, then its histories.
        package var areaFiles: [File]
        /// The plans' files.
        package var planFiles: [File]

        package init(
            waitcast: String,
            platform: String,
            shard: Shard,
            replications: Int,
            seed: UInt64,
            horizonMonths: Int?,
            dataTo: String?,
            fit: FitEffort,
            services: [String],
            areaFiles: [File],
            planFiles: [File]
        ) {
            (self.waitcast, self.platform, self.shard) = (waitcast, platform, shard)
            (self.replications, self.seed, self.horizonMonths) = (replications, seed, horizonMonths)
            (self.dataTo, self.fit, self.services) = (dataTo, fit, services.sorted())
            (self.areaFiles, self.planFiles) = (areaFiles, planFiles)
        }

        /// In what another header is of another run; `nil`: of the same one.
        package func difference(from other: Header) -> String? {
            if waitcast != other.waitcast { return "of \(waitcast), not of \(other.waitcast)" }
            if areaFiles.first?.name != other.areaFiles.first?.name {
                return "of the area '\(areaFiles.first?.name ?? "")', not of '\(other.areaFiles.first?.name ?? "")'"
            }
            let (mine, others) = (areaFiles + planFiles, other.areaFiles + other.planFiles)
            if mine.map(\.name) != others.map(\.name) { return "of other files: \(Self.names(mine, not: others))" }
            if let changed = zip(mine, others).first(where: { $0 != $1 }) {
                return "of another version of '\(changed.0.name)'"
            }
            if seed != other.seed { return "of the seed \(seed), not \(other.seed)" }
            if replications != other.replications {
                return "of a run of \(replications) replications, not of \(other.replications)"
            }
            if shard.of != other.shard.of { return "one of \(shard.of) shards, not of \(other.shard.of)" }
            if horizonMonths != other.horizonMonths { return "of another --horizon" }
            if dataTo != other.dataTo { return "of another --data-to" }
            if fit != other.fit { return "of another --fit" }
            if services != other.services { return "of another choice of --service" }
            return form == other.form ? nil : "of another form"
        }

        private static func names(_ files: [File], not others: [File]) -> String {
            let (mine, theirs) = (Set(files.map(\.name)), Set(others.map(\.name)))
            let odd = mine.symmetricDifference(theirs).sorted()
            return odd.isEmpty ? "in another order" : odd.map { "'\($0)'" }.joined(separator: ", ")
        }
    }

    /// Which part of a run's replications.
    package struct Shard: Codable, Equatable, Sendable {
        /// From 1.
        package var number: Int
        /// How many there are.
        package var of: Int

        /// A shard; `nil` unless 1 <= number <= of.
        package init?(_ number: Int, of count: Int) {
            guard number >= 1, number <= count else { return nil }
            (self.number, of) = (number, count)
        }

        /// Its share of so many replications: the shards follow one another and differ by one at most.
        package func replications(of all: Int) -> Range<Int> {
            all * (number - 1) / of..<all * number / of
        }
    }

    /// A file that was read.
    package struct File: Codable, Equatable, Sendable {
        /// Its name as given.
        package var name: String
        /// The whole text.
        package var text: String

        package init(name: String, text: String) {
            (self.name, self.text) = (name, text)
        }
    }
}

extension ShardFile {
    /// The file's text.
    package var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json = try? encoder.encode(header) else { return "" }
        let body = String(decoding: json, as: UTF8.self) + "\n" + Data(content).base64EncodedString() + "\n"
        return body + Digest.of(body) + "\n"
    }

    /// Reads a file's text; `nil` if it is no shard, or not as a run wrote it.
    package init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, Digest.of("\(lines[0])\n\(lines[1])\n") == lines[2],
            let header = try? JSONDecoder().decode(Header.self, from: Data(lines[0].utf8)),
            let content = Data(base64Encoded: String(lines[1]))
        else { return nil }
        self.init(header, content: [UInt8](content))
    }
}
