import Areas
import Audit
import Calendar
import Calibration
import Decisions
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
    let source: ReportSource

    /// Sentences under a heading, with how surely they are known.
    struct Group {
        var heading: String
        var mark: EvidenceMark?
        var sentences: [String]
    }

    /// The most words that one breath reads, and the most sentences that a page of them has.
    static let mostWords = 25
    static let mostSentences = 10

    /// The groups that the run has sentences for: where there are too many sentences, the least of them are left out.
    var groups: [Group] {
        let all = [
            ("If nothing changes", ifNothingChanges), ("What the plans do", whatPlansDo), ("What it costs", costs),
            ("How sure this is", howSure),
        ]
        let ranks = all.flatMap(\.1).map(\.rank).sorted()
        let last = ranks.count > Self.mostSentences ? ranks[Self.mostSentences - 1] : .max
        // Of those that matter as much as the last one that there is room for, the first.
        var room = Self.mostSentences - ranks.count { $0 < last }
        return all.compactMap { heading, sentences in
            let kept = sentences.filter { sentence in
                guard sentence.rank >= last else { return true }
                guard sentence.rank == last || last == .max, room > 0 else { return false }
                room -= 1
                return true
            }
            let evidence = kept.compactMap(\.evidence).max()
            return kept.isEmpty
                ? nil : Group(heading: heading, mark: evidence.map { .known($0) }, sentences: kept.map(\.text))
        }
    }

    /// A sentence, how surely it is known where that is a grade of a figure, and how much it matters: 1 before 2 before 3.
    private struct Sentence {
        var text: String
        var evidence: Evidence?
        var rank: Int

        init?(_ text: String?, _ evidence: Evidence?, rank: Int) {
            guard let text else { return nil }
            (self.text, self.evidence, self.rank) = (text, evidence, rank)
        }
    }

    private var look: String { ReportWords.month(result.lookEnd) }
    private var now: String { ReportWords.month(result.months[0]) }
    private var end: String { ReportWords.month(result.months[result.months.count - 1]) }

    /// The services that the first page speaks of: the largest lists of which enough is published, or else the largest of all.
    static func foremost(_ result: RunResult) -> [FittedService] {
        let size = { (model: FittedService) in
            result.noChange(model.service.id, .waiting)?.months[result.lookMonth]?.p50 ?? 0
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

    private var ifNothingChanges: [Sentence] {
        var sentences: [Sentence?] = []
        for (place, model) in Self.foremost(result).prefix(3).enumerated() {
            sentences.append(Sentence(course(model), model.evidence, rank: place < 2 ? 1 : 3))
            if place == 0 { sentences.append(Sentence(overAYear(model), model.evidence, rank: 2)) }
        }
        sentences.append(inTime)
        return sentences.compactMap(\.self)
    }

    private func course(_ model: FittedService) -> String? {
        guard let series = result.noChange(model.service.id, .waiting), let start = series.months[0],
            let end = series.months[result.lookMonth]
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
            let end = series.months[result.lookMonth], end.p90 >= 1
        else { return nil }
        let number = ReportWords.children
        if end.p50 < 0.5 {
            let upTo = "in a tenth of the futures \(number(end.p90)) or more will"
            return fitting(
                "In half of the futures none of them will have waited over a year; \(upTo).",
                "In half of the futures none of them will have waited over a year."
            )
        }
        return fitting(
            "About \(number(end.p50)) of them will have waited over a year, against \(number(start.p50)) in \(now)."
        )
    }

    /// How many plans of the last whole year are in time.
    private var inTime: Sentence? {
        for model in result.models {
            guard let stage = model.service.stages.last(where: { $0.dueWeeks != nil }), model.service.stock != nil,
                let series = result.noChange(model.service.id, .withinDue(stage: stage.id))
            else { continue }
            let whole = result.years.indices.last { place in
                result.years[place].kind == .calendar && result.years[place].last <= result.lookEnd
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
            if let sentence { return Sentence(sentence, series.evidence, rank: 2) }
        }
        return nil
    }

    // MARK: - What plans do

    /// The choices among the plans, the one that avoids most waiting first.
    private var choices: [(plan: Plan, standing: LeagueResult.Standing)] {
        (result.league?.ranked ?? []).filter { !$0.isFuture && $0.waiting.avoided != nil }
            .compactMap { standing in result.plans.first { $0.id == standing.plan }.map { ($0, standing) } }
    }

    private var whatPlansDo: [Sentence] {
        guard let first = choices.first, let avoided = first.standing.waiting.avoided else { return [] }
        let evidence = first.standing.evidence
        let weeks = { (days: Double) in ReportWords.childWeeks(days / 7) }
        let name = ReportWords.spoken(first.plan.name)
        guard avoided.p10 > 0 else {
            return [Sentence("No plan clearly shortens the time that children wait.", evidence, rank: 1)]
                .compactMap(\.self)
        }
        let best = fitting(
            "\(name) does most: children wait about \(weeks(avoided.p50)) weeks less in all until \(end), or \(weeks(avoided.p10)) to \(weeks(avoided.p90)).",
            "\(name) does most: children wait about \(weeks(avoided.p50)) weeks less in all until \(end).",
            "One plan does most: children wait about \(weeks(avoided.p50)) weeks less in all until \(end)."
        )
        return [
            Sentence(best, evidence, rank: 1), Sentence(runnerUp(first.standing), evidence, rank: 3),
            Sentence(targets(first.plan), evidence, rank: 1),
        ]
        .compactMap(\.self)
    }

    /// The plan that comes next.
    private func runnerUp(_ best: LeagueResult.Standing) -> String? {
        guard let second = choices.dropFirst().first, let less = second.standing.waiting.avoided, less.p50 > 0,
            let duel = best.duels.first(where: { $0.other == second.plan.id })?.fewer
        else { return nil }
        let name = ReportWords.spoken(second.plan.name)
        let weeks = ReportWords.childWeeks(less.p50 / 7)
        return fitting(
            "\(name) comes next with about \(weeks) weeks less; it falls behind \(duel.inFutures).",
            "\(name) comes next with about \(weeks) weeks less."
        )
    }

    /// How many targets are likely to be met.
    private func targets(_ plan: Plan) -> String? {
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
            "It is likely to meet \(count(with)) of the \(with.count) targets, and no change \(count(without))."
        )
    }

    // MARK: - What it costs

    private var costs: [Sentence] { [costOfBest, block].compactMap(\.self) }

    private var costOfBest: Sentence? {
        guard let plan = choices.first?.plan, let total = result.costs?.total(of: plan.id), let change = total.change
        else { return nil }
        let money = ReportWords.spokenMoney
        let name = ReportWords.spoken(plan.name)
        let sentence = fitting(
            "\(name) costs about \(money(change.mean)) more than no change until \(end), or \(money(change.p10)) to \(money(change.p90)).",
            "\(name) costs about \(money(change.mean)) more than no change until \(end).",
            "The first of the plans costs about \(money(change.mean)) more than no change."
        )
        return Sentence(sentence, total.row.evidence, rank: 1)
    }

    /// Where the high-needs block stands at the end of its last whole year.
    private var block: Sentence? {
        guard let block = result.highNeeds,
            let year = block.years.last(where: { $0.months == 12 && $0.year.last <= result.lookEnd })?.year
        else { return nil }
        let row = { (kind: String) in
            block.amounts.first { $0.plan == result.plans[0].id && $0.line.kind == kind && $0.year == year }
        }
        let money = ReportWords.spokenMoney
        if let balance = row("balance_at_end") {
            let word = balance.value.mean < 0 ? "deficit" : "surplus"
            let sentence = fitting(
                "With no change the high needs \(word) is about \(money(abs(balance.value.mean))) at the end of \(year.spoken)."
            )
            return Sentence(sentence, balance.line.evidence, rank: 2)
        }
        guard let spending = row("spending") else { return nil }
        let sentence = fitting(
            "With no change, spending on high needs is about \(money(spending.value.mean)) in \(year.spoken), or \(money(spending.value.p10)) to \(money(spending.value.p90)).",
            "With no change, spending on high needs is about \(money(spending.value.mean)) in \(year.spoken)."
        )
        return Sentence(sentence, spending.line.evidence, rank: 3)
    }

    // MARK: - How sure this is

    private var howSure: [Sentence] {
        let assumed = source.assumptions.count { $0.evidence == .assumed }
        let rests =
            assumed > 0
            ? "It rests on \(counted(assumed, "value")) that nobody has published; the last part of this report names them."
            : nil
        return [Sentence(tested, nil, rank: 2), Sentence(hangsOn, nil, rank: 1), Sentence(rests, nil, rank: 2)]
            .compactMap(\.self)
    }

    private var tested: String? {
        let all = Self.foremost(result)
            .compactMap { model in model.hindcast?.horizons.last { $0.forecasts >= 3 }.map { (model, $0) } }
        guard let (model, one) = all.first else { return nil }
        let name = ReportWords.spoken(model.service.name)
        let caution = one.forecasts < 12 ? "; so few tests say little" : ""
        return fitting(
            "Tested on the past, \(one.held) of \(one.forecasts) forecasts of \(name) held \(counted(one.months, "month")) ahead\(caution).",
            "Tested on the past, \(one.held) of \(one.forecasts) such forecasts held\(caution)."
        )
    }

    /// What somebody could find out that most hangs on.
    private var hangsOn: String? {
        guard let sensitivity = source.sensitivity, let forecast = sensitivity.forecast,
            let first = sensitivity.leading(forecast, collectable: true).first
        else { return nil }
        let figure = sensitivity.figures[first.members[0]]
        let item = ReportWords.spoken(figure.item)
        let owner =
            result.area.services.first { $0.id == figure.service }.map { " of \(ReportWords.spoken($0.name))" } ?? ""
        guard !item.contains(where: { !($0.isLetter || $0.isNumber || ", '’-".contains($0)) }) else { return nil }
        return fitting(
            "Of what could be found out, most hangs on the \(item)\(owner).",
            "Of what could be found out, most hangs on the \(item)."
        )
    }
}

extension Year {
    /// As it is read aloud: `2027 to 2028`.
    fileprivate var spoken: String { kind == .calendar ? "\(number)" : "\(number) to \(number + 1)" }
}
