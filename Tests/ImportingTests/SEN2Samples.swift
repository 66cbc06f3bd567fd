import Foundation
import Importing
import TestSupport

/// SEN2 files for tests: published ones, and small invented ones with a trap in each.
enum SEN2Samples {
    /// The files of a set of `Tests/Reference`, by name; some of them or all.
    static func published(_ set: String, _ names: [String] = []) throws -> [SourceFile] {
        let folder = ReferenceTable.file(set)
        let all = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try all.filter { names.isEmpty || names.contains($0) }
            .map { name in
                SourceFile(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
            }
    }

    /// What becomes of files.
    static func figures(_ files: [SourceFile], _ authority: String? = nil) throws -> ImportedFigures {
        try format.figures(in: files, ImportRequest(organisation: authority))
    }

    /// The format, found as the command finds it.
    static var format: any SourceFormat {
        SourceFormats.all.first { $0.name.hasPrefix("DfE SEN2") }!
    }

    /// A file of one table with these totals: year, level, region, code, old code, name, figures.
    static func file(
        _ name: String,
        _ columns: String,
        topic: String = "All",
        identifier: String = "Calendar year",
        _ rows: [String]
    ) -> SourceFile {
        let header =
            "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,"
            + "old_la_code,la_name,breakdown_topic,breakdown,\(columns)"
        let lines = rows.map { row in
            let parts = row.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false)
            return
                "\(parts[0]),\(identifier),\(parts[1]),E92000001,England,,\(parts[2]),\(parts[3]),\(parts[4]),\(parts[5]),"
                + "\(topic),\(topic),\(parts[6])"
        }
        return SourceFile(name: name, bytes: Array(([header] + lines).joined(separator: "\n").utf8))
    }

    /// A row's value by service, metric and period.
    static func value(_ figures: ImportedFigures, _ metric: String, _ period: String, of service: String = "ehcna")
        -> String?
    {
        let rows = figures.rows.filter { $0.service == service && $0.metric == metric && $0.period == period }
        return rows.count == 1 ? rows[0].value : rows.isEmpty ? nil : "\(rows.map(\.value))"
    }
}
