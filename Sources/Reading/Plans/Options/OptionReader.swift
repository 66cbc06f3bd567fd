package import Areas
import Calendar
import Wording

/// Reads a file of options against an area.
struct OptionReader {
    /// The area.
    let area: Area
    /// The name of the area's file, to hold the file's `area` against.
    let areaFile: String
    /// Whether two names are one file's.
    var isSameFile: (String, String) -> Bool = { $0 == $1 }

    /// Levels of one option at most.
    private static let mostLevels = 40

    /// The options of a file, in its order.
    func read(_ input: InputText, _ diagnostics: Diagnostics) -> [PlanOption] {
        guard let root = parseDocument(input, diagnostics), let section = Section(root, OptionKeys.shape) else {
            return []
        }
        _ = section.read(OptionKeys.options)
        if section.read(PlanKeys.area) != nil {
            PlanReader(area: area, areaFile: areaFile, complete: true, isSameFile: isSameFile)
                .checkArea(section[PlanKeys.area], input)
        }
        _ = section.read(PlanKeys.note)
        let reader = InterventionReader(area: area, complete: true, also: OptionKeys.beside)
        let items = (section.read(OptionKeys.interventions) ?? []).flatMap { reader.steps($0) }
        // As steps of one plan, so that lines of costs may name them by the file.
        let steps = Plan(id: fileStem(input.name), name: "", interventions: items.map(\.intervention)).steps
            .flatMap(\.interventions)
        return zip(steps, items).compactMap { option($0, $1.section) }
    }

    private func option(_ intervention: Intervention, _ section: Section) -> PlanOption? {
        let sizes = section.read(OptionKeys.sizes)
        let starts = section.read(OptionKeys.startIn)
        if let field = section[OptionKeys.sizes], sizes != nil, PlanOption.statedSize(of: intervention) == nil {
            field.report(
                "is of a step that has no size to choose",
                remedy: "It is bought as stated or not at all: leave 'sizes' out."
            )
            return nil
        }
        let early = (starts ?? [intervention.from]).filter { $0 <= area.origin }
        if let first = early.min() {
            (section[OptionKeys.startIn] ?? section[StepKeys.from])?
                .report(
                    "must begin after the area's origin \(area.origin), found \(first)",
                    remedy: "What has begun already cannot be bought any more."
                )
            return nil
        }
        guard !section.isUnreadable(OptionKeys.sizes, sizes), !section.isUnreadable(OptionKeys.startIn, starts) else {
            return nil
        }
        let option = PlanOption(intervention, sizes: sizes, starts: starts)
        guard option.levels.count <= Self.mostLevels else {
            section.field.report(
                "has \(option.levels.count) sizes and starts, at most \(Self.mostLevels) are allowed",
                remedy: "Take larger steps, as in '50 to 300 in steps of 50', or fewer months."
            )
            return nil
        }
        return option
    }
}

extension Inputs {
    /// Reads a file of options.
    ///
    /// - Parameters:
    ///   - input: The file.
    ///   - area: The area, as read.
    ///   - areaFile: The area file's name.
    ///   - isSameFile: Whether two names are one file's.
    /// - Returns: What could be bought, in the order of the file.
    /// - Throws: Everything that is wrong in it.
    package static func readOptions(
        _ input: InputText,
        of area: Area,
        areaFile: String,
        isSameFile: @escaping (String, String) -> Bool = { $0 == $1 }
    ) throws(InputErrors) -> [PlanOption] {
        let diagnostics = Diagnostics()
        let reader = OptionReader(area: area, areaFile: areaFile, isSameFile: isSameFile)
        let options = reader.read(input, diagnostics)
        try diagnostics.throwIfAny()
        return options
    }
}
