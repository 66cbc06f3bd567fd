import Areas
import Calendar
import Calibration
import Runs
import Statistics
import Wording

/// The answer in sentences: what happens if nothing changes, and what the best plan does.
struct ShortAnswer {
    let result: RunResult

    /// Characters of a name in a sentence.
    private static let longestName = 30

    var sentences: [String] { [nothingChanges, bestPlan].compactMap(\.self) }

    // MARK: - If nothing changes

    /// A list now and on the day that the report looks at.
    private struct Course {
        var name: String
        var now: Summary
        var then: Summary

        /// In 3 of 4 futures and more it is longer, or shorter, than the middle of what it is now.
        var grows: Bool { then.p25 > now.p50 }
        var shrinks: Bool { then.p75 < now.p50 }

        var words: String { "from \(TerminalReport.median(now)) to about \(FigureTable.cell(then, .waiting))" }
    }

    private var nothingChanges: String? {
        let courses = result.models.compactMap { model -> Course? in
            let waiting = result.forecast(
                Plan.noChange.id,
                model.service.id,
                MeasuredSeries(measure: .waiting)
            )
            guard let now = waiting?.months[0], let then = waiting?.months[result.lookMonth] else { return nil }
            return Course(name: name(of: model.service.name), now: now, then: then)
        }
        guard courses.count != 1 else { return sentence(of: courses[0]) }
        let (growing, shrinking) = (courses.filter(\.grows), courses.filter(\.shrinks))
        guard !courses.isEmpty else { return nil }
        var text = "If nothing changes, "
        if let most = growing.max(by: { $0.then.p50 - $0.now.p50 < $1.then.p50 - $1.now.p50 }) {
            let which = growing.count == 1 ? "" : "most of all "
            text +=
                "\(growing.count) of \(courses.count) lists will probably be longer on \(result.lookDay), "
                + "\(which)\(most.name), \(most.words)"
        } else {
            text += "none of \(courses.count) lists will probably be longer on \(result.lookDay)"
        }
        let open = courses.count - growing.count - shrinking.count
        let rest =
            (shrinking.isEmpty ? [] : ["\(shrinking.count) will be shorter"])
            + (open > 0 ? ["\(open) may be either"] : [])
        return text + (rest.isEmpty ? "" : "; \(joined(rest))") + "."
    }

    private func sentence(of course: Course) -> String {
        let verb = course.grows ? "probably grows" : course.shrinks ? "probably shrinks" : "may grow or shrink"
        return "If nothing changes, \(course.name) \(verb), \(course.words) on \(result.lookDay)."
    }

    // MARK: - The best plan

    private var bestPlan: String? {
        guard let league = result.league, let best = league.ranked.first(where: { !$0.isFuture }) else { return nil }
        guard league.plans.contains(where: { $0.plan != Plan.noChange.id && !$0.isFuture }) else { return nil }
        guard best.plan != Plan.noChange.id, let avoided = best.waiting.avoided else {
            return "No plan avoids waiting on average."
        }
        let weeks = { (days: Double) in
            thousands(days / 7, toldDecimals(error: avoided.medianError.map { $0 / 7 }))
        }
        guard weeks(avoided.p10) != "0" || weeks(avoided.p90) != "0" else {
            return "No plan makes a difference to how long children wait."
        }
        let name = name(of: result.plans.first { $0.id == best.plan }?.name ?? best.plan)
        let choices = league.plans.count { !$0.isFuture }
        let sure = choices > 2 ? best.best.map { ", best \($0.inFutures)" } ?? "" : ""
        return "\(name) avoids most waiting: about \(weeks(avoided.p50)) child-weeks (\(weeks(avoided.p10)) to "
            + "\(weeks(avoided.p90)))\(sure)\(cost(of: best.plan)).\(fewer(under: best.plan))"
    }

    private func cost(of plan: String) -> String {
        guard let change = result.costs?.change(of: plan) else { return "" }
        let money = MoneyWords([change])
        guard change.mean != 0 else { return ", at no cost" }
        return ", for about £\(money.text(change, unit: " " + money.unit))"
    }

    /// Where the plan leaves fewer children waiting than no change on the day looked at: the two lists that gain most.
    private func fewer(under plan: String) -> String {
        let gains = result.models
            .compactMap { model -> (name: String, change: Summary)? in
                let found = result.differences.first {
                    $0.plan == plan && $0.service == model.service.id
                        && $0.series == MeasuredSeries(measure: .waiting)
                }
                guard let change = found?.months[result.lookMonth], change.p90 < 0, change.p50 <= -1 else {
                    return nil
                }
                return (name(of: model.service.name), change)
            }
            .sorted { $0.change.p50 < $1.change.p50 }
            .prefix(2)
        guard !gains.isEmpty else { return "" }
        let told = gains.map { gain in
            let decimals = toldDecimals(error: gain.change.medianError)
            let text = { (value: Double) in thousands(abs(value), decimals) }
            return "\(text(gain.change.p50)) at \(gain.name) (\(text(gain.change.p90)) to \(text(gain.change.p10)))"
        }
        return " Fewer then wait than with no change: about \(joined(told))."
    }

    private func name(of name: String) -> String { shortened(name, to: Self.longestName) }
}
