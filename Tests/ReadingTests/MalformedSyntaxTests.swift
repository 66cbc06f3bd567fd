import Testing
import Wording

@testable import Reading

/// What the parser says, in plain words and with its line.
@Suite("Files that are no YAML")
struct MalformedSyntaxTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .area) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a plain text for an area",
            nil,
            "just words\n",
            """
            area.yaml:1: the file must be a mapping, found 'just words'. Write keys and values below it, such as 'area: ...'.
            """
        ),
        Malformed(
            "an empty file",
            nil,
            "",
            """
            area.yaml:1: the file is empty. Start from the example's file of the same kind.
            """
        ),
        Malformed(
            "a file of comments",
            nil,
            "# nothing here\n",
            """
            area.yaml:1: the file is empty. Start from the example's file of the same kind.
            """
        ),
        Malformed(
            "a tab",
            "    name: Speech therapy",
            "\tname: Speech therapy",
            """
            area.yaml:8: the YAML cannot be read: found a tab character that violates indentation while scanning a plain scalar that begins on line 7. Check the indentation (spaces, never tabs), the colons and the quotes near this line.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a bracket never closed",
            "[2025-02]",
            "[2025-02",
            """
            area.yaml:15: the YAML cannot be read: did not find expected ',' or ']' while parsing a flow sequence that begins on line 14. Check the indentation (spaces, never tabs), the colons and the quotes near this line.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a wrong indentation",
            "    name: Speech therapy",
            "   name: Speech therapy",
            """
            area.yaml:8: the YAML cannot be read: did not find expected '-' indicator while parsing a block collection that begins on line 7. Check the indentation (spaces, never tabs), the colons and the quotes near this line.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a quote never closed",
            "name: Plans",
            "name: \"Plans",
            """
            area.yaml:34: the YAML cannot be read: found unexpected end of stream while scanning a quoted scalar that begins on line 18. Check the indentation (spaces, never tabs), the colons and the quotes near this line.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "an alias of nothing",
            "name: Plans",
            "name: *plans",
            """
            area.yaml:18: the YAML cannot be read: found undefined alias. Check the indentation (spaces, never tabs), the colons and the quotes near this line.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "two documents",
            "totals:",
            "---\ntotals:",
            """
            area.yaml:30: a second document begins here. Remove the line '---' and what follows it.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a key that is a list",
            "name: Plans",
            "[a, b]: Plans",
            """
            area.yaml:17: field 'service plans' has no 'name'. Give the name people use.
            area.yaml:18: field 'service plans' has a key that is a list. Keys are words. Allowed: \(Allowed.serviceKeys).
            """
        )
        .beyondSchema(.syntax),
    ]
}
