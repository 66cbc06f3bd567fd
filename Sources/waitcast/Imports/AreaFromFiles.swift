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
    ///   - options: Whose figures, and of which services.
    /// - Throws: What is wrong with the files, or that nothing can be made of them.
    init(_ folder: String, from names: [String], _ options: ImportOptions) throws {
        let sources = try SourceFiles(names)
        let command = shellWords(["waitcast", "new", folder, "--from"] + names + options.words)
        var request = options.request
        var read = try Import(sources, request)
        var area = Self.area(read.figures, command)
        // Of files that end in different years the earlier are carried on to where the last one ends.
        if read.forms.count > 1, let origin = area?.origin {
            request.origin = origin
            read = try Import(sources, request)
            area = Self.area(read.figures, command)
        }
        let figures = read.figures
        guard let area else {
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

    /// The area, named after who runs its first service.
    private static func area(_ figures: ImportedFigures, _ command: String) -> NewArea? {
        guard let first = figures.services.first else { return nil }
        return NewArea(name: first.provider.isEmpty ? first.name : first.provider, figures, command: command)
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
