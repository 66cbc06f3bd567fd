import Areas
import Calendar
import Calibration
package import Runs
import Statistics
import Wording

/// What a run prints by default, on one page; ``TerminalReport`` is the whole.
///
/// It tells what happens if nothing changes, which plans there are, which targets are met, and how sure all that is.
package struct ShortReport {
    /// Lines on the page, at most.
    package static let mostLines = 60

    let result: RunResult
    let screen: Screen

    /// The report's text.
    ///
    /// - Parameters:
    ///   - result: the run.
    ///   - contributions: what the steps of plans contribute: named below the page, where that was asked for.
    ///   - closing: paragraphs to end with, such as where the files are; of each the first three lines are shown.
    ///   - screen: what it is printed on.
    /// - Returns: the text.
    package static func text(
        _ result: RunResult,
        _ contributions: [ContributionResult] = [],
        closing: [String] = [],
        on screen: Screen = .pipe
    ) -> String {
        ShortReport(result: result, screen: screen).text(contributions, closing)
    }

    private var width: Int { screen.width }

    private func text(_ contributions: [ContributionResult], _ closing: [String]) -> String {
        let sections = [
            ShortServices(result: result, width: width).section, ShortPlans(result: result, width: width)?.section,
            ShortTargets(result: result, width: width)?.section, ShortDoubts(result: result, width: width).section,
        ]
        .compactMap(\.self).filter { !$0.items.isEmpty }
        let (opening, ending) = (opening, ending(closing, contributions))
        let fixed = opening.count + ending.count + sections.reduce(0) { $0 + 1 + $1.head.count + $1.foot.count } + 1
        let shares = LineBudget.shares(
            of: Self.mostLines - fixed,
            wanted: sections.map(\.wanted),
            floors: sections.map(\.floor)
        )
        var text = ScreenText(screen)
        text.add(opening)
        for (section, share) in zip(sections, shares) {
            text.blank()
            text.add(section.lines(within: share))
        }
        text.blank()
        text.add(ending)
        return text.text
    }

    // MARK: - Above and below

    private var opening: [ScreenText.Line] {
        let title = "\(result.area.name): waiting lists to \(result.lookDay)"
        let how =
            "From the end of \(result.months[0].name). Figures are the middle of "
            + "\(counted(result.settings.replications, "possible future")); brackets hold 8 in 10."
        let answer = ShortAnswer(result: result).sentences.joined(separator: " ")
        return [ScreenText.Line(text: shortened(title, to: width), style: .heading)]
            + (clipped(wrapped(how, first: "", rest: "", width: width), to: 3, width: width) + [""]
            + clipped(wrapped(answer, first: "", rest: "", width: width), to: 8, width: width))
            .map { ScreenText.Line(text: $0) }
    }

    private func ending(_ closing: [String], _ contributions: [ContributionResult]) -> [ScreenText.Line] {
        let services = result.models.map(\.service.id) + result.area.reportedTotals.map(\.id)
        let more = "More: --full prints all, --service ID one of " + services.joined(separator: ", ")
        let lines = { (text: String, most: Int) in
            clipped(wrapped(text, first: "", rest: "  ", width: width), to: most, width: width)
        }
        let steps =
            contributions.isEmpty
            ? []
            : lines("What each step contributes: \(ContributionTable.file), and --full", 1)
        return (closing.flatMap { lines($0, Self.mostClosing) } + steps + lines(more, 1))
            .map { ScreenText.Line(text: $0) }
    }

    private static let mostClosing = 3
}

extension RunResult {
    /// The day at whose end a report looks: `31 Mar 2028`.
    var lookDay: String {
        let month = months[lookMonth]
        return "\(month.dayCount) \(month.name)"
    }
}
