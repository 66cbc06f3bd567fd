public import Foundation

/// The `waitcast` executable as built for the tests, run as a user would.
public enum BuiltCommand {
    /// What a run gave back.
    public struct Outcome: Sendable, Equatable {
        /// The exit code.
        public let status: Int32
        /// What it wrote on standard output.
        public let output: String
        /// What it wrote on standard error.
        public let errors: String
    }

    /// The executable: it lies beside the test bundle.
    public static var executable: URL {
        let bundles = [Bundle.main] + Bundle.allBundles
        let bundle = bundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let runner = bundle ?? Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return runner.deletingLastPathComponent().appending(path: "waitcast")
    }

    /// Runs the command with what follows `waitcast`, in a folder (the current one when nil), and waits for its end.
    public static func run(_ arguments: [String], in folder: URL? = nil) throws -> Outcome {
        try run(executable, arguments, in: folder)
    }

    /// Runs a script of bash that calls `waitcast`.
    public static func shell(_ script: String, in folder: URL? = nil) throws -> Outcome {
        let path = "PATH='\(executable.deletingLastPathComponent().path)':$PATH\n"
        return try run(URL(filePath: "/bin/bash"), ["-c", path + script], in: folder)
    }

    private static func run(_ program: URL, _ arguments: [String], in folder: URL?) throws -> Outcome {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = folder }
        // Files rather than pipes: neither of the two can fill up while the other is read.
        let place = FileManager.default.temporaryDirectory.appending(path: "waitcast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let files = ["output", "errors"].map { place.appending(path: $0) }
        let handles = try files.map { file in
            try Data().write(to: file)
            return try FileHandle(forWritingTo: file)
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handles[0]
        process.standardError = handles[1]
        try process.run()
        process.waitUntilExit()
        for handle in handles { try handle.close() }
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    /// Runs a command written as on a command line; quotation marks hold words together.
    public static func run(_ line: String, in folder: URL? = nil) throws -> Outcome {
        try run(words(of: line), in: folder)
    }

    /// The examples of a help text: every command of the lines after `Examples:`, without the leading `waitcast`.
    public static func examples(in help: String) -> [String] {
        guard let start = help.range(of: "Examples:\n") else { return [] }
        let text = help[start.upperBound...]
        let end = text.range(of: "\n\n")?.lowerBound ?? text.endIndex
        return text[..<end].replacing(" \\\n", with: " ").split(separator: "\n")
            .compactMap { line in
                let words = line.trimmingPrefix { $0 == " " }
                return words.hasPrefix("waitcast ") ? String(words.dropFirst("waitcast ".count)) : nil
            }
    }

    /// A line as words, as a shell would split it.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character == " " {
                if let finished = word { words.append(finished) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}
