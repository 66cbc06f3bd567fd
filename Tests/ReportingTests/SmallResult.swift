import Calendar
import Statistics

@testable import Areas
@testable import Runs

/// A result made by hand: one service, two months, one plan beside no change.
enum SmallResult {
    static let origin = Month(year: 2025, month: 7)

    static var value: RunResult {
        let waiting = MeasuredSeries(measure: .waiting)
        let share = MeasuredSeries(measure: .withinDue(stage: "plan"), part: .stage("plan"))
        let beyond = MeasuredSeries(measure: .waitingBeyond(weeks: 52))
        let diverted = MeasuredSeries(measure: .diverted)
        let nobody = [summary([0, 0, 0]), summary([0, 0, 0])]
        let baseline = summary([100, 110, 120])
        return RunResult(
            area: Area(id: "a", name: "Area", origin: origin, services: []),
            dataTo: origin,
            settings: RunSettings(replications: 3, seed: 9, threads: 4, horizonMonths: 1),
            plans: [.noChange, Plan(id: "more", name: "More")],
            models: [],
            months: [origin, origin + 1],
            forecasts: [
                series("no-change", waiting, [summary([100, 100, 100]), baseline]),
                series("no-change", share, [nil, summary([0.5, 0.25, 1])]),
                series("no-change", beyond, nobody),
                series("no-change", diverted, nobody),
                series("more", waiting, [summary([100, 100, 100]), summary([90, 100, 110])]),
                series("more", beyond, nobody),
            ],
            differences: [
                series("more", waiting, [summary([0, 0, 0]), summary([-10, -10, -10])]),
                series("more", beyond, nobody),
            ],
            targets: [target(3, of: 3), target(nil, of: 0)]
        )
    }

    static func summary(_ values: [Double]) -> Summary { Summary(of: values) }

    private static func series(_ plan: String, _ series: MeasuredSeries, _ months: [Summary?]) -> ForecastSeries {
        ForecastSeries(plan: plan, service: "list", series: series, evidence: .derived, months: months)
    }

    private static func target(_ met: Int?, of trials: Int) -> TargetResult {
        TargetResult(
            plan: "no-change",
            aim: .one(
                Target(
                    service: "list",
                    measure: .meanWait,
                    bound: .atMost,
                    value: 18,
                    due: .by(origin + 1),
                    text: "list mean wait at most 18 weeks by 2025-08",
                    source: "the board, 2025"
                )
            ),
            evidence: .assumed,
            probability: met.flatMap { try? ProportionEstimate(successes: $0, trials: trials) },
            held: met.flatMap { try? ProportionEstimate(successes: $0 - 1, trials: trials) },
            firstMonths: [met == nil ? nil : origin + 1, nil, nil]
        )
    }
}
