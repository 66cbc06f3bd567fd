import Areas
import Assembly
import Runs

/// The quantity that is asked for, by plan and replication, with what plans cost.
struct Readings {
    /// The quantity by plan, in every replication; NaN where it has no value.
    let allLevels: [[Double]]
    /// Replications in which it has a value under every plan.
    let places: [Int]
    private let question: SensitivityQuestion
    private let allPounds: [[Double]]
    /// Child-weeks by plan and then by service.
    private let parts: [[[Double]]]

    /// Samples a run.
    ///
    /// - Parameters:
    ///   - question: what is asked for.
    ///   - runner: the run.
    ///   - services: the services whose child-weeks are added up.
    ///   - replications: the replications.
    ///   - progress: called now and then with the share done.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted.
    init(
        _ question: SensitivityQuestion,
        _ runner: Runner,
        _ services: [String],
        in replications: [Replication],
        progress: (Double) -> Void
    ) throws(InputErrors) {
        self.question = question
        let plans = runner.plans.map(\.id)
        let quantities = plans.map { plan -> [SampledQuantity] in
            guard let asked = question.asked else {
                return services.map { .childWeeks(plan: plan, service: $0) }
            }
            return [
                .value(
                    KeptQuantity(
                        plan: plan,
                        service: asked.service,
                        series: asked.goal.series,
                        period: Self.period(of: asked.time, in: runner)
                    )
                )
            ]
        }
        let costs = question.worth == nil ? [] : plans.map { SampledQuantity.cost(plan: $0) }
        let values = try runner.sample(quantities.flatMap(\.self) + costs, in: replications, progress: progress)
        let count = quantities.first?.count ?? 0
        parts = plans.indices.map { plan in Array(values[plan * count..<(plan + 1) * count]) }
        allLevels = parts.map { parts in
            replications.indices.map { place in parts.reduce(0) { $0 + $1[place] } }
        }
        let none = [Double](repeating: 0, count: replications.count)
        allPounds = question.worth == nil ? plans.map { _ in none } : Array(values[(plans.count * count)...])
        places = replications.indices.filter { [allLevels] place in allLevels.allSatisfy { $0[place].isFinite } }
    }

    /// What is known of the quantity if nothing changes.
    ///
    /// - Parameters:
    ///   - question: what is asked for.
    ///   - levels: its values by replication.
    init(_ question: SensitivityQuestion, levels: [Double]) {
        self.question = question
        (allLevels, parts) = ([levels], [[levels]])
        allPounds = [[Double](repeating: 0, count: levels.count)]
        places = levels.indices.filter { levels[$0].isFinite }
    }

    /// The place of a time among a run's periods: its months, then its years.
    private static func period(of time: Target.Due, in runner: Runner) -> Int {
        let (months, years) = (runner.groups[0].months, runner.groups[0].years)
        return switch time {
        case .by(let month): months.firstIndex(of: month) ?? 0
        case .over(let year): months.count + (years.firstIndex(of: year) ?? 0)
        }
    }

    /// The quantity by plan, in the replications in which it has a value.
    var levels: [[Double]] { allLevels.map { values in places.map { values[$0] } } }

    /// Pounds by plan, likewise.
    var pounds: [[Double]] { allPounds.map { values in places.map { values[$0] } } }

    /// The child-weeks of each service under a plan.
    func byService(plan: Int) -> [[Double]] { parts[plan].map { values in places.map { values[$0] } } }

    /// What each plan brings more than no change.
    var benefits: [[Double]] {
        zip(allLevels, allPounds)
            .map { levels, pounds in
                places.map { question.benefit(levels[$0], than: allLevels[0][$0], pounds: pounds[$0]) }
            }
    }
}
