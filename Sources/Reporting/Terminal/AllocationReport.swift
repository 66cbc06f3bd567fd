import Areas
import Calendar
package import Decisions
import Runs
import Statistics
import Wording

/// What `waitcast allocate` prints.
package struct AllocationReport {
    /// Characters in a line.
    private let width: Int

    /// The report, printed on a screen.
    package static func text(_ allocation: Allocation, on screen: Screen = .pipe) -> String {
        AllocationReport(width: screen.width).text(AllocationWords(allocation: allocation))
    }

    private func text(_ words: AllocationWords) -> String {
        let title = "\(words.area.name): what \(words.pounds(words.request.budget)) best buys"
        var lines = underlined(title, with: "=", width: width)
        lines += asked(words) + [""]
        guard !words.allocation.purchases.offers.isEmpty else {
            return safeText((lines + wrap("Nothing can be bought.") + unpriced(words)).joined(separator: "\n"))
        }
        lines += best(words) + [""] + alone(words) + [""] + frontier(words) + [""] + rests(words)
        return safeText(lines.joined(separator: "\n"))
    }

    private func wrap(_ text: String) -> [String] { wrapped(text, first: "  ", rest: "  ", width: width) }

    private func heading(_ text: String) -> [String] { underlined(text, width: width) }

    /// What counts and what it would be without purchases.
    private func asked(_ words: AllocationWords) -> [String] {
        let request = words.request
        let (first, last) = words.allocation.purchases.months
        var lines: [String] = []
        if request.isForTargets {
            lines += wrap("Wanted: " + joined(request.question.targets.map(\.text)) + ", all together.")
            lines += wrap(
                "If nothing is bought the probability is \(words.benefit(words.allocation.withoutPurchases))."
            )
        } else {
            let which =
                request.counted.isEmpty
                ? "" : " at " + joined(request.counted.sorted().map { words.name(of: $0) })
            lines += wrap(
                "Counted: \(words.counted)\(which), \(first.name) to \(last.name). If nothing is bought: "
                    + "\(words.benefit(words.allocation.withoutPurchases)) where something can be bought."
            )
        }
        let base = words.allocation.purchases.base
        if !base.interventions.isEmpty {
            lines += wrap("In any case: the plan \(base.name). Purchases come on top of it.")
        }
        return lines
    }

    // MARK: - The best

    private func best(_ words: AllocationWords) -> [String] {
        guard let point = words.allocation.frontier.last else { return [] }
        var lines = heading("Bought")
        guard !point.purchases.isEmpty else {
            return lines + wrap("Nothing: no purchase within the budget brings anything that is allowed.") + kept(words)
        }
        var table = TextTable(indent: 2, wordColumns: [0, 1])
        table.row(["", "when", "expected cost"])
        for (purchase, cost) in zip(point.purchases, point.costs) {
            let change = words.allocation.purchases.intervention(of: purchase)
            table.row([words.told(change), words.when(change), words.pounds(cost)])
        }
        if point.purchases.count > 1 { table.row(["together", "", words.pounds(point.cost)]) }
        lines += table.lines(within: width)
        lines += wrap(gain(point, words))
        lines += wrap(money(point, words))
        lines += wrap(certainty(words))
        for harm in point.harms {
            let beyond = harm.isBeyondLimit ? "beyond \(words.request.question.limitWeeks) weeks " : ""
            lines += wrap(
                "Warning: \(words.name(of: harm.service)) gets worse by \(thousands(harm.childWeeks)) child-weeks \(beyond)on "
                    + "the replications that tell the result."
            )
        }
        let worse = point.services.filter { one in
            one.waitedLess.p90 < 0 && !point.harms.contains { $0.service == one.service }
        }
        if !worse.isEmpty {
            let told = worse.map { "\(words.name(of: $0.service)) by \(thousands(-$0.waitedLess.mean)) child-weeks" }
            lines += wrap("Waiting grows, as far as that may: \(joined(told)).")
        }
        return lines + kept(words)
    }

    private func gain(_ point: Allocation.Point, _ words: AllocationWords) -> String {
        if words.request.isForTargets {
            let before = words.allocation.withoutPurchases.mean
            return "The probability is then \(words.benefit(point.benefit)), "
                + "\(words.each(point.cost, point.benefit.mean - before)) for each percentage point."
        }
        let all = words.allocation.withoutPurchases.mean
        let share =
            all > 0 ? ", \(Wording.words(100 * point.benefit.mean / all, decimals: 0))% of what there would be" : ""
        return "Avoids \(words.benefit(point.benefit)) \(words.counted)\(share): "
            + "\(words.each(point.cost, point.benefit.mean)) for each. In brackets the range of 8 in 10 replications."
    }

    private func money(_ point: Allocation.Point, _ words: AllocationWords) -> String {
        let question = words.request.question
        let basis = question.isPresentValue ? "present value at the origin" : "pounds as they are paid"
        let payers =
            question.funders.isEmpty
            ? "whoever pays" : "paid by \(joined(question.funders.sorted().map(\.rawValue))) alone"
        let range = "\(words.pounds(point.costRange.p10)) to \(words.pounds(point.costRange.p90))"
        var text =
            "The budget holds the expected cost of what is bought (\(basis), over the forecast, \(payers)): "
            + "\(words.pounds(point.cost)) (\(range)); the probability that it comes to more than the budget is "
            + "\(Wording.words(100 * point.chanceOfExceeding, decimals: 0))%."
        if abs(point.otherCosts) >= 500 {
            let sign = point.otherCosts > 0 ? "more" : "less"
            text +=
                " All other lines of costs.yaml come to \(words.pounds(abs(point.otherCosts))) \(sign), outside the budget."
        }
        return text
    }

    private func certainty(_ words: AllocationWords) -> String {
        let choice = words.allocation.choice
        let (choices, all, replications) = words.allocation.simulated
        let searched =
            "Of \(all < 1e6 ? thousands(all) : "more than a million") ways to spend it \(choices) were simulated on "
            + "\(replications) replications each."
        guard let second = choice.runnerUp else {
            return searched
                + " No other came near the best, which is told on \(words.request.replications) further ones."
        }
        let short =
            words.request.isForTargets
            ? "\(Wording.words(100 * second.lessBy, decimals: 1)) points (give or take "
                + "\(Wording.words(200 * second.error, decimals: 1)))"
            : "\(thousands(second.lessBy)) child-weeks (give or take \(thousands(2 * second.error)))"
        let sure = Int((100 * choice.certainty).rounded(.down))
        return searched
            + " Among the \(counted(choice.candidates, "candidate")) near the best it is the best with a probability of "
            + (sure > 0 ? "at least \(min(sure, 99))%" : "which little can be said: they are as good as equal")
            + "; next comes \(words.short(second.purchases)) (letters below), \(short) less for \(words.pounds(second.cost)). The figures "
            + "above are from \(words.request.replications) replications that had no part in the choice."
    }

    private func kept(_ words: AllocationWords) -> [String] {
        guard !words.allocation.spared.isEmpty else { return [] }
        let names = joined(words.allocation.spared.map { words.name(of: $0) })
        return wrap(
            "Some purchases were ruled out because they would make waiting longer by more than is tolerated at \(names)."
        )
    }

    // MARK: - Each alone

    private func alone(_ words: AllocationWords) -> [String] {
        var table = TextTable(indent: 2, wordColumns: [0, 1])
        let isForTargets = words.request.isForTargets
        table.row([
            "", "at its largest within the budget", "cost", isForTargets ? "probability" : "avoids",
            isForTargets ? "" : "for each",
        ])
        for one in words.allocation.alone {
            let change = words.allocation.purchases.intervention(of: one.purchase)
            table.row([
                AllocationWords.letter(one.purchase.offer), words.told(change), words.pounds(one.cost),
                words.benefit(one.benefit),
                isForTargets
                    ? ""
                    : words.each(one.cost, one.benefit)
                        + (one.harms.isEmpty ? "" : " *"),
            ])
        }
        let isMarked = !isForTargets && words.allocation.alone.contains { !$0.harms.isEmpty }
        return heading("What each would bring alone") + table.lines(within: width)
            + (isMarked ? wrap("* makes a service worse that must not get worse") : [])
            + (isForTargets ? wrap("Probabilities are of the targets of the services that go together with it.") : [])
    }

    // MARK: - The frontier

    private func frontier(_ words: AllocationWords) -> [String] {
        let isForTargets = words.request.isForTargets
        var table = TextTable(indent: 2, wordColumns: [4])
        table.row(["budget", "spent", isForTargets ? "probability" : "avoids", isForTargets ? "" : "each more", "buys"])
        var before: Allocation.Point?
        for point in words.allocation.frontier {
            let isSame = before?.purchases == point.purchases
            let more =
                isSame
                ? "" : words.each(point.cost - (before?.cost ?? 0), point.benefit.mean - (before?.benefit.mean ?? 0))
            table.row([
                words.pounds(point.budget), words.pounds(point.cost), words.benefit(point.benefit),
                isForTargets ? "" : more, isSame ? "the same" : words.short(point.purchases),
            ])
            before = point
        }
        return heading("Budget and benefit") + table.lines(within: width) + wrap(inWords(words))
    }

    /// What the first money buys, and from where on more changes little, and why.
    private func inWords(_ words: AllocationWords) -> String {
        let points = words.allocation.frontier
        guard let last = points.last, let first = points.first(where: { !$0.purchases.isEmpty }) else {
            return "No budget up to this one buys anything."
        }
        let start = words.request.isForTargets ? words.allocation.withoutPurchases.mean : 0
        let whole = last.benefit.mean - start
        var text = "The first \(words.pounds(first.cost)) buys \(words.full(first.purchases))."
        guard whole > 0, let enough = points.first(where: { $0.benefit.mean - start >= 0.95 * whole }),
            enough.budget < last.budget
        else {
            return text + " Up to the whole budget more money goes on bringing more."
        }
        text += " Beyond \(words.pounds(enough.budget)) more money changes little"
        return text + reason(enough, words) + "."
    }

    private func reason(_ point: Allocation.Point, _ words: AllocationWords) -> String {
        let offers = words.allocation.purchases.offers
        let largest = Set(point.purchases.filter { offers[$0.offer].levels.count == $0.level }.map(\.offer))
        let all = words.allocation.withoutPurchases.mean
        if !words.request.isForTargets, all > 0, point.benefit.mean >= 0.9 * all {
            return ", because hardly any waiting of this kind is left"
        }
        if largest.count == offers.count { return ", because all that is offered is bought" }
        if !words.allocation.spared.isEmpty { return ": what is left brings little, or would harm others" }
        return ", because what is left brings little for its price"
    }

    // MARK: - What it rests on

    private func rests(_ words: AllocationWords) -> [String] {
        let offers = words.allocation.purchases.offers
        let assumed = offers.count { $0.priceEvidence == .assumed }
        let effects = offers.count { $0.option.intervention.evidence == .assumed }
        let all = offers.count
        var lines = heading("What this rests on")
        lines += wrap(
            "The prices of \(assumed) of \(counted(all, "purchase")) and the effects of \(effects) are assumptions"
                + (assumed + effects > 0 ? "; with other prices the order can change." : ".")
                + " Sizes are bought with the uncertainty that their files state."
        )
        if let note = words.area.costs?.note, !note.isEmpty { lines += wrap("costs.yaml: \(note)") }
        return lines + unpriced(words)
    }

    /// What cannot be bought: of posts and cases each with what is missing, of all else the kinds.
    private func unpriced(_ words: AllocationWords) -> [String] {
        let all = words.allocation.purchases.unpriced
        let sized = all.filter { $0.option.intervention.effect is any BoughtEffect }
        var kinds: [String] = []
        for one in all where !(one.option.intervention.effect is any BoughtEffect) {
            let kind = one.option.intervention.keyword
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        var lines = sized.flatMap { wrap("Not to be bought: \(words.told($0.option.intervention)) \($0.reason).") }
        if !kinds.isEmpty {
            lines += wrap(
                "Not to be bought, since no line of costs.yaml is of the step (of a plan as a whole it may be): "
                    + "\(joined(kinds)). A line with 'step: \(kinds[0])', 'service:' and a price offers it."
            )
        }
        return lines
    }
}
