import Areas
import Reading
import Wording

/// One file of the release, read.
struct SEN2File {
    /// Which table; `nil` where it could not be read.
    private(set) var table: SEN2Table?
    /// Its name as given.
    let name: String
    /// Totals, in the order of the file; both tables of needs may stand in one file.
    private(set) var totals: [(table: SEN2Table, row: SEN2Row)] = []
    /// What the parts of each total add up to, by topic; without those of which a part is withheld.
    private(set) var parts: [SEN2PartsKey: Double] = [:]
    /// Rows that are parts of a total.
    private(set) var partRows = 0
    /// Rows that stand there twice with the same figures.
    private(set) var doubledRows = 0
    /// Columns that stand there twice.
    private(set) var doubledColumns: [String] = []
    /// Rows of the same authority and year with other figures than the first.
    private(set) var contradictingRows: [SEN2Row] = []
    /// Rows of another level: wards, parliamentary constituencies.
    private(set) var otherRows = 0
    /// What is wrong.
    private(set) var problems: [Problem] = []

    private var withheld: Set<SEN2PartsKey> = []
    private var columns: [String: Int] = [:]

    /// The last year that it has figures of.
    var lastYear: Int { totals.map(\.row.year).max() ?? 0 }

    /// Reads a file.
    init(_ file: SourceFile) throws {
        name = file.name
        guard let text = String(validating: try file.bytes(), as: UTF8.self) else {
            report(1, "the file is not UTF-8 text", "Take the file as it was published.")
            return
        }
        var rows = CSVRows(text)
        guard let header = rows.next(), let table = readHeader(header) else {
            report(1, "the file has no columns of a SEN2 table", "Take the file as it was published.")
            return
        }
        self.table = table
        var seen: [SEN2RowKey: SEN2Row] = [:]
        while let row = rows.next() {
            guard row.problem == nil, row.fields.count == header.fields.count else {
                let found = counted(row.fields.count, "field")
                report(
                    row.line,
                    row.problem ?? "the row has \(found), the header has \(header.fields.count)",
                    "Take the file as it was published."
                )
                continue
            }
            read(row, table, &seen)
        }
        if totals.isEmpty, problems.isEmpty {
            report(1, "the file has no rows of totals", "Take the file as it was published.")
        }
    }

    private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
        problems.append(Problem(at: Place(file: name, line: line), message, remedy: remedy))
    }

    /// Finds the columns; of a name that stands there twice the first counts.
    private mutating func readHeader(_ header: CSVRows.Row) -> SEN2Table? {
        for (index, field) in header.fields.enumerated() {
            let name = field.lowercased()
            if columns[name] != nil { doubledColumns.append(name) } else { columns[name] = index }
        }
        return SEN2Table(columns: columns.keys)
    }

    private mutating func read(_ fields: CSVRows.Row, _ table: SEN2Table, _ seen: inout [SEN2RowKey: SEN2Row]) {
        func text(_ column: String) -> String { columns[column].map { fields.fields[$0] } ?? "" }
        let identifier = text("time_identifier")
        let table = table.isOf(identifier)
        let period = table == .appeals ? text("year") : text("time_period")
        guard let year = Self.year(period, identifier, isStock: table.isStock) else {
            report(
                fields.line,
                "'\(shorten(period))' with time_identifier '\(shorten(identifier))' is no year",
                "Allowed: 2024 with 'Calendar year', 202425 with 'Academic year'."
            )
            return
        }
        guard let level = table == .appeals ? .authority : Self.level(text("geographic_level")) else {
            otherRows += 1
            return
        }
        let row = SEN2Row(
            year: year,
            level: level,
            region: level == .england ? "" : text("region_name"),
            code: text("new_la_code"),
            oldCode: text("old_la_code"),
            name: text("la_name"),
            file: name,
            line: fields.line,
            columns: columns,
            fields: fields.fields
        )
        let key = SEN2RowKey(table, row)
        let (topic, part) = (text("breakdown_topic"), text("breakdown"))
        guard topic.lowercased() == part.lowercased() else {
            partRows += 1
            addPart(row, table.total, SEN2PartsKey(row: key, topic: topic))
            return
        }
        guard let first = seen[key] else {
            seen[key] = row
            totals.append((table, row))
            return
        }
        if first.saysTheSame(as: row) { doubledRows += 1 } else { contradictingRows.append(row) }
    }

    private mutating func addPart(_ row: SEN2Row, _ column: String, _ key: SEN2PartsKey) {
        guard !withheld.contains(key) else { return }
        if let number = row.number(column) {
            parts[key, default: 0] += number
        } else {
            withheld.insert(key)
            parts[key] = nil
        }
    }

    private static func level(_ text: String) -> SEN2Row.Level? {
        switch text.lowercased() {
        case "national": .england
        case "regional": .region
        case "local authority": .authority
        default: nil
        }
    }

    /// The calendar year of a flow; of a stock the year in whose January it was counted.
    static func year(_ period: String, _ identifier: String, isStock: Bool) -> Int? {
        let digits = period.utf8.filter { (48...57).contains($0) }
        guard let year = Int(String(decoding: digits.prefix(4), as: UTF8.self)), (2000...2100).contains(year) else {
            return nil
        }
        switch (identifier.lowercased(), digits.count) {
        case ("calendar year", 4), ("", 4), ("january", 4): return year
        // 202425 and 2024/25.
        case ("academic year", 6): return isStock ? year + 1 : nil
        default: return nil
        }
    }
}
