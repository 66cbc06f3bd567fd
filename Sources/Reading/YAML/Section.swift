import Areas
import Wording
import Yams

/// A mapping whose keys are known: keys that are not are reported with the nearest match.
struct Section {
    /// The mapping itself.
    let field: Field
    /// Its values by key.
    private let values: [String: Field]
    /// Keys that are not there, but were probably meant by misspelt ones.
    private let meant: Set<String>

    /// Reads the keys of a mapping; `nil`, with a report, if the node is not one.
    init?(_ field: Field, keys: [String], remedy mappingRemedy: String? = nil) {
        guard case .mapping(let mapping) = field.node else {
            field.report(
                "must be a mapping, found \(field.kind)",
                remedy: mappingRemedy ?? "Write keys and values below it, such as '\(keys.first ?? "key"): ...'."
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
                        remedy: "Keys are words. Allowed: \(keys.joined(separator: ", "))."
                    )
                continue
            }
            guard keys.contains(key) else {
                if field.diagnostics.isWording(field.place.file), let match = nearestMatch(to: key, in: keys) {
                    meant.insert(match)
                }
                field.diagnostics.report(
                    keyField.place,
                    "\(field.subject) has no key '\(shorten(key))'",
                    remedy: remedy(for: key, allowed: keys)
                )
                continue
            }
            values[key] = value.renamed(join(field.path, key))
            before = values[key]
        }
        self.field = field
        self.values = values
        self.meant = meant
    }

    /// The value of a key, if the file has it.
    subscript(key: String) -> Field? { values[key] }

    /// The value of a key that must be there; reported if it is missing and was not misspelt.
    func required(_ key: String, remedy: String) -> Field? {
        if let value = values[key] { return value }
        if meant.contains(key) { return nil }
        field.report("has no '\(key)'", remedy: remedy)
        return nil
    }

    /// Whether a key is there, perhaps misspelt.
    func mentions(_ key: String) -> Bool { values[key] != nil || meant.contains(key) }

    /// Where the mapping begins.
    var place: Place { field.place }
}
