import Areas
import Calendar
import Runs
import Statistics
import Wording

/// The plans by what they avoid, a line each; what they make worse below.
struct ShortPlans {
    private let result: RunResult
    private let league: LeagueResult
    private let width: Int

    /// `nil` where no plan is held against another.
    init?(result: RunResult, width: Int) {
        guard let league = result.league, league.plans.count > 1 else { return nil }
        (self.result, self.league, self.width) = (result, league, width)
    }

    /// The letters by which plans are called below the table, "no change" first: `0`, `A`, `B` by rank.
    static func letters(_ result: RunResult) -> [(letter: String, plan: String)] {
        let ranked = result.league?.ranked.map(\.plan) ?? result.plans.map(\.id)
        let names = ranked.filter { $0 != Plan.noChange.id }.enumerated().map { (letter($0), $1) }
        return [("0", Plan.noChange.id)] + names
    }

    /// `A` to `Z`, then `AA` and so on.
    private static func letter(_ number: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + number % 26)))
        return number < 26 ? last : letter(number / 26 - 1) + last
    }

    var section: ShortSection {
        let ranked = league.ranked
        let isNarrow = width < ShortSection.narrow
        let hasRanks = ranked.count { !$0.isFuture } > 1
        let hasTargets = league.targetCount > 0 && !isNarrow
        let costs = ranked.map { result.costs?.change(of: $0.plan) }
        let money = MoneyWords(costs.compactMap(\.self))
        let letters = Dictionary(Self.letters(result).map { ($0.plan, $0.letter) }) { first, _ in first }
        var columns = [
            ["The plans", "  to \(result.months[result.months.count - 1].name)"]
                + ranked.map { "  \(letters[$0.plan] ?? "") \(name($0.plan))" },
            ["child-weeks", unit > 7 ? "avoided, 1,000" : "avoided"] + ranked.map(avoided),
        ]
        if hasRanks { columns.append(["best in", "of 100"] + ranked.map { $0.best?.ofHundred ?? "-" }) }
        if hasTargets {
            columns.append(
                ["targets", "met of \(league.targetCount)"] + ranked.map { decimal(result.targetsMet(by: $0.plan), 1) }
            )
        }
        if result.costs != nil {
            let cells = costs.map { cost in cost.map { isNarrow ? money.mean($0) : money.text($0) } ?? "0" }
            columns.append(["cost,", "£ \(money.unit)"] + cells)
        }
        let rows = columns[0].indices.map { row in columns.map { $0[row] } }
        var section = ShortSection(head: Array(rows.prefix(2)), rows: Array(rows.dropFirst(2)), floor: 10, width: width)
        section.foot = notes(letters).map { ScreenText.Line(text: $0) }
        return section
    }

    private func name(_ plan: String) -> String { result.plans.first { $0.id == plan }?.name ?? plan }

    /// Child-days in a unit of the table: weeks, or thousands of them.
    private var unit: Double {
        let most = league.plans.compactMap(\.waiting.avoided).map { max(abs($0.p10), abs($0.p90)) }.max() ?? 0
        return most / 7 >= Self.many ? 7_000 : 7
    }

    /// Child-weeks from which on thousands are told.
    private static let many = 20_000.0

    private func avoided(_ standing: LeagueResult.Standing) -> String {
        guard let days = standing.waiting.avoided else { return "0" }
        let usual = unit > 7 && max(abs(days.p10), abs(days.p90)) < 10 * unit ? 1 : 0
        let decimals = toldDecimals(error: days.medianError.map { $0 / unit }, most: usual)
        let texts = [days.p50, days.p10, days.p90]
            .map { decimals > 0 ? decimal($0 / unit, decimals) : thousands($0 / unit, decimals) }
        return texts[1] == texts[2] ? texts[0] : "\(texts[0]) (\(texts[1]) to \(texts[2]))"
    }

    /// What plans make worse that they are not meant for, and which are no choices.
    private func notes(_ letters: [String: String]) -> [String] {
        let told = league.ranked.filter { !$0.isFuture }
            .compactMap { standing -> String? in
                guard let plan = result.plans.first(where: { $0.id == standing.plan }) else { return nil }
                let harms = PlanConsequences(of: plan, in: result).harms
                guard let first = harms.first else { return nil }
                let others = harms.count > 1 ? " and \(harms.count - 1) more" : ""
                return "\(letters[plan.id] ?? ""): \(shortened(first.service.name, to: Self.longestName)), "
                    + PlansSection.words(first) + others
            }
        let futures = league.ranked.filter(\.isFuture).compactMap { letters[$0.plan] }
        var sentences: [String] = []
        if !futures.isEmpty {
            let what = futures.count == 1 ? "is a possible future, not a choice." : "are possible futures, not choices."
            sentences.append("\(joined(futures)) \(what)")
        }
        if league.ranked.contains(where: { !$0.isFuture && $0.plan != Plan.noChange.id }) {
            sentences.append("Worse elsewhere: \(told.isEmpty ? "none found" : told.joined(separator: "; ")).")
        }
        let lines = wrapped(sentences.joined(separator: " "), first: "  ", rest: "    ", width: width)
        return clipped(lines, to: Self.mostNotes, width: width)
    }

    private static let longestName = 20
    private static let mostNotes = 3
}
