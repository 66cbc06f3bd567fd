import Areas
import Wording
import Yams

/// Parses a YAML file into nodes; what is wrong goes to `diagnostics`, and the result is then `nil`.
func parseDocument(_ input: InputText, _ diagnostics: Diagnostics) -> Field? {
    diagnostics.begin(input.name)
    let remedy = "Check the indentation (spaces, never tabs), the colons and the quotes near this line."
    func fail(_ line: Int, _ message: String, _ remedy: String) -> Field? {
        diagnostics.report(Place(file: input.name, line: max(1, line)), message, remedy: remedy)
        return nil
    }
    guard input.text.utf8.count <= largestFile else {
        return fail(
            1,
            "the file is larger than \(largestFile / 1_000_000) MB",
            "Areas and plans are some kilobytes: published figures belong into the history, a CSV file."
        )
    }
    if let line = lineOfTooManyAliases(input.text) {
        return fail(
            line,
            "the file has more than \(aliasLimit) aliases (*name)",
            "Write the values out; text that begins with a star goes in quotes."
        )
    }
    do {
        guard let root = try Parser(yaml: withoutByteOrderMark(input.text)).singleRoot() else {
            return fail(1, "the file is empty", "Start from the example's file of the same kind.")
        }
        return Field(node: root, path: "", place: Place(file: input.name, line: 1), diagnostics: diagnostics)
    } catch let error as YamlError {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            if problem == "but found another document" {
                return fail(mark.line, "a second document begins here", "Remove the line '---' and what follows it.")
            }
            return fail(mark.line, "the YAML cannot be read: \(sentence(problem, context))", remedy)
        case .reader(let problem, let offset, _, let text):
            let line = 1 + text.prefix(offset ?? 0).count(where: \.isNewline)
            return fail(line, "the text cannot be read: \(problem)", "Save the file as plain text in UTF-8.")
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            if startsWithThreeDigits(key) {
                return fail(
                    context.mark.line,
                    "',\(shorten(key))' follows two numbers in braces",
                    "Write thousands without a separator, as 3000: in braces a comma ends the value."
                )
            }
            let second = secondLine(of: key, after: context.mark, in: input.text)
            return fail(
                second ?? context.mark.line,
                "key '\(shorten(key))' appears twice in one mapping"
                    + (second == nil ? "" : ", first on line \(context.mark.line)"),
                "Keep one of them."
            )
        default:
            return fail(1, "the YAML cannot be read: \(error)", remedy)
        }
    } catch {
        return fail(1, "the YAML cannot be read: \(error)", remedy)
    }
}

/// Bytes of a YAML file that are read: a list of single letters takes some 400 times its size as nodes.
private let largestFile = 1_000_000

/// Aliases of aliases multiply: thirty of them stand for at most some ten thousand values each.
private let aliasLimit = 30

/// The line of the first alias beyond the limit; `nil` if there are not so many.
///
/// Whatever could be an alias counts, also inside a text: the limit is far from what anybody writes.
private func lineOfTooManyAliases(_ text: String) -> Int? {
    var (aliases, anchors, line) = (0, 0, 1)
    var excess: Int?
    var (last, mark) = (UInt8(ascii: "\n"), UInt8(ascii: "\n"))
    for byte in text.utf8 {
        // A mark is an anchor's or an alias's when a value can begin there and a name follows.
        if byte > UInt8(ascii: " "), mark == UInt8(ascii: "*") || mark == UInt8(ascii: "&"),
            last <= UInt8(ascii: " ") || "[{,:-?".utf8.contains(last)
        {
            if mark == UInt8(ascii: "*") { aliases += 1 } else { anchors += 1 }
            if aliases > aliasLimit, excess == nil { excess = line }
        }
        if byte == UInt8(ascii: "\n") { line += 1 }
        (last, mark) = (mark, byte)
    }
    // Without an anchor the parser refuses every alias.
    return anchors > 0 ? excess : nil
}

/// The text after a byte-order mark, which editors on Windows write and the parser does not know.
private func withoutByteOrderMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
}

/// The parser's words, with what it was doing and where that began.
private func sentence(_ problem: String, _ context: YamlError.Context?) -> String {
    guard let context else { return problem }
    return "\(problem) \(context.text) that begins on line \(context.mark.line)"
}

/// The line where a key of a block mapping stands a second time, at the same column; `nil` if it cannot be told.
private func secondLine(of key: String, after mark: Mark, in text: String) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard mark.line < lines.count else { return nil }
    for index in mark.line..<lines.count {
        let line = lines[index]
        guard let column = line.firstIndex(where: { $0 != " " }), line[column] != "#" else { continue }
        let indent = line.distance(from: line.startIndex, to: column) + 1
        if indent < mark.column { return nil }
        let rest = line[column...]
        if indent == mark.column,
            rest.hasPrefix("\(key):") || rest.hasPrefix("'\(key)':") || rest.hasPrefix("\"\(key)\":")
        {
            return index + 1
        }
    }
    return nil
}
