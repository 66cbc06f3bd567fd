/// How wide a text is, so that labels can be placed when a chart is made.
///
/// Arial, Helvetica and Liberation Sans, which every system has one of, share one set of widths.
///
/// Source: Adobe, Core 14 AFM files, Helvetica and Helvetica-Bold: widths in thousandths of the size.
package enum TextWidth {
    private static let regular: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
        833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
        556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
        334,
        260, 334, 584,
    ]
    private static let bold: [Int] = [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556,
        556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611,
        833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556,
        611,
        556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500,
        389,
        280, 389, 584,
    ]
    /// Signs outside ASCII that charts use; others are taken for wide ones.
    private static let others: [Character: Int] = [
        "−": 584, "–": 556, "’": 278, "‘": 278, "£": 556, "×": 584, "·": 278, "→": 1000, "←": 1000, "…": 1000,
        "\u{a0}": 278,
    ]

    /// The width of a text at a size, in the size's unit.
    package static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
        let table = isBold ? bold : regular
        let thousandths = text.reduce(0) { sum, letter in
            if let ascii = letter.asciiValue, (32..<127).contains(ascii) { return sum + table[Int(ascii) - 32] }
            return sum + (others[letter] ?? 722)
        }
        return Double(thousandths) * size / 1_000
    }

    /// A text in lines no wider than a width, broken at spaces; a word that is wider alone stands alone.
    package static func lines(_ text: String, size: Double, isBold: Bool = false, width: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, of(last + " " + word, size: size, isBold: isBold) <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// A text no wider than a width: cut, with an ellipsis, behind the last word that is whole unless little is left then.
    package static func cut(_ text: String, size: Double, isBold: Bool = false, width: Double) -> String {
        guard of(text, size: size, isBold: isBold) > width else { return text }
        var kept = text[...]
        while !kept.isEmpty, of(kept + "…", size: size, isBold: isBold) > width { kept = kept.dropLast() }
        let isWithinWord = kept.endIndex < text.endIndex && text[kept.endIndex] != " "
        if isWithinWord, let space = kept.lastIndex(of: " "), 2 * kept[..<space].count >= kept.count {
            kept = kept[..<space]
        }
        return kept.trimmingSuffix(while: { $0 == " " }) + "…"
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while isLeft: (Character) -> Bool) -> String {
        var kept = self[...]
        while let last = kept.last, isLeft(last) { kept = kept.dropLast() }
        return String(kept)
    }
}
