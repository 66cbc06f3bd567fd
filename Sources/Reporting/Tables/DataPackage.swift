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
    /// What stands where there is no value.
    let missing: [String]

    /// A column.
    init(
        _ name: String,
        _ description: String,
        _ type: Kind = .string,
        unit: String = "",
        missing: [String] = usualMissing
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.description = description
        self.missing = missing
    }

    /// What stands in most tables where there is no value.
    static let usualMissing = ["", "NA"]

    /// The types that the package's standard knows, of those that are used.
    package enum Kind: String, Sendable {
        case string, number, integer, boolean
        /// `2025-06-30`.
        case date
        /// `2025-06`.
        case month = "yearmonth"
    }
}

/// `datapackage.json`: what the tables of a folder are, for programs that read them.
///
/// Source: Frictionless Data, Data Package 2.0 (<https://datapackage.org/standard/data-package/>).
package struct DataPackage {
    /// The file's name.
    package static let name = "datapackage.json"

    private let document: Document

    /// The description of CSV files.
    package init(name: String, title: String, tables: [(file: String, title: String, columns: [TableColumn])]) {
        document = Document(
            name: name,
            title: title,
            resources: tables.map { table in
                Document.Resource(
                    name: Self.name(of: table.file),
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
                                description: $0.description,
                                missingValues: $0.missing == TableColumn.usualMissing ? nil : $0.missing
                            )
                        },
                        missingValues: TableColumn.usualMissing
                    )
                )
            }
        )
    }

    /// The description of tables.
    package init(name: String, title: String, _ tables: [FolderTable]) {
        self.init(name: name, title: title, tables: tables.map { ($0.file, $0.title, $0.columns) })
    }

    /// A table's name: its file's without extension, and a hyphen for the folder that it lies in.
    private static func name(of file: String) -> String {
        (file.hasSuffix(".csv") ? String(file.dropLast(4)) : file).replacing("/", with: "-")
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
            var missingValues: [String]?
        }

        struct Schema: Encodable {
            var profile = "https://datapackage.org/profiles/2.0/tableschema.json"
            var fields: [Field]
            var missingValues: [String]

            enum CodingKeys: String, CodingKey {
                case profile = "$schema"
                case fields, missingValues
            }
        }

        struct Resource: Encodable {
            var profile = "https://datapackage.org/profiles/2.0/dataresource.json"
            var type = "table"
            var name: String
            var path: String
            var title: String
            var format: String
            var mediatype = "text/csv"
            var encoding: String
            var schema: Schema

            enum CodingKeys: String, CodingKey {
                case profile = "$schema"
                case type, name, path, title, format, mediatype, encoding, schema
            }
        }

        var profile = "https://datapackage.org/profiles/2.0/datapackage.json"
        var name: String
        var title: String
        var resources: [Resource]

        enum CodingKeys: String, CodingKey {
            case profile = "$schema"
            case name, title, resources
        }
    }
}
