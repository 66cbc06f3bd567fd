import Areas
import Calendar

/// How much of an intervention's full effect is felt in each week: nothing before `from` and the lag, then a straight ramp,
/// nothing after `until`.
///
/// An effect acts in whole weeks. A week's flows are spread evenly over its days, so an effect in the week that an
/// intervention begins or ends in would show in days, and months, that it does not reach. What these days would have had
/// is done in the whole week beside them instead, whose strength is then above 1, so that nothing is lost.
struct EffectProfile {
    /// When it is first felt, in weeks from the start of week 0.
    private let start: Double
    /// Weeks from there to the full effect.
    private let ramp: Double
    /// When it ends.
    private let end: Double
    /// When the service's simulation begins, in the same weeks: its first week counts from there.
    private let opening: Double

    /// A change with its lag and ramp, as drawn, to a service whose simulation begins with a day.
    init(of change: Intervention, lag: Double, ramp: Double, _ grid: WeekGrid, opening: Day) {
        start = grid.time(of: change.from.firstDay) + lag
        self.ramp = max(ramp, 0)
        end = change.until.map { grid.time(of: $0.end) } ?? .infinity
        self.opening = grid.time(of: opening)
    }

    /// The strength in each of so many weeks.
    func byWeek(_ weekCount: Int) -> [Double] {
        var strengths = weeksOfEffect(weekCount)
        // The service's first week is as long as is left of it when its simulation begins.
        let first = Int(opening.rounded(.down))
        if strengths.indices.contains(first) { strengths[first] /= Double(first + 1) - opening }
        return strengths
    }

    /// How many weeks' worth of the full effect are done in each of so many weeks.
    func weeksOfEffect(_ weekCount: Int) -> [Double] {
        var done = Array(repeating: 0.0, count: weekCount)
        let felt = max(start, opening)
        guard felt < min(end, Double(weekCount)) else { return done }
        let weeks = wholeWeeks
        for week in Int(felt.rounded(.down))..<Int(min(end, Double(weekCount)).rounded(.up)) {
            let place = min(max(week, weeks.lowerBound), weeks.upperBound)
            if place < weekCount { done[place] += effect(from: max(Double(week), felt), to: Double(week + 1)) }
        }
        return done
    }

    /// The weeks that lie in it whole; when there are none, because a lag leaves only days, the last before its end.
    private var wholeWeeks: ClosedRange<Int> {
        let last = end < .infinity ? Int(end.rounded(.down)) - 1 : .max
        let first = start > opening ? Int(start.rounded(.up)) : Int(opening.rounded(.down))
        return min(first, last)...last
    }

    /// The effect of a part of a week, 1 for a week at full strength.
    private func effect(from: Double, to: Double) -> Double {
        let (open, close) = (max(from, start), min(to, end))
        guard close > open else { return 0 }
        let middle = (open + close) / 2 - start
        return (close - open) * (ramp > 0 ? min(1, middle / ramp) : 1)
    }

    /// The sum over all weeks, those before the run too; of what has no end, over the first so many.
    func total(orOf weekCount: Int) -> Double {
        let first = Int(min(start, 0).rounded(.down))
        let last = end < .infinity ? Int(max(end, 0).rounded(.up)) : weekCount
        return (min(first, last)..<last).reduce(0) { $0 + effect(from: Double($1), to: Double($1 + 1)) }
    }
}
