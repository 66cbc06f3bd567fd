import Foundation
import Testing

/// `waitcast schema`.
@Suite("Schemas as printed")
struct SchemaCommandTests {
    @Test(arguments: ["area", "plan", "options", "history", "mapping"])
    func isJSONWithItsName(_ name: String) throws {
        let first = try Command.run(["schema", name])
        #expect(first.code == 0 && first.error.isEmpty)
        #expect(
            first.output.hasPrefix(
                "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"$id\": \"urn:waitcast:\(name)\",\n"
            )
        )
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any]
        )
        #expect(object["additionalProperties"] as? Bool == false)
        #expect((object["properties"] as? [String: Any])?.isEmpty == false)
        // The order is that of the declarations, and so always the same.
        #expect(try Command.run(["schema", name]).output == first.output)
    }
}
