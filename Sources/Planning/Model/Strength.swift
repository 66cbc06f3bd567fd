import Randomness
import Simulation

/// How much of an intervention's full effect is felt in each week: 0 before `from` and the lag, then a straight ramp, 0
/// again after `until`; a week that is part in counts in part.
struct Strength {
    /// When it is first felt, in weeks from the start of week 0.
    private let start: Double
    /// Weeks from there to the full effect.
    private let ramp: Double
    /// When it ends.
    private let end: Double

    /// Draws lag and ramp.
    init(of change: Intervention, _ grid: WeekGrid, _ random: inout RandomStream) {
        start = grid.time(of: change.from.firstDay) + change.lagWeeks.draw(random.uniform())
        ramp = max(change.rampWeeks.draw(random.uniform()), 0)
        end = change.until.map { grid.time(of: $0.end) } ?? .infinity
    }

    subscript(week: Int) -> Double {
        let (open, close) = (max(Double(week), start), min(Double(week + 1), end))
        guard close > open else { return 0 }
        let middle = (open + close) / 2 - start
        return (close - open) * (ramp > 0 ? min(1, middle / ramp) : 1)
    }

    /// The sum over all weeks; of what has no end, over the first so many.
    func total(orOf weekCount: Int) -> Double {
        let first = Int(min(start, 0).rounded(.down))
        let last = end < .infinity ? Int(max(end, 0).rounded(.up)) : weekCount
        return (min(first, last)..<last).reduce(0) { $0 + self[$1] }
    }
}
