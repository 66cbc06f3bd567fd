import Assembly
import Calendar
import Calibration

/// How a list's published waits stray from the model's, month after month.
///
/// Both are drawn alike for every plan: the walk cancels in the difference of two plans, the ceiling holds for both.
final class PublishedWaits: @unchecked Sendable {
    private let model: FittedService
    private let months: [Month]
    private let seed: UInt64
    // Of the replications at hand, by replication and then by month; threads only read them.
    private var replications = 0..<0
    private var strays: [Float] = []
    private var ceilings: [Float] = []

    /// The walks at the ends of the given months.
    init(_ model: FittedService, months: [Month], _ settings: RunSettings) {
        (self.model, self.months, seed) = (model, months, settings.seed)
    }

    /// Draws the walks of the replications that are read next.
    func prepare(_ replications: Range<Int>) {
        self.replications = replications
        let last = max(model.anchor, months[months.count - 1])
        let before = max(0, months[0] - model.anchor)
        let paths = concurrentMap(replications.count) { number -> [(stray: Float, ceiling: Float)] in
            let replication = Replication(seed: seed, number: replications.lowerBound + number)
            let walks = PublishedStrays(model, replication, months: last - model.anchor)
            return zip(walks.strays, walks.ceilings).dropFirst(before).map { (Float($0), Float($1)) }
        }
        strays = paths.flatMap { $0.map(\.stray) }
        ceilings = paths.flatMap { $0.map(\.ceiling) }
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
