import Areas
package import Decisions
import Statistics
import Wording

/// The table of what `waitcast solve` has found.
package enum SolveTables {
    /// The file's name.
    package static let file = "solve.csv"

    /// The columns of `solve.csv`.
    package static let columns = [
        TableColumn("area", "the area's id"),
        TableColumn("target", "the target, or all of them"),
        TableColumn("lever", "the lever whose size is varied"),
        TableColumn("beside", "the size of the first lever beside it, where there are two; else empty"),
        TableColumn("size", "the lever's size; 0 is none", .number),
        TableColumn("unit", "what the size is counted in"),
        TableColumn("met", "probability that the target is met when it is due", .number),
        TableColumn("met_low", "lower end of its 95% interval", .number),
        TableColumn("met_high", "upper end of it", .number),
        TableColumn("held", "probability that it is met then and stays met to the end of the forecast", .number),
        TableColumn("held_low", "lower end of its 95% interval", .number),
        TableColumn("held_high", "upper end of it", .number),
        TableColumn("replications", "how many replications the size was run in", .integer),
        TableColumn("role", "least: the answer; low, high: the ends of its 95% interval; else empty"),
    ]

    /// A solution, with the size of another lever beside it, in words.
    package typealias Part = (solution: Solution, beside: String)

    /// `solve.csv`: the curve of probability against size.
    package static func text(_ parts: [Part], area: String) -> String {
        var csv = CSVText(header: columns.map(\.name).joined(separator: ","))
        for (solution, beside) in parts {
            let answer = solution.answer
            for point in answer.curve {
                let ends = (0...1)
                    .flatMap { goal -> [String] in
                        guard let estimate = solution.probability(goal, at: point.size) else {
                            return ["NA", "NA", "NA"]
                        }
                        let interval = estimate.interval()
                        return [estimate.value, interval.lower, interval.upper].map { decimal($0, 4) }
                    }
                let roles = [("least", answer.size), ("low", answer.low), ("high", answer.high)]
                    .filter { $0.1 == point.size }.map(\.0)
                csv.row(
                    [
                        area, solution.question.targets.map(\.text).joined(separator: "; "),
                        solution.question.lever.text, beside, plain(solution.sizes[point.size]),
                        solution.question.lever.unit.trimmed,
                    ] + ends + ["\(point.counts.goals[0].of)", roles.joined(separator: " ")]
                )
            }
        }
        return csv.text
    }

    /// The table as a folder has it, and what describes it.
    package static func files(_ parts: [Part], area: String) -> [(name: String, text: String)] {
        let package = DataPackage(
            name: "solve-\(area)",
            title: "The least that suffices",
            tables: [(file, "The probability that a target is met, by the size of a lever", columns)]
        )
        return [(file, text(parts, area: area)), (DataPackage.name, package.json)]
    }
}
