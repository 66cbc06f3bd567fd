import Foundation

/// A column of a table that is written.
package struct TableColumn: Sendable {
    /// Its name in the header.
    package let name: String
    /// What stands in it.
    package let type: Kind
    /// What its values are counted or measured in; empty: nothing.
    package let unit: String
    /// What it is, in words.
    package let description: String

    /// A column.
    init(_ name: String, _ description: String, _ type: Kind = .string, unit: String = "") {
        self.name = name
        self.type = type
        self.unit = unit
        self.description = description
    }

    /// The types that the package's standard knows, of those that are used.
    package enum Kind: String, Sendable {
        case string, number, integer, boolean
        /// `2025-06`.
        case month = "yearmonth"
    }
}

/// `datapackage.json`: what the tables of a folder are, for programs that read them.
///
/// Source: Frictionless Data, Tabular Data Package (<https://specs.frictionlessdata.io/tabular-data-package/>).
package struct DataPackage {
    /// The file's name.
    package static let name = "datapackage.json"

    private let document: Document

    /// The description of CSV files.
    package init(name: String, title: String, tables: [(file: String, title: String, columns: [TableColumn])]) {
        document = Document(
            profile: "tabular-data-package",
            name: name,
            title: title,
            resources: tables.map { table in
                Document.Resource(
                    profile: "tabular-data-resource",
                    name: table.file.split(separator: ".").first.map(String.init) ?? table.file,
                    path: table.file,
                    title: table.title,
                    format: "csv",
                    encoding: "utf-8",
                    schema: Document.Schema(
                        fields: table.columns.map {
                            Document.Field(
                                name: $0.name,
                                type: $0.type.rawValue,
                                unit: $0.unit.isEmpty ? nil : $0.unit,
                                description: $0.description
                            )
                        },
                        missingValues: ["", "NA"]
                    )
                )
            }
        )
    }

    /// The file's text.
    package var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(document) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private struct Document: Encodable {
        struct Field: Encodable {
            var name: String
            var type: String
            var unit: String?
            var description: String
        }

        struct Schema: Encodable {
            var fields: [Field]
            var missingValues: [String]
        }

        struct Resource: Encodable {
            var profile: String
            var name: String
            var path: String
            var title: String
            var format: String
            var encoding: String
            var schema: Schema
        }

        var profile: String
        var name: String
        var title: String
        var resources: [Resource]
    }
}
