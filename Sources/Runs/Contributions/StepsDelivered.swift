import Areas
import Assembly
import Calendar
import Calibration
import Simulation

/// Reads what the steps of a plan deliver at services that are simulated together.
struct StepsDelivered: Sendable {
    /// What is told of each intervention, in hundredths.
    static let kinds: [DeliveredKind] = [.posts, .months, .cases, .places]

    let linked: LinkedServices
    let plan: Plan

    /// Reads an engine that has just run the plan; values stand by intervention and kind.
    func read(_ engine: Engine, _ replication: Replication, into values: UnsafeMutablePointer<Int64>) {
        let months = linked.months.dropFirst()
        guard let first = months.first, let last = months.last else { return }
        let (from, to) = (linked.grid.time(of: first.firstDay), linked.grid.time(of: last.end))
        for index in linked.services.indices {
            for step in linked.deliveries(of: plan, atService: index, replication) {
                let cell = values + step.place * Self.kinds.count
                let isFelt = max(step.start, from) < min(step.end, to)
                cell[0] = isFelt ? Self.hundredths(step.wte ?? 0) : 0
                cell[1] = Self.hundredths(months.reduce(0) { $0 + share(of: $1, step) })
                guard let pass = step.pass, plan.interventions[step.place].effect.addedCases != nil else { continue }
                var (cases, places) = (0.0, 0.0)
                for week in linked.grid.week(of: first.firstDay)..<linked.grid.weekCount {
                    let flows = engine.flows(of: step.stage, pass: pass, in: week)
                    let share = max(0, min(to, Double(week + 1)) - max(from, Double(week)))
                    cases += share * Double(flows.seen + flows.transferred)
                    places += share * Double(flows.capacity)
                }
                (cell[2], cell[3]) = (Self.hundredths(cases), Self.hundredths(places))
            }
        }
    }

    /// The share of a month in which a step is felt.
    private func share(of month: Month, _ step: StepDelivery) -> Double {
        let (from, to) = (linked.grid.time(of: month.firstDay), linked.grid.time(of: month.end))
        return max(0, min(to, step.end) - max(from, step.start)) / (to - from)
    }

    private static func hundredths(_ value: Double) -> Int64 { Int64((value * 100).rounded()) }
}

/// Something that a step of a plan delivers.
package enum DeliveredKind: String, Sendable {
    /// Posts that it fills, in whole-time equivalents.
    case posts = "posts_filled"
    /// Months of the forecast in which it is felt.
    case months = "months_felt"
    /// Children whom it has seen, or taken off the list.
    case cases
    /// Children whom it could have seen.
    case places
}
