import Areas
import Calendar
import Reading
import Wording

/// Makes history rows of an organisation's published rows.
struct RTTFigures {
    let table: RTTTable
    let organisation: (name: String, codes: [String])
    let services: [(id: String, code: String, name: String)]

    /// One month's rows of one part and treatment function, added up over those who commission.
    private struct Sum {
        var weeks: [Int] = []
        var unknownStart = 0
        var total = 0
        var rows = 0
        var code: String?

        mutating func add(_ row: RTTTable.Row) {
            if weeks.count < row.weeks.count { weeks += [Int](repeating: 0, count: row.weeks.count - weeks.count) }
            for (week, count) in row.weeks.enumerated() { weeks[week] += count }
            unknownStart += row.unknownStart
            let inWeeks = row.weeks.reduce(0, +)
            total += row.total ?? row.totalAll.map { $0 - row.unknownStart } ?? inWeeks
            rows += 1
            code = code ?? row.code
        }
    }

    private struct Group: Hashable {
        var month: Month
        var part: RTTPart
        var treatment: String
    }

    func figures() -> ImportedFigures {
        var figures = ImportedFigures()
        var sums: [Group: Sum] = [:]
        for (key, row) in table.rows {
            sums[Group(month: key.month, part: key.part, treatment: key.treatment), default: Sum()].add(row)
        }
        let months = table.sources.keys.sorted()
        for service in services {
            for month in months {
                func sum(_ part: RTTPart) -> Sum? { sums[Group(month: month, part: part, treatment: service.code)] }
                if let sum = sum(.incomplete) {
                    figures.rows += rows(sum, .waiting, "Part_2", service, month)
                }
                let seen = [sum(.admitted), sum(.nonAdmitted)].compactMap(\.self)
                if let first = seen.first {
                    figures.rows += rows(
                        seen.dropFirst().reduce(first, Self.together),
                        .seen,
                        "Part_1A and Part_1B",
                        service,
                        month
                    )
                }
                if let sum = sum(.starts) {
                    let value = sum.code ?? "\(sum.total)"
                    figures.rows.append(row(Metric.referrals.rawValue, value, "Part_3", sum, service, month))
                }
            }
        }
        figures.services = services.map {
            ImportedFigures.FoundService(
                id: $0.id,
                name: $0.name.isEmpty ? $0.code : $0.name,
                provider: organisation.name
            )
        }
        figures.found = months.map { found(in: $0, sums) }
        figures.leftOut = leftOut(sums)
        figures.disagreements = table.contradictions + wrongTotals(sums)
        return figures
    }

    /// Both kinds of those who were treated.
    private static func together(_ first: Sum, _ second: Sum) -> Sum {
        var sum = first
        if sum.weeks.count < second.weeks.count {
            sum.weeks += [Int](repeating: 0, count: second.weeks.count - sum.weeks.count)
        }
        for (week, count) in second.weeks.enumerated() { sum.weeks[week] += count }
        sum.unknownStart += second.unknownStart
        sum.total += second.total
        sum.rows = max(sum.rows, second.rows)
        sum.code = sum.code ?? second.code
        return sum
    }

    private func rows(
        _ sum: Sum,
        _ population: WaitMetric.Population,
        _ part: String,
        _ service: (id: String, code: String, name: String),
        _ month: Month
    ) -> [HistoryRow] {
        // With a code among its parts the sum is not known.
        let number = WaitMetric(population, .number).name
        if let code = sum.code {
            return [row(number, sum.rows == 1 ? code : "NA", part, sum, service, month)]
        }
        let last = sum.weeks.count - 1
        let bands = Bands(
            sum.weeks.enumerated().map { (Double($0), $0 == last ? nil : Double($0 + 1), $1) }
        )
        return [row(number, "\(bands.total)", part, sum, service, month)]
            + bands.upToTheLast.metrics(of: population)
            .map {
                row($0.metric, "\($0.count)", part, sum, service, month)
            }
    }

    private func row(
        _ metric: String,
        _ value: String,
        _ part: String,
        _ sum: Sum,
        _ service: (id: String, code: String, name: String),
        _ month: Month
    ) -> HistoryRow {
        var notes: [String] = []
        if sum.rows > 1 { notes.append("sum over \(sum.rows) commissioners") }
        if sum.unknownStart > 0, part != "Part_3" {
            notes.append("without \(sum.unknownStart) whose clock start is not known")
        }
        return HistoryRow(
            service: service.id,
            provider: organisation.name,
            period: "\(month)",
            metric: metric,
            value: value,
            unit: "children",
            source: table.sources[month] ?? "",
            section: "\(part), \(service.code) \(service.name)",
            note: notes.joined(separator: "; "),
            evidence: "observed"
        )
    }

    private func found(in month: Month, _ sums: [Group: Sum]) -> String {
        let wanted = Set(services.map(\.code))
        func total(_ parts: RTTPart...) -> String {
            let total =
                sums.filter {
                    $0.key.month == month && parts.contains($0.key.part) && wanted.contains($0.key.treatment)
                }
                .reduce(0) { $0 + $1.value.total }
            return words(Double(total))
        }
        let commissioners = Set(table.rows.keys.filter { $0.month == month }.map(\.commissioner)).count
        return "\(table.sources[month] ?? ""): \(organisation.name), \(month.name): "
            + "\(counted(services.count, "treatment function")) with \(total(.incomplete)) waiting, "
            + "\(total(.admitted, .nonAdmitted)) seen and \(total(.starts)) new periods"
            + (commissioners > 1 ? "; \(commissioners) commissioners are added up" : "")
    }

    private func leftOut(_ sums: [Group: Sum]) -> [String] {
        var sentences: [String] = []
        if sums.keys.contains(where: { $0.part == .toBeAdmitted }) {
            sentences.append("part 2A (those with a decision to admit) is a part of part 2, and is not added to it")
        }
        let wanted = Set(services.map(\.code))
        if sums.keys.contains(where: { RTTLayout.isTotal($0.treatment) }), !wanted.contains(where: RTTLayout.isTotal) {
            sentences.append("treatment function 999 is the total of the others: no service is made of it")
        }
        if table.otherRows > 0 {
            sentences.append("\(counted(table.otherRows, "row")) of other organisations than \(organisation.name)")
        }
        let others = table.treatments.filter { !RTTLayout.isTotal($0.code) && !wanted.contains($0.code) }
        if !others.isEmpty {
            sentences.append(
                "\(counted(others.count, "treatment function")) not asked for: "
                    + others.map { shorten($0.name.isEmpty ? $0.code : $0.name) }.joined(separator: ", ")
            )
        }
        if table.repeated > 0 {
            sentences.append(
                "\(counted(table.repeated, "row")) that stand\(table.repeated == 1 ? "s" : "") there twice alike: once is enough"
            )
        }
        let unknown =
            sums.filter { wanted.contains($0.key.treatment) && $0.key.part != .starts && $0.key.part != .toBeAdmitted }
            .reduce(0) { $0 + $1.value.unknownStart }
        if unknown > 0 {
            sentences.append("\(counted(unknown, "patient")) whose clock start is not known: they have no wait")
        }
        let withheld = sums.filter { wanted.contains($0.key.treatment) && $0.value.code != nil }.count
        if withheld > 0 {
            sentences.append("\(counted(withheld, "figure")) with a code in place of a count: written as not known")
        }
        if table.hasWindowsLetters {
            sentences.append("names are in the letters of Windows-1252, and are read as such")
        }
        return sentences
    }

    /// Where the weeks do not add up to their total, and treatment functions not to theirs.
    private func wrongTotals(_ sums: [Group: Sum]) -> [String] {
        var sentences: [String] = []
        for (group, sum) in sums.sorted(by: { Self.comesBefore($0.key, $1.key) }) where sum.code == nil {
            let inWeeks = sum.weeks.reduce(0, +)
            if group.part != .starts, inWeeks != sum.total {
                sentences.append(
                    "\(group.part.words), \(group.treatment), \(group.month.name): the weeks add up to "
                        + "\(words(Double(inWeeks))), the total is \(words(Double(sum.total)))"
                )
            }
            guard RTTLayout.isTotal(group.treatment) else { continue }
            let parts = sums.filter {
                $0.key.month == group.month && $0.key.part == group.part && !RTTLayout.isTotal($0.key.treatment)
            }
            let added = parts.values.reduce(0) { $0 + $1.total }
            if !parts.isEmpty, added != sum.total, parts.values.allSatisfy({ $0.code == nil }) {
                sentences.append(
                    "\(group.part.words), \(group.month.name): the treatment functions add up to "
                        + "\(words(Double(added))), their total is \(words(Double(sum.total)))"
                )
            }
        }
        return sentences
    }

    private static func comesBefore(_ first: Group, _ second: Group) -> Bool {
        (first.month, first.part.rawValue, first.treatment) < (second.month, second.part.rawValue, second.treatment)
    }
}
