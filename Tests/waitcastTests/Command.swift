import Foundation

/// The command as a user runs it: the executable that was built beside these tests.
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

    /// The executable.
    static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "waitcast")

    /// Runs the command in a folder, by default the checkout's root.
    static func run(_ arguments: [String], in folder: URL = root) throws -> Outcome {
        try inTemporaryFolder { temporary in
            let process = Process()
            process.executableURL = executable
            process.arguments = arguments
            process.currentDirectoryURL = folder
            let files = ["output", "error"].map { temporary.appending(path: $0) }
            for file in files { try Data().write(to: file) }
            let handles = try files.map { try FileHandle(forWritingTo: $0) }
            process.standardOutput = handles[0]
            process.standardError = handles[1]
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
            return Outcome(code: process.terminationStatus, output: texts[0], error: texts[1])
        }
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
