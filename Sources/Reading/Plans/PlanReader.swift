import Planning
import Simulation
import Yams

/// Reads a plan file against an area.
struct PlanReader {
    /// The keys of a plan file.
    static let keys = ["plan", "area", "note", "interventions", "targets"]

    /// The area, as far as it could be read.
    let area: Area
    /// The name of the area's file, to hold the plan's `area` against.
    let areaFile: String
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool

    /// Reads a plan; `nil` if it is no mapping at all.
    func read(_ input: InputText, _ diagnostics: Diagnostics) -> Plan? {
        guard let root = parseDocument(input, diagnostics) else { return nil }
        let id = fileStem(input.name)
        if !isIdentifier(id) {
            diagnostics.report(
                Place(file: input.name, line: 1),
                "the file's name '\(shorten(id))' cannot name the plan in results",
                remedy: "Use lower case letters, digits and hyphens, beginning with a letter."
            )
        }
        guard let section = Section(root, keys: Self.keys) else { return nil }
        let name = section.required("plan", remedy: "Give the plan's name.")?.text() ?? id
        checkArea(section["area"], input.name)
        let interventions =
            section["interventions"].flatMap { field in field.list() }?
            .flatMap { InterventionReader(area: area, complete: complete).read($0) }
        let targets = TargetReader(
            services: area.services,
            origin: complete ? area.origin : nil,
            horizonMonths: area.horizonMonths,
            complete: complete
        )
        let plan = Plan(
            id: id,
            name: name,
            interventions: interventions ?? [],
            targets: section["targets"].map(targets.read) ?? [],
            note: section["note"]?.text() ?? "",
            file: input.name
        )
        for stacked in plan.stackedTooHigh { report(stacked, diagnostics) }
        return plan
    }

    /// Changes that together are beyond all measure, with the lines of the first of them.
    private func report(_ stacked: Plan.Stacked, _ diagnostics: Diagnostics) {
        var lines: [Int] = []
        for place in stacked.places where lines.last != place.line { lines.append(place.line) }
        let named = lines.prefix(6).map(String.init).joined(separator: ", ")
        let others = lines.count > 6 ? " and \(lines.count - 6) more" : ""
        let times = stacked.times < 1e12 ? plain(stacked.times.rounded(), decimals: 0) : "more than 1000000000000"
        diagnostics.report(
            stacked.places[0],
            "the changes in lines \(named)\(others) act together and multiply \(stacked.flow) by "
                + times,
            remedy: "All changes to one flow at one time may multiply it by \(plain(Plan.mostTimes, decimals: 0)) "
                + "at most: lower them, or leave some out."
        )
    }

    /// A plan that names another area file is probably in the wrong folder.
    private func checkArea(_ field: Field?, _ file: String) {
        guard let field, let text = field.text("the name of the area file") else { return }
        let named = resolve(text, beside: file)
        let expected = normalise(areaFile)
        guard named.hasPrefix("/") == expected.hasPrefix("/"), named != expected else { return }
        field.report(
            "names '\(named)', but the area read is '\(expected)'",
            remedy: "Correct the path or move the plan."
        )
    }
}

/// A file's name without folders and extension.
func fileStem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
}
