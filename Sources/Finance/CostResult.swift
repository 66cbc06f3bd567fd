package import Areas
package import Calendar
package import Statistics

/// What a run found of costs.
package struct CostResult: Sendable {
    /// Every row of every plan by year and over all years.
    package var amounts: [CostAmount]
    /// What a unit of each benefit costs under each plan.
    package var ratios: [CostRatio]
    /// What is done under each plan and has no price, in sentences; by plan.
    package var unpriced: [[String]]
    /// The financial years with how many of their months are forecast.
    package var years: [(year: Year, months: Int)]

    /// What has been counted, in words and numbers.
    ///
    /// - Parameters:
    ///   - tally: What has been counted.
    ///   - layout: The rows.
    ///   - plans: The plans, "no change" first.
    ///   - benefits: What ratios are over.
    ///   - known: How surely a quantity is known under a plan, by the plan's place.
    package init(
        _ tally: CostTally,
        _ layout: CostLayout,
        _ plans: [Plan],
        _ benefits: [PlanBenefit],
        known: (Int, Quantity) -> Evidence
    ) {
        years = layout.years.years.enumerated().map { ($1, layout.years.monthCount(of: $0)) }
        unpriced = layout.sheets.map(\.unpriced)
        amounts = []
        for (plan, sheet) in layout.sheets.enumerated() {
            let evidence = sheet.items.map { max($0.evidence, known(plan, $0.quantity)) }
            let rows = layout.rows(of: plan)
            for (number, row) in rows.enumerated() {
                for column in 0..<layout.columnCount {
                    let cell = number * layout.columnCount + column
                    guard let amount = tally.amounts[plan][cell].summary else { continue }
                    amounts.append(
                        CostAmount(
                            plan: plans[plan].id,
                            year: column < layout.years.years.count ? layout.years.years[column] : nil,
                            row: CostAmount.Row(row, sheet, evidence),
                            pence: amount,
                            change: plan == 0 ? nil : tally.changes[plan][cell].summary
                        )
                    )
                }
            }
        }
        ratios = plans.indices.dropFirst()
            .flatMap { plan in
                let isPaidFor = layout.sheets[plan].items.count > layout.baselineCount
                return zip(benefits, tally.ratios[plan])
                    .map { benefit, sums in
                        CostRatio(
                            plan: plans[plan].id,
                            benefit: benefit,
                            meanBenefit: sums.meanBenefit ?? 0,
                            ratio: isPaidFor ? sums.ratio : nil,
                            status: !isPaidFor
                                ? .nothingBought
                                : sums.isUntouched ? .untouched : sums.ratio == nil ? .mayBeNone : .defined
                        )
                    }
            }
    }
}

/// A row of costs of a plan in a year, over replications.
package struct CostAmount: Sendable {
    /// The plan's id.
    package var plan: String
    /// The financial year; `nil`: all months of the forecast.
    package var year: Year?
    /// What it is.
    package var row: Row
    /// Pence.
    package var pence: Summary
    /// Pence more than no change, replication by replication; `nil` of no change itself.
    package var change: Summary?

    /// What a row is.
    package struct Row: Hashable, Sendable {
        /// Its kind.
        package var kind: Kind
        /// The line's name; of a total what it is of.
        package var line: String
        /// The service that it is about; empty: several, or none.
        package var service: String
        /// Who pays; `nil`: everybody.
        package var funder: Funder?
        /// Whether it comes again every year; `nil`: of several lines.
        package var isRecurrent: Bool?
        /// Whether it is capital; `nil`: of several lines.
        package var isCapital: Bool?
        /// The least sure of what it rests on; of nobody's lines: derived.
        package var evidence: Evidence
        /// Where its price comes from.
        package var source: String

        /// The kinds of rows.
        package enum Kind: String, Sendable {
            /// One line.
            case line
            /// All lines that somebody pays, or all there are.
            case total
            /// All lines in the origin's prices, discounted.
            case presentValue = "present_value"
        }

        init(_ row: CostLayout.Row, _ sheet: CostSheet, _ evidence: [Evidence]) {
            switch row {
            case .item(let number):
                let item = sheet.items[number]
                (kind, line, service, funder) = (.line, item.line, item.service, item.funder)
                (isRecurrent, isCapital) = (item.isRecurrent, item.isCapital)
                (self.evidence, source) = (evidence[number], item.source)
            case .paidBy(let payer):
                let places = sheet.items.indices.filter { sheet.items[$0].funder == payer }
                (kind, line, service, funder) = (.total, "all lines", "", payer)
                (self.evidence, source) = (places.map { evidence[$0] }.max() ?? .derived, "")
            case .total, .presentValue:
                kind = row == .total ? .total : .presentValue
                (line, service, funder) = ("all lines", "", nil)
                (self.evidence, source) = (evidence.max() ?? .derived, "")
            }
        }
    }
}

/// What a unit of a benefit costs under a plan.
package struct CostRatio: Sendable {
    /// The plan's id.
    package var plan: String
    /// The benefit.
    package var benefit: PlanBenefit
    /// Its mean over replications.
    package var meanBenefit: Double
    /// Pounds a unit; `nil`: not defined.
    package var ratio: RatioSums.Ratio?
    /// Whether it is defined, and why not.
    package var status: Status

    /// Whether a ratio is defined; in the words of results.
    package enum Status: String, Sendable {
        case defined
        /// The benefit's own 95% interval holds 0 or lies below it.
        case mayBeNone = "not defined: the benefit may be none"
        /// The plan does not change it in any replication.
        case untouched = "not defined: the plan does not change it"
        /// No line of the costs belongs to the plan: what its cost changes by are more or fewer cases.
        case nothingBought = "not defined: the plan buys nothing"
    }
}
