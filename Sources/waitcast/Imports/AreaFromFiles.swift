import Areas
import Calendar
import Importing
import Reading
import Wording

/// A whole area made of published files.
struct AreaFromFiles {
    /// Its files by name.
    let files: [(name: String, text: String)]
    /// What is told.
    let summary: String

    /// Makes the files of an area, and reads them as they will be.
    ///
    /// - Parameters:
    ///   - folder: Where they will stand.
    ///   - names: The published files.
    init(_ folder: String, from names: [String], _ options: ImportOptions) throws {
        let read = try Import(names, options.request)
        let figures = read.figures
        let owner = figures.services.first.map { $0.provider.isEmpty ? $0.name : $0.provider }
        let command = shellWords(["waitcast", "new", folder, "--from"] + names + options.words)
        guard let owner, let area = NewArea(name: owner, figures, command: command) else {
            throw Failure(
                description: "the files hold no figures that an area can be made of: "
                    + (figures.found.isEmpty ? "nothing was found in them" : "found were only\n")
                    + figures.found.map { "- \($0)" }.joined(separator: "\n"),
                code: Failure.badData
            )
        }
        files = area.files
        try Self.requireSound(files, in: folder)
        let made = joined(files.map(\.name))
        summary =
            read.forms.joined(separator: "\n") + "\n\n" + ImportSummary.text(figures)
                + """


                Written
                -------
                \(folder) is an area of \(counted(figures.services.count, "service")) as at \(area.origin.name): \(made)
                What is assumed is marked so. See what the figures say, then forecast, with
                  waitcast check \(shellWords([folder]))
                  waitcast run \(shellWords([folder]))

                """
    }

    private static func requireSound(_ files: [(name: String, text: String)], in folder: String) throws {
        func path(_ name: String) -> String { normalise("\(folder)/\(name)") }
        let texts = Dictionary(files.map { (path($0.name), $0.text) }, uniquingKeysWith: { first, _ in first })
        let plans = files.filter { $0.name.hasPrefix("plans/") }.map { InputText(name: path($0.name), text: $0.text) }
        _ = try Inputs.read(
            area: InputText(name: path("area.yaml"), text: texts[path("area.yaml")] ?? ""),
            plans: plans,
            load: { texts[$0] ?? "" }
        )
    }
}
