import Areas
import Yams

/// Rules stand with what they are about, in the areas: a reader asks for the faults of the part that it has read, and
/// tells each where the file has it.
extension Field {
    /// The field as rules know it.
    var inRules: FieldPath { FieldPath(path.isEmpty ? [] : [path], at: place) }

    /// Whether the field keeps a rule; what does not is reported.
    @discardableResult func keeps(_ rule: (FieldPath) -> [Fault]) -> Bool {
        let faults = rule(inRules)
        report(faults)
        return faults.isEmpty
    }

    /// Reports faults, each at the line of what it is about: this field, or what stands below it.
    func report(_ faults: [Fault]) {
        for fault in faults {
            var words = fault.path[...]
            var passed = ""
            while passed != path, let word = words.popFirst() { passed = join(passed, word) }
            below(words).report(fault.message, remedy: fault.remedy)
        }
    }

    /// What stands below keys and items, as far as the file has them.
    private func below(_ words: some Sequence<String>) -> Field {
        var field = self
        for word in words {
            guard let next = field.below(word) else { break }
            field = next
        }
        return field
    }

    /// What stands below a key, or an item of a list; `nil`, silently, if it is not there.
    private func below(_ word: String) -> Field? {
        switch node {
        case .mapping(let mapping):
            guard let pair = mapping.first(where: { child($0.key, "").scalarText == word }) else { return nil }
            return child(pair.key, "").value(pair.value, join(path, word))
        case .sequence(let sequence):
            guard let index = FieldPath.index(ofItem: word), sequence.indices.contains(index) else { return nil }
            return child(sequence[index], word)
        case .scalar, .alias: return nil
        }
    }
}

/// What was read from a list, without what has the id of another before it, which is reported.
///
/// - Parameters:
///   - items: What was read, with its field; `nil`: an item that could not be.
///   - id: Its id.
///   - rule: The faults of those that stand twice, in their order.
/// - Returns: As many as there were; `nil` for what could not be read and for what stands twice.
func eachOnce<Item>(
    _ items: [(item: Item, field: Field)?],
    id: (Item) -> String,
    _ rule: ([(id: String, field: FieldPath)]) -> [Fault]
) -> [Item?] {
    let read = items.indices.filter { items[$0] != nil }
    let ids = items.compactMap { $0.map { (id: id($0.item), field: $0.field.inRules) } }
    var once = items.map { $0?.item }
    for (repeated, fault) in zip(Repeated.positions(ids.map(\.id)), rule(ids)) {
        let index = read[repeated.index]
        items[index]?.field.report([fault])
        once[index] = nil
    }
    return once
}
