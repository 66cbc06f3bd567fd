import Areas

/// Demand and capacity of a list or stage over the last twelve months of a run, read from the rows of replications.
struct LoadAtEnd: Sendable {
    /// The list or stage.
    let part: ServicePart
    /// Where its load over these months stands in a row.
    private let load: Int
    /// Where its capacity in each of them does; `nil`: its staff serve other lists too.
    private let capacity: Range<Int>?

    /// Those of a cell.
    static func all(of layout: RunLayout, cell: Int, monthCount: Int) -> [LoadAtEnd] {
        let unit = layout.unit(of: cell)
        let last = monthCount - 1
        let offset = { (number: Int) in layout.cells[cell].offset + number * unit.periodCount }
        return unit.series.enumerated()
            .compactMap { number, series in
                guard series.measure == .load else { return nil }
                let capacity = unit.series.firstIndex(of: MeasuredSeries(measure: .capacity, part: series.part))
                return LoadAtEnd(
                    part: series.part,
                    load: offset(number) + last,
                    capacity: capacity.map { offset($0) + max(0, last - 11)..<offset($0) + last + 1 }
                )
            }
    }

    /// What a replication ends with.
    struct Reading {
        /// Demand over capacity; NaN without capacity.
        var load: Float
        /// Children a month who would have to be seen for the list to stay as it is; NaN where that is not known.
        var demand: Float
        /// How many more that is than can be seen.
        var missing: Float
    }

    /// Reads a row.
    func read(_ row: UnsafePointer<Float>) -> Reading {
        let load = row[load]
        guard let capacity, !load.isNaN else { return Reading(load: load, demand: .nan, missing: .nan) }
        var (sum, months): (Float, Float) = (0, 0)
        // Months that are not simulated whole have no capacity.
        for place in capacity where !row[place].isNaN {
            sum += row[place]
            months += 1
        }
        let demand = load * sum / months
        return Reading(load: load, demand: demand, missing: demand - sum / months)
    }
}
