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

        init(_ outcome: BuiltCommand.Outcome) {
            (code, output, error) = (outcome.status, outcome.output, outcome.errors)
        }
    }

    /// The checkout.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs the command in a folder, by default the checkout's root.
    static func run(_ arguments: [String], in folder: URL = root) throws -> Outcome {
        Outcome(try BuiltCommand.run(arguments, in: folder))
    }

    /// Runs a script of bash that calls `waitcast`, by default in the checkout's root.
    static func shell(_ script: String, in folder: URL = root) throws -> Outcome {
        Outcome(try BuiltCommand.shell(script, in: folder))
    }

    /// A folder of its own, gone afterwards.
    static func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "waitcast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// A folder of its own with small areas, `one` and `two`, each with a plan that names no area; gone afterwards.
    static func inSmallAreas<Result>(_ body: (URL) throws -> Result) throws -> Result {
        try inTemporaryFolder { folder in
            for (name, id) in [("One", "one"), ("Two", "two")] {
                let plans = folder.appending(path: "\(id)/plans")
                try FileManager.default.createDirectory(at: plans, withIntermediateDirectories: true)
                let area = """
                    area: \(name)
                    id: \(id)
                    origin: 2025-07
                    horizon: 2 months
                    history: history.csv
                    services:
                      - id: clinic
                        name: Clinic
                        referrals: 20 a month
                        capacity: 5 a week

                    """
                let history = "service,period,metric,value\nclinic,2025-07,waiting,90\nclinic,2025-07,mean_wait,9\n"
                let plan = """
                    plan: Push
                    interventions:
                      - outsource: {service: clinic, cases: 10 a month, from: 2025-08}

                    """
                for (file, text) in [("area.yaml", area), ("history.csv", history), ("plans/push.yaml", plan)] {
                    try Data(text.utf8).write(to: folder.appending(path: "\(id)/\(file)"))
                }
            }
            return try body(folder)
        }
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
