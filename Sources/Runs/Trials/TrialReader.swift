import Areas
import Assembly
import Calendar
import Calibration
import Finance
import Simulation

/// Reads the answers to a question from an engine that has just run a plan.
struct TrialReader {
    private let linked: LinkedServices
    private let question: TrialQuestion
    private let periods: [PeriodsFromWeeks]
    /// Days of each month reported but the origin.
    private let dayCounts: [Int]
    /// The place of the limit among the thresholds counted; `nil`: all waiting counts.
    private let limit: Int?
    private let goals: [AskedGoal]

    init(_ runner: Runner, group: Int, _ question: TrialQuestion) {
        let linked = runner.layout.groups[group].linked
        (self.linked, self.question) = (linked, question)
        periods = linked.services.map { model in
            PeriodsFromWeeks(grid: linked.grid, start: model.anchor.end, months: linked.months)
        }
        dayCounts = linked.months.dropFirst().map(\.dayCount)
        limit = question.limitWeeks == 0 ? nil : linked.thresholds.firstIndex(of: question.limitWeeks)
        precondition(question.limitWeeks == 0 || limit != nil, "the run counts beyond the limit")
        goals = question.targets.compactMap { AskedGoal($0, inGroup: group, of: runner) }
    }

    /// Child-weeks of waiting at a service in the months of the forecast, all and beyond the limit.
    ///
    /// Between two month ends the number waiting is taken to go in a straight line.
    func childWeeks(_ engine: Engine, service: Int) -> (waited: Double, beyond: Double) {
        let group = linked.layout.serviceGroups[service]
        let sum = { (measure: Int) -> Double in
            var sum = 0.0
            var before = periods[service].stock(measure, of: group, in: engine, period: 0)
            for (month, days) in dayCounts.enumerated() {
                let after = periods[service].stock(measure, of: group, in: engine, period: month + 1)
                // A service that has not begun has nobody waiting.
                if !before.isNaN, !after.isNaN { sum += (before + after) / 2 * Double(days) / 7 }
                before = after
            }
            return sum
        }
        let waited = sum(StockMeasure.number)
        return (waited, limit.map { sum(StockMeasure.firstThreshold + $0) } ?? waited)
    }

    /// Whether the targets of the group are all met.
    func isMet(_ engine: Engine, replication: Int) -> Bool {
        goals.allSatisfy { $0.outcome(engine, replication: replication).due ?? false }
    }
}
