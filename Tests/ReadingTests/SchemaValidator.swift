import Foundation
import TestSupport
import Testing

@testable import Reading

/// A validator of JSON Schemas that knows nothing of Waitcast, run by a script.
enum SchemaValidator {
    /// A Python that has it; `nil`: none is named.
    static let python = ProcessInfo.processInfo.environment["WAITCAST_SCHEMA_PYTHON"]

    /// What a validator says of a file.
    enum Verdict: String {
        case valid, invalid, unreadable
    }

    /// A file to be held against a schema.
    struct Sample {
        var schema: InputSchema
        var text: String
        /// For messages.
        var title: String
        /// Why the schema cannot tell what is wrong in it, if it cannot.
        var beyondSchema: Malformed.BeyondSchema?
    }

    /// The verdict on each, with the validator's words.
    static func judge(_ samples: [Sample]) throws -> [(sample: Sample, verdict: Verdict, words: String)] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "waitcast-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var names: [String] = []
        var order: [Sample] = []
        for schema in InputSchema.allCases {
            let text = try BuiltCommand.run(["schema", schema.rawValue])
            #expect(text.status == 0 && text.errors.isEmpty)
            names.append("\(schema.rawValue).json")
            try Data(text.output.utf8).write(to: folder.appending(path: names[names.count - 1]))
            for sample in samples where sample.schema == schema {
                names.append("\(order.count).\(schema == .history ? "csv" : "yaml")")
                order.append(sample)
                try Data(sample.text.utf8).write(to: folder.appending(path: names[names.count - 1]))
            }
        }
        let script = Scenario.folder.deletingLastPathComponent().appending(path: "Tests/Scripts/validate-schemas.py")
            .path
        let call = "'\(python ?? "")' '\(script)' \(names.joined(separator: " "))"
        let told = try BuiltCommand.shell(call, in: folder)
        #expect(told.errors.isEmpty, "\(told.errors)")
        let lines = told.output.split(separator: "\n")
        try #require(lines.count == order.count, "\(told.output)")
        return try zip(order, lines)
            .map { sample, line in
                let parts = line.split(separator: ": ", maxSplits: 2)
                return (sample, try #require(Verdict(rawValue: String(parts[1]))), String(line))
            }
    }
}
