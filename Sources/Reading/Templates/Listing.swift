/// Lines of a file that explains itself: every key under its sentence, and what is left out as a comment.
///
/// A sentence begins with a number sign and a space, a key that is left out with a number sign alone.
enum Listing {
    /// A key with what stands at it.
    indirect enum Entry: Sendable {
        /// A value on the same line.
        case value(any DeclaredKey, String)
        /// A mapping below it.
        case mapping(any DeclaredKey, [Entry])
        /// Items below it, each after a hyphen.
        case list(any DeclaredKey, [[String]])

        var key: any DeclaredKey {
            switch self {
            case .value(let key, _), .mapping(let key, _), .list(let key, _): key
            }
        }
    }

    /// Keys with what stands at them, each under its sentence, perhaps with an empty line between them.
    static func lines(_ entries: [Entry], gap: Bool = false) -> [String] {
        let blocks = entries.map { entry in
            let name = "\(entry.key.name):"
            let block =
                switch entry {
                case .value(_, let value): ["\(name) \(value)"]
                case .mapping(_, let entries): [name] + indented(lines(entries))
                case .list(_, let items): [name] + indented(items.flatMap(item))
                }
            return comment(entry.key.summary) + block
        }
        return Array(blocks.joined(separator: gap ? [""] : []))
    }

    /// The keys of a mapping that it does not hold, left out: each under its sentence, with examples of all that may stand
    /// there.
    static func leftOut(of shape: Shape, but entries: [Entry], gap: Bool = false) -> [String] {
        let present = Set(entries.map(\.key.name))
        let blocks = shape.keys.filter { !present.contains($0.name) }
            .map { key in
                comment(key.summary) + examples(key, in: shape).flatMap(leftOut)
            }
        return Array(blocks.joined(separator: gap ? [""] : []))
    }

    /// Words as comments of at most a hundred columns.
    static func comment(_ words: String) -> [String] {
        var lines: [String] = []
        var line = "#"
        for word in words.split(separator: " ") {
            if line.count + 1 + word.count > 100 {
                lines.append(line)
                line = "#"
            }
            line += " \(word)"
        }
        return lines + [line]
    }

    /// Lines as comments from which keys can be taken in again: the sign stands where the line begins.
    static func leftOut(_ lines: [String]) -> [String] {
        lines.map { line in
            let text = line.drop { $0 == " " }
            return line.prefix(line.count - text.count) + "#" + text
        }
    }

    /// The same lines without comments that have stood above: what is explained once need not be again.
    static func explainedOnce(_ lines: [String]) -> [String] {
        var seen: Set<[String]> = []
        var (kept, pending): ([String], [String]) = ([], [])
        for line in lines {
            if line.drop(while: { $0 == " " }).hasPrefix("# ") {
                pending.append(line)
            } else {
                let words = pending.map { trim($0) }
                if pending.isEmpty || seen.insert(words).inserted { kept += pending }
                pending = []
                kept.append(line)
            }
        }
        return kept + pending
    }

    /// Lines moved to the right.
    static func indented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? $0 : "  \($0)" } }

    /// An item of a list: its first line that is no comment gets the hyphen.
    static func item(_ lines: [String]) -> [String] {
        let first = lines.firstIndex { !$0.isEmpty && !$0.hasPrefix("#") }
        return lines.enumerated().map { $0.element.isEmpty ? "" : ($0.offset == first ? "- " : "  ") + $0.element }
    }

    // MARK: - Examples

    /// A key with an example of every form that may stand there.
    static func examples(_ key: any DeclaredKey, in parent: Shape) -> [[String]] {
        if let example = key.example { return [["\(key.name): \(example)"]] }
        return forms(key.structure)
            .map { form in
                switch form {
                case .mapping(let shape): ["\(key.name):"] + indented(example(of: shape, in: parent))
                case .list(.mapping(let shape), _, _):
                    ["\(key.name):"] + indented(item(example(of: shape, in: parent)))
                default: ["\(key.name): \(form.example)"]
                }
            }
    }

    /// The forms that differ to the eye: a value stands for its mapping too.
    private static func forms(_ structure: Structure) -> [Structure] {
        switch structure {
        case .named(_, let structure): forms(structure)
        case .either(let structures):
            structures.filter { form in
                if case .mapping(let shape) = form { shape.key(BesideKeys.rangeName) == nil } else { true }
            }
        default: [structure]
        }
    }

    /// A mapping with an example at each of its keys, but for those that its parent has as well or that may stand anywhere.
    private static func example(of shape: Shape, in parent: Shape) -> [String] {
        let known = Set(parent.keys.map { $0.name + $0.purpose } + BesideKeys.all.map { $0.name + $0.purpose })
        return shape.keys.filter { $0.name != BesideKeys.rangeName && !known.contains($0.name + $0.purpose) }
            .flatMap { key in
                var lines = examples(key, in: shape)[0]
                lines[0] += "   # \(key.purpose)"
                return lines
            }
    }
}

extension Structure {
    /// A text of this form on one line.
    fileprivate var example: String {
        switch self {
        case .form(let form): form.example
        case .words(let words): words.first ?? ""
        case .value(let grammar): grammar.example
        case .range(let grammar): "[\(grammar.example), \(grammar.example)]"
        case .list(let items, let least, _):
            "[\(Array(repeating: items.example, count: max(1, least)).joined(separator: ", "))]"
        case .named(_, let structure): structure.example
        case .either(let structures): structures.first?.example ?? ""
        case .text, .mapping, .open, .oneOf: "..."
        }
    }
}
