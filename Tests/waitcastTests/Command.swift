import Foundation
import TestSupport

/// The command as a user runs it, from the checkout's root.
struct Command {
    /// What a call gave back.
    struct Outcome {
        /// The exit code.
        var code: Int32
        /// Standard output.
        var output: String
        /// Standard error.
        var error: String
    }

    /// The checkout.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the command in a folder, by default the checkout's root.
    static func run(_ arguments: [String], in folder: URL = root) throws -> Outcome {
        let outcome = try BuiltCommand.run(arguments, in: folder)
        return Outcome(code: outcome.status, output: outcome.output, error: outcome.errors)
    }

    /// A folder of its own, gone afterwards.
    static func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "waitcast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// The names in a folder; none if there is no folder.
    static func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    /// The text of a file.
    static func text(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
}
