/// Which of a workbook's styles show a number as a date.
final class Styles: PartContent {
    /// By the index that cells name.
    private(set) var isDate: [Bool] = []
    private var codes: [String: String] = [:]
    private var formats: [String] = []
    private var isInCellStyles = false

    let isComplete = false

    func begin(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "numFmt":
            if let id = attributes["numFmtId"] { codes[id] = attributes["formatCode"] }
        // Named styles have formats too, but cells name those of this list.
        case "cellXfs": isInCellStyles = true
        case "xf" where isInCellStyles: formats.append(attributes["numFmtId"] ?? "0")
        default: break
        }
    }

    func add(_ text: String) {}

    func end(_ element: String) {
        guard element == "cellXfs" else { return }
        isInCellStyles = false
        isDate = formats.map { id in
            if let code = codes[id] { return Self.showsDate(code) }
            return Int(id).map(Self.builtInDates.contains) ?? false
        }
    }

    /// The formats of dates that workbooks name without their code.
    ///
    /// Source: ECMA-376, part 1, 18.8.30. 14 to 17 and 22 are dates, 18 to 21 and 45 to 47 times alone; 27 to 31, 36,
    /// 50 to 54, 57 and 58 are those of Chinese, Japanese and Korean.
    private static let builtInDates = Set([14, 15, 16, 17, 22, 36, 57, 58]).union(27...31).union(50...54)

    /// Whether a format's code shows a day, a month or a year.
    ///
    /// What stands in quotation marks, in brackets, or after a backslash, `_` or `*` is shown or done as it is, and
    /// means nothing. `m` beside hours or seconds are minutes.
    static func showsDate(_ code: String) -> Bool {
        var letters: Set<Character> = []
        var closing: Character?
        var isSkipped = false
        for character in code.lowercased() {
            if isSkipped {
                isSkipped = false
            } else if let end = closing {
                if character == end { closing = nil }
            } else {
                switch character {
                case "\"": closing = "\""
                case "[": closing = "]"
                case "\\", "_", "*": isSkipped = true
                default: letters.insert(character)
                }
            }
        }
        if !letters.isDisjoint(with: ["y", "d"]) { return true }
        return letters.contains("m") && letters.isDisjoint(with: ["h", "s"])
    }
}
