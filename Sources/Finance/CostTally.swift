package import Statistics

/// What replications have given of costs, counted: tallies of different replications merge exactly.
package struct CostTally: Equatable, Sendable {
    /// By plan, then by row and column of the layout; values are pence.
    package private(set) var amounts: [[CountedSample]]
    /// The same of each plan less no change; of no change itself none.
    package private(set) var changes: [[CountedSample]]
    /// By plan and then by benefit: the change of cost over the benefit.
    package private(set) var ratios: [[RatioSums]]

    /// A tally of no replications.
    ///
    /// - Parameters:
    ///   - layout: The rows.
    ///   - benefitCount: How many benefits each plan is divided by.
    package init(_ layout: CostLayout, benefitCount: Int) {
        let empty = CountedSample(Resolution(stepsPerUnit: 1))
        amounts = layout.sheets.indices.map { plan in
            Array(repeating: empty, count: layout.rows(of: plan).count * layout.columnCount)
        }
        changes = amounts.enumerated().map { $0 == 0 ? [] : $1 }
        ratios = layout.sheets.indices.map { plan in
            Array(repeating: RatioSums(), count: plan == 0 ? 0 : benefitCount)
        }
    }

    /// Adds the pence of some replications under a plan: for each of its cells a value of each replication.
    package mutating func add(_ plan: Int, amounts values: [[Int64]], changes changed: [[Int64]]) {
        for (cell, pence) in values.enumerated() { amounts[plan][cell].add(whole: pence) }
        guard plan > 0 else { return }
        for (cell, pence) in changed.enumerated() { changes[plan][cell].add(whole: pence) }
    }

    /// Adds a replication's benefits of a plan, with what it costs more than no change in all.
    package mutating func add(_ plan: Int, pence: Int64, benefits: [Double]) {
        for (number, benefit) in benefits.enumerated() where number < ratios[plan].count {
            ratios[plan][number].add(pence: pence, benefit: benefit)
        }
    }

    /// Adds what other replications of the same run have given.
    package mutating func merge(_ other: CostTally) {
        for plan in amounts.indices {
            for (cell, sample) in other.amounts[plan].enumerated() { amounts[plan][cell].merge(sample) }
            for (cell, sample) in other.changes[plan].enumerated() { changes[plan][cell].merge(sample) }
            for (number, sums) in other.ratios[plan].enumerated() { ratios[plan][number].merge(sums) }
        }
    }
}

// MARK: - As bytes

extension CostTally {
    /// Appends the tally to the bytes of a shard.
    package func write(to bytes: inout [UInt8]) {
        for sample in (amounts + changes).joined() { sample.write(to: &bytes) }
        for sums in ratios.joined() { sums.write(to: &bytes) }
    }

    /// Reads a tally of the shape of an empty one; `nil` if there is none.
    package init?(like empty: CostTally, reading bytes: UnsafeRawBufferPointer, at place: inout Int) {
        self = empty
        func read(_ samples: inout [[CountedSample]]) -> Bool {
            for plan in samples.indices {
                for cell in samples[plan].indices {
                    guard let sample = CountedSample(samples[plan][cell].resolution, reading: bytes, at: &place)
                    else { return false }
                    samples[plan][cell] = sample
                }
            }
            return true
        }
        guard read(&amounts), read(&changes) else { return nil }
        for plan in ratios.indices {
            for number in ratios[plan].indices {
                guard let sums = RatioSums(reading: bytes, at: &place) else { return nil }
                ratios[plan][number] = sums
            }
        }
    }
}
