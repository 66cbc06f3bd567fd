public import Foundation

/// A table of figures that others have published or computed, from `Tests/Reference`, whose README says whence each is.
///
/// A file, column or figure that is missing is an error, so the test that needs it fails and says where it should be.
public struct ReferenceTable: Sendable {
    /// The names of the columns.
    public let columns: [String]
    /// The rows after the header.
    public let rows: [Row]
    private let path: String

    /// The folder of all sets.
    public static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference")

    /// Where a file lies, by its path inside the folder.
    public static func file(_ path: String) -> URL { folder.appending(path: path) }

    /// Reads a CSV file by its path inside the folder: a header, then rows of as many fields, none of them in quotes.
    public init(_ path: String) throws {
        let file = Self.file(path).path
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ReferenceError(description: "there is no reference data at \(file)")
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        guard let header = lines.first, lines.count > 1 else {
            throw ReferenceError(description: "\(file) has no rows")
        }
        let places = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.path = path
        columns = header
        rows = try lines.enumerated().dropFirst()
            .map { index, fields in
                guard fields.count == header.count else {
                    throw ReferenceError(
                        description: "\(file):\(index + 1) has \(fields.count) fields, the header \(header.count)"
                    )
                }
                return Row(place: "\(path):\(index + 1)", fields: fields, places: places)
            }
    }

    /// The rows of which a column has a text: at least one.
    public func rows(where column: String, is text: String) throws -> [Row] {
        let found = try rows.filter { try $0.text(column) == text }
        if found.isEmpty { throw ReferenceError(description: "\(path) has no row of which \(column) is '\(text)'") }
        return found
    }

    /// A row, whose fields are asked for by the names of their columns.
    public struct Row: Sendable, CustomStringConvertible {
        let place: String
        let fields: [String]
        let places: [String: Int]

        /// Where the row stands, and its fields.
        public var description: String { "\(place): \(fields.joined(separator: ","))" }

        /// A field as it stands; empty where a figure is missing.
        public func text(_ column: String) throws -> String {
            guard let index = places[column] else {
                throw ReferenceError(description: "\(place) has no column '\(column)'")
            }
            return fields[index]
        }

        /// A field as a number, or nil where the figure is missing.
        public func numberIfKnown(_ column: String) throws -> Double? {
            let text = try text(column)
            if text.isEmpty { return nil }
            guard let number = Double(text) else {
                throw ReferenceError(description: "\(place), \(column): '\(text)' is no number")
            }
            return number
        }

        /// A field that is a number.
        public func number(_ column: String) throws -> Double {
            guard let number = try numberIfKnown(column) else {
                throw ReferenceError(description: "\(place), \(column): the figure is missing")
            }
            return number
        }

        /// A field that is a list of numbers with spaces between them.
        public func numbers(_ column: String) throws -> [Double] {
            try text(column).split(separator: " ")
                .map { word in
                    guard let number = Double(word) else {
                        throw ReferenceError(description: "\(place), \(column): '\(word)' is no number")
                    }
                    return number
                }
        }

        /// A field that is a whole number.
        public func integer(_ column: String) throws -> Int {
            guard let number = Int(try text(column)) else {
                throw ReferenceError(description: "\(place), \(column): '\(try text(column))' is no whole number")
            }
            return number
        }
    }
}

/// What is wrong with a reference table, and where.
public struct ReferenceError: Error, CustomStringConvertible {
    /// The path, the line where there is one, and what is wrong.
    public let description: String
}
