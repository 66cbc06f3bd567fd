/// The texts of a workbook, which its cells name by number.
///
/// Runs of one text that differ in looks are put together; how it is pronounced, which Japanese workbooks say beside
/// it, is left out.
final class SharedStrings: PartContent {
    private(set) var texts: [String] = []
    private var text = TextRuns()

    let isComplete = false

    func begin(_ element: String, _ attributes: [String: String]) {
        if element == "si" { text = TextRuns() }
        text.begin(element)
    }

    func add(_ piece: String) { text.add(piece) }

    func end(_ element: String) {
        text.end(element)
        if element == "si" { texts.append(text.whole) }
    }
}

/// The text of an item or a cell, put together from its runs.
struct TextRuns {
    private var text = ""
    private var isInText = false
    private var isInPhonetic = false

    /// What was written, with characters that XML cannot hold in their places.
    var whole: String { text.utf8.contains(UInt8(ascii: "_")) ? Self.unescaped(text) : text }

    mutating func begin(_ element: String) {
        if element == "rPh" { isInPhonetic = true }
        if element == "t" { isInText = !isInPhonetic }
    }

    mutating func add(_ piece: String) {
        if isInText { text += piece }
    }

    mutating func end(_ element: String) {
        if element == "rPh" { isInPhonetic = false }
        if element == "t" { isInText = false }
    }

    /// `_x000D_` is the character of that number.
    ///
    /// Source: ECMA-376, part 1, 22.9.2.19.
    static func unescaped(_ text: String) -> String {
        text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.1, radix: 16).flatMap(UnicodeScalar.init).map(String.init) ?? String(match.0)
        }
    }
}
