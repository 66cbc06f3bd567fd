import Areas
import Testing

@testable import Reading

@Suite("Declared keys and the schemas made of them")
struct SchemaTests {
    @Test(arguments: InputSchema.allCases)
    func everyReferenceIsDefinedAndEveryDefinitionUsed(_ schema: InputSchema) throws {
        let definitions = try #require(schema.value.members.last)
        #expect(definitions.name == "$defs")
        let defined = definitions.value.members.map(\.name)
        #expect(Set(defined).count == defined.count)
        #expect(Set(references(in: schema.value)) == Set(defined.map { "#/$defs/\($0)" }))
    }

    private func references(in value: SchemaValue) -> [String] {
        switch value {
        case .object(let members):
            members.flatMap { member in
                if case .text(let text) = member.value, member.name == "$ref" {
                    [text]
                } else {
                    references(in: member.value)
                }
            }
        case .list(let values): values.flatMap(references)
        case .text, .number, .flag: []
        }
    }

    /// A name in `$defs` must not stand for two things: each schema alone says the same of it as the others.
    @Test func oneNameStandsForOneThing() {
        var known: [String: SchemaValue] = [:]
        for shape in InputSchema.allCases.flatMap({ $0.shape.everyOccurrence }) {
            var definitions = SchemaDefinitions()
            let object = definitions.object(shape)
            #expect(known[shape.name, default: object] == object, "\(shape.name)")
            known[shape.name] = object
        }
        var parts: [String: SchemaValue] = [:]
        for member in InputSchema.allCases.flatMap({ $0.value.members.last?.value.members ?? [] }) {
            #expect(parts[member.name, default: member.value] == member.value, "\(member.name)")
            parts[member.name] = member.value
        }
        #expect(known.count > 40 && parts.count > 60)
    }

    /// What an editor shows of a key, and what stands above it in a new area.
    @Test func everyKeyHasItsSentence() {
        for shape in InputSchema.allCases.flatMap(\.shape.all) {
            #expect(shape.purpose.hasSuffix("."), "\(shape.name)")
            #expect(Set(shape.names).count == shape.names.count, "\(shape.name)")
            for key in shape.keys {
                #expect(key.purpose.hasSuffix(".") && key.purpose.count > 10, "\(shape.name), \(key.name)")
                #expect(key.remedy.map { $0.isEmpty || $0.hasSuffix(".") } ?? true, "\(shape.name), \(key.name)")
                #expect(!key.description.contains(".."), "\(shape.name), \(key.name)")
            }
        }
    }

    /// Reading a key that a mapping does not declare is a mistake of ours, and found by the first test that does so.
    @Test func aKeyThatIsNotDeclaredIsNotRead() async {
        await #expect(processExitsWith: .failure) { try Self.read(StageKeys.inWork) }
        await #expect(processExitsWith: .success) { try Self.read(StageKeys.delay) }
    }

    private static func read(_ key: some DeclaredKey) throws {
        let input = InputText(name: "a.yaml", text: "id: a\n")
        let field = try #require(parseDocument(input, Diagnostics()))
        _ = Section(field, ServiceKeys.shape)?[key]
    }

    @Test func whatTheSchemaSaysOfAKey() throws {
        let area = InputSchema.area.value
        #expect(
            area["properties"]?["origin"] == [
                "description": .text(
                    "The last month that anything is known of: the forecast begins with the next. A month such as 2025-10."
                ),
                "$ref": .text("#/$defs/month"),
            ]
        )
        #expect(area["required"] == .texts(["area", "id", "origin", "services"]))
        #expect(area["additionalProperties"] == .flag(false))
        #expect(
            area["$defs"]?["share"] == [
                "description": .text("A percentage such as 15%, between 0% and 100%."), "type": .text("string"),
                "pattern": .text(
                    #"^\s*(?:\+?0*(?:(?:[0-9]{1,2})(?:\.[0-9]+)?|100(?:\.0+)?)\s*%)\s*$"#
                ),
            ]
        )
        #expect(
            InputSchema.plan.value["$defs"]?["waiting-list-initiative"]?["required"]
                == .texts(["service", "cases", "from", "until"])
        )
        #expect(InputSchema.history.value["required"] == .texts(["service", "period", "metric", "value"]))
    }

    /// The words of targets are the measures' own.
    @Test func targetsAreNamedAsResultsNameThem() {
        for measure in TargetMeasure.all {
            let words = measure.words.replacing("N weeks", with: "18 weeks")
            #expect(measure.example.name == words)
            #expect(measure.read(words) == measure.example)
        }
    }
}

extension SchemaValue {
    fileprivate subscript(name: String) -> SchemaValue? { members.first { $0.name == name }?.value }
}
