/// Names a history file in an area file, by the smallest change of its text: every other byte stays, comments and line
/// ends among them.
package enum AreaFileEdit {
    /// The text with a file added to `history`; `nil` where that key is written in a form that cannot be changed
    /// safely.
    ///
    /// The caller reads the result again before it is used.
    package static func adding(_ file: String, to text: String) -> String? {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String($0)! }
        if let index = lines.firstIndex(where: { key($0) == "history" }) {
            guard lines.count(where: { key($0) == "history" }) == 1 else { return nil }
            return change(file, &lines, index) ? lines.joined(separator: "\n") : nil
        }
        guard let anchor = ["origin", "area"].lazy.compactMap({ name in lines.firstIndex { key($0) == name } }).first
        else { return nil }
        var next = anchor + 1
        // A value may go on below its key.
        while next < lines.count, let first = lines[next].first, first == " " || first == "\t" { next += 1 }
        let end = lines[anchor].hasSuffix("\r") ? "\r" : ""
        lines.insert("history: \(AreaLines.quoted(file))\(end)", at: next)
        return lines.joined(separator: "\n")
    }

    /// The key that begins a line at the left margin; a byte-order mark before it is no part of it.
    private static func key(_ line: String) -> String? {
        let line = line.unicodeScalars.first == "\u{FEFF}" ? String(line.unicodeScalars.dropFirst()) : line
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let rest = line[line.index(after: colon)...]
        guard rest.first.map({ $0.isWhitespace }) ?? true else { return nil }
        return String(line[..<colon])
    }

    /// Adds the file at the key's line; whether that was possible.
    private static func change(_ file: String, _ lines: inout [String], _ index: Int) -> Bool {
        let line = lines[index]
        let colon = line.firstIndex(of: ":")!
        let (value, tail) = split(line[line.index(after: colon)...])
        let before = line[...colon] + line[line.index(after: colon)...].prefix { $0 == " " }
        let item = AreaLines.quoted(file)
        let below = lines.dropFirst(index + 1)
            .first { line in
                let text = line.drop(while: \.isWhitespace)
                return !text.isEmpty && !text.hasPrefix("#")
            }
        let goesOn = below?.first.map { $0 == " " || $0 == "\t" } ?? false
        switch value.first {
        case nil: return addItem(item, &lines, below: index)
        case "[":
            guard value.hasSuffix("]"), value.dropFirst().dropLast().allSatisfy({ $0 != "[" && $0 != "]" }) else {
                return false
            }
            let inner = value.dropFirst().dropLast()
            let isEmpty = inner.allSatisfy(\.isWhitespace)
            let kept = inner.hasSuffix(" ") ? " " : ""
            let items = String(inner.reversed().drop(while: \.isWhitespace).reversed())
            lines[index] = before + (isEmpty ? "[\(item)]" : "[\(items), \(item)\(kept)]") + tail
            return true
        case "{", "|", ">", "&", "*", "!", "%", "@", "`": return false
        default:
            guard !goesOn else { return false }
            // In a list a comma ends a name.
            let isQuoted = value.first == "\"" || value.first == "'"
            guard isQuoted || !value.contains(where: { ",[]{}".contains($0) }) else { return false }
            lines[index] = before + "[\(value), \(item)]" + tail
            return true
        }
    }

    /// A value on its key's line, and what follows it: spaces, a comment, a carriage return.
    private static func split(_ text: Substring) -> (value: String, tail: String) {
        var quote: Character?
        var end = text.startIndex
        var before: Character = " "
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "#", before.isWhitespace {
                break
            } else if character == "\"" || character == "'", before.isWhitespace || before == "[" || before == "," {
                quote = character
            }
            if !character.isWhitespace { end = text.index(after: index) }
            before = character
        }
        return (String(text[..<end].drop(while: \.isWhitespace)), String(text[end...]))
    }

    /// Adds an item after the last of a list below a key; whether there is such a list.
    private static func addItem(_ item: String, _ lines: inout [String], below index: Int) -> Bool {
        var last: Int?
        var margin: Substring?
        for next in lines.indices.dropFirst(index + 1) {
            let text = lines[next].drop { $0 == " " }
            if text.isEmpty || text == "\r" || text.hasPrefix("#") { continue }
            guard text.hasPrefix("- ") else {
                // Anything further in belongs to an item of another form.
                if lines[next].hasPrefix(" ") { return false }
                break
            }
            let indent = lines[next].prefix { $0 == " " }
            guard margin == nil || margin == indent, !text.dropFirst(2).contains(": ") else { return false }
            (margin, last) = (indent, next)
        }
        guard let last, let margin else { return false }
        let end = lines[last].hasSuffix("\r") ? "\r" : ""
        lines.insert("\(margin)- \(item)\(end)", at: last + 1)
        return true
    }
}
