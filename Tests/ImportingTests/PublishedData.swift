import Foundation
import Importing
import Testing

/// Files that are too large for the repository: a folder that the environment names, with each set in a folder of its own.
enum PublishedData {
    /// The folder; `nil`: tests of these files are skipped.
    static let folder = ProcessInfo.processInfo.environment["WAITCAST_DATA"].map { URL(filePath: $0) }

    /// Why tests are skipped.
    static let isAbsent: Comment = "WAITCAST_DATA names no folder with the published files"

    /// A file of a set.
    static func file(_ path: String) throws -> SourceFile {
        let url = try #require(folder).appending(path: path)
        return SourceFile(name: path, bytes: Array(try Data(contentsOf: url)))
    }
}

extension SourceFile {
    /// A file of a text.
    init(_ name: String, _ text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    /// The same bytes in pieces of a length.
    func inPieces(of length: Int) throws -> SourceFile {
        let bytes = try bytes()
        return SourceFile(name: name, beginning: bytes) { body in
            for start in stride(from: 0, to: bytes.count, by: length) {
                try Array(bytes[start..<min(start + length, bytes.count)]).withUnsafeBytes(body)
            }
        }
    }
}

extension ImportedFigures {
    /// A row's value.
    func value(_ service: String, _ period: String, _ metric: String) -> String? {
        rows.first { $0.service == service && $0.period == period && $0.metric == metric }?.value
    }

    /// Values of a service and period by metric.
    func values(_ service: String, _ period: String) -> [String: String] {
        rows.filter { $0.service == service && $0.period == period }
            .reduce(into: [:]) { $0[$1.metric] = $1.value }
    }

    /// Everything that it says.
    var allText: String {
        (found + leftOut + disagreements
            + rows.flatMap {
                [$0.service, $0.provider, $0.period, $0.metric, $0.value, $0.unit, $0.source, $0.section, $0.note]
            } + services.flatMap { [$0.id, $0.name, $0.provider] + $0.lines })
            .joined(separator: "\n")
    }
}
