/// What may stand at a key, apart from how it is read: what schemas and examples are made of.
indirect enum Structure: Sendable {
    /// A text in the reader's own words.
    case text
    /// A text of a form, such as a month.
    case form(TextForm)
    /// One of a few words.
    case words([String])
    /// A value with its unit.
    case value(Grammar)
    /// Two values from low to high.
    case range(Grammar)
    /// A list with at least so many items, perhaps each of them once.
    case list(Structure, least: Int, isUnique: Bool)
    /// A mapping with declared keys.
    case mapping(Shape)
    /// A mapping with keys that the writer of the file chooses: what they are, and the forms that they and their values have.
    case open([(key: TextForm, value: Structure)])
    /// A mapping with one key, the name of what stands below it.
    case oneOf([Shape])
    /// Any of several.
    case either([Structure])
    /// A structure that schemas define once, by its name.
    case named(String, Structure)

    /// A value alone, or a mapping that says how sure it is and where it comes from.
    static func figure(_ grammar: Grammar) -> Structure {
        .named("\(grammar.name) figure", .either([.value(grammar), .mapping(.figure(grammar))]))
    }

    /// One text, or a list of several, each once.
    static func names(_ text: Structure) -> Structure { .either([text, .list(text, least: 1, isUnique: true)]) }

    /// How a value is written, in words that follow a comma; `nil` where the structure says it better.
    var unit: String? {
        switch self {
        case .value(let grammar): "\(grammar.expected), \(grammar.boundsText)"
        case .form(let form): form.expected
        case .named(_, let structure): structure.unit
        case .either(let structures):
            switch structures.first {
            case .value, .form: structures.first?.unit
            default: nil
            }
        case .text, .words, .range, .list, .mapping, .open, .oneOf: nil
        }
    }
}

/// A form of text that is not free: a month, a short name.
struct TextForm: Sendable {
    /// A short name, for schemas.
    var name: String
    /// For messages: `a month such as 2025-10`.
    var expected: String
    /// A text of this form.
    var example: String
    /// A regular expression of the whole text, without spaces around it.
    var expression: String
}
