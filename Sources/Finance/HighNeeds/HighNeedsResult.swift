package import Areas
package import Calendar
package import Statistics

/// What a run found of the high-needs block.
package struct HighNeedsResult: Sendable {
    /// Every row of every plan by financial year.
    package var amounts: [HighNeedsAmount] = []
    /// When each plan breaks even, "no change" first.
    package var breakEven: [BreakEven] = []
    /// What plans do that are made of others.
    package var mitigations: [MitigationEffect] = []
    /// The financial years with how many of their months are counted.
    package var years: [(year: Year, months: Int)]
    /// What the reader of these figures must know, in sentences.
    package var notes: [String]

    /// What has been counted, in words and numbers.
    ///
    /// - Parameters:
    ///   - tally: What has been counted.
    ///   - layout: The rows.
    ///   - plans: The plans, "no change" first.
    ///   - origin: The last month before the forecast.
    ///   - known: How surely a quantity is known under a plan, by the plan's place.
    package init(
        _ tally: HighNeedsTally,
        _ layout: HighNeedsLayout,
        _ plans: [Plan],
        origin: Month,
        known: @escaping (Int, Quantity) -> Evidence
    ) {
        let all = layout.years.years
        years = all.enumerated().map { ($1, layout.years.monthCount(of: $0)) }
        notes = layout.notes(origin: origin)
        for plan in plans.indices {
            let facts = HighNeedsFacts(layout, plan, known: { known(plan, $0) })
            for (number, row) in layout.rows(of: plan).enumerated() {
                for (column, year) in all.enumerated() where layout.isKnown(row, year: column) {
                    let cell = number * layout.columnCount + column
                    guard let amount = tally.amounts[plan][cell].summary else { continue }
                    amounts.append(
                        HighNeedsAmount(
                            plan: plans[plan].id,
                            year: year,
                            line: facts.line(row),
                            value: amount,
                            change: plan == 0 ? nil : tally.changes[plan][cell].summary,
                            deficit: row == .closing
                                ? Double(tally.inDeficit[plan][column]) / Double(amount.count) : nil
                        )
                    )
                }
            }
            breakEven.append(BreakEven(plans[plan].id, all, layout, counts: tally.breakEven[plan]))
        }
        for (number, mitigation) in layout.mitigations.enumerated() {
            for (place, row) in HighNeedsTally.overlapRows.enumerated() {
                for (column, year) in all.enumerated() where layout.isKnown(row, year: column) {
                    let change = { (plan: Int) -> Summary? in
                        layout.rows(of: plan).firstIndex(of: row)
                            .flatMap { tally.changes[plan][$0 * layout.columnCount + column].summary }
                    }
                    let line = HighNeedsFacts(layout, mitigation.together, known: { known(mitigation.together, $0) })
                        .line(row)
                    let effect = { (kind: MitigationEffect.Kind, name: String, summary: Summary?) in
                        summary.map { MitigationEffect(kind: kind, name: name, year: year, line: line, change: $0) }
                    }
                    mitigations += mitigation.alone.compactMap { effect(.alone, plans[$0].name, change($0)) }
                    mitigations += [
                        effect(
                            .overlap,
                            "overlap",
                            tally.overlaps[number][place * layout.columnCount + column].summary
                        ),
                        effect(.together, plans[mitigation.together].name, change(mitigation.together)),
                    ]
                    .compactMap(\.self)
                }
            }
        }
    }
}

/// A row of the high-needs block under a plan in a year, over replications.
package struct HighNeedsAmount: Sendable {
    /// The plan's id.
    package var plan: String
    /// The financial year.
    package var year: Year
    /// What it is.
    package var line: HighNeedsLine
    /// Pence, or hundredths of plans held.
    package var value: Summary
    /// More than no change, replication by replication; `nil` of no change itself.
    package var change: Summary?
    /// The share of replications in which the block owes something at the year's end; `nil` of other rows.
    package var deficit: Double?
}

/// What a row of the high-needs block is.
package struct HighNeedsLine: Hashable, Sendable {
    /// Its kind, as results have it: `placement`, `spending`, `in_year_balance`.
    package var kind: String
    /// Its name: a placement, a line of costs, a rule; of sums `all`.
    package var name: String
    /// Who pays, or gets; empty of plans held.
    package var funder: String
    /// What it is counted in.
    package var unit: Unit
    /// The least sure of what it rests on.
    package var evidence: Evidence
    /// Where its price comes from.
    package var source: String

    /// Units of rows.
    package enum Unit: String, Sendable {
        case pounds, plans
    }
}

/// What a part of a plan does to the high-needs block, alone or with the others.
package struct MitigationEffect: Sendable {
    /// Which it is.
    package var kind: Kind
    /// The part's name.
    package var name: String
    /// The financial year.
    package var year: Year
    /// What changes.
    package var line: HighNeedsLine
    /// By how much: pence, or hundredths of plans held.
    package var change: Summary

    /// What the parts do.
    package enum Kind: String, Sendable {
        /// One of them without the others.
        case alone
        /// What all do less the sum of what each does alone.
        case overlap
        /// All of them.
        case together
    }
}

/// The first whole financial year in which the high-needs block spends no more than it gets.
package struct BreakEven: Sendable {
    /// The plan's id.
    package var plan: String
    /// Years with the share of replications in which each is the first; only those whose balance is known.
    package var shares: [(year: Year, share: Double)]
    /// The share in which no year shown is one; `nil`: no balance is known.
    package var never: Double?

    init(_ plan: String, _ years: [Year], _ layout: HighNeedsLayout, counts: [Int]) {
        self.plan = plan
        let all = Double(counts.reduce(0, +))
        let known = years.indices
            .filter { layout.isKnown(.inYear, year: $0) && layout.years.monthCount(of: $0) == 12 }
        shares = all > 0 ? known.map { (years[$0], Double(counts[$0]) / all) } : []
        never = known.isEmpty || all == 0 ? nil : Double(counts[years.count]) / all
    }

    /// The year by which this share of replications has broken even; `nil`: not in the years shown.
    package func year(at level: Double) -> Year? {
        var sum = 0.0
        for (year, share) in shares {
            sum += share
            if sum >= level - 1e-12 { return year }
        }
        return nil
    }
}
