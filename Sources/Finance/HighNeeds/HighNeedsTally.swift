package import Statistics

/// What replications have given of the high-needs block, counted: tallies of different replications merge exactly.
package struct HighNeedsTally: Equatable, Sendable {
    /// By plan, then by row and column of the layout: pence, or hundredths of plans held.
    package private(set) var amounts: [[CountedSample]]
    /// The same of each plan less no change; of no change itself none.
    package private(set) var changes: [[CountedSample]]
    /// By mitigation, then by ``overlapRows`` and year: what its parts together do less the sum of what each does alone.
    package private(set) var overlaps: [[CountedSample]]
    /// By plan and year, in how many replications the block owes something at the year's end.
    package private(set) var inDeficit: [[Int]]
    /// By plan and year, in how many the first whole year without a deficit is this one; last: in how many there is none.
    package private(set) var breakEven: [[Int]]

    /// Rows that a plan's parts are compared in.
    package static let overlapRows: [HighNeedsLayout.Row] = [.heldInAll, .spending, .inYear, .closing]

    /// A tally of no replications.
    package init(_ layout: HighNeedsLayout) {
        let empty = CountedSample(Resolution(stepsPerUnit: 1))
        amounts = layout.sheets.indices.map { plan in
            Array(repeating: empty, count: layout.rows(of: plan).count * layout.columnCount)
        }
        changes = amounts.enumerated().map { $0 == 0 ? [] : $1 }
        overlaps = layout.mitigations.map { _ in
            Array(repeating: empty, count: Self.overlapRows.count * layout.columnCount)
        }
        inDeficit = layout.sheets.map { _ in Array(repeating: 0, count: layout.columnCount) }
        breakEven = layout.sheets.map { _ in Array(repeating: 0, count: layout.columnCount + 1) }
    }

    /// Adds replications.
    ///
    /// - Parameters:
    ///   - values: By plan, then by row and column, a value of each replication.
    ///   - layout: The rows.
    package mutating func add(_ values: [[[Int64]]], _ layout: HighNeedsLayout) {
        let count = layout.columnCount
        var changed: [[[Int64]]] = []
        for (plan, cells) in values.enumerated() {
            for (cell, some) in cells.enumerated() { amounts[plan][cell].add(whole: some) }
            var changes = plan == 0 ? [] : cells
            if plan > 0 {
                for replication in cells.first?.indices ?? 0..<0 {
                    let change = layout.change(
                        of: plan,
                        cells.map { $0[replication] },
                        from: values[0].map { $0[replication] }
                    )
                    for (cell, value) in change.enumerated() { changes[cell][replication] = value }
                }
                for (cell, some) in changes.enumerated() { self.changes[plan][cell].add(whole: some) }
            }
            changed.append(changes)
            note(plan, cells, layout)
        }
        for (number, mitigation) in layout.mitigations.enumerated() {
            for (place, row) in Self.overlapRows.enumerated() {
                for column in 0..<count {
                    let change = { (plan: Int) in
                        changed[plan][(layout.rows(of: plan).firstIndex(of: row) ?? 0) * count + column]
                    }
                    var overlap = change(mitigation.together)
                    for part in mitigation.alone {
                        for (replication, value) in change(part).enumerated() { overlap[replication] -= value }
                    }
                    overlaps[number][place * count + column].add(whole: overlap)
                }
            }
        }
    }

    /// Notes in which year the block owes something, and when it breaks even.
    private mutating func note(_ plan: Int, _ cells: [[Int64]], _ layout: HighNeedsLayout) {
        let (rows, count) = (layout.rows(of: plan), layout.columnCount)
        guard let closing = rows.firstIndex(of: .closing), let inYear = rows.firstIndex(of: .inYear) else { return }
        for year in 0..<count where layout.isKnown(.closing, year: year) {
            inDeficit[plan][year] += cells[closing * count + year].count { $0 < 0 }
        }
        let whole = (0..<count)
            .filter { layout.isKnown(.inYear, year: $0) && layout.years.monthCount(of: $0) == 12 }
        for replication in cells[inYear * count].indices {
            let first = whole.first { cells[inYear * count + $0][replication] >= 0 }
            breakEven[plan][first ?? count] += 1
        }
    }

    /// Adds what other replications of the same run have given.
    package mutating func merge(_ other: HighNeedsTally) {
        func merge(_ samples: inout [[CountedSample]], _ others: [[CountedSample]]) {
            for (plan, cells) in others.enumerated() {
                for (cell, sample) in cells.enumerated() { samples[plan][cell].merge(sample) }
            }
        }
        merge(&amounts, other.amounts)
        merge(&changes, other.changes)
        merge(&overlaps, other.overlaps)
        inDeficit = zip(inDeficit, other.inDeficit).map { zip($0, $1).map { $0 + $1 } }
        breakEven = zip(breakEven, other.breakEven).map { zip($0, $1).map { $0 + $1 } }
    }
}

// MARK: - As bytes

extension HighNeedsTally {
    /// Appends the tally to the bytes of a shard.
    package func write(to bytes: inout [UInt8]) {
        for sample in (amounts + changes + overlaps).joined() { sample.write(to: &bytes) }
        for count in (inDeficit + breakEven).joined() { VariableLength.append(UInt64(count), to: &bytes) }
    }

    /// Reads a tally of the shape of an empty one; `nil` if there is none.
    package init?(like empty: HighNeedsTally, reading bytes: UnsafeRawBufferPointer, at place: inout Int) {
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
        func read(_ counts: inout [[Int]]) -> Bool {
            for plan in counts.indices {
                for year in counts[plan].indices {
                    guard let count = VariableLength.read(bytes, at: &place).flatMap({ Int(exactly: $0) }) else {
                        return false
                    }
                    counts[plan][year] = count
                }
            }
            return true
        }
        guard read(&amounts), read(&changes), read(&overlaps), read(&inDeficit), read(&breakEven) else { return nil }
    }
}
