import Areas
import Runs
import Statistics
import Wording

/// What each step of a plan contributes, on the terminal: means, which add up.
struct ContributionSection {
    let result: ContributionResult
    let area: Area

    /// The characters of a step's name that are shown.
    private static let longestName = 62

    func write(to text: inout ScreenText) {
        text.heading("What each step of '\(result.plan.name)' contributes")
        let kind = ContributionQuantity.Kind.childWeeks
        let hasCosts = result.change("all", .cost, .together) != nil
        var table = TextTable(indent: 2)
        table.row(["", "weeks of waiting avoided", ""] + (hasCosts ? ["thousand pounds"] : []))
        table.row(["step", "alone", "in order"] + (hasCosts ? ["in order"] : []))
        for (number, step) in result.steps.enumerated() {
            table.row(
                [
                    "\(number + 1) \(name(of: step))", weeks(kind, .alone(number)), weeks(kind, .inOrder(number)),
                ] + (hasCosts ? [pounds(.inOrder(number))] : [])
            )
        }
        let hasLines = hasCosts && result.change("all", .cost, .plan).map { $0.mean != 0 } ?? false
        if hasLines { table.row(["what the plan as a whole costs", "", "", pounds(.plan)]) }
        table.row(["interaction: together beyond the sum of each alone", weeks(kind, .interaction)])
        table.row(
            ["together", weeks(kind, .together), weeks(kind, .together)] + (hasCosts ? [pounds(.together)] : [])
        )
        text.table(table)
        text.paragraph(
            "Means over the replications, in each of which they add up. In order: what a step adds to those before it. "
                + "Services, months and ranges: \(ContributionTable.file).",
            rest: "  "
        )
        if let delivered { text.paragraph(delivered, rest: "    ") }
    }

    private func name(of step: ContributionResult.Step) -> String {
        let names = step.services.map { id in area.services.first { $0.id == id }?.id ?? id }
        let place = names.count == 1 ? names[0] : counted(names.count, "service")
        let text = "\(step.label), \(place)"
        return text.count > Self.longestName ? text.prefix(Self.longestName - 3) + "..." : text
    }

    private func weeks(_ kind: ContributionQuantity.Kind, _ term: ContributionTerm) -> String {
        result.change("all", kind, term).map { words($0.mean / 7, decimals: 0) } ?? "-"
    }

    private func pounds(_ term: ContributionTerm) -> String {
        result.change("all", .cost, term).map { words($0.mean / 100_000) } ?? "-"
    }

    /// Of each step that fills posts or sees children, how many, and how many it could have seen.
    private var delivered: String? {
        let told = result.steps.enumerated()
            .compactMap { number, step -> String? in
                let mean = { (kind: DeliveredKind) -> Double? in
                    let found = step.delivered.filter { $0.kind == kind }
                    return found.isEmpty ? nil : found.reduce(0) { $0 + $1.hundredths.mean / 100 }
                }
                var parts: [String] = []
                if let posts = mean(.posts) { parts.append("\(words(posts)) posts") }
                if let cases = mean(.cases), let places = mean(.places) {
                    parts.append("\(words(cases, decimals: 0)) seen of \(words(places, decimals: 0)) places")
                }
                if !parts.isEmpty, let months = mean(.months) {
                    parts.append("in \(words(months / Double(step.services.count))) months")
                }
                return parts.isEmpty ? nil : "\(number + 1): \(parts.joined(separator: ", "))"
            }
        return told.isEmpty ? nil : "Delivered: \(told.joined(separator: "; "))"
    }
}
