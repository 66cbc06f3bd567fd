import ArgumentParser
import Reading

/// `waitcast new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes an area to start from: an invented one, or one made of published files.",
        discussion: """
            It makes the folder, with an area.yaml that explains every key, a history.csv
            with example rows and a plan. All of it is invented, and can be checked and
            run at once. A folder that holds anything already is left as it is.

            With --from the area is made of published files, as 'waitcast import' reads
            them: its services, its history, what stands in where the files say nothing
            (marked as assumed, with its source), targets, and a plan to start from.

            Examples:
              waitcast new myarea
              waitcast new derby --from sen2/ --authority Derby
              waitcast check myarea
              waitcast run myarea
            """
    )

    @Argument(help: "The folder to make.", completion: .directory)
    var folder: String

    @Option(
        name: .customLong("from"),
        parsing: .upToNextOption,
        help: ArgumentHelp("Published files, or folders of them, to make the area of.", valueName: "file"),
        completion: .file()
    )
    var sources: [String] = []

    @OptionGroup var options: ImportOptions

    func validate() throws {
        guard sources.isEmpty, let word = options.words.first else { return }
        throw ValidationError("\(word) says what to take of published files: name them with --from")
    }

    func run() throws {
        try reporting {
            let place = try NewFolder(folder)
            guard sources.isEmpty else {
                let area = try AreaFromFiles(folder, from: sources, options)
                try place.write(area.files)
                try StandardStream.output.write(area.summary)
                return
            }
            try place.write(StartingArea.files)
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
