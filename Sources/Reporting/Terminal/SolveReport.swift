package import Areas
import Calendar
package import Decisions
import Statistics
import Wording

/// What `waitcast solve` prints of one lever.
package struct SolveReport {
    let solution: Solution
    private let area: String
    let services: [Service]
    /// The lever at size 1.
    let change: Intervention?
    /// Characters in a line.
    private let width: Int

    /// The report of a solution, printed on a screen.
    package init(_ solution: Solution, of area: Area, on screen: Screen = .pipe) {
        (self.solution, self.area, services, width) = (solution, area.name, area.services, screen.width)
        change = (try? solution.question.lever.plan(1))?.interventions.first
    }

    var question: SolveQuestion { solution.question }

    /// The report.
    ///
    /// - Parameters:
    ///   - staffing: What the area's staff make of it; `nil`: nothing is said of them.
    ///   - costing: What the least size costs; `nil`: the area has no costs.
    /// - Returns: The text.
    package func text(_ staffing: Staffing?, _ costing: Costing?) -> String {
        var lines = heading
        lines += paragraph(sentence)
        lines += notes.flatMap(paragraph)
        lines += curve + [""]
        lines += (staffing.map(staffed) ?? []).flatMap(paragraph)
        lines += following.flatMap(paragraph)
        lines += (costing.map(costs) ?? []).flatMap(paragraph)
        return safeText(lines.joined(separator: "\n"))
    }

    private func paragraph(_ text: String) -> [String] { Self.paragraph(text, width: width) }

    /// A text with a line left free behind it.
    static func paragraph(_ text: String, width: Int) -> [String] {
        wrapped(text, first: "  ", rest: "  ", width: width) + [""]
    }

    /// A line of what was asked, behind its word.
    static func asked(_ word: String, _ text: String, width: Int) -> [String] {
        let margin = word + String(repeating: " ", count: max(1, 8 - word.count))
        return wrapped(text, first: margin, rest: "        ", width: width)
    }

    private var heading: [String] {
        var lines = underlined("\(area): the least that suffices", with: "=", width: width)
        for (number, target) in question.targets.enumerated() {
            lines += Self.asked(number == 0 ? "Target" : "    and", target.text, width: width)
        }
        lines += Self.asked("Lever", question.lever.text, width: width)
        if let plan = question.plan, !plan.interventions.isEmpty {
            let steps = plan.interventions.map(\.label).joined(separator: "; ")
            lines += Self.asked("Beside", steps, width: width)
        }
        let holds = question.thenHolds.map { ", then holds to \(solution.last.name) with \(Self.percent($0))" } ?? ""
        let wanted = "met with \(Self.percent(question.probability))\(holds)"
        return lines + Self.asked("Asked", wanted, width: width) + [""]
    }

    // MARK: - The answer

    /// The answer in a sentence: `8 WTE from Apr 2026 (7 to 9): 84% (82 to 86)`.
    package var sentence: String {
        let answer = solution.answer
        guard let size = answer.size, let met = solution.probability(0, at: size) else {
            let most = solution.probability(0, at: solution.sizes.count - 1)
            let held = question.thenHolds == nil ? "" : "; it then holds with \(holds(solution.sizes.count - 1))"
            let told = most.map(Self.told) ?? "no answer"
            let tried = "\(sized(solution.largest)) \(since) meets it with \(told)\(held)"
            guard let low = answer.low else { return "No size can: even \(tried)." }
            return "No size looked at reaches \(Self.percent(question.probability)): \(tried). From "
                + "\(sized(solution.sizes[low])) on chance leaves it open, and more adds little."
        }
        let held = "; it then holds to \(solution.last.name) with \(holds(size))."
        if size == 0 {
            return "Nothing more is needed: without the lever the target is met with \(Self.told(met))" + held
        }
        let told = "\(sized(solution.sizes[size])) \(since) (\(range)): \(Self.told(met))"
        return told + held + bought(solution.sizes[size])
    }

    /// What the money buys, where sizes are counted in money.
    private func bought(_ size: Double) -> String {
        guard let buys = question.lever.buys else { return "" }
        return " That buys \(plain((size * buys.sizes * 10).rounded() / 10))\(buys.unit)."
    }

    private func holds(_ size: Int) -> String { solution.probability(1, at: size).map(Self.told) ?? "no answer" }

    private var since: String {
        guard let change else { return "" }
        let end = change.until.map { " to \($0.name)" } ?? ""
        return "from \(change.from.name)\(end)"
    }

    private var range: String {
        let low = solution.answer.low.map { question.lever.number(solution.sizes[$0]) } ?? "none"
        let high =
            solution.answer.high.map { question.lever.number(solution.sizes[$0]) }
            ?? "more than \(question.lever.number(solution.largest))"
        return low == high ? "no other within chance" : "\(low) to \(high)"
    }

    func sized(_ size: Double) -> String { question.lever.told(size) }

    static func percent(_ value: Double) -> String {
        let decimals = abs((value * 100).rounded() - value * 100) > 1e-9 ? 1 : 0
        return decimal(value * 100, decimals) + "%"
    }

    /// `84% (82 to 86)`.
    static func told(_ estimate: ProportionEstimate) -> String {
        let (low, high) = estimate.interval()
        let whole = { (value: Double) in decimal(value * 100, 0) }
        return "\(whole(estimate.value))% (\(whole(low)) to \(whole(high)))"
    }

    /// What makes the answer less plain than it looks.
    private var notes: [String] {
        var notes: [String] = []
        if !solution.answer.falls.isEmpty {
            let sizes = solution.answer.falls.map { sized(solution.sizes[$0]) }
            notes.append(
                "More does not always help here: at \(joined(sizes)) the target is met less often than before."
            )
        }
        return notes
    }

    // MARK: - The curve

    /// The sizes around the answer, and some far from it.
    private var curve: [String] {
        let points = solution.answer.curve
        let near = solution.answer.size.flatMap { size in points.firstIndex { $0.size == size } } ?? points.count - 1
        let chosen = points.indices.filter { abs($0 - near) <= 2 || $0 == 0 || $0 % max(1, points.count / 6) == 0 }
        var table = TextTable(indent: 2, wordColumns: [4])
        table.row([question.lever.unit.trimmed, "met when due", "and then held", "replications"])
        for point in chosen.map({ points[$0] }) {
            let cells = (0...1).map { solution.probability($0, at: point.size).map(Self.told) ?? "-" }
            let mark = point.size == solution.answer.size ? "the least" : ""
            table.row([plain(solution.sizes[point.size])] + cells + ["\(point.counts.goals[0].of)", mark])
        }
        return table.lines(within: width)
    }
}

extension Lever {
    /// A size in words: `8 WTE`, `20%`, `£250k`.
    package func told(_ size: Double) -> String { number(size) + (buys == nil ? unit : "") }

    /// The same without what it is counted in, which only money cannot do without.
    func number(_ size: Double) -> String {
        buys == nil ? plain(size) : "£\(words(size, decimals: size < 10 ? 1 : 0))k"
    }
}

extension String {
    /// Without the space that a unit has before it.
    var trimmed: String { String(drop { $0 == " " }) }
}
