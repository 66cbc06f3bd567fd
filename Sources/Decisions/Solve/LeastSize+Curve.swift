import Statistics

extension LeastSize {
    /// What is looked for on the curve.
    enum Crossing: CaseIterable {
        /// The probability itself.
        case answer
        /// The upper end of its interval: the least size that cannot be ruled out.
        case low
        /// The lower end: the size that certainly suffices.
        case high
    }

    /// The curve as far as it has been run.
    struct Curve {
        private let question: LeastSize
        private var counts: [Int: (done: Int, counts: SizeCounts)] = [:]

        init(_ question: LeastSize) { self.question = question }

        /// Runs sizes up to a number of replications.
        mutating func measure<Failure>(
            _ sizes: [Int],
            upTo replications: Int,
            _ trials: ([Int], Range<Int>) throws(Failure) -> [SizeCounts]
        ) throws(Failure) {
            let sizes = Set(sizes)
            let ends = Set(sizes.map { counts[$0]?.done ?? 0 }).filter { $0 < replications }.sorted() + [replications]
            for (done, end) in zip(ends, ends.dropFirst()) {
                let some = sizes.filter { counts[$0]?.done ?? 0 == done }.sorted()
                for (size, more) in zip(some, try trials(some, done..<end)) {
                    var all = counts[size]?.counts ?? more
                    if counts[size] != nil { all.merge(more) }
                    counts[size] = (end, all)
                }
            }
        }

        /// Every size run.
        var points: [Point] { counts.keys.sorted().map { Point(size: $0, counts: counts[$0]!.counts) } }

        private func isWhole(_ size: Int) -> Bool { counts[size]?.done == question.replications }

        /// How far a size is above what a crossing asks for, in probability; below 0 it falls short.
        private func margin(_ size: Int, _ crossing: Crossing) -> Double {
            guard let goals = counts[size]?.counts.goals else { return -.infinity }
            return zip(goals, question.wanted)
                .compactMap { goal, wanted -> Double? in
                    guard let wanted else { return nil }
                    guard goal.of > 0 else { return -1 }
                    return value(goal, crossing) - wanted
                }
                .min() ?? 0
        }

        /// The probability, or an end of the interval that all replications will give it.
        private func value(_ goal: SizeCounts.Met, _ crossing: Crossing) -> Double {
            let share = Double(goal.met) / Double(goal.of)
            guard crossing != .answer else { return share }
            let trials = max(goal.of, question.replications)
            let met = min(trials, Int((share * Double(trials)).rounded()))
            guard let estimate = try? ProportionEstimate(successes: met, trials: trials) else { return share }
            let interval = estimate.interval()
            return crossing == .low ? interval.upper : interval.lower
        }

        /// The greatest size that falls short, and the next one that does not; `nil`: none falls short, or all do.
        func gap(_ crossing: Crossing) -> (lower: Int, upper: Int)? {
            let sizes = counts.keys.sorted()
            guard let lower = sizes.last(where: { margin($0, crossing) < 0 }),
                let upper = sizes.first(where: { $0 > lower })
            else { return nil }
            return (lower, upper)
        }

        /// The least size that reaches a crossing; `nil`: none does.
        func settled(_ crossing: Crossing) -> Int? {
            gap(crossing)?.upper ?? (margin(counts.keys.max() ?? 0, crossing) < 0 ? nil : 0)
        }

        /// Sizes that have yet to be run, or to be run with all replications, before every crossing is settled.
        var unsettled: [Int] {
            Set(
                Crossing.allCases.flatMap { crossing -> [Int] in
                    guard let gap = gap(crossing) else {
                        let end = margin(question.sizeCount - 1, crossing) < 0 ? question.sizeCount - 1 : 0
                        return isWhole(end) ? [] : [end]
                    }
                    if gap.upper - gap.lower == 1 { return [gap.lower, gap.upper].filter { !isWhole($0) } }
                    return between(gap, crossing)
                }
            )
            .sorted()
        }

        /// The two neighbours between which a straight line crosses, inside a gap.
        private func between(_ gap: (lower: Int, upper: Int), _ crossing: Crossing) -> [Int] {
            let (low, high) = (margin(gap.lower, crossing), margin(gap.upper, crossing))
            let share = high > low ? -low / (high - low) : 0.5
            // A size off the ends, so that a flat piece of the curve is not crept along.
            let width = gap.upper - gap.lower
            let step = min(max(Int(Double(width) * share), width / 8), width - 1 - width / 8)
            return [gap.lower + step, gap.lower + step + 1].filter { $0 > gap.lower && $0 < gap.upper }
        }

        /// Sizes around the answer, as far as few replications may be off and the interval of all reaches: from the last that is
        /// likely to fall short to the first that is likely to have enough.
        ///
        /// - Parameter replications: with how many what is known of them has been run.
        /// - Returns: the sizes, rising.
        func nearby(after replications: Int) -> [Int] {
            let spread = question.wanted.compactMap(\.self).map { ($0 * (1 - $0)).squareRoot() }.max() ?? 0.5
            let (few, all) = (Double(replications), Double(question.replications))
            let slack = spread * (1.5 / few.squareRoot() + 2 / all.squareRoot())
            let last = question.sizeCount - 1
            let lower = size(at: -slack).map { Int($0.rounded(.down)) } ?? last
            let upper = size(at: slack).map { Int($0.rounded(.up)) } ?? last
            let steps = min(upper - lower, question.sizesAtOnce)
            guard steps > 0 else { return unsettled }
            return (0...steps).map { lower + (upper - lower) * $0 / steps }
        }

        /// Where a straight line between the sizes run first is above what is asked for by so much; `nil`: nowhere.
        private func size(at wanted: Double) -> Double? {
            let sizes = counts.keys.sorted()
            guard let upper = sizes.first(where: { margin($0, .answer) >= wanted }) else { return nil }
            guard let lower = sizes.last(where: { $0 < upper }) else { return Double(upper) }
            let (from, to) = (margin(lower, .answer), margin(upper, .answer))
            return Double(lower) + Double(upper - lower) * (wanted - from) / (to - from)
        }

        /// Sizes, run with all replications, at which a goal that counts is met less often than at the one before by more
        /// than three standard errors of the difference.
        var falls: [Int] {
            let whole = points.filter { isWhole($0.size) }
            return zip(whole, whole.dropFirst())
                .filter { before, after in
                    zip(zip(before.counts.goals, after.counts.goals), question.wanted)
                        .contains { goals, wanted in
                            guard wanted != nil,
                                let one = try? ProportionEstimate(successes: goals.0.met, trials: goals.0.of),
                                let next = try? ProportionEstimate(successes: goals.1.met, trials: goals.1.of)
                            else { return false }
                            let error = one.standardError * one.standardError + next.standardError * next.standardError
                            return one.value - next.value > 3 * error.squareRoot()
                        }
                }
                .map { $0.1.size }
        }
    }
}
