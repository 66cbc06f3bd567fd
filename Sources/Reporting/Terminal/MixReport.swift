package import Areas
import Calendar
package import Decisions
import Statistics
import Wording

/// What `waitcast solve` prints of two levers.
package enum MixReport {
    /// The report.
    ///
    /// - Parameters:
    ///   - mix: The pairs that suffice.
    ///   - area: The area.
    ///   - costing: What each pair costs that suffices, in their order; `nil`: the area has no costs.
    ///   - screen: What it is printed on.
    /// - Returns: The text.
    package static func text(_ mix: Mix, of area: Area, _ costing: Costing?, on screen: Screen = .pipe) -> String {
        let width = screen.width
        let question = mix.alone.question
        var lines = underlined("\(area.name): the least of two levers", with: "=", width: width)
        for (number, target) in question.targets.enumerated() {
            lines += SolveReport.asked(number == 0 ? "Target" : "    and", target.text, width: width)
        }
        let second = mix.pairs.first?.second.question.lever
        lines += SolveReport.asked("First", question.lever.text, width: width)
        if let second { lines += SolveReport.asked("Second", second.text, width: width) }
        let holds = question.thenHolds.map { ", then holds with \(SolveReport.percent($0))" } ?? ""
        let wanted = "met with \(SolveReport.percent(question.probability))\(holds)"
        lines += SolveReport.asked("Asked", wanted, width: width) + [""]
        var table = TextTable(indent: 2, wordColumns: [4])
        table.row(["first", "second", "met when due", "and then held"] + (costing == nil ? [] : ["cost"]))
        var priced = 0
        var cheapest: (text: String, pence: Double)?
        for pair in mix.pairs {
            let answer = pair.second.answer
            let first = question.lever.told(pair.first)
            guard let size = answer.size else {
                table.row([first, "none suffices"])
                continue
            }
            let second = pair.second.question.lever
            let least = second.told(pair.second.sizes[size])
            let ends = [answer.low, answer.high].map { $0.map { second.number(pair.second.sizes[$0]) } ?? "more" }
            let told = (0...1).map { pair.second.probability($0, at: size).map(SolveReport.told) ?? "-" }
            var cells = [first, "\(least) (\(ends[0]) to \(ends[1]))"] + told
            if let costing {
                let pence = costing.pence[priced].mean
                cells.append("£\(words(pence / 100_000, decimals: 0))k")
                if pence < cheapest?.pence ?? .infinity { cheapest = ("\(first) with \(least)", pence) }
            }
            priced += 1
            table.row(cells)
        }
        lines += table.lines(within: width) + [""]
        lines += SolveReport.paragraph(
            cheapest.map { "The cheapest of these is \($0.text), by mean cost to \(mix.alone.last.name)." }
                ?? "Each row is the least of the second lever beside a size of the first. Which is best is a matter of "
                + "what they cost.",
            width: width
        )
        return safeText(lines.joined(separator: "\n"))
    }
}
