/// All tables of the release that were given, as one.
struct SEN2Figures {
    /// The total of each area and year.
    private(set) var rows: [SEN2RowKey: SEN2Row] = [:]
    /// Their keys, in the order of the files.
    private(set) var keys: [SEN2RowKey] = []
    /// What the parts of totals add up to.
    private(set) var parts: [SEN2PartsKey: Double] = [:]
    /// Rows that two files have with the same figures.
    private(set) var repeated = 0
    /// Rows that two files have with other figures: the one used, the other.
    private(set) var contradicting: [(used: SEN2Row, other: SEN2Row)] = []

    /// Joins files; where two have a row of one area and year, the one whose figures reach further counts.
    init(_ files: [SEN2File]) {
        let ordered = files.enumerated().sorted { ($1.element.lastYear, $0.offset) < ($0.element.lastYear, $1.offset) }
        for (_, file) in ordered {
            for (table, row) in file.totals {
                let key = SEN2RowKey(table, row)
                guard let used = rows[key] else {
                    rows[key] = row
                    keys.append(key)
                    continue
                }
                if used.saysTheSame(as: row) { repeated += 1 } else { contradicting.append((used, row)) }
            }
            parts.merge(file.parts) { first, _ in first }
        }
    }

    /// All rows of a table, in the order of the files.
    func all(of table: SEN2Table) -> [(key: SEN2RowKey, row: SEN2Row)] {
        keys.filter { $0.table == table }.map { ($0, rows[$0]!) }
    }

    /// The tables that have rows.
    var tables: [SEN2Table] {
        let present = Set(keys.map(\.table))
        return SEN2Table.allCases.filter(present.contains)
    }

    /// An authority's rows of a table by year.
    func rows(of table: SEN2Table, _ authority: Authority) -> [Int: SEN2Row] {
        Dictionary(
            all(of: table).filter { authority.owns($0.row) }.map { ($0.row.year, $0.row) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// England's rows of a table by year.
    func england(_ table: SEN2Table) -> [Int: SEN2Row] {
        Dictionary(
            all(of: table).filter { $0.row.level == .england }.map { ($0.row.year, $0.row) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
