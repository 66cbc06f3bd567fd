import Areas
import Wording
import Yams

/// A mapping whose keys are declared: keys that are not are reported with the nearest match.
struct Section {
    /// The mapping itself.
    let field: Field
    /// What stands beside its values, or else beside the mapping.
    let beside: Beside
    /// What it may hold.
    private let shape: Shape
    /// Its values by key.
    private let values: [String: Field]
    /// Keys that are not there, but were probably meant by misspelt ones.
    private let meant: Set<String>

    /// Reads the keys of a mapping; `nil`, with a report, if the node is not one.
    ///
    /// - Parameters:
    ///   - field: The mapping.
    ///   - shape: Its keys.
    ///   - above: What stands beside the mapping, and counts where it says nothing itself.
    init?(_ field: Field, _ shape: Shape, below above: Beside = .nothing) {
        guard case .mapping(let mapping) = field.node else {
            field.report(
                "must be a mapping, found \(field.kind)",
                remedy: "Write keys and values below it, such as '\(shape.names.first ?? "key"): ...'."
            )
            return nil
        }
        var values: [String: Field] = [:]
        var meant: Set<String> = []
        var before: Field?
        for (keyNode, valueNode) in mapping {
            let keyField = field.child(keyNode, "")
            let value = keyField.value(valueNode, "")
            if let number = before, number.cutsNumber(before: keyField, value) {
                number.reportCutNumber(keyField)
                continue
            }
            guard let key = keyField.scalarText else {
                keyField.renamed(field.path)
                    .report(
                        "has a key that is \(keyField.kind)",
                        remedy: "Keys are words. Allowed: \(shape.names.joined(separator: ", "))."
                    )
                continue
            }
            guard shape.names.contains(key) else {
                if field.diagnostics.isWording(field.place.file), let match = nearestMatch(to: key, in: shape.names) {
                    meant.insert(match)
                }
                field.diagnostics.report(
                    keyField.place,
                    "\(field.subject) has no key '\(shorten(key))'",
                    remedy: remedy(for: key, allowed: shape.names)
                )
                continue
            }
            values[key] = value.renamed(join(field.path, key))
            before = values[key]
        }
        self.field = field
        self.shape = shape
        self.values = values
        self.meant = meant
        beside = Beside(
            evidence: values[BesideKeys.evidence.name].flatMap { $0.evidence() } ?? above.evidence,
            source: values[BesideKeys.source.name].flatMap { $0.text() } ?? above.source,
            range: values[BesideKeys.rangeName]
        )
    }

    /// The field of a key, if the file has it.
    ///
    /// - Precondition: The mapping declares such a key.
    subscript(key: some DeclaredKey) -> Field? {
        precondition(declares(key), "'\(key.name)' is no key of \(shape.name)")
        return values[key.name]
    }

    /// The field of a key; reported if it must be there, is missing and was not misspelt.
    func field(_ key: some DeclaredKey) -> Field? {
        if let field = self[key] { return field }
        if !meant.contains(key.name), let remedy = shape.key(key.name)?.remedy {
            field.report("has no '\(key.name)'", remedy: remedy)
        }
        return nil
    }

    /// The value of a key; reported if it cannot be read, or must be there and is missing.
    func read<Value>(_ key: Key<Value>) -> Value? {
        field(key).flatMap { key.form.read($0, beside) }
    }

    /// Whether a key is there, perhaps misspelt.
    func mentions(_ key: some DeclaredKey) -> Bool { self[key] != nil || meant.contains(key.name) }

    /// Whether a value is there that could not be read.
    func isUnreadable<Value>(_ key: Key<Value>, _ value: Value?) -> Bool { self[key] != nil && value == nil }

    /// Whether the mapping may hold a key.
    func declares(_ key: some DeclaredKey) -> Bool { shape.declares(key) }

    /// Where the mapping begins.
    var place: Place { field.place }
}
