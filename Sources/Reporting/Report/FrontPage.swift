import Areas
import Calendar
import Calibration
import Finance
import Runs
import Statistics
import Wording

/// The first page in sentences: what happens if nothing changes, what the plans do, what they cost, and how sure that is.
///
/// Each sentence can be read aloud: no more than 25 words, no symbols and no codes. A sentence whose figures a run does not have is
/// not there.
struct FrontPage {
    let result: RunResult
    let assumed: Int

    /// Sentences under a heading, with how surely they are known.
    struct Group {
        var heading: String
        var mark: EvidenceMark?
        var sentences: [String]
    }

    /// The most words that one breath reads.
    static let mostWords = 25

    /// The groups that the run has sentences for.
    var groups: [Group] {
        [ifNothingChanges, whatPlansDo, costs, howSure].filter { !$0.sentences.isEmpty }
    }

    private var look: String { ReportWords.month(result.lookMonth) }
    private var now: String { ReportWords.month(result.months[0]) }

    /// The services that the first page speaks of: the largest lists of which enough is published, or else the largest of all.
    static func foremost(_ result: RunResult) -> [FittedService] {
        let size = { (model: FittedService) in
            result.noChange(model.service.id, .waiting)?.months[result.lookPlace]?.p50 ?? 0
        }
        let lists = result.models.filter { !$0.service.isPathway }
        let known = lists.filter { $0.sufficiency == .series || $0.sufficiency == .short }
        return (known.isEmpty ? lists : known).enumerated()
            .sorted { (size($0.element), $1.offset) > (size($1.element), $0.offset) }.map(\.element)
    }

    /// The first of some sentences that is short enough: the fullest one first.
    private func fitting(_ sentences: String...) -> String? {
        sentences.first { $0.split(separator: " ").count <= Self.mostWords }
    }

    // MARK: - If nothing changes

    private var ifNothingChanges: Group {
        let named = Array(Self.foremost(result).prefix(3))
        var sentences = named.compactMap(course)
        if let first = named.first, let over = overAYear(first) { sentences.insert(over, at: min(1, sentences.count)) }
        var marks = named.map(\.evidence)
        if let inTime {
            sentences.append(inTime.sentence)
            marks.append(inTime.evidence)
        }
        return Group(
            heading: "If nothing changes",
            mark: marks.max().map { .known($0) },
            sentences: Array(sentences.prefix(5))
        )
    }

    private func course(_ model: FittedService) -> String? {
        guard let series = result.noChange(model.service.id, .waiting), let start = series.months[0],
            let end = series.months[result.lookPlace]
        else { return nil }
        let number = ReportWords.children
        let name = ReportWords.spoken(model.service.name)
        let course = ReportWords.course(from: start.p50, to: end)
        let range = "between \(number(end.p10)) and \(number(end.p90))"
        if course == .stays {
            return fitting(
                "The \(name) list stays at about \(number(end.p50)) children by \(look), or \(range).",
                "The \(name) list stays at about \(number(end.p50)) children.",
                "\(name): about \(number(end.p50)) children, as now."
            )
        }
        let way = "\(course.verb) from \(ReportWords.exact(start.p50)) children to about \(number(end.p50))"
        return fitting(
            "The \(name) list \(way) by \(look), or \(range).",
            "The \(name) list \(way) by \(look).",
            "The \(name) list \(course.verb) to about \(number(end.p50)) children.",
            "A list \(way) by \(look), or \(range)."
        )
    }

    private func overAYear(_ model: FittedService) -> String? {
        guard let series = result.noChange(model.service.id, .waitingBeyond(weeks: 52)), let start = series.months[0],
            let end = series.months[result.lookPlace], end.p90 >= 1
        else { return nil }
        let number = ReportWords.children
        return fitting(
            "About \(number(end.p50)) of them will have waited over a year, against \(number(start.p50)) in \(now)."
        )
    }

    /// How many plans of the last whole year are in time.
    private var inTime: (sentence: String, evidence: Evidence)? {
        for model in result.models {
            guard let stage = model.service.stages.last(where: { $0.dueWeeks != nil }), model.service.stock != nil,
                let series = result.noChange(model.service.id, .withinDue(stage: stage.id))
            else { continue }
            let whole = result.years.indices.last { place in
                result.years[place].kind == .calendar && result.years[place].last <= result.lookMonth
                    && series.years[safe: place].flatMap(\.self) != nil
            }
            guard let whole, let share = series.years[whole] else { continue }
            let told = { (value: Double) in "\(Int((100 * value).rounded()))" }
            let name = ReportWords.spoken(model.service.name)
            let year = result.years[whole].description
            let sentence = fitting(
                "\(name): about \(told(share.p50)) of 100 are in time in \(year), or between \(told(share.p10)) and \(told(share.p90)).",
                "About \(told(share.p50)) of 100 plans are in time in \(year), or between \(told(share.p10)) and \(told(share.p90))."
            )
            if let sentence { return (sentence, series.evidence) }
        }
        return nil
    }

    // MARK: - What plans do

    /// The choices among the plans, the one that avoids most waiting first.
    private var choices: [(plan: Plan, standing: LeagueResult.Standing)] {
        let standings = result.league?.plans ?? []
        return standings.filter { !$0.isFuture && $0.waiting.avoided != nil }
            .compactMap { standing in result.plans.first { $0.id == standing.plan }.map { ($0, standing) } }
            .enumerated()
            .sorted {
                ($0.element.1.waiting.avoided?.p50 ?? 0, $1.offset) > (
                    $1.element.1.waiting.avoided?.p50 ?? 0, $0.offset
                )
            }
            .map(\.element)
    }

    private var whatPlansDo: Group {
        guard let first = choices.first, let avoided = first.standing.waiting.avoided else {
            return Group(heading: "What the plans do", mark: nil, sentences: [])
        }
        let weeks = { (days: Double) in ReportWords.childWeeks(days / 7) }
        let name = ReportWords.spoken(first.plan.name)
        let end = ReportWords.month(result.months[result.months.count - 1])
        var sentences = [
            avoided.p10 > 0
                ? fitting(
                    "\(name) does most: children wait about \(weeks(avoided.p50)) weeks less in all until \(end), or \(weeks(avoided.p10)) to \(weeks(avoided.p90)).",
                    "\(name) does most: children wait about \(weeks(avoided.p50)) weeks less in all until \(end).",
                    "One plan does most: children wait about \(weeks(avoided.p50)) weeks less in all until \(end)."
                ) : "No plan clearly shortens the time that children wait."
        ]
        if let second = choices.dropFirst().first, let less = second.standing.waiting.avoided, less.p50 > 0 {
            let duel = first.standing.duels.first { $0.other == second.plan.id }?.fewer
            let other = ReportWords.spoken(second.plan.name)
            sentences.append(
                duel.flatMap { duel in
                    fitting(
                        "\(other) comes next with about \(weeks(less.p50)) weeks less; it falls behind in \(ReportWords.spokenFrequency(duel)) futures.",
                        "\(other) comes next with about \(weeks(less.p50)) weeks less."
                    )
                }
            )
        }
        sentences.append(targets(first.plan, name))
        return Group(
            heading: "What the plans do",
            mark: .known(first.standing.evidence),
            sentences: sentences.compactMap(\.self)
        )
    }

    /// How many targets are likely to be met.
    private func targets(_ plan: Plan, _ name: String) -> String? {
        let likely = { (id: String) in
            result.targets.filter { $0.plan == id }.compactMap(\.probability).map { $0.value >= 2.0 / 3 }
        }
        let (with, without) = (likely(plan.id), likely(result.plans[0].id))
        guard !with.isEmpty, with.count == without.count else { return nil }
        let count = { (met: [Bool]) in
            let number = met.count { $0 }
            return number == 0 ? "none" : words(Double(number))
        }
        return fitting(
            "It is likely to meet \(count(with)) of the \(with.count) targets, and no change \(count(without)).",
            "\(name) is likely to meet \(count(with)) of \(with.count) targets."
        )
    }

    // MARK: - What it costs

    private var costs: Group {
        var sentences: [String] = []
        var marks: [Evidence] = []
        if let plan = choices.first?.plan, let total = result.cost(of: plan) {
            let money = ReportWords.spokenMoney
            let name = ReportWords.spoken(plan.name)
            let end = ReportWords.month(result.months[result.months.count - 1])
            let change = total.change
            marks.append(total.evidence)
            sentences.append(
                fitting(
                    "\(name) costs about \(money(change.mean)) more than no change until \(end), or \(money(change.p10)) to \(money(change.p90)).",
                    "\(name) costs about \(money(change.mean)) more than no change until \(end).",
                    "It costs about \(money(change.mean)) more than no change."
                ) ?? ""
            )
        }
        if let block = blockSentence {
            sentences.append(block.sentence)
            marks.append(block.evidence)
        }
        return Group(
            heading: "What it costs",
            mark: marks.max().map { .known($0) },
            sentences: sentences.filter { !$0.isEmpty }
        )
    }

    /// Where the high-needs block stands at the end of its last whole year.
    private var blockSentence: (sentence: String, evidence: Evidence)? {
        guard let block = result.highNeeds,
            let year = block.years.last(where: { $0.months == 12 && $0.year.last <= result.lookMonth })?.year
        else { return nil }
        let row = { (kind: String) in
            block.amounts.first { $0.plan == result.plans[0].id && $0.line.kind == kind && $0.year == year }
        }
        let money = ReportWords.spokenMoney
        if let balance = row("balance_at_end") {
            let word = balance.value.mean < 0 ? "deficit" : "surplus"
            return fitting(
                "With no change the high needs \(word) is about \(money(abs(balance.value.mean))) at the end of \(year.spoken).",
                "The high needs \(word) reaches about \(money(abs(balance.value.mean)))."
            )
            .map { ($0, balance.line.evidence) }
        }
        guard let spending = row("spending") else { return nil }
        return fitting(
            "With no change, spending on high needs is about \(money(spending.value.mean)) in \(year.spoken), or \(money(spending.value.p10)) to \(money(spending.value.p90)).",
            "With no change, spending on high needs is about \(money(spending.value.mean)) in \(year.spoken)."
        )
        .map { ($0, spending.line.evidence) }
    }

    // MARK: - How sure this is

    private var howSure: Group {
        var sentences: [String] = []
        if let tested = Self.foremost(result)
            .compactMap({ model in
                model.hindcast?.horizons.last { $0.forecasts >= 3 }.map { (model, $0) }
            })
            .first
        {
            let name = ReportWords.spoken(tested.0.service.name)
            let one = tested.1
            sentences.append(
                fitting(
                    "Tested on the past, \(one.held) of \(one.forecasts) forecasts of \(name) held \(counted(one.months, "month")) ahead; so few tests say little.",
                    "Tested on the past, \(one.held) of \(one.forecasts) such forecasts held."
                )
                .map { one.forecasts >= 12 ? $0.replacing("; so few tests say little", with: "") : $0 } ?? ""
            )
        }
        if assumed > 0 {
            sentences.append(
                "It rests on \(counted(assumed, "value")) that nobody has published; the last part of this report names them."
            )
        }
        return Group(heading: "How sure this is", mark: nil, sentences: sentences.filter { !$0.isEmpty })
    }
}

extension Year {
    /// As it is read aloud: `2027 to 2028`.
    fileprivate var spoken: String { kind == .calendar ? "\(number)" : "\(number) to \(number + 1)" }
}

extension RunResult {
    /// What a plan costs more than no change over all months, if that is known.
    func cost(of plan: Plan) -> (change: Summary, evidence: Evidence)? {
        guard
            let amount = costs?.amounts
                .first(where: {
                    $0.plan == plan.id && $0.row.kind == .total && $0.row.funder == nil && $0.year == nil
                }), let change = amount.change
        else { return nil }
        return (change, amount.row.evidence)
    }
}
