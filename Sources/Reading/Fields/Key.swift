/// A key of an input file, declared once: from it come what is read, what is allowed, what messages say, the schemas that
/// editors use and the comments of a new area.
struct Key<Value>: DeclaredKey {
    let name: String
    /// What stands there, and how it is read.
    let form: Form<Value>
    let presence: Presence
    let purpose: String
    let example: String?

    /// A key that must be there.
    ///
    /// - Parameters:
    ///   - name: As files write it.
    ///   - form: What stands there.
    ///   - purpose: What it is for: a sentence for whoever edits the file.
    ///   - example: What may stand there, where the form alone does not say.
    ///   - remedy: What to do where it is missing, as a sentence.
    /// - Returns: The key.
    static func required(
        _ name: String,
        _ form: Form<Value>,
        _ purpose: String,
        example: String? = nil,
        remedy: String
    ) -> Key {
        Key(name: name, form: form, presence: .required(remedy: remedy), purpose: purpose, example: example)
    }

    /// A key that may be left out.
    ///
    /// - Parameters:
    ///   - name: As files write it.
    ///   - form: What stands there.
    ///   - purpose: What it is for: a sentence for whoever edits the file.
    ///   - example: What may stand there, where the form alone does not say.
    ///   - ifAbsent: What holds where it is left out, in words; empty where that is plain.
    /// - Returns: The key.
    static func optional(
        _ name: String,
        _ form: Form<Value>,
        _ purpose: String,
        example: String? = nil,
        ifAbsent: String = ""
    ) -> Key {
        Key(name: name, form: form, presence: .optional(ifAbsent: ifAbsent), purpose: purpose, example: example)
    }

    var structure: Structure { form.structure }
}

/// What is known of a key without the type of its values.
protocol DeclaredKey: Sendable {
    /// As files write it.
    var name: String { get }
    /// What stands there.
    var structure: Structure { get }
    /// Whether it must be there.
    var presence: Presence { get }
    /// What it is for: a sentence for whoever edits the file.
    var purpose: String { get }
    /// What may stand there, where its structure alone does not say.
    var example: String? { get }
}

/// Whether a key must be there, and what follows if it is not.
enum Presence: Sendable {
    /// It must; what to do where it is missing, as a sentence.
    case required(remedy: String)
    /// It need not; what holds then, in words.
    case optional(ifAbsent: String)
}

extension DeclaredKey {
    /// What to do where it is missing; `nil`: nothing.
    var remedy: String? {
        if case .required(let remedy) = presence { remedy } else { nil }
    }

    /// What it is for, how it is written, and what holds without it.
    var description: String {
        let unit = structure.unit.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
        return [purpose, unit, withoutIt].compactMap { $0 }.joined(separator: " ")
    }

    /// What it is for, and what holds without it.
    var summary: String { [purpose, withoutIt].compactMap { $0 }.joined(separator: " ") }

    private var withoutIt: String? {
        guard case .optional(let ifAbsent) = presence, !ifAbsent.isEmpty else { return nil }
        return "If left out: \(ifAbsent)."
    }
}
