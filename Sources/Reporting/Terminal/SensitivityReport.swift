import Areas
import Calendar
package import Decisions
import Wording

/// What `waitcast sensitivity` prints.
package struct SensitivityReport {
    private let sensitivity: Sensitivity
    private let words: SensitivityWords
    /// Characters in a line.
    private let width: Int

    /// Figures that are listed as most worth collecting.
    private static let mostCollected = 3
    private static let mostRows = 6
    private static let longestName = 72

    /// The report, printed on a screen.
    package static func text(_ sensitivity: Sensitivity, on screen: Screen = .pipe) -> String {
        let report = SensitivityReport(
            sensitivity: sensitivity,
            words: SensitivityWords(sensitivity: sensitivity),
            width: screen.width
        )
        return safeText(report.lines.joined(separator: "\n"))
    }

    private var lines: [String] {
        let title = "\(sensitivity.area.name): what the forecasts hang on"
        let last = sensitivity.dataTo + sensitivity.horizonMonths
        let plans = sensitivity.plans.count - 1
        let asked =
            sensitivity.question.asked == nil
            ? "Child-weeks of waiting at all services, \(sensitivity.dataTo + 1) to \(last)" : "'\(words.quantity)'"
        return underlined(title, with: "=", width: width)
            + told(
                "\(asked), in \(counted(sensitivity.replications, "replication")) of no change"
                    + (plans == 0 ? "." : " and \(counted(plans, "plan")).")
            ) + [""] + choice + collecting + hanging
    }

    /// A sentence, as far to the right as its first word.
    private func told(_ text: String, first: String? = nil, rest: String = "") -> [String] {
        wrapped(text, first: first ?? String(text.prefix { $0 == " " }), rest: rest, width: width)
    }

    private func heading(_ text: String) -> [String] { underlined(text, width: width) }

    // MARK: - The choice

    private var choice: [String] {
        guard let choice = sensitivity.choice else { return [] }
        var table = TextTable(indent: 2, wordColumns: [0])
        table.row(
            ["plan", words.benefitTitle, "best in"]
                + (sensitivity.meanCosts == nil ? [] : ["costs more (pounds)"])
        )
        let (means, shares) = (choice.means, choice.probabilitiesOfBeingBest)
        // The best few of many, in the order of the plans.
        let shown = Set(choice.plans.indices.sorted { means[$0] > means[$1] }.prefix(8)).union([0])
        for plan in shown.sorted() {
            table.row(
                [
                    cut(sensitivity.plans[plan].name, mark: plan == choice.best ? " *" : ""),
                    plan == 0 ? "0" : shownBenefit(means[plan]), percent(shares[plan]),
                ] + (sensitivity.meanCosts.map { [Wording.words($0[plan], decimals: 0)] } ?? [])
            )
        }
        var lines = heading("Which plan is best") + table.lines(within: width)
        if let worth = sensitivity.question.worth {
            lines += told(
                "  * brings most. A child-week of waiting avoided is held to be worth £\(Wording.words(worth, decimals: 2)); "
                    + "what a plan costs is taken off what it brings.",
                rest: "  "
            )
        } else if sensitivity.area.costs != nil, sensitivity.question.asked == nil {
            lines += told(
                "  * brings most. Costs do not count: give --worth, the pounds that a child-week avoided is worth.",
                rest: "  "
            )
        } else {
            lines.append("  * brings most.")
        }
        return lines + [""]
    }

    private func shownBenefit(_ value: Double) -> String {
        words.benefitUnit == "percentage points" ? Wording.words(value) : words.value(value, isSigned: true)
    }

    private func percent(_ share: Double) -> String {
        share > 0 && share < 0.0005
            ? "under 0.1%" : "\(Wording.words(100 * share, decimals: share > 0.995 || share < 0.1 ? 1 : 0))%"
    }

    // MARK: - What to collect

    private var collecting: [String] {
        guard let choice = sensitivity.choice else { return narrowing("The figures most worth collecting") }
        let worth = sensitivity.mostWorthCollecting.prefix(Self.mostCollected)
        let all = "Knowing everything beforehand would be worth \(benefit(choice.valueOfKnowingAll))."
        guard !worth.isEmpty else {
            let name = sensitivity.plans[choice.best].name
            let share = choice.probabilitiesOfBeingBest[choice.best]
            let why =
                choice.valueOfKnowingAll == 0
                ? "'\(name)' is best in every replication: knowing more would not change the choice, and is worth nothing to it."
                : "No single figure would change which plan is chosen, as far as can be told from chance: '\(name)' is best "
                    + "in \(percent(share)) of replications. \(all)"
            return heading("What is worth knowing before choosing") + told(why) + [""]
                + narrowing("To narrow the forecast instead, collect")
        }
        let number = worth.count == 1 ? "The figure" : "The \(["two", "three"][worth.count - 2]) figures"
        var lines = heading("\(number) most worth collecting before choosing")
        for (place, one) in worth.enumerated() {
            let range = one.error.map { " (give or take \(Wording.words(2 * $0, decimals: decimals(2 * $0))))" } ?? ""
            lines += entry(place + 1, one.members[0], "knowing it would bring about \(benefit(one.value, range))")
        }
        return lines + told("  \(all)", rest: "  ") + [""]
    }

    private func decimals(_ value: Double) -> Int { abs(value) < 10 ? 1 : 0 }

    private func benefit(_ value: Double, _ range: String = "") -> String {
        let pounds = sensitivity.question.worth.map { ", or £\(Wording.words(value * $0, decimals: 0))" } ?? ""
        return words.benefit(value) + range + pounds
    }

    /// What would narrow the forecast, where nothing is chosen or would be chosen otherwise.
    private func narrowing(_ title: String) -> [String] {
        guard let forecast = sensitivity.forecast else { return [] }
        var shown = sensitivity.leading(forecast, collectable: true).map { (share: $0, isOfChange: false) }
        let change = sensitivity.change.map { sensitivity.leading($0, collectable: true) } ?? []
        shown += change.filter { one in !shown.contains { $0.share.members == one.members } }.map { ($0, true) }
        let few = shown.prefix(Self.mostCollected)
        guard !few.isEmpty else {
            return heading(title)
                + told(
                    "  Nothing that could be collected now explains as much of the forecast as can be told from chance: what "
                        + "it hangs on is in the months to come.",
                    rest: "  "
                ) + [""]
        }
        var lines = heading(title)
        for (place, one) in few.enumerated() {
            let of = one.isOfChange ? "what '\(name(of: sensitivity.bestPlan))' changes" : "the forecast"
            lines += entry(
                place + 1,
                one.share.members[0],
                "it explains \(percent(one.share.share)) of the spread of \(of)"
            )
        }
        return lines + [""]
    }

    private func entry(_ number: Int, _ place: Int, _ worth: String) -> [String] {
        let figure = sensitivity.figures[place]
        let ends = sensitivity.forecast?.explained.shares.first { $0.members == [place] }?.ends
        let plans =
            figure.plans.isEmpty ? "" : " (\(figure.plans.count == 1 ? "plan" : "plans") \(joined(figure.plans)))"
        let source = figure.source.isEmpty ? "" : ": \(figure.source)"
        return told("  \(number). \(words.name([place]))\(plans): \(worth).", rest: "     ")
            + told(
                "Now \(words.now(place, ends)), \(figure.evidence.rawValue)\(source) [\(figure.place)].",
                first: "     ",
                rest: "     "
            )
    }

    // MARK: - What forecasts hang on

    private var hanging: [String] {
        guard let forecast = sensitivity.forecast else { return [] }
        let name = name(of: forecast.plan)
        var lines = table(forecast, "What the forecast hangs on, under '\(name)'")
        if let change = sensitivity.change { lines += table(change, "What the difference that it makes hangs on") }
        return lines
    }

    private func table(_ forecast: Sensitivity.Forecast, _ title: String) -> [String] {
        let isChange = forecast.kind == .change
        let explained = forecast.explained
        let value = { (value: Double) in words.value(value, isSigned: isChange) }
        var lines = heading(title)
        lines += told(
            "  Expected \(value(explained.mean)) \(words.unit), from \(value(explained.low)) to \(value(explained.high)) in 8 of "
                + "10 replications.",
            rest: "  "
        )
        let leading = sensitivity.leading(forecast, collectable: false).prefix(Self.mostRows)
        guard !leading.isEmpty else {
            return lines + told("  No single figure can be told from chance: it hangs on many a little, and on chance.")
                + [""]
        }
        var table = TextTable(indent: 2, wordColumns: [0])
        // A column that says nothing would only make names narrower.
        let isAnyMoved = leading.contains { forecast.effects[$0.members[0]] != nil }
        table.row(["figure", "explains", "at its 10%", "at its 90%"] + (isAnyMoved ? ["moved alone"] : []))
        for share in leading {
            let figure = sensitivity.figures[share.members[0]]
            let effect = forecast.effects[share.members[0]].map { "\(value($0.mean))" } ?? "-"
            table.row(
                [
                    cut(words.name(share.members), mark: figure.isOfTheFuture ? " +" : ""), percent(share.share),
                    share.ends.map { value($0.atLow) } ?? "", share.ends.map { value($0.atHigh) } ?? "",
                ] + (isAnyMoved ? [effect] : [])
            )
        }
        lines += table.lines(within: width)
        let told = sensitivity.explained(forecast)
        lines += self.told(
            "  + only the months to come will tell: at least \(percent(told.future)) of the spread. What could be collected "
                + "explains \(percent(told.collectable)); the rest is chance, and what figures do together.",
            rest: "  "
        )
        return lines + [""]
    }

    private func name(of plan: String) -> String { sensitivity.plans.first { $0.id == plan }?.name ?? plan }

    /// A name with a mark behind it; where both are too long for their column, the name's middle is left out, since figures of
    /// one step differ at the end.
    private func cut(_ text: String, mark: String) -> String {
        let room = Self.longestName - mark.count
        guard text.count > room else { return text + mark }
        return text.prefix(room - room / 2 - 1) + "…" + text.suffix(room / 2) + mark
    }
}
