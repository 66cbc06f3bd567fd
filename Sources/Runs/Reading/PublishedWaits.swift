import Areas
import Calendar
import Calibration
import Randomness
import Statistics

/// How a list's published waits stray from the model's, month after month.
///
/// Mean: a random walk from the last count, each month adding 0.6 weeks times a draw of Student's t with 3 degrees of
/// freedom: recounts, transfers, rounding.
///
/// Longest: the model sees number, mean and maximum, not the few children at the end of the line, and lets the longest
/// wait grow almost every month. So half of the replications hold it to the ageing rule: the published longest wait
/// grows by a month's 4.348 weeks with the probability learned from its series, and otherwise stays.
///
/// Both are drawn alike for every plan: the walk cancels in the difference of two plans, the ceiling holds for both.
struct PublishedWaits {
    /// Scale of a month's step of the mean, in weeks.
    static let stepWeeks = 0.6
    /// Degrees of freedom of that step.
    static let degreesOfFreedom = 3.0
    /// Share of replications that follow the ageing rule.
    static let ageingShare = 0.5

    private let strays: [Float]
    private let ceilings: [Float]
    private let monthCount: Int

    /// The walks of all replications at the ends of the given months.
    init(_ model: FittedService, months: [Month], settings: RunSettings) {
        monthCount = months.count
        guard let step = try? StudentT(degreesOfFreedom: Self.degreesOfFreedom) else {
            preconditionFailure("the degrees of freedom are above 0")
        }
        let key = RandomStream.serviceKey(model.service.id)
        let paths = concurrentMap(settings.replications) { replication -> [(stray: Float, ceiling: Float)] in
            let stream = { (parameter: UInt64) in
                RandomStream(
                    seed: settings.seed,
                    replication: UInt64(replication),
                    service: key,
                    stage: 0,
                    purpose: .parameters,
                    week: parameter
                )
            }
            var mean = stream(6)
            var longest = stream(7)
            let follows = longest.uniform() < Self.ageingShare
            var stray = 0.0
            var ceiling = follows ? model.longest?.weeks ?? .infinity : .infinity
            var path: [(Float, Float)] = []
            path.reserveCapacity(months.count)
            for month in model.anchor.number...max(model.anchor, months[months.count - 1]).number {
                if month > model.anchor.number {
                    stray += Self.stepWeeks * step.quantile(mean.uniform())
                    if longest.uniform() < model.longest?.growth ?? 1 { ceiling += averageMonthWeeks }
                }
                if month >= months[0].number { path.append((Float(stray), Float(ceiling))) }
            }
            return path
        }
        strays = paths.flatMap { $0.map(\.stray) }
        ceilings = paths.flatMap { $0.map(\.ceiling) }
    }

    /// The mean wait as it might be published: never below 0 nor above the longest wait.
    func mean(_ mean: Double, longest: Double, replication: Int, month: Int) -> Double {
        guard mean > 0 else { return mean }
        return min(max(0, mean + Double(strays[replication * monthCount + month])), max(mean, longest))
    }

    /// The longest wait as it might be published: never below the mean.
    func longest(_ longest: Double, mean: Double, replication: Int, month: Int) -> Double {
        max(min(longest, Double(ceilings[replication * monthCount + month])), mean)
    }
}
