import Areas
import Reading
import Wording

/// A history file that import writes: rows in an order that depends on them alone, each written in one way only.
///
/// That form is also how import knows its own files again: a file is import's if it is, byte for byte, what import
/// would write of the rows in it. The columns stand in an order that nobody else uses, `evidence` before `source`. A
/// file that a person wrote, or a spreadsheet saved again, is another, and is never replaced.
package enum ImportedHistory {
    /// Its columns.
    static let columns = [
        "service", "provider", "period", "metric", "value", "unit", "evidence", "source", "section", "note",
    ]

    /// The text of a file with these rows; rows that stand there twice are written once.
    package static func text(_ rows: [HistoryRow]) -> String {
        let lines = Set(rows.map(\.cleaned)).sorted { $0.place.lexicographicallyPrecedes($1.place) }
            .map { row in row.fields.map(field).joined(separator: ",") }
        return ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// The rows of a file that import wrote; `nil` for any other file.
    package static func rows(of text: String) -> [HistoryRow]? {
        var table = CSVRows(text)
        guard table.next()?.fields == columns else { return nil }
        var rows: [HistoryRow] = []
        while let row = table.next() {
            guard row.problem == nil, row.fields.count == columns.count else { return nil }
            rows.append(HistoryRow(fields: row.fields))
        }
        return Self.text(rows) == text ? rows : nil
    }

    /// What importing anew makes of a file's rows.
    package struct Merge: Sendable {
        /// All rows.
        package let rows: [HistoryRow]
        /// Rows that no row before was about.
        package let added: Int
        /// Rows whose figure differs from the one before.
        package let changed: Int
        /// Rows that say what they said before.
        package let unchanged: Int
        /// Rows of other sources, services and periods, left as they were.
        package let kept: Int
    }

    /// Rows with newer ones in the places of those of the same service, provider, period, metric and source.
    ///
    /// Bands come together: of a list whose bands are given anew none is kept, since it may have waits in common with a new one.
    package static func merge(_ new: [HistoryRow], into old: [HistoryRow]) -> Merge {
        let new = new.map(\.cleaned)
        let known = Set(old.map(\.key))
        let keys = Set(new.map(\.key))
        let exact = Set(old)
        let newBands = Set(new.compactMap(\.keyOfBands))
        let kept = old.filter { row in
            !keys.contains(row.key) && !(row.keyOfBands.map(newBands.contains) ?? false)
        }
        let distinct = Set(new)
        return Merge(
            rows: kept + new,
            added: distinct.count { !known.contains($0.key) },
            changed: distinct.count { known.contains($0.key) && !exact.contains($0) },
            unchanged: distinct.count { exact.contains($0) },
            kept: kept.count
        )
    }

    /// A field, in quotes where a reader could take it apart.
    private static func field(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x3B, 0x09].contains($0) }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}

extension HistoryRow {
    /// What makes two rows the same figure.
    struct Key: Hashable {
        let service, provider, period, metric, source: String
    }

    var key: Key { Key(service: service, provider: provider, period: period, metric: metric, source: source) }

    /// What makes two bands of one list; `nil` for what is no band.
    var keyOfBands: Key? {
        guard let metric = WaitMetric(metric), case .band = metric.figure else { return nil }
        return Key(
            service: service,
            provider: provider,
            period: period,
            metric: metric.population.rawValue,
            source: source
        )
    }

    /// Its fields in the order of ``ImportedHistory/columns``.
    fileprivate var fields: [String] {
        [service, provider, period, metric, value, unit, evidence, source, section, note]
    }

    /// By service and metric first, so that a series stands together.
    fileprivate var place: [String] {
        [service, provider, metric, period, source, section, value, unit, evidence, note]
    }

    fileprivate init(fields: [String]) {
        self.init(
            service: fields[0],
            provider: fields[1],
            period: fields[2],
            metric: fields[3],
            value: fields[4],
            unit: fields[5],
            source: fields[7],
            section: fields[8],
            note: fields[9],
            evidence: fields[6]
        )
    }

    /// The same on one line, with single spaces: as it is read back.
    fileprivate var cleaned: HistoryRow {
        HistoryRow(
            fields: fields.map { text in
                text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
        )
    }
}
