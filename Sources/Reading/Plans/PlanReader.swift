import Areas
import Wording
import Yams

/// Reads a plan file against an area.
struct PlanReader {
    /// The area, as far as it could be read.
    let area: Area
    /// The name of the area's file, to hold the plan's `area` against.
    let areaFile: String
    /// Whether the whole area could be read: if not, unknown names in it are not reported.
    let complete: Bool
    /// Whether two names are one file's.
    var isSameFile: (String, String) -> Bool = { $0 == $1 }

    /// Reads a plan; `nil` if it is no mapping at all.
    func read(_ input: InputText, _ diagnostics: Diagnostics) -> Plan? {
        guard let root = parseDocument(input, diagnostics) else { return nil }
        var id = fileStem(input.name)
        if !isIdentifier(id), !input.isNameless {
            diagnostics.report(
                Place(file: input.name, line: 1),
                "the file's name '\(shorten(id))' cannot name the plan in results",
                remedy: "Use lower case letters, digits and hyphens, beginning with a letter."
            )
        }
        guard let section = Section(root, PlanKeys.shape) else { return nil }
        let name = section.read(PlanKeys.plan) ?? id
        if input.isNameless { id = identifier(from: name) }
        if section.read(PlanKeys.area) != nil { checkArea(section[PlanKeys.area], input) }
        let interventions =
            section.read(PlanKeys.interventions)?
            .flatMap { InterventionReader(area: area, complete: complete).read($0) }
        let targets = TargetReader(
            owners: TargetOwners(services: area.services, sums: area.reportedTotals),
            origin: complete ? area.origin : nil,
            horizonMonths: area.horizonMonths,
            complete: complete
        )
        .read(section.read(PlanKeys.targets) ?? [])
        return Plan(
            id: id,
            name: name,
            interventions: interventions ?? [],
            targets: targets.targets,
            jointTargets: targets.joint,
            note: section.read(PlanKeys.note) ?? "",
            file: input.name
        )
    }

    /// A plan that names another area file is probably in the wrong folder.
    func checkArea(_ field: Field?, _ input: InputText) {
        guard let field, let named = Self.areaFile(field, input) else { return }
        let expected = normalise(areaFile)
        guard !isSameFile(named, expected) else { return }
        field.report(
            "names '\(named)', but the area read is '\(expected)'",
            remedy: "Correct the path or move the plan."
        )
    }

    /// The file that a plan's `area` names; `nil` if it is seen from the folder of a plan that stands in none.
    static func areaFile(_ field: Field, _ plan: InputText) -> String? {
        guard let text = field.scalarText, !plan.isNameless || text.hasPrefix("/") else { return nil }
        return resolve(text, beside: plan.name)
    }
}

/// A name's letters and digits as an identifier: `Two more therapists` is `two-more-therapists`.
private func identifier(from name: String) -> String {
    let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let id = words.joined(separator: "-")
    return isIdentifier(id) ? id : "plan"
}

/// A file's name without folders and extension.
func fileStem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
}
