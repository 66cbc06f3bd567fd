import Areas
import Yams

/// Reads one staff group of a service.
enum StaffReader {
    /// The keys of a group.
    static let keys = [
        "group", "hours a week", "absence", "direct share", "hours per case", "appointments lost",
    ]

    /// Reads a group; `nil` if anything in it cannot be used.
    static func read(_ item: Field, of path: String) -> StaffGroup? {
        var named = item
        if case .mapping(let mapping) = item.node, let group = mapping["group"],
            let name = item.child(group, "").scalarText
        {
            named = item.renamed(join(path, "staff \(shorten(name))"))
        }
        guard let section = Section(named, keys: keys + Beside.keys) else { return nil }
        let beside = section.beside
        func figure(_ key: String, _ grammar: Grammar, _ remedy: String) -> Figure? {
            section.required(key, remedy: remedy)?.figure(grammar, beside: beside)
        }
        let name = section.required("group", remedy: "Give the group's name, as plans use it.")?.text()
        let hours = figure(
            "hours a week",
            .number(1...168, "between 1 and 168", example: "37.5"),
            "Give the contracted hours of one WTE."
        )
        let absence = figure("absence", .share, "Give the share of hours lost to leave, sickness and training.")
        let direct = figure("direct share", .share, "Give the share of worked hours that goes into cases.")
        let perCase = figure(
            "hours per case",
            .number(0.01...10_000, "between 0.01 and 10000", example: "8"),
            "Give the hours that one case takes."
        )
        let lost = figure("appointments lost", .share, "Give the share of appointments missed; 0% if none.")
        guard let name, let hours, let absence, let direct, let perCase, let lost else { return nil }
        return StaffGroup(
            name: name,
            hoursPerWeek: hours,
            absence: absence,
            directShare: direct,
            hoursPerCase: perCase,
            appointmentsLost: lost
        )
    }
}
