/// A piece of a formula's text, with the place where it starts.
struct FormulaToken: Equatable {
    enum Kind: Equatable {
        case number(Double)
        case name(String)
        case text(String)
        case symbol(Character)
        case end
    }

    let kind: Kind
    /// Characters from the start of the formula.
    let position: Int

    /// Splits a formula into tokens; the last is `end`.
    static func tokens(of source: String) throws(RegressionError) -> [FormulaToken] {
        let characters = Array(source)
        var tokens: [FormulaToken] = []
        var i = 0
        func run(from start: Int, while wanted: (Character) -> Bool) -> Int {
            var end = start
            while end < characters.count, wanted(characters[end]) { end += 1 }
            return end
        }
        while i < characters.count {
            let c = characters[i]
            if c.isWhitespace {
                i += 1
                continue
            }
            var end = i + 1
            let kind: Kind
            if c.isASCII && c.isNumber || c == "." && i + 1 < characters.count && characters[i + 1].isNumber {
                end = numberEnd(characters, from: i)
                let digits = String(characters[i..<end])
                guard let value = Double(digits) else {
                    throw FormulaMistake.error("'\(digits)' is not a number", at: i, in: source)
                }
                kind = .number(value)
            } else if c.isLetter || c == "_" {
                end = run(from: i) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
                kind = .name(String(characters[i..<end]))
            } else if c == "`" || c == "\"" || c == "'" {
                end = run(from: i + 1) { $0 != c }
                guard end < characters.count else {
                    throw FormulaMistake.error("this quotation mark is never closed", at: i, in: source)
                }
                let inner = String(characters[(i + 1)..<end])
                kind = c == "`" ? .name(inner) : .text(inner)
                end += 1
            } else if "~+-*/:^(),=".contains(c) {
                kind = .symbol(c)
            } else {
                throw FormulaMistake.error("'\(c)' has no meaning in a formula", at: i, in: source)
            }
            tokens.append(FormulaToken(kind: kind, position: i))
            i = end
        }
        tokens.append(FormulaToken(kind: .end, position: characters.count))
        return tokens
    }

    /// Where a number such as 12, .5 or 1e-3 ends.
    private static func numberEnd(_ characters: [Character], from start: Int) -> Int {
        var end = start
        while end < characters.count {
            let c = characters[end]
            let exponent = end > start && (c == "e" || c == "E")
            let sign =
                (c == "+" || c == "-") && end > start && (characters[end - 1] == "e" || characters[end - 1] == "E")
            guard c.isNumber || c == "." || exponent || sign else { break }
            end += 1
        }
        return end
    }

    /// How the token reads in an error.
    var shown: String {
        switch kind {
        case .number(let value): "the number \(Expression.shown(value))"
        case .name(let name): "'\(name)'"
        case .text(let text): "the text \"\(text)\""
        case .symbol(let symbol): "'\(symbol)'"
        case .end: "the end"
        }
    }
}

/// Errors that point at a character of a formula.
enum FormulaMistake {
    static func error(_ what: String, at position: Int, in source: String) -> RegressionError {
        // Of a long formula the part around the place.
        let characters = Array(source)
        let isLong = characters.count > 200
        let start = isLong ? max(0, min(position, characters.count) - 60) : 0
        let shown = characters[start..<(isLong ? min(characters.count, start + 120) : characters.count)]
        let caret = String(repeating: " ", count: position - start) + "^"
        return RegressionError(.formula, "formula:1:\(position + 1): error: \(what)\n\(String(shown))\n\(caret)")
    }
}
