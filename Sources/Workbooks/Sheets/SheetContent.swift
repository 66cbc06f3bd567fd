/// The cells of a sheet as they come.
///
/// Rows and cells may leave out what they would only count up, and rows and cells without a value may be missing. What
/// the sheet says of its size is not looked at.
final class SheetContent: PartContent {
    private let texts: [String]
    private let isDate: [Bool]
    private let dates: DateSystem
    private let take: (_ row: Int, _ column: Int, _ value: SheetValue) -> Bool

    private(set) var isComplete = false
    private var row = 0
    private var column = -1
    // Looked at only if a value follows: most cells of a published sheet are empty.
    private var attributes: [String: String] = [:]
    private var value = ""
    private var isInValue = false
    private var inline: TextRuns?

    init(
        texts: [String],
        isDate: [Bool],
        dates: DateSystem,
        _ take: @escaping (_ row: Int, _ column: Int, _ value: SheetValue) -> Bool
    ) {
        self.texts = texts
        self.isDate = isDate
        self.dates = dates
        self.take = take
    }

    func begin(_ element: String, _ attributes: [String: String]) throws(WorkbookError) {
        switch element {
        case "c":
            try place(attributes["r"])
            self.attributes = attributes
            value = ""
        case "v": isInValue = true
        case "row":
            row = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
            column = -1
            guard (1...CellReference.limits.rows).contains(row) else {
                throw WorkbookError(.damaged, "a row is numbered '\(attributes["r"] ?? "\(row)")', which no sheet has")
            }
        case "is": inline = TextRuns()
        default: inline?.begin(element)
        }
    }

    func add(_ text: String) {
        if isInValue {
            // Most values come in one piece, which is kept as it is.
            if value.isEmpty { value = text } else { value += text }
        } else {
            inline?.add(text)
        }
    }

    func end(_ element: String) throws(WorkbookError) {
        switch element {
        case "v": isInValue = false
        case "c":
            if let value = try cellValue(), !take(row, column, value) { isComplete = true }
            inline = nil
        default: inline?.end(element)
        }
    }

    private func place(_ reference: String?) throws(WorkbookError) {
        guard let reference else {
            column += 1
            guard column < CellReference.limits.columns else {
                throw WorkbookError(.damaged, "row \(row) has more cells than a sheet has columns")
            }
            return
        }
        guard let column = CellReference.column(of: reference) else {
            throw WorkbookError(.damaged, "a cell of row \(row) is named '\(reference.prefix(20))', which no sheet has")
        }
        self.column = column
    }

    /// The value of the cell that ends; `nil`: it is empty.
    private func cellValue() throws(WorkbookError) -> SheetValue? {
        if let inline {
            let text = inline.whole
            return text.isEmpty ? nil : .text(text)
        }
        guard !value.isEmpty else { return nil }
        switch attributes["t"] {
        case "s":
            guard let index = Int(value), texts.indices.contains(index) else {
                let cell = CellReference(row: row, column: column)
                throw WorkbookError(.damaged, "cell \(cell) names text \(value.prefix(20)) of \(texts.count)")
            }
            return texts[index].isEmpty ? nil : .text(texts[index])
        case "str":
            return .text(value.utf8.contains(UInt8(ascii: "_")) ? TextRuns.unescaped(value) : value)
        case "b": return .boolean(value == "1" || value == "true")
        case "e": return .error(value)
        case "d": return CellDate(value).map { .date($0) } ?? .text(value)
        default: return number()
        }
    }

    private func number() -> SheetValue {
        guard let number = Double(value), number.isFinite else { return .text(value) }
        if let index = attributes["s"].flatMap({ Int($0) }), isDate.indices.contains(index), isDate[index],
            let date = dates.date(of: number)
        {
            return .date(date)
        }
        return .number(number)
    }
}
