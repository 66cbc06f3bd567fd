/// The parts that a schema defines once and refers to, in the order in which they are first needed.
struct SchemaDefinitions {
    private var definitions: [SchemaValue.Member] = []

    /// All of them.
    var value: SchemaValue { .object(definitions) }

    /// A mapping with its keys.
    mutating func object(_ shape: Shape) -> SchemaValue {
        let properties = shape.keys.map { key in
            let description: SchemaValue = ["description": .text(key.description)]
            return SchemaValue.Member(name: key.name, value: description.with(schema(key.structure)))
        }
        let required = shape.keys.filter { $0.remedy != nil }.map(\.name)
        let head: SchemaValue = [
            "description": .text(shape.purpose), "type": .text("object"), "properties": .object(properties),
        ]
        return head.with(required.isEmpty ? [:] : ["required": .texts(required)])
            .with(["additionalProperties": .flag(false)])
    }

    /// What may stand at a key.
    private mutating func schema(_ structure: Structure) -> SchemaValue {
        switch structure {
        case .text:
            // To YAML a text may look like a number or a word of logic.
            return reference("text") { _ in
                ["type": .texts(["string", "number", "boolean"]), "pattern": .text(#"\S"#)]
            }
        case .form(let form):
            return reference(form.name) { _ in
                [
                    "description": .text(sentence(form.expected)), "type": .text("string"),
                    "pattern": .text(whole(form.expression)),
                ]
            }
        case .words(let words): return ["enum": .texts(words)]
        case .value(let grammar): return reference(grammar.name) { _ in Self.value(grammar) }
        case .range(let grammar):
            return [
                "type": .text("array"), "items": schema(.value(grammar)), "minItems": .number(2),
                "maxItems": .number(2),
            ]
        case .list(let items, let least, let isUnique):
            let head: SchemaValue = ["type": .text("array"), "items": schema(items)]
            return head.with(least > 0 ? ["minItems": .number(Double(least))] : [:])
                .with(isUnique ? ["uniqueItems": .flag(true)] : [:])
        case .mapping(let shape): return reference(shape.name) { $0.object(shape) }
        case .open(let forms):
            let patterns = forms.map { form in
                SchemaValue.Member(name: whole(form.key.expression), value: schema(form.value))
            }
            return [
                "type": .text("object"), "patternProperties": .object(patterns), "additionalProperties": .flag(false),
            ]
        case .oneOf(let shapes): return oneOf(shapes)
        case .either(let structures): return ["anyOf": .list(structures.map { schema($0) })]
        case .named(let name, let structure): return reference(name) { $0.schema(structure) }
        }
    }

    /// A mapping with one key, which says what stands below it.
    private mutating func oneOf(_ shapes: [Shape]) -> SchemaValue {
        let properties = shapes.map { shape in
            let description: SchemaValue = ["description": .text(shape.purpose)]
            return SchemaValue.Member(name: shape.keyword, value: description.with(schema(.mapping(shape))))
        }
        return [
            "type": .text("object"), "properties": .object(properties), "additionalProperties": .flag(false),
            "minProperties": .number(1), "maxProperties": .number(1),
        ]
    }

    /// A value: a text of its form, or to YAML a number where it has no unit.
    private static func value(_ grammar: Grammar) -> SchemaValue {
        let description: SchemaValue = ["description": .text(sentence("\(grammar.expected), \(grammar.boundsText)"))]
        let pattern: SchemaValue = ["pattern": .text(whole(grammar.expression))]
        guard grammar.notation.isNumber else { return description.with(["type": .text("string")]).with(pattern) }
        let bounds: SchemaValue = [
            "type": .texts([grammar.notation.isWhole ? "integer" : "number", "string"]),
            "minimum": .number(grammar.bounds.lowerBound), "maximum": .number(grammar.bounds.upperBound),
        ]
        return description.with(bounds).with(pattern)
    }

    /// A reference to a part, which is defined when it is first needed.
    ///
    /// - Precondition: One name stands for one part.
    private mutating func reference(_ name: String, _ make: (inout SchemaDefinitions) -> SchemaValue) -> SchemaValue {
        let id = name.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.joined(separator: "-")
        if !definitions.contains(where: { $0.name == id }) {
            let index = definitions.count
            definitions.append(SchemaValue.Member(name: id, value: [:]))
            definitions[index].value = make(&self)
        }
        return ["$ref": .text("#/$defs/\(id)")]
    }
}

/// An expression that a whole text must match, with or without spaces around it.
private func whole(_ expression: String) -> String { #"^\s*(?:\#(expression))\s*$"# }

/// Words as a sentence.
private func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + "." }
