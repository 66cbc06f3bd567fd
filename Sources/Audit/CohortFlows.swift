import LinearAlgebra

/// A list whose published numbers and waits are held against what children can do: come, wait a week a week, and go.
///
/// The least number of children who must have joined with a wait already behind them, by a linear programme. At every
/// published date the number waiting is met exactly, the mean wait to half a week and the longest to a week, with at
/// least one child who has waited about that long. Between dates at most as many arrive as were referred; where referrals are
/// not published any number may.
///
/// The variables are not children by age, but whole stays: when a clock started, from which date on the child is counted and until which. Every
/// condition is linear in the start of the clock while it does not cross an edge at which a condition changes, so starts at
/// those edges are enough: the answer is exact in continuous time, and some hundred stays do for a year of months.
struct CohortFlows {
    /// What is published of one date.
    struct Count {
        /// The date, in weeks from any day.
        var week: Double
        /// Children waiting.
        var number: Double
        /// Their mean wait, in weeks.
        var mean: Double?
        /// Their longest wait, in weeks.
        var longest: Double?
        /// Referrals since the date before.
        var referrals: Double?
        /// Children seen since then.
        var seen: Double?
    }

    /// The dates, in order.
    let counts: [Count]

    /// Half of the last digit of a published mean.
    private static let meanTolerance = 0.5
    /// A longest wait may be rounded down or up.
    private static let longestTolerance = 1.0
    /// A wait in whole weeks that is less than a week older than the time since the last date may be of a referral since then.
    private static let alreadyOld = 1.0
    /// Weeks by which rows of means are divided, so that all rows are of like size.
    private static let scale = 52.0
    /// Dates in one programme: longer series go in parts that share a date.
    private static let datesAtOnce = 18

    /// Children who must have joined with a wait already behind them, by date.
    ///
    /// - Parameter countingSeen: whether those seen must be among those who left.
    /// - Returns: a number for each date, the first being 0; `nil` if the figures of some date cannot stand together.
    /// - Throws: what keeps a programme from being solved.
    func leastAdditions(countingSeen: Bool = false) throws -> [Double]? {
        guard counts.count > 1 else { return counts.map { _ in 0 } }
        var additions = [0.0]
        var first = 0
        while first < counts.count - 1 {
            let last = min(first + Self.datesAtOnce - 1, counts.count - 1)
            let part = Part(dates: Array(counts[first...last]), countingSeen: countingSeen)
            guard let found = try part.additions() else { return nil }
            additions += found.dropFirst()
            first = last
        }
        return additions
    }

    /// A stay on the list: the dates at which the child is counted, and the start of its clock.
    private struct Stay {
        var first: Int
        var last: Int
        var start: Double
        var kind: Kind
    }

    private enum Kind {
        /// On the list at the first date.
        case there
        /// Referred since the date before its first.
        case referred
        /// Joined after the date before its first, with a wait already behind it.
        case old
        /// Joined since then beyond the referrals.
        case beyond
    }

    /// The dates of one programme.
    private struct Part {
        let dates: [Count]
        let countingSeen: Bool
        /// The earliest start of a clock that the longest wait of each date allows.
        let earliest: [Double]
        /// The latest start of somebody who has waited about as long as the longest.
        let latestOfLongest: [Double?]
        /// The earliest start that is looked at.
        let floor: Double

        init(dates: [Count], countingSeen: Bool) {
            self.dates = dates.map { date in
                var date = date
                // A mean above the longest wait is found elsewhere, and would leave no list at all.
                if let mean = date.mean, let longest = date.longest,
                    mean - CohortFlows.meanTolerance > longest + CohortFlows.longestTolerance
                {
                    (date.mean, date.longest) = (nil, nil)
                }
                return date
            }
            self.countingSeen = countingSeen
            earliest = self.dates.map { date in
                date.longest.map { date.week - $0 - CohortFlows.longestTolerance } ?? -.infinity
            }
            latestOfLongest = self.dates.map { date in
                date.longest.map { date.week - max(0, $0 - CohortFlows.longestTolerance) }
            }
            // Where no longest wait is published: four times the mean and a year, which few waits exceed.
            let mean = self.dates.compactMap(\.mean).max() ?? 0
            let longest = self.dates.compactMap(\.longest).max() ?? 0
            floor = dates[0].week - max(longest + 1, 4 * mean + 52)
        }

        private func stays() -> [Stay] {
            var stays: [Stay] = []
            for first in dates.indices {
                var low = floor
                for last in first..<dates.count {
                    low = max(low, earliest[last])
                    for (kind, range) in starts(first, from: low) {
                        var edges: Set<Double> = [range.lowerBound, range.upperBound]
                        for date in first...last {
                            if let edge = latestOfLongest[date], range.contains(edge) { edges.insert(edge) }
                        }
                        stays += edges.sorted().map { Stay(first: first, last: last, start: $0, kind: kind) }
                    }
                }
            }
            return stays
        }

        /// When the clocks of those may have started who are first counted at a date, by kind.
        private func starts(_ first: Int, from low: Double) -> [(Kind, ClosedRange<Double>)] {
            let date = dates[first].week
            guard first > 0 else { return low <= date ? [(.there, low...date)] : [] }
            let before = dates[first - 1].week
            var starts: [(Kind, ClosedRange<Double>)] = []
            if max(low, before) <= date { starts.append((.referred, max(low, before)...date)) }
            if low <= before {
                starts.append((.old, low...max(before - CohortFlows.alreadyOld, low)))
            } else if low <= date {
                // Nobody may have waited longer than since the last date: who is too many is young.
                starts.append((.beyond, low...date))
            }
            return starts
        }

        /// The rows of the programme by date; `nil` where nothing is published to hold.
        private struct Rows {
            var number: [Int] = []
            var mean: [Int?] = []
            var longest: [Int?] = []
            var referrals: [Int?] = []
            var seen: [Int?] = []
        }

        private func rows(_ programme: inout LinearProgram) -> Rows {
            var rows = Rows()
            let anything = Double.infinity
            for (index, date) in dates.enumerated() {
                rows.number.append(programme.addRow(equals: date.number))
                rows.mean.append(
                    date.number <= 0
                        ? nil
                        : date.mean.map { mean in
                            let low = date.number * (mean - CohortFlows.meanTolerance) / CohortFlows.scale
                            let high = date.number * (mean + CohortFlows.meanTolerance) / CohortFlows.scale
                            return programme.addRow(low...high)
                        }
                )
                rows.longest.append(
                    date.number < 1 || date.longest == nil ? nil : programme.addRow(1...anything)
                )
                let referrals = index > 0 ? date.referrals : nil
                rows.referrals.append(referrals.map { programme.addRow(0...max(0, $0)) })
                if countingSeen, index > 0, let referrals, let seen = date.seen {
                    // Those who leave are who was there and is no more, and who was referred and is not there.
                    rows.seen.append(programme.addRow((seen - referrals)...anything))
                } else {
                    rows.seen.append(nil)
                }
            }
            return rows
        }

        /// The least additions by date.
        func additions() throws -> [Double]? {
            var programme = LinearProgram()
            let rows = rows(&programme)
            let stays = stays()
            for stay in stays {
                var entries: [(row: Int, value: Double)] = []
                for date in stay.first...stay.last {
                    entries.append((rows.number[date], 1))
                    if let row = rows.mean[date] {
                        entries.append((row, (dates[date].week - stay.start) / CohortFlows.scale))
                    }
                    if let row = rows.longest[date], let edge = latestOfLongest[date], stay.start <= edge {
                        entries.append((row, 1))
                    }
                }
                if stay.kind == .referred {
                    if let row = rows.referrals[stay.first] { entries.append((row, 1)) }
                    if let row = rows.seen[stay.first] { entries.append((row, -1)) }
                }
                if stay.last + 1 < dates.count, let row = rows.seen[stay.last + 1] { entries.append((row, 1)) }
                programme.addColumn(cost: stay.kind == .old || stay.kind == .beyond ? 1 : 0, entries: entries)
            }
            // Who joins unexplained and is seen before the next date is never counted.
            let passing = dates.indices.compactMap { date in
                rows.seen[date].map { (date, programme.addColumn(cost: 1, entries: [($0, 1)])) }
            }
            let solution = try programme.solved()
            guard solution.status == .optimal else { return nil }
            var additions = [Double](repeating: 0, count: dates.count)
            for (stay, children) in zip(stays, solution.values) where stay.kind == .old || stay.kind == .beyond {
                additions[stay.first] += children
            }
            for (date, column) in passing { additions[date] += solution.values[column] }
            return additions
        }
    }
}
