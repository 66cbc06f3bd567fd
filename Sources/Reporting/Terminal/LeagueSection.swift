import Areas
import Calendar
import Finance
import Runs
import Statistics
import Wording

/// The plans side by side on the terminal: which saves children most waiting and how surely, where the lists that they
/// change end, and where demand is still above capacity.
struct LeagueSection {
    let result: RunResult
    private let league: LeagueResult
    /// The choices by what they avoid, most first, then the possible futures.
    private let ranked: [LeagueResult.Standing]
    /// Child-days in a unit of the table.
    private let unit: Double

    /// Choices among which each is held against each other, at most.
    private static let mostDuels = 12
    /// Lists told of a plan that end with demand above capacity, at most.
    private static let mostLoads = 4
    /// Child-weeks from which on thousands are told.
    private static let many = 20_000.0

    /// The section of a run; `nil` where no plan is held against another.
    init?(_ result: RunResult) {
        guard let league = result.league, league.plans.count > 1 else { return nil }
        (self.result, self.league) = (result, league)
        ranked = league.ranked
        let most = league.plans.compactMap(\.waiting.avoided).map { max(abs($0.p10), abs($0.p90)) }.max() ?? 0
        unit = most / 7 >= Self.many ? 7_000 : 7
    }

    func write(to text: inout ScreenText) {
        text.heading("The plans side by side")
        writeStandings(to: &text)
        writeDuels(to: &text)
        writeServices(to: &text)
        writeLoads(to: &text)
    }

    // MARK: - Standings

    private func writeStandings(to text: inout ScreenText) {
        let choices = ranked.count { !$0.isFuture }
        var table = TextTable(indent: 2)
        var head = [["", "weeks of waiting"], ["plan", "avoided" + (unit > 7 ? ", thousand" : "")]]
        if choices > 1 {
            head[0] += ["best of the", "behind the"]
            head[1] += ["\(choices) choices", "best, mean"]
        }
        if league.targetCount > 0 {
            head[0] += ["targets met", ""]
            head[1] += ["of \(league.targetCount)", "all"]
        }
        if result.costs != nil {
            head[0].append("thousand")
            head[1].append("pounds more")
        }
        for row in head { table.row(row) }
        for standing in ranked { table.row(cells(of: standing, hasRanks: choices > 1)) }
        let span =
            "\(result.months[min(1, result.months.count - 1)].name) to \(result.months[result.months.count - 1].name)"
        let services = counted(league.services.count, "service")
        let explained =
            "The weeks that children wait from \(span) at \(services), and how many fewer they are than with no change: "
            + "median, and the range that 8 in 10 replications fall in. A child on two lists counts on both."
            + (choices > 1
                ? " Best: in what share of replications no choice avoids more. Behind the best: how many weeks the plan "
                    + "avoids less than the best choice of each replication." : "")
            + (league.targetCount > 0 ? " Targets met: how many on average, and the probability of all together." : "")
        text.table(table)
        text.paragraph(explained, rest: "  ")
        let names = ranked.filter(\.isFuture).map { name($0.plan) }
        guard !names.isEmpty else { return }
        let what = names.count == 1 ? "is a possible future, not a choice" : "are possible futures, not choices"
        text.paragraph(
            "\(joined(names)) \(what): only demand or a threshold changes. Nothing is held against it but no change.",
            rest: "  "
        )
    }

    private func cells(of standing: LeagueResult.Standing, hasRanks: Bool) -> [String] {
        var cells = [name(standing.plan), standing.waiting.avoided.map { range($0) } ?? "0"]
        if hasRanks {
            cells.append(standing.best.map(percent) ?? "-")
            cells.append(standing.regret.map { told($0.mean, error: $0.meanError) } ?? "-")
        }
        if league.targetCount > 0 {
            cells += [decimal(result.targetsMet(by: standing.plan), 1), standing.targets.map(percent) ?? "-"]
        }
        if let costs = result.costs {
            cells.append(costs.change(of: standing.plan).map { thousands($0.mean / 100_000) } ?? "0")
        }
        return cells
    }

    // MARK: - One against another

    private func writeDuels(to text: inout ScreenText) {
        let choices = ranked.filter { !$0.isFuture }
        guard choices.count > 2 else { return }
        text.blank()
        guard choices.count <= Self.mostDuels else {
            text.paragraph("How often each avoids more than each other: \(LeagueTable.file).")
            return
        }
        var table = TextTable(indent: 2)
        table.row(["avoids more than"] + choices.indices.map { "\($0 + 1)" })
        for (place, standing) in choices.enumerated() {
            table.row(
                ["\(place + 1) \(name(standing.plan))"]
                    + choices.map { other in
                        standing.duels.first { $0.other == other.plan }.map { percent($0.fewer) } ?? ""
                    }
            )
        }
        text.table(table)
    }

    // MARK: - Services

    private func writeServices(to text: inout ScreenText) {
        let look = result.lookMonth
        var table = TextTable(indent: 2)
        var isTouched = false
        table.row(["", "children waiting", "over 52 weeks", "mean wait if referred"])
        for service in result.area.services {
            let plans = ranked.map(\.plan).filter { $0 != result.plans[0].id && isTold($0, service.id) }
            guard !plans.isEmpty else { continue }
            table.row([service.name])
            isTouched = true
            for plan in [result.plans[0].id] + plans {
                let figures: [(Measure, Int)] = [
                    (.waiting, look), (.waitingBeyond(weeks: 52), look), (.meanWaitIfReferred, min(1, look)),
                ]
                table.row(
                    ["  " + name(plan)]
                        + figures.map { measure, month in
                            let series = result.forecast(plan, service.id, MeasuredSeries(measure: measure))
                            return FigureTable.cell(series?.months[month], measure)
                        }
                )
            }
        }
        guard isTouched else { return }
        let months = [look, min(1, look)].map { result.months[$0].name }
        text.blank()
        text.paragraph(
            "At the end of \(months[0]), and the weeks that a child referred in \(months[1]) waits",
            rest: "  "
        )
        text.table(table)
    }

    /// Whether a choice visibly changes how many wait at a service.
    private func isTold(_ plan: String, _ service: String) -> Bool {
        guard let standing = ranked.first(where: { $0.plan == plan }), !standing.isFuture else { return false }
        let names = result.plans.first { $0.id == plan }?.names(service, in: result.area) ?? false
        return names
            && result.differences.contains { difference in
                difference.plan == plan && difference.service == service
                    && [.waiting, .waitingBeyond(weeks: 52)].contains(difference.series.measure)
                    && difference.series.part == .whole && result.isTold(difference)
            }
    }

    // MARK: - Demand above capacity

    private func writeLoads(to text: inout ScreenText) {
        let told = league.plans.compactMap { standing -> String? in
            let baseline = standing.plan == result.plans[0].id
            let high = standing.loads.filter { load in
                isHigh(load)
                    && (baseline
                        || result.plans.first { $0.id == standing.plan }?.names(load.service, in: result.area)
                            ?? false)
            }
            let shown = high.prefix(Self.mostLoads).map(sentence)
            let others = high.count > shown.count ? ["and \(high.count - shown.count) more"] : []
            return high.isEmpty ? nil : "\(name(standing.plan)): " + (shown + others).joined(separator: "; ")
        }
        guard !told.isEmpty else { return }
        text.blank()
        text.paragraph(
            "Demand ends above capacity, so that the list goes on growing, in at least half of the replications; and how "
                + "many more seen would hold it, whatever is cleared before",
            rest: "  "
        )
        for sentence in told { text.paragraph(sentence, first: "    ") }
    }

    /// `ehcna, advice: load 1.07 (0.55 to 1.84), 4 more a month (0 to 38)`.
    private func sentence(of load: LeagueResult.Load) -> String {
        var name = load.service
        if case .stage(let stage) = load.part { name += ", \(stage)" }
        let ratio = { (value: Double) in rounded(value, 2) }
        let text = "\(name): load \(ratio(load.load.p50)) (\(ratio(load.load.p10)) to \(ratio(load.load.p90))), "
        guard let missing = load.missing else {
            return text + "\(rounded(100 * (load.load.p50 - 1), 0))% more of its staff's time"
        }
        let more = [missing.p50, missing.p10, missing.p90].map { thousands(max(0, $0)) }
        return text + "\(more[0]) more a month (\(more[1]) to \(more[2]))"
    }

    /// Whether it is worth telling that demand ends above capacity: by half a child a month, where that is known.
    private func isHigh(_ load: LeagueResult.Load) -> Bool {
        load.above.value >= 0.5 && load.load.p50 >= 1.005 && (load.missing.map { $0.p50 >= 0.5 } ?? true)
    }

    // MARK: - Numbers

    private func name(_ plan: String) -> String { result.plans.first { $0.id == plan }?.name ?? plan }

    private func percent(_ share: ProportionEstimate) -> String {
        rounded(100 * share.value, toldDecimals(error: 100 * share.standardError)) + "%"
    }

    private func told(_ days: Double, error: Double?) -> String {
        let decimals = unit > 7 ? 1 : 0
        return words(days / unit, decimals: max(0, toldDecimals(error: error.map { $0 / unit }, most: decimals)))
    }

    private func range(_ days: Summary) -> String {
        let texts = [days.p50, days.p10, days.p90].map { told($0, error: days.medianError) }
        return texts[1] == texts[2] ? texts[0] : "\(texts[0]) (\(texts[1]) to \(texts[2]))"
    }
}
