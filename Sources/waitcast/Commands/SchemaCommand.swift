import ArgumentParser
import Reading
import Reporting

/// `waitcast schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of an input file, for editors.",
        discussion: """
            With it an editor completes keys, says what each is for, and underlines what
            cannot be: in Visual Studio Code with the extension 'YAML', in others with
            yaml-language-server. Keep the schemas beside the area, and let the files
            name them in their first line:
              # yaml-language-server: $schema=area.schema.json
              # yaml-language-server: $schema=../plan.schema.json
            'options' is a file of what could be bought, for 'allocate'; 'costs' the file of
            prices beside an area, costs.yaml.
            'history' describes one row of a history file as an object by its columns,
            'mapping' a file that says what the columns of a table are for 'import'.

            The schemas (draft 2020-12) know the form of every value; what several lines
            or files must have in common, only 'waitcast check' tells.

            Examples:
              waitcast schema area > area.schema.json
              waitcast schema plan > plan.schema.json
              waitcast schema history
            """
    )

    @Argument(help: "What to describe: area, plan, options, costs, history or mapping.")
    var file: InputSchema

    func run() throws {
        try reporting {
            try StandardStream.output.write("\(JSONValue(file.value))\n")
        }
    }
}

extension InputSchema: ExpressibleByArgument {}

extension JSONValue {
    /// A schema as it is written.
    init(_ schema: SchemaValue) {
        switch schema {
        case .text(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .flag(let flag): self = .flag(flag)
        case .list(let values): self = .array(values.map(JSONValue.init))
        case .object(let members): self = .object(members.map { ($0.name, JSONValue($0.value)) })
        }
    }
}
