import ArgumentParser
import Importing
import Reporting

/// `waitcast import`.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes published files into an area's history, as they are.",
        discussion: """
            It tells by its columns what a file is, says what it found, what it left out
            and where the files contradict one another, and writes rows with their sources
            into a history file of its own, which the area file then names. Importing
            again replaces the rows of the same figures and keeps the others. A history
            file that somebody wrote by hand is never replaced.

            A mapping file (YAML) beside tables of any other form says what their columns
            are. A table with one row a referral is added up while it is read: nothing of
            a row is kept or shown.

            CSV files, workbooks, gzip, a release's ZIP file, a folder of them, and pipes
            ('-') are read. Nothing is written unless every file can be used.

            Examples:
              waitcast import requests.csv newplans.csv --into Scenarios/derby
              waitcast import release.zip --into myarea --authority Derby
              waitcast import wide.csv mapping.yaml --into myarea
              waitcast import sen2/ --into myarea --authority E06000015 --history sen2.csv
            """
    )

    @Argument(help: "The files, or folders of them.", completion: .file())
    var files: [String]

    @Option(help: "The area's folder or file.", completion: .directory)
    var into: String

    @Option(help: ArgumentHelp("The history file to write, beside the area file.", valueName: "name"))
    var history = "imported.csv"

    @Option(help: ArgumentHelp("What the area calls whose figures they are.", valueName: "name"))
    var provider: String?

    @OptionGroup var options: ImportOptions

    func validate() throws {
        guard history.lowercased().hasSuffix(".csv"), !history.contains("/"), !history.hasPrefix(".") else {
            throw ValidationError("--history takes the name of a CSV file beside the area file, found '\(history)'")
        }
    }

    func run() throws {
        try reporting {
            let read = try Import(SourceFiles(files), options.request)
            let area = try AreaImport(read.figures, into: into, file: history, provider: provider)
            try area.write()
            let summary = read.forms.joined(separator: "\n") + "\n\n" + ImportSummary.text(read.figures)
            let written = area.summary.map { "- \($0)" }.joined(separator: "\n")
            try StandardStream.output.write("\(summary)\n\nWritten\n-------\n\(written)\n")
        }
    }
}
