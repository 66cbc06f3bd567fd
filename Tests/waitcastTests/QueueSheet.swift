import Foundation
import TestSupport
import Testing

/// The answer of `waitcast queue ... --format json`.
struct QueueSheet: Decodable {
    struct Quantity: Decodable {
        let item: String?
        let name: String
        let symbol: String
        let value: Double?
        let unit: String
    }

    let model: String
    let given: [Quantity]
    let results: [Quantity]
    let formula: [String]
    let applies: String
    let source: String

    /// Asks a model; the line follows `waitcast queue`.
    static func of(_ line: String) throws -> QueueSheet {
        let outcome = try BuiltCommand.run("queue \(line) --format json")
        try #require(outcome.status == 0, "\(line): \(outcome.errors)")
        return try JSONDecoder().decode(QueueSheet.self, from: Data(outcome.output.utf8))
    }

    /// A result by its name.
    func value(_ name: String, of item: String? = nil) throws -> Double {
        let found = results.first { $0.name == name && $0.item == item }
        return try #require(found?.value, "no result '\(name)' in \(results.map(\.name))")
    }
}

/// Whether a value rounds to the digits of a printed one.
func prints(_ value: Double, _ printed: String) -> Bool {
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    return String(format: "%.\(decimals)f", value) == printed
}
