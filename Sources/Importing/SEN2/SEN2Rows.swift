import Wording

/// Makes history rows of one area's rows of all tables.
struct SEN2Rows {
    private let figures: SEN2Figures
    private let request: ImportRequest
    /// The service's name in the history.
    private let service: String
    /// Whose figures they are.
    private let provider: String
    /// An area and its code, for sections.
    private let area: String

    /// The rows.
    private(set) var rows: [HistoryRow] = []
    /// Figures that have a code in their place, by table and code.
    private(set) var codes: [String: Int] = [:]
    /// Years in which `newplans` is set aside.
    private(set) var setAside: [Int] = []

    /// - Parameters:
    ///   - tables: The area's rows by table and year.
    ///   - area: Its name and code, for sections.
    ///   - service: Its service in the history.
    ///   - provider: Whose figures they are.
    ///   - figures: All figures.
    ///   - request: What is asked for.
    init(
        _ tables: [(table: SEN2Table, rows: [Int: SEN2Row])],
        of area: String,
        service: String,
        provider: String,
        in figures: SEN2Figures,
        _ request: ImportRequest
    ) {
        self.figures = figures
        self.request = request
        self.service = service
        self.provider = provider
        self.area = area
        for (table, years) in tables {
            for (_, row) in years.sorted(by: { $0.key < $1.key }) { add(row, of: table) }
        }
        // What was issued stands in three tables that need not agree: `newplans` comes first.
        addPlansIssued(tables)
    }

    private mutating func add(_ row: SEN2Row, of table: SEN2Table) {
        if table == .newPlans, RegionalTotals.isSuspect(row, in: figures) {
            setAside.append(row.year)
            return
        }
        for measure in SEN2Measure.all(of: table) {
            guard let text = row.text(measure.column), !text.isEmpty else { continue }
            if let number = row.number(measure.column) {
                let value = measure.isShare ? plain(number / 100, decimals: 6) : plain(number, decimals: 6)
                append(measure.metric, value, measure.unit, row, table, measure.column)
            } else if text.lowercased() == "c" || text.lowercased() == "low" {
                codes[text.lowercased(), default: 0] += 1
                append(measure.metric, text, measure.unit, row, table, measure.column)
            } else {
                codes[text.lowercased(), default: 0] += 1
            }
        }
        switch table {
        case .requests:
            addShare(
                "refused_to_assess",
                "requests",
                "requests_decided_not_to_assess",
                ["requests_received_in_year"],
                row,
                table
            )
        case .assessments:
            addShare(
                "no_to_plan",
                "assessments",
                "assess_not_issued",
                ["assess_issued", "assess_not_issued"],
                row,
                table
            )
        case .timeliness: addExceptions(row)
        case .newPlans: addPlacements("plans_issued", row, table)
        case .plansHeld: addPlacements("plans_maintained", row, table)
        default: break
        }
    }

    /// A share that the table has counts for, where it does not give the percentage itself.
    private mutating func addShare(
        _ metric: String,
        _ unit: String,
        _ part: String,
        _ whole: [String],
        _ row: SEN2Row,
        _ table: SEN2Table
    ) {
        let period = period(row, table)
        guard !rows.contains(where: { $0.metric == metric && $0.period == period }) else { return }
        let counts = whole.compactMap(row.number)
        guard counts.count == whole.count, let count = row.number(part) else { return }
        let sum = counts.reduce(0, +)
        guard sum > 0 else { return }
        append(
            metric,
            plain(count / sum, decimals: 4),
            "share of \(unit)",
            row,
            table,
            "\(part) / (\(whole.joined(separator: " + "))) = \(plain(count)) / \(plain(sum))",
            evidence: "derived"
        )
    }

    /// Exceptions: plans that one count of timeliness has and the other leaves out.
    private mutating func addExceptions(_ row: SEN2Row) {
        guard let all = row.number("plans_issued_den"), let rest = row.number("plans_issued_den_ex"), all > 0,
            rest <= all
        else { return }
        append(
            "exceptions",
            plain((all - rest) / all, decimals: 4),
            "share of plans",
            row,
            .timeliness,
            "1 - plans_issued_den_ex / plans_issued_den = 1 - \(plain(rest)) / \(plain(all))",
            evidence: "derived"
        )
    }

    /// The seven placements, each added up from its columns; what is left of the total is "other".
    private mutating func addPlacements(_ metric: String, _ row: SEN2Row, _ table: SEN2Table) {
        guard let counts = PlacementCounts(row, total: table.total) else { return }
        for placement in Placement.allCases {
            append(
                "\(metric)_\(placement.rawValue)",
                plain(counts[placement]),
                "plans",
                row,
                table,
                placement == .other
                    ? "\(table.total) less the six other placements" : placement.columns.joined(separator: " + "),
                // A sum of columns is as published as they are; what is left over is worked out.
                evidence: placement == .other ? "derived" : "observed"
            )
        }
    }

    /// Plans issued where `newplans` has no row that can be used: as assessments ended, else as timeliness counts them.
    private mutating func addPlansIssued(_ tables: [(table: SEN2Table, rows: [Int: SEN2Row])]) {
        for table in [SEN2Table.assessments, .timeliness] {
            let years = tables.first { $0.table == table }?.rows ?? [:]
            for (year, row) in years.sorted(by: { $0.key < $1.key }) {
                let known = rows.contains { $0.metric == "plans_issued" && $0.period == "\(year)" }
                guard !known, let number = row.number(table.total) else { continue }
                append("plans_issued", plain(number), "plans", row, table, table.total)
            }
        }
    }

    private func period(_ row: SEN2Row, _ table: SEN2Table) -> String {
        table.isStock ? "\(row.year)-01" : "\(row.year)"
    }

    private mutating func append(
        _ metric: String,
        _ value: String,
        _ unit: String,
        _ row: SEN2Row,
        _ table: SEN2Table,
        _ column: String,
        evidence: String = "observed"
    ) {
        var value = value
        if let least = request.suppressBelow, !unit.hasPrefix("share"), let number = Double(value), number > 0,
            number < Double(least)
        {
            value = "<\(least)"
        }
        rows.append(
            HistoryRow(
                service: service,
                provider: provider,
                period: period(row, table),
                metric: metric,
                value: value,
                unit: unit.hasPrefix("share") || table.isStock ? unit : "\(unit) per year",
                source: SEN2Table.source,
                section: "\(area), \(table.title): \(column)",
                evidence: evidence
            )
        )
    }
}
