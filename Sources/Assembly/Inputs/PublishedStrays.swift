import Areas
package import Calibration
import Calendar
import Randomness
import Statistics

/// How a list's published waits stray from the model's in one replication, month after month.
///
/// Mean: a random walk from the last count, each month adding 0.6 weeks times a draw of Student's t with 3 degrees of
/// freedom: recounts, transfers, rounding.
///
/// Longest: the model sees number, mean and maximum, not the few children at the end of the line, and lets the longest
/// wait grow almost every month. So half of the replications hold it to the ageing rule: the published longest wait
/// grows by a month's 4.348 weeks with the probability learned from its series, and otherwise stays.
package struct PublishedStrays {
    /// Scale of a month's step of the mean, in weeks.
    static let stepWeeks = 0.6
    /// Degrees of freedom of that step.
    static let degreesOfFreedom = 3.0
    /// Share of replications that follow the ageing rule.
    static let ageingShare = 0.5

    /// What is added to the mean wait, in weeks, at the end of each month from the anchor on.
    package private(set) var strays = [0.0]
    /// What the longest wait is held to, likewise; infinite where the replication does not follow the ageing rule.
    package private(set) var ceilings: [Double]

    /// The walks of a service over so many months after its anchor.
    package init(_ model: FittedService, _ replication: Replication, months: Int) {
        guard let step = try? StudentT(degreesOfFreedom: Self.degreesOfFreedom) else {
            preconditionFailure("the degrees of freedom are above 0")
        }
        let key = RandomStream.serviceKey(model.service.id)
        var mean = replication.stream(.publishedMean(of: key))
        var longest = replication.stream(.publishedLongest(of: key))
        let follows = longest.uniform() < Self.ageingShare
        let growth = Self.growth(of: model)
        var (stray, ceiling) = (0.0, follows ? model.longest?.weeks ?? .infinity : .infinity)
        ceilings = [ceiling]
        for _ in 0..<months {
            stray += Self.stepWeeks * step.quantile(mean.uniform())
            if longest.uniform() < growth { ceiling += averageMonthWeeks }
            strays.append(stray)
            ceilings.append(ceiling)
        }
    }

    /// Probability that a month makes the published longest wait grow by its own length.
    static func growth(of model: FittedService) -> Double { model.longest?.growth ?? 1 }

    /// Whether results of a service stray: those of a list whose order of service was fitted to a series.
    package static func areDrawn(for model: FittedService) -> Bool {
        !model.service.isPathway && model.order.observations > 0
    }
}
