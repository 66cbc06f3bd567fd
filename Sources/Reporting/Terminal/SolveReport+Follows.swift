import Areas
import Calendar
import Decisions
import Statistics
import Wording

extension SolveReport {
    /// Whether the posts can be filled.
    func staffed(_ staffing: Staffing) -> [String] {
        guard let least = solution.least else { return [] }
        let rate = staffing.group.recruitsPerQuarter.map { "\(plain($0)) a quarter can be recruited" }
        let room = staffing.group.roomForMore.map { "there is room for \(plain($0)) more" }
        let limits = "Of \(staffing.group.name), " + joined([rate, room].compactMap(\.self))
        guard !staffing.isOutOfReach, staffing.limited != nil || staffing.hasRoom else {
            let most = staffing.limited.map { limited -> String in
                let met = limited.probability(0, at: limited.sizes.count - 1)
                return ": \(sized(limited.largest)), all that can be had in time, meets the target with "
                    + (met.map(Self.told) ?? "no answer")
            }
            return ["It cannot be staffed. \(limits)\(most ?? "")."]
        }
        guard let limited = staffing.limited, let size = limited.answer.size,
            let met = limited.probability(0, at: size)
        else {
            return ["\(limits): \(sized(least)) can be had at once."]
        }
        let last = staffing.lastBegins.map { ", so that \(sized(least)) are not there before \($0.name)" } ?? ""
        let lever = question.lever
        let low = limited.answer.low.map { lever.number(limited.sizes[$0]) } ?? "none"
        let high =
            limited.answer.high.map { lever.number(limited.sizes[$0]) } ?? "more than \(lever.number(limited.largest))"
        return [
            "\(limits)\(last). Recruited at that rate, \(sized(limited.sizes[size])) suffice (\(low) to \(high)): "
                + "\(Self.told(met))."
        ]
    }

    /// What holds the list afterwards, whether it is emptied, and what a formula says.
    var following: [String] {
        var texts: [String] = []
        if let empty = solution.outlook?.empty, solution.outlook?.isEmptied == true {
            let (with, without) = (decimal(empty.with * 100, 0), decimal(empty.without * 100, 0))
            texts.append(
                "It empties the list: from the date on, nobody waits at a month's end with a chance of up to \(with)% "
                    + "(without it \(without)%). It is more than the list can use for long: end it in time with 'until'."
            )
        }
        if solution.least == nil, let additions = solution.outlook?.additionsAMonth, additions > 0.5 {
            texts.append(
                "Why more does not help: as in the published figures, some \(oneDecimal(additions)) children a month come "
                    + "onto the list for reasons that no figure explains (recounts, transfers), some with a long wait behind "
                    + "them. No clinic sees them before they are counted: ask for a few at most, not for none."
            )
        }
        if solution.least == nil { texts += crowded }
        if let holding = solution.outlook?.holding { texts.append(held(holding)) }
        if let formula = solution.formula { texts.append(told(formula)) }
        return texts
    }

    /// Where children are, if more than half of them are at a stage that the lever does not act on.
    private var crowded: [String] {
        guard let stages = solution.outlook?.stages, stages.count > 1, let change,
            let service = services.first(where: { $0.id == change.service }),
            let most = stages.max(by: { $0.children < $1.children }),
            let own = change.stage ?? stages.first?.stage, most.stage != own,
            most.children > stages.reduce(0, { $0 + $1.children }) / 2
        else { return [] }
        let due = question.targets.map(\.due.last).min()?.name ?? ""
        let counts = stages.map { "\(words($0.children, decimals: 0)) at '\($0.stage)'" }
        return [
            "Most children are not where it acts: with it, \(joined(counts)) of \(service.name) in \(due). Try a lever "
                + "at \(service.id)/\(most.stage)."
        ]
    }

    private func held(_ holding: Holding) -> String {
        let more = holding.demandAMonth - holding.capacityAMonth
        let (demand, own) = (oneDecimal(holding.demandAMonth), oneDecimal(holding.capacityAMonth))
        let year =
            "What then holds the list: in the year to \(holding.yearTo.name) \(demand) children a month ask to be seen, "
            + "and the clinics there are now can see \(own)"
        guard more > 0.05 else { return year + ": enough, so the lever may end once the target is met." }
        guard let size = holding.size else { return year + ": \(oneDecimal(more)) a month are missing." }
        let told = (size * 10).rounded() / 10
        var rest = ""
        if let least = solution.least, least > told + 0.05 {
            rest = "; the other \(sized(((least - told) * 10).rounded() / 10)) are for the backlog"
        }
        return year + ": \(oneDecimal(more)) a month more hold it, that is \(sized(told))\(rest)."
    }

    private func told(_ formula: ListFormula) -> String {
        let service = services.first { $0.id == question.targets[0].service }
        let order =
            service?.stages.first?.order == .oldestFirst
            ? "" : "every clinic to see the longest waits first, which those here do not, and "
        let size = sized((formula.size * 10).rounded() / 10)
        let (cases, demand) = (oneDecimal(formula.casesAWeek), oneDecimal(formula.demandAWeek))
        let number = words(formula.number, decimals: 0)
        return
            "By the formula of a list that is seen oldest first, \(size) would do: \(cases) cases a week in all from now "
            + "to the date, for \(demand) that come, leave at most \(number) waiting. It takes \(order)one rate of "
            + "referrals and of clinics, where the forecast has a range of each."
    }

    /// What the least size costs.
    func costs(_ costing: Costing) -> [String] {
        guard let all = costing.pence.first, let years = costing.years.first else { return [] }
        let pounds = { (pence: Double) in "£" + words(pence / 100_000, decimals: 0) + "k" }
        let parts = years.filter { abs($0.pence) >= 50_000 }.map { "\(pounds($0.pence)) in \($0.year)" }
        let unpriced = costing.unpriced.first?.first.map { " Not all of it has a price: \($0)" } ?? ""
        let range = "\(pounds(all.mean)) (\(pounds(all.p10)) to \(pounds(all.p90)))"
        let byYear = parts.isEmpty ? "" : ": " + joined(parts)
        return [
            "It costs \(range) to \(solution.last.name), with all that follows elsewhere\(byYear).\(unpriced)"
        ]
    }
}
