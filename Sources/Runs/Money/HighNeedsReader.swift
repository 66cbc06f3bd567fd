import Areas
import Assembly
import Calendar
import Calibration
import Finance

/// Reads those held in each placement from the rows of replications, and works out the high-needs block from them.
struct HighNeedsReader: Sendable {
    let layout: HighNeedsLayout
    /// By plan and placement, where the values of months stand in a row, the origin first.
    private let offsets: [[Int]]

    /// Reads the block of a run; `nil`: its service is not simulated, or does not tell the placements apart.
    init?(_ layout: HighNeedsLayout, _ run: RunLayout, planCount: Int) {
        self.layout = layout
        var offsets: [[Int]] = []
        for plan in 0..<planCount {
            guard let cell = run.cell(of: layout.service, under: plan) else { return nil }
            let unit = run.unit(of: cell)
            let isAlone = layout.placements == [PlacementCosts.everyone]
            let places = layout.placements.map { name in
                unit.series.firstIndex(of: MeasuredSeries(measure: .held(placement: name)))
                    ?? (isAlone ? unit.series.firstIndex(of: MeasuredSeries(measure: .held(placement: nil))) : nil)
            }
            guard places.allSatisfy({ $0 != nil }) else { return nil }
            offsets.append(places.compactMap(\.self).map { run.cells[cell].offset + $0 * unit.periodCount })
        }
        self.offsets = offsets
    }

    /// Those held under a plan in each placement, the mean of each month of the layout's.
    ///
    /// Before the forecast those held at the origin stand for them.
    func held(_ plan: Int, _ row: UnsafePointer<Float>) -> [[Double]] {
        offsets[plan]
            .map { offset in
                // Months of the forecast that an opening balance leaves out.
                let first = max(0, layout.forecastSkipped)
                let past = Array(repeating: Double(row[offset]), count: layout.pastCount)
                let months = (first..<first + layout.years.months.count - layout.pastCount)
                    .map { (Double(row[offset + $0]) + Double(row[offset + $0 + 1])) / 2 }
                return past + months
            }
    }
}

extension Runner {
    /// Counts the high-needs block of a block of replications.
    ///
    /// - Returns: What each plan leaves at the ends of years.
    func countHighNeeds(
        _ block: RowBlock,
        _ costs: MoneyBlock,
        into tally: inout HighNeedsTally
    ) -> HighNeedsBalances {
        guard let reader = highNeeds, let money else { return HighNeedsBalances() }
        let layout = reader.layout
        let places = Dictionary(
            uniqueKeysWithValues: money.layout.years.years.enumerated().map { ($1, $0) }
        )
        var values = plans.indices.map { plan in
            Array(repeating: [Int64](), count: layout.rows(of: plan).count * layout.columnCount)
        }
        for number in block.replications {
            let prices = money.prices(Replication(seed: settings.seed, number: number))
            for plan in plans.indices {
                let pence = costs.pence(number, plan)
                let account = HighNeedsAccount(
                    plan,
                    layout,
                    held: reader.held(plan, block.row(number)),
                    lines: { item, year in
                        places[year].map { pence[item * money.layout.years.years.count + $0] } ?? 0
                    },
                    prices
                )
                for (cell, value) in account.values.enumerated() { values[plan][cell].append(value) }
            }
        }
        tally.add(values, layout)
        return HighNeedsBalances(values, layout, block.replications)
    }

    /// The high-needs block of every plan.
    func highNeeds(_ tally: Tally) -> HighNeedsResult? {
        guard let reader = highNeeds, let counted = tally.highNeeds else { return nil }
        return HighNeedsResult(counted, reader.layout, plans, origin: fitted.dataTo) { plan, quantity in
            known(quantity, under: plan)
        }
    }
}
