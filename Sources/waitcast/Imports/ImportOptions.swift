import ArgumentParser
import Importing

/// Whose figures, and of which services: what `import` and `new` ask of published files.
struct ImportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Whose figures, by code or exact name, where the files hold several organisations.",
            valueName: "code"
        )
    )
    var organisation: String?

    @Option(
        help: ArgumentHelp(
            "The local authority, by exact name or code, where the files hold several.",
            valueName: "name"
        )
    )
    var authority: String?

    @Option(
        name: .customLong("service"),
        help: ArgumentHelp(
            "A service by its official name, and the id that it gets; may be given again. (default: all)",
            valueName: "id=name"
        )
    )
    var services: [String] = []

    @Option(help: ArgumentHelp("Write counts below this number as withheld: '<5'.", valueName: "count"))
    var suppressBelow: Int?

    func validate() throws {
        for service in services {
            let parts = service.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
                throw ValidationError(
                    "--service takes ID=NAME, such as slt=\"Speech and language\", found '\(service)'"
                )
            }
        }
        if let suppressBelow, !(1...100).contains(suppressBelow) {
            throw ValidationError("--suppress-below takes a number from 1 to 100, found \(suppressBelow)")
        }
    }

    /// What is asked of a format.
    var request: ImportRequest {
        ImportRequest(
            organisation: organisation,
            authority: authority,
            services: services.map { service in
                let parts = service.split(separator: "=", maxSplits: 1)
                    .map { part in
                        part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    }
                return (parts[0], parts[1])
            },
            suppressBelow: suppressBelow
        )
    }

    /// The options as they are written in a call.
    var words: [String] {
        (organisation.map { ["--organisation", $0] } ?? []) + (authority.map { ["--authority", $0] } ?? [])
            + services.flatMap { ["--service", $0] } + (suppressBelow.map { ["--suppress-below", "\($0)"] } ?? [])
    }
}

/// Words of a call, in quotes where a shell would take them apart.
func shellWords(_ words: [String]) -> String {
    words.map { word in
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "-_./=+,:@".utf8.contains(byte)
            }
        return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
    .joined(separator: " ")
}
