import Foundation

/// Months in which far more children were removed than in the others: a list that was validated, transferred or cleaned.
///
/// Such a month says nothing of what the service does in another. It is one by a robust rule: removals a month beyond the
/// median of all by more than four spreads, the spread being 1.4826 times the median distance from it, and no less than
/// chance gives (a negative binomial of the size of ``RemovalModel/monthlySize``). Two such months in a row are a one-off
/// too; three, or two at the end of the series, are a new level, which the level's discount follows.
enum OneOffRemovals {
    /// Steps from which a series can say what is usual.
    static let fewestSteps = 5
    /// Spreads beyond the median.
    static let spreads = 4.0

    /// Marks the one-off steps of a list, in time order.
    static func marked(_ steps: [Transition]) -> [Transition] {
        var marked = steps
        for index in indices(in: steps) { marked[index].isOneOff = true }
        return marked
    }

    /// Which of the steps are one-offs.
    static func indices(in steps: [Transition]) -> [Int] {
        let usable = steps.indices.filter { steps[$0].contradiction != .negativeRemovals }
        guard usable.count >= fewestSteps else { return [] }
        let removals = usable.map { steps[$0].removals / Double(steps[$0].months) }
        let middle = median(removals)
        let chance = (middle + middle * middle / RemovalModel.monthlySize).squareRoot()
        let spread = max(1.4826 * median(removals.map { abs($0 - middle) }), chance, 1)
        let high = removals.map { $0 > middle + spreads * spread }
        var found: [Int] = []
        var first = 0
        while first < high.count {
            guard high[first] else {
                first += 1
                continue
            }
            let end = high[first...].firstIndex(of: false) ?? high.count
            if end - first == 1 || (end - first == 2 && end < high.count) { found += usable[first..<end] }
            first = end
        }
        return found
    }

    /// The median of some numbers.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
}
