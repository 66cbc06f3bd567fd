import Areas
import Wording
import Yams

extension CostReader {
    /// A line of costs; `nil` if it cannot be used.
    func line(_ section: Section) -> CostLine? {
        let name = section.read(LineKeys.line)
        let plan = section.read(LineKeys.plan)
        let kind = section.read(LineKeys.step)
        let number = section.read(LineKeys.number)
        let service = section.read(LineKeys.service)
        let stage = section.read(MoneyKeys.stage)
        let basis = basis(section)
        let from = section.read(LineKeys.from)
        let until = section.read(LineKeys.until)
        let funder = section.read(MoneyKeys.paidBy)
        let isCapital = section.read(LineKeys.capital)
        let isRecurrent = section.read(LineKeys.recurrent)
        let year = section.read(MoneyKeys.pricesOf)
        let index = section.read(LineKeys.risesWith)
        guard let name, let basis, let funder, !section.isUnreadable(LineKeys.plan, plan),
            !section.isUnreadable(LineKeys.step, kind), !section.isUnreadable(LineKeys.number, number),
            !section.isUnreadable(LineKeys.service, service), !section.isUnreadable(MoneyKeys.stage, stage),
            !section.isUnreadable(LineKeys.from, from), !section.isUnreadable(LineKeys.until, until),
            !section.isUnreadable(LineKeys.capital, isCapital),
            !section.isUnreadable(LineKeys.recurrent, isRecurrent), !section.isUnreadable(MoneyKeys.pricesOf, year),
            !section.isUnreadable(LineKeys.risesWith, index)
        else { return nil }
        let hasCause = plan != nil || kind != nil || number != nil
        let line = CostLine(
            name: name,
            basis: basis,
            cause: hasCause ? CostLine.Cause(plan: plan, kind: kind, number: number.map { Int($0) }) : nil,
            service: service,
            stage: stage,
            from: from,
            until: until,
            funder: funder,
            isCapital: isCapital ?? false,
            isRecurrent: isRecurrent,
            priceYear: year,
            index: index.flatMap(PriceIndex.init) ?? .prices,
            place: section.place
        )
        guard complete else { return section.field.keeps { line.ownFaults(at: $0) } ? line : nil }
        return section.field.keeps { line.faults(in: area, at: $0) } ? line : nil
    }

    /// What the line pays for; reported unless it is one thing.
    private func basis(_ section: Section) -> CostLine.Basis? {
        let given = LineKeys.amounts.filter { section.mentions($0) }
        let names = LineKeys.amounts.map { "'\($0.name)'" }.joined(separator: ", ")
        guard given.count == 1, let key = given.first else {
            section.field.report(
                given.isEmpty
                    ? "has no amount" : "has \(joined(given.map { "'\($0.name)'" })), where one amount is wanted",
                remedy: "Give one of \(names)."
            )
            return nil
        }
        let placement = section.read(LineKeys.placement)
        if placement != nil, key.name != LineKeys.perHeld.name {
            section[LineKeys.placement]?
                .report(
                    "needs '\(LineKeys.perHeld.name)'",
                    remedy: "Only what is paid for each that a service holds tells placements apart."
                )
            return nil
        }
        guard let pounds = section.read(key) else { return nil }
        switch key.name {
        case LineKeys.once.name: return .once(pounds)
        case LineKeys.perYear.name: return .perYear(pounds)
        case LineKeys.perCase.name: return .perCase(pounds)
        case LineKeys.perPost.name: return .perPost(pounds)
        default: return .perHeld(pounds, placement: placement)
        }
    }

    /// Reads rules, whose changes are of prices that the whole file names.
    func policy(subjects whole: Section) -> (Section) -> PolicyLine? {
        let lines = names(LineKeys.line, below: whole[CostKeys.lines])
        return { section in
            let name = section.read(PolicyKeys.policy)
            let from = section.read(PolicyKeys.from)
            let until = section.read(MoneyKeys.until)
            let effect = self.effect(section, lines: lines)
            guard let name, let from, let effect, !section.isUnreadable(MoneyKeys.until, until) else { return nil }
            let rule = PolicyLine(
                name: name,
                effect: effect,
                from: from,
                until: until,
                source: section.beside.source ?? "",
                place: section.place
            )
            return !complete || section.field.keeps { rule.faults(in: area, at: $0) } ? rule : nil
        }
    }

    private func effect(_ section: Section, lines: Set<String>) -> PolicyLine.Effect? {
        let given = PolicyKeys.effects.filter { section.mentions($0) }
        guard given.count <= 1 else {
            section.field.report(
                "has \(joined(given.map { "'\($0.name)'" })), where one is wanted",
                remedy: "Write a rule for each."
            )
            return nil
        }
        let subjects = section[PolicyKeys.of] == nil ? [] : section.read(PolicyKeys.of)?.map(\.name)
        let month = section.read(PolicyKeys.deficitAt)
        let service = section.read(PolicyKeys.service)
        guard let key = given.first else {
            return misplaced([PolicyKeys.of, PolicyKeys.deficitAt, PolicyKeys.service], section) ? nil : .label
        }
        let figure = section.read(key)
        guard let subjects else { return nil }
        switch key.name {
        case PolicyKeys.change.name:
            guard !misplaced([PolicyKeys.deficitAt, PolicyKeys.service], section) else { return nil }
            if subjects.isEmpty {
                section.field.report("has a 'change' and no 'of'", remedy: PolicyKeys.ofAdvice)
                return nil
            }
            return figure.map { .change($0, of: subjects.map { Self.subject($0, lines: lines) }) }
        case PolicyKeys.grant.name:
            guard !misplaced([PolicyKeys.of, PolicyKeys.service], section) else { return nil }
            guard let month else {
                if !section.mentions(PolicyKeys.deficitAt) {
                    section.field.report(
                        "has a 'grant' and no 'of deficit at'",
                        remedy: "Give the month at whose end the deficit stood, such as 2026-03."
                    )
                }
                return nil
            }
            return figure.map { .grant($0, deficitAt: month) }
        default:
            guard !misplaced([PolicyKeys.of, PolicyKeys.deficitAt], section),
                !section.isUnreadable(PolicyKeys.service, service)
            else { return nil }
            return figure.map { .cap($0, service: service) }
        }
    }

    /// Whether keys are there that say nothing beside the others, which is reported.
    private func misplaced(_ keys: [any DeclaredKey], _ section: Section) -> Bool {
        let found = keys.filter { section[$0] != nil }
        for key in found {
            section[key]?
                .report(
                    "belongs to another kind of rule",
                    remedy: "'of' goes with 'change', 'of deficit at' with 'grant', 'service' with 'cap'."
                )
        }
        return !found.isEmpty
    }

    /// What a word is about: a word for many prices, else a line of that name, else a placement.
    private static func subject(_ word: String, lines: Set<String>) -> PolicyLine.Subject {
        PolicyLine.Subject.words.first { $0.word == word }?.subject
            ?? (lines.contains(word) ? .line(word) : .placement(word))
    }

    /// The names that the items of a list give themselves, as far as they can be read.
    private func names(_ key: Key<String>, below field: Field?) -> Set<String> {
        guard let field, case .sequence(let items) = field.node else { return [] }
        return Set(items.compactMap { field.child($0, "").below(key)?.scalarText })
    }
}
