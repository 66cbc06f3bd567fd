import Areas
import Calendar
import Reading
import Wording

/// The rows of one organisation in tables of waits from referral to treatment, as they were published.
struct RTTTable {
    /// What a row is about.
    struct Key: Hashable {
        var month: Month
        var part: RTTPart
        /// The treatment function, without what says which part it is of.
        var treatment: String
        var commissioner: String
    }

    /// What a row says.
    struct Row: Equatable {
        /// Children or patients by weeks waited; the last is everybody beyond.
        var weeks: [Int]
        var unknownStart = 0
        /// Of those whose start is known.
        var total: Int?
        /// Together with those whose start is not known.
        var totalAll: Int?
        /// A code that stands in place of a count.
        var code: String?
    }

    private(set) var rows: [Key: Row] = [:]
    /// The file that a month is from.
    private(set) var sources: [Month: String] = [:]
    /// Treatment functions with their names, in the order of the files.
    private(set) var treatments: [(code: String, name: String)] = []
    private(set) var organisation: OrganisationChoice
    /// Rows that stand twice: alike, and not.
    private(set) var repeated = 0
    private(set) var contradictions: [String] = []
    /// Rows of others.
    private(set) var otherRows = 0
    private(set) var hasWindowsLetters = false

    private let diagnostics: Diagnostics

    init(_ request: ImportRequest, _ diagnostics: Diagnostics) {
        organisation = OrganisationChoice(request)
        self.diagnostics = diagnostics
    }

    /// Reads a file's rows.
    mutating func read(_ file: DelimitedFile, _ layout: RTTLayout) throws {
        let reader = CellReader(file.separator)
        var lastCode: [UInt8] = []
        var isWanted = false
        var texts = Texts()
        try file.forEachRow(diagnostics) { row in
            let code = row[layout.organisation.code]
            if lastCode.isEmpty || !code.equals(lastCode) {
                lastCode = Array(code.bytes)
                let name = row[layout.organisation.name]
                hasWindowsLetters = hasWindowsLetters || name.map { Windows1252.isNeeded(for: $0.bytes) } ?? false
                isWanted = organisation.meets(code: code.text, name: name?.text ?? "")
            }
            guard isWanted else {
                otherRows += 1
                return
            }
            guard let key = key(of: row, layout, file, &texts) else { return }
            let treatmentName = row[layout.treatment.name]
            if !treatments.contains(where: { $0.code == key.treatment }) {
                treatments.append((key.treatment, treatmentName?.text ?? ""))
            }
            guard let counts = counts(of: row, layout, file, reader) else { return }
            sources[key.month] = file.source
            guard let before = rows.updateValue(counts, forKey: key) else { return }
            if before == counts {
                repeated += 1
            } else {
                contradictions.append(
                    "\(file.file.name):\(row.line): a second row of \(key.part.words), \(key.treatment), "
                        + "\(key.month.name) has other figures; the last one counts"
                )
            }
        }
    }

    /// Texts that stand in very many rows, read once.
    private struct Texts {
        var months: [String: Month] = [:]
        var lastMonth: (bytes: [UInt8], month: Month)?
        var lastPart: (bytes: [UInt8], part: RTTPart)?
    }

    private func key(of row: DelimitedRow, _ layout: RTTLayout, _ file: DelimitedFile, _ texts: inout Texts) -> Key? {
        let (monthCell, partCell) = (row[layout.month], row[layout.part])
        if !(texts.lastMonth.map { monthCell.equals($0.bytes) } ?? false) {
            guard let month = RTTLayout.month(monthCell.text) else {
                diagnostics.report(
                    row,
                    file,
                    layout.month,
                    "must be a month, found '\(shorten(monthCell.text))'",
                    "Write it as RTT-November-2024."
                )
                return nil
            }
            texts.lastMonth = (Array(monthCell.bytes), month)
        }
        if !(texts.lastPart.map { partCell.equals($0.bytes) } ?? false) {
            guard let part = RTTPart(partCell.text) else {
                diagnostics.report(
                    row,
                    file,
                    layout.part,
                    "must be a part, found '\(shorten(partCell.text))'",
                    remedy(for: partCell.text, allowed: ["Part_1A", "Part_1B", "Part_2", "Part_2A", "Part_3"])
                )
                return nil
            }
            texts.lastPart = (Array(partCell.bytes), part)
        }
        guard let month = texts.lastMonth?.month, let part = texts.lastPart?.part else { return nil }
        return Key(
            month: month,
            part: part,
            treatment: RTTLayout.treatment(row[layout.treatment.code].text),
            commissioner: row[layout.commissioner]?.text ?? ""
        )
    }

    private func counts(of row: DelimitedRow, _ layout: RTTLayout, _ file: DelimitedFile, _ reader: CellReader) -> Row?
    {
        var counts = Row(weeks: [])
        var isSound = true
        func count(_ column: Int) -> Int? {
            let cell = row[column]
            if let number = cell.wholeNumber { return number }
            if cell.isEmpty { return nil }
            let text = cell.text
            switch reader.read(text) {
            case .number(let value) where value >= 0 && value == value.rounded() && value <= 1e9: return Int(value)
            case .missing, .below: counts.code = counts.code ?? text
            default:
                diagnostics.report(row, file, column, "must be a count, found '\(shorten(text))'", "Write digits.")
                isSound = false
            }
            return nil
        }
        counts.weeks.reserveCapacity(layout.weeks.count + 1)
        for column in layout.weeks { counts.weeks.append(count(column) ?? 0) }
        counts.weeks.append(count(layout.beyond) ?? 0)
        counts.unknownStart = layout.unknownStart.flatMap(count) ?? 0
        counts.total = layout.total.known.flatMap(count)
        counts.totalAll = layout.total.all.flatMap(count)
        return isSound ? counts : nil
    }
}
