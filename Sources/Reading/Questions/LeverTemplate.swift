import Areas
import Wording

/// The text of a plan file in which a question mark stands for one size.
struct LeverTemplate: Sendable {
    private let before: String
    private let after: String
    /// The key whose value is open.
    let key: String
    /// What is written behind the question mark: `%`, ` a month`.
    let suffix: String

    /// A text with one question mark in place of a number; `nil`: it has none, or several.
    init?(_ text: String) {
        let open =
            #/([A-Za-z][A-Za-z \-]*):[ \t]*[+\-]?(\?)([ \t]*%|[ \t]+(?:a|per)[ \t]+[a-z]+)?(?=\s|[,}\]#]|$)/#
        let found = text.matches(of: open)
        guard found.count == 1, let one = found.first else { return nil }
        before = String(text[..<one.output.2.startIndex])
        after = String(text[one.output.2.endIndex...])
        key = String(one.output.1)
        suffix = one.output.3.map { trim($0) } ?? ""
    }

    /// The text with a size in place of the question mark.
    func text(_ size: Double) -> String { before + plain(size) + after }

    /// What a size is counted in, as it follows a number.
    var unit: String {
        if suffix == "%" { return "%" }
        switch (key, suffix) {
        case (RecruitKeys.wte.name, _): return " WTE"
        case ("cases", ""): return " cases in all"
        default: return " \(key)" + (suffix.isEmpty ? "" : " \(suffix)")
        }
    }
}
