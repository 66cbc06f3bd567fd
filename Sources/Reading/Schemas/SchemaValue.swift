/// A JSON Schema, or a part of one, with its members in order.
package indirect enum SchemaValue: Equatable, Sendable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([SchemaValue])
    case object([Member])

    /// A named part.
    package struct Member: Equatable, Sendable {
        /// Its name.
        package var name: String
        /// What stands there.
        package var value: SchemaValue
    }

    /// A list of texts.
    static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map(SchemaValue.text)) }
}

extension SchemaValue: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, SchemaValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }
}

extension SchemaValue {
    /// The members of an object; none of anything else.
    var members: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    /// An object with more members behind its own.
    func with(_ more: SchemaValue) -> SchemaValue { .object(members + more.members) }
}
