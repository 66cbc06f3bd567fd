import Areas
import Assembly
import Calendar
import Calibration

/// How a list's published waits stray from the model's, month after month.
///
/// Both are drawn alike for every plan: the walk cancels in the difference of two plans, the ceiling holds for both.
struct PublishedWaits {
    private let strays: [Float]
    private let ceilings: [Float]
    private let monthCount: Int

    /// The walks of all replications at the ends of the given months.
    init(_ model: FittedService, months: [Month], settings: RunSettings) {
        monthCount = months.count
        let last = max(model.anchor, months[months.count - 1])
        let before = max(0, months[0] - model.anchor)
        let paths = concurrentMap(settings.replications) { number -> [(stray: Float, ceiling: Float)] in
            let replication = Replication(seed: settings.seed, number: number)
            let walks = PublishedStrays(model, replication, months: last - model.anchor)
            return zip(walks.strays, walks.ceilings).dropFirst(before).map { (Float($0), Float($1)) }
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
