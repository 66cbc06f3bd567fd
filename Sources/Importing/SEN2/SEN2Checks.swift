import Wording

/// Holds the files against their own totals and against one another.
struct SEN2Checks {
    private let figures: SEN2Figures
    private let authority: Authority
    /// What agrees, a sentence each.
    private(set) var agreements: [String] = []
    /// What does not.
    private(set) var disagreements: [String] = []

    init(_ figures: SEN2Figures, _ authority: Authority) {
        self.figures = figures
        self.authority = authority
        checkSums()
        checkParts()
        checkPlacements()
        checkPlansIssued()
        checkStock()
        checkReviews()
        checkRequests()
    }

    // MARK: - Totals

    /// England and the regions are the sums of their authorities, column by column, where no figure is withheld.
    private mutating func checkSums() {
        var sums: [String] = []
        for table in figures.tables {
            let all = figures.all(of: table)
            var (agreeing, different) = (0, [String]())
            for (key, total) in all where key.level != .authority {
                let parts = all.map(\.row)
                    .filter { row in
                        row.level == .authority && row.year == total.year
                            && (key.level == .england || row.region == total.region)
                    }
                // An extract of some authorities has nothing to add up.
                guard parts.count >= (key.level == .england ? 140 : 5) else { continue }
                for column in Self.counts(total) {
                    guard let number = total.number(column) else { continue }
                    let numbers = parts.compactMap { $0.number(column) }
                    guard numbers.count == parts.count else { continue }
                    let sum = numbers.reduce(0, +)
                    if sum == number {
                        agreeing += 1
                    } else {
                        let name = key.level == .england ? "England" : total.region
                        different.append(
                            "\(name) \(total.year), \(column): \(words(number)), its authorities \(words(sum))"
                        )
                    }
                }
            }
            if agreeing > 0 { sums.append("\(table.title) \(words(Double(agreeing)))") }
            append(different, of: table, "totals that are not the sums of their authorities")
        }
        if !sums.isEmpty {
            agreements.append(
                "checked: England and its regions are the sums of their authorities, figure by figure (\(joined(sums)))"
            )
        }
    }

    /// The columns that hold counts.
    private static func counts(_ row: SEN2Row) -> [String] {
        row.columns.keys
            .filter { !SEN2Table.keys.contains($0) && !$0.hasSuffix("_pc") && !$0.hasPrefix("pc_") }
            .sorted()
    }

    /// Parts by age, sex and so on add up to the authority's total.
    private mutating func checkParts() {
        var breakdowns = 0
        for table in figures.tables {
            var (agreeing, different) = (0, [String]())
            // Kinds of placement stand there beside groups of them: they are no parts of one whole.
            let parts = figures.parts
                .filter {
                    $0.key.row.table == table && authority.codes.contains($0.key.row.area)
                        && !$0.key.topic.lowercased().contains("placement")
                }
                .sorted { ($0.key.row.year, $0.key.topic) < ($1.key.row.year, $1.key.topic) }
            for (key, sum) in parts {
                guard let total = figures.rows[key.row]?.number(table.total) else { continue }
                if sum == total {
                    agreeing += 1
                } else {
                    different.append(
                        "\(key.row.year) by \(key.topic.lowercased()): \(words(sum)), in all \(words(total))"
                    )
                }
            }
            breakdowns += agreeing
            append(different, of: table, "breakdowns that do not add up to \(table.total)")
        }
        if breakdowns > 0 {
            agreements.append(
                "checked: parts by age, sex, ethnicity and years held add up to their totals, "
                    + "\(counted(breakdowns, "time"))"
            )
        }
    }

    /// Kinds of placement add up to the file's own sums of them.
    private mutating func checkPlacements() {
        for table in [SEN2Table.plansHeld, .newPlans] {
            var (agreeing, different) = (0, [String]())
            for (year, row) in figures.rows(of: table, authority).sorted(by: { $0.key < $1.key }) {
                for (column, parts) in Placement.sums {
                    guard let total = row.number(column), let sum = row.sum(parts) else { continue }
                    if total == sum {
                        agreeing += 1
                    } else {
                        different.append("\(year), \(column): \(words(total)), its columns \(words(sum))")
                    }
                }
            }
            if agreeing > 0 {
                agreements.append(
                    "checked: kinds of placement in \(table.title) add up to the file's own sums, "
                        + "\(counted(agreeing, "time"))"
                )
            }
            append(different, of: table, "sums of placements that do not add up")
        }
    }

    // MARK: - One table against another

    /// Three tables count plans issued.
    private mutating func checkPlansIssued() {
        let tables = [SEN2Table.newPlans, .assessments, .timeliness]
        let years = tables.map { figures.rows(of: $0, authority) }
        var different: [String] = []
        for year in Set(years.flatMap(\.keys)).sorted() {
            let counts = zip(tables, years).compactMap { table, rows in rows[year]?.number(table.total) }
            guard counts.count > 1, Set(counts).count > 1 else { continue }
            let isSuspect = years[0][year].map { RegionalTotals.isSuspect($0, in: figures) } ?? false
            if isSuspect, let row = years[0][year], let number = row.number(SEN2Table.newPlans.total) {
                disagreements.append(
                    "newplans has \(words(number)) new plans of \(row.name) in \(year), which must be a region's "
                        + "total: "
                        + "set aside, and assessments used"
                )
            } else {
                different.append("\(year): \(joined(counts.map { words($0) }))")
            }
        }
        if !different.isEmpty {
            disagreements.append(
                "plans issued as newplans, assessments (assess_issued) and timeliness_20_week (plans_issued_den) count "
                    + "them are not the same (\(different.joined(separator: "; "))): newplans is used"
            )
        }
    }

    /// What is held changes by what is issued and what ceases.
    private mutating func checkStock() {
        let (held, issued, ceased) = (
            figures.rows(of: .plansHeld, authority), figures.rows(of: .newPlans, authority),
            figures.rows(of: .ceased, authority)
        )
        var different: [String] = []
        for year in held.keys.sorted() {
            guard let before = held[year]?.number("ehcplans"), let after = held[year + 1]?.number("ehcplans"),
                let new = issued[year], !RegionalTotals.isSuspect(new, in: figures),
                let added = new.number(SEN2Table.newPlans.total), let gone = ceased[year]?.number("total_ceased")
            else { continue }
            let unexplained = after - before - added + gone
            if unexplained != 0 { different.append("\(year): \(signed(unexplained))") }
        }
        if !different.isEmpty {
            disagreements.append(
                "plans maintained change by more than plans issued less plans ceased "
                    + "(\(different.joined(separator: "; "))): transfers between authorities, and recording"
            )
        }
    }

    private mutating func checkReviews() {
        for (year, row) in figures.rows(of: .reviews, authority).sorted(by: { $0.key < $1.key }) {
            guard let expected = row.number("review_expected"), let held = row.number("total_review_meeting"),
                expected > 0, held < 0.75 * expected
            else { continue }
            disagreements.append(
                "annual_reviews: \(words(expected)) reviews expected in \(year) and a meeting recorded for "
                    + "\(words(held)): "
                    + "a backlog of up to \(words(expected - held)), or meetings that nobody recorded"
            )
        }
    }

    /// A year without requests between others, and a year that is far from its neighbours.
    private mutating func checkRequests() {
        let years = figures.rows(of: .requests, authority)
        for (year, row) in years.sorted(by: { $0.key < $1.key }) {
            guard let number = row.number(SEN2Table.requests.total) else { continue }
            let others = [year - 1, year + 1].compactMap { years[$0]?.number(SEN2Table.requests.total) }
            guard let least = others.min(), least >= 20, number < 0.3 * least else { continue }
            disagreements.append(
                "requests: \(words(number)) in \(year) beside \(joined(others.map { words($0) })) in the years "
                    + "around it"
            )
        }
    }

    /// Differences of one table in one sentence, with the first three.
    private mutating func append(_ different: [String], of table: SEN2Table, _ what: String) {
        guard !different.isEmpty else { return }
        let more = different.count > 3 ? "; and \(different.count - 3) more" : ""
        disagreements.append(
            "\(table.title): \(what) (\(different.prefix(3).joined(separator: "; "))\(more))"
        )
    }

    /// Years in words: "2019 to 2024".
    static func span(_ years: some Sequence<Int>) -> String? {
        guard let first = years.min(), let last = years.max() else { return nil }
        return first == last ? "\(first)" : "\(first) to \(last)"
    }
}
