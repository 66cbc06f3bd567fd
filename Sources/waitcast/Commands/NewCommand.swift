import ArgumentParser
import Reading

/// `waitcast new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a small invented area to start your own from.",
        discussion: """
            It makes the folder, with an area.yaml that explains every key, a history.csv
            with example rows and a plan. All of it is invented, and can be checked and
            run at once. A folder that holds anything already is left as it is.

            Examples:
              waitcast new myarea
              waitcast check myarea
              waitcast run myarea
            """
    )

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    func run() throws {
        try reporting {
            try NewFolder(folder).write(StartingArea.files)
            let names = StartingArea.files.map(\.name).joined(separator: ", ")
            try StandardStream.output.write(
                """
                \(folder) is an invented area to start from: \(names)
                Replace its lines with your own, and see what they say with
                  waitcast check \(folder)

                """
            )
        }
    }
}
