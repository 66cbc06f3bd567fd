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
final class PublishedWaits: @unchecked Sendable {
    /// Scale of a month's step of the mean, in weeks.
    static let stepWeeks = 0.6
    /// Degrees of freedom of that step.
    static let degreesOfFreedom = 3.0
    /// Share of replications that follow the ageing rule.
    static let ageingShare = 0.5

    private let model: FittedService
    private let months: [Month]
    private let seed: UInt64
    private let step: StudentT
    // Of the replications at hand, by replication and then by month; threads only read them.
    private var replications = 0..<0
    private var strays: [Float] = []
    private var ceilings: [Float] = []

    /// The walks at the ends of the given months.
    init(_ model: FittedService, months: [Month], _ settings: RunSettings) {
        (self.model, self.months, seed) = (model, months, settings.seed)
        guard let step = try? StudentT(degreesOfFreedom: Self.degreesOfFreedom) else {
            preconditionFailure("the degrees of freedom are above 0")
        }
        self.step = step
    }

    /// Draws the walks of the replications that are read next.
    func prepare(_ replications: Range<Int>) {
        self.replications = replications
        let paths = concurrentMap(replications.count) { path(of: replications.lowerBound + $0) }
        strays = paths.flatMap { $0.map(\.stray) }
        ceilings = paths.flatMap { $0.map(\.ceiling) }
    }

    private func path(of replication: Int) -> [(stray: Float, ceiling: Float)] {
        let stream = { (parameter: UInt64) in
            RandomStream(
                seed: self.seed,
                replication: UInt64(replication),
                service: RandomStream.serviceKey(self.model.service.id),
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

    private func place(_ replication: Int, _ month: Int) -> Int {
        (replication - replications.lowerBound) * months.count + month
    }

    /// The mean wait as it might be published: never below 0 nor above the longest wait.
    func mean(_ mean: Double, longest: Double, replication: Int, month: Int) -> Double {
        guard mean > 0 else { return mean }
        return min(max(0, mean + Double(strays[place(replication, month)])), max(mean, longest))
    }

    /// The longest wait as it might be published: never below the mean.
    func longest(_ longest: Double, mean: Double, replication: Int, month: Int) -> Double {
        max(min(longest, Double(ceilings[place(replication, month)])), mean)
    }
}
