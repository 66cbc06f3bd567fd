import Randomness
import Simulation
import Statistics

/// How far a list's published mean wait strays from the model's, month after month (DESIGN 2.7).
///
/// A random walk from the last count: each month adds 0.6 weeks times a draw of Student's t with 3 degrees of freedom.
/// It widens the interval of the mean wait by what no order of service explains (recounts, transfers, rounding), and
/// is the same for every plan, so that it cancels in their differences.
struct MeanWaitDiscrepancy {
    /// Scale of a month's step, in weeks.
    static let stepWeeks = 0.6
    /// Degrees of freedom of a month's step.
    static let degreesOfFreedom = 3.0

    private let weeks: [Float]
    private let monthCount: Int

    /// The walks of all replications, at the ends of the given months.
    init(service: String, anchor: Month, months: [Month], seed: UInt64, replications: Int) {
        monthCount = months.count
        guard let step = try? StudentT(degreesOfFreedom: Self.degreesOfFreedom) else {
            preconditionFailure("the degrees of freedom are above 0")
        }
        let key = RandomStream.serviceKey(service)
        weeks = concurrentMap(replications) { replication in
            var random = RandomStream(
                seed: seed,
                replication: UInt64(replication),
                service: key,
                stage: 0,
                purpose: .parameters,
                week: 6
            )
            var walk = 0.0
            var values: [Float] = []
            values.reserveCapacity(months.count)
            for month in anchor.number...max(anchor, months[months.count - 1]).number {
                if month > anchor.number { walk += Self.stepWeeks * step.quantile(random.uniform()) }
                if month >= months[0].number { values.append(Float(walk)) }
            }
            return values
        }
        .flatMap(\.self)
    }

    /// The mean wait as it might be published: never below 0 nor above the longest wait.
    func applied(to mean: Double, longest: Double, replication: Int, month: Int) -> Double {
        guard mean > 0 else { return mean }
        return min(max(0, mean + Double(weeks[replication * monthCount + month])), max(mean, longest))
    }
}
