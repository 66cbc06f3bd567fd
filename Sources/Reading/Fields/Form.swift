import Areas
import Calendar

/// A form that a value in a file may have: how it is read, and what schemas say of it.
struct Form<Value>: Sendable {
    /// For schemas and examples.
    let structure: Structure
    /// Reads a field, with what stands beside it; what is wrong is reported, and the result is then `nil`.
    let read: @Sendable (_ field: Field, _ beside: Beside) -> Value?

    /// A form.
    init(_ structure: Structure, read: @escaping @Sendable (_ field: Field, _ beside: Beside) -> Value?) {
        self.structure = structure
        self.read = read
    }
}

// MARK: - Texts

extension Form where Value == String {
    /// Any text.
    static func text(_ expected: String = "text", remedy: String = Field.textRemedy) -> Form {
        Form(.text) { field, _ in field.text(expected, remedy: remedy) }
    }

    /// A short name for results.
    static var identifier: Form { Form(.form(.identifier)) { field, _ in field.identifier() } }

    /// A short name for results that is not the word for every service.
    static var identifierButAll: Form { Form(.form(.serviceID)) { field, _ in field.identifier() } }

    /// The id of one service, which other rules hold against the area.
    static var serviceID: Form { Form(.form(.serviceID)) { field, _ in field.text("a service's id") } }

    /// A name in words, of which measures and results are made.
    static func words(_ expected: String) -> Form {
        Form(.form(.words)) { field, _ in field.words(expected) }
    }

    /// One of a few words.
    ///
    /// - Parameters:
    ///   - words: The words.
    ///   - expected: What they are, for messages.
    ///   - wanted: The same where there is no text at all.
    ///   - remedy: What to do then; `nil`: what is allowed.
    /// - Returns: The form.
    static func choice(
        _ words: [String],
        _ expected: String,
        wanted: String? = nil,
        remedy: String? = nil
    ) -> Form {
        Form(.words(words)) { field, _ in field.choice(words, expected, wanted: wanted ?? expected, remedy: remedy) }
    }
}

extension Form where Value == [Named] {
    /// One name, or several in brackets, each once.
    static func names(_ expected: String, remedy: String) -> Form {
        Form(.names(.text)) { field, _ in field.names(expected, remedy: remedy) }
    }
}

// MARK: - Values

extension Form where Value == Bool {
    /// `yes` or `no`.
    static func yesOrNo(remedy: String) -> Form {
        Form(.words(["yes", "no"])) { field, _ in field.yesOrNo(remedy: remedy) }
    }
}

extension Form where Value == Month {
    static var month: Form { Form(.form(.month)) { field, _ in field.month() } }
}

extension Form where Value == Evidence {
    static var evidence: Form {
        Form(.words(Evidence.allCases.map(\.rawValue))) { field, _ in field.evidence() }
    }
}

extension Form where Value == Double {
    /// A value alone.
    static func value(_ grammar: Grammar) -> Form { Form(.value(grammar)) { field, _ in field.value(grammar) } }
}

extension Form where Value == Figure {
    /// A value with what stands beside it, or a mapping of its own.
    static func figure(_ grammar: Grammar) -> Form {
        Form(.figure(grammar)) { field, beside in field.figure(grammar, beside: beside) }
    }

    /// The same, for which nothing counts that stands beside it.
    static func figureApart(_ grammar: Grammar) -> Form {
        Form(.figure(grammar)) { field, _ in field.figure(grammar) }
    }
}

// MARK: - Lists and mappings

extension Form where Value == [Field] {
    /// A list, each of whose items is read by the caller.
    ///
    /// - Parameters:
    ///   - items: What they are.
    ///   - least: How many there must be.
    ///   - remedy: How a list is written.
    ///   - ifEmpty: What to do where there is no item, as a sentence; `nil`: the caller says it.
    /// - Returns: The form.
    static func list(
        _ items: Structure,
        least: Int = 1,
        remedy: String = Field.listRemedy,
        ifEmpty: String? = nil
    ) -> Form {
        Form(.list(items, least: least, isUnique: false)) { field, _ in
            let items = field.list(remedy: remedy)
            if let ifEmpty, items?.isEmpty ?? false { field.report("is empty", remedy: ifEmpty) }
            return items
        }
    }
}

extension Form where Value == Section {
    /// A mapping; what stands beside it counts in it too, where it has none of its own.
    static func mapping(_ shape: Shape) -> Form {
        Form(.mapping(shape)) { field, beside in Section(field, shape, below: beside) }
    }
}

extension Form where Value == Field {
    /// A field that the caller reads.
    static func asWritten(_ structure: Structure) -> Form { Form(structure) { field, _ in field } }
}
