import Areas
import Wording

/// The text of a plan file in which question marks stand for one size, or for so many times that size.
struct LeverTemplate: Sendable {
    /// The text before each open place and behind the last, one more than there are such places.
    private let texts: [String]
    /// How many times the size stands at each open place.
    private let factors: [Double]
    /// The key whose value is open first.
    let key: String
    /// What is written behind its question mark: `%`, ` a month`.
    let suffix: String

    /// A text with question marks in place of numbers, of which one at least is the size itself and the others are so many times
    /// it, as in `0.5 x ?`; `nil`: it has none, or several that are the size itself.
    init?(_ text: String) {
        let open =
            #/([A-Za-z][A-Za-z \-]*):[ \t]*[+\-]?((?:([0-9]+(?:\.[0-9]+)?)[ \t]*x[ \t]*)?\?)([ \t]*%|[ \t]+(?:a|per)[ \t]+[a-z]+)?(?=\s|[,}\]#]|$)/#
        let found = text.matches(of: open)
        guard found.count(where: { $0.output.3 == nil }) == 1, let one = found.first(where: { $0.output.3 == nil })
        else { return nil }
        let ends = found.map(\.output.2.endIndex)
        let starts = found.map(\.output.2.startIndex)
        texts =
            zip([text.startIndex] + ends, starts + [text.endIndex]).map { String(text[$0..<$1]) }
        factors = found.map { $0.output.3.flatMap { Double($0) } ?? 1 }
        key = String(one.output.1)
        suffix = one.output.4.map { trim($0) } ?? ""
    }

    /// The text with a size in place of the question mark, and so many times that of the others.
    func text(_ size: Double) -> String {
        zip(texts, factors).map { $0 + plain($1 * size) }.joined() + texts[texts.count - 1]
    }

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
