import Areas
import Calibration
import Forecasting
import Randomness
import Simulation

extension FittedService {
    /// The waits on the list at the end of each month after the anchor, in one replication, where it keeps to a path; as the list
    /// has them from the month on of which nothing is said.
    ///
    /// - Parameters:
    ///   - numbers: the number on the list at those ends.
    ///   - random: the replication's stream of them.
    /// - Returns: as many as numbers at most.
    func drawAges(_ numbers: [Double], random: inout RandomStream) -> [NumberPath.Ages] {
        switch ages {
        case nil: return []
        case .bands(let cohorts):
            let particle = random.uniform()
            return cohorts.draw(numbers: numbers, particle: particle, random: &random)
                .map { .beyond(SIMD2($0.over18, $0.over52)) }
        case .mean(let path):
            let (choice, particle) = (random.uniform(), random.uniform())
            guard choice < Self.followMeans else { return [] }
            return path.draw(months: min(Self.monthsOfMeans, numbers.count), particle: particle, random: &random)
                .map { .mean($0) }
        }
    }

    /// Share of the replications whose mean waits follow those published, and for how many months: in the others, and later, the
    /// flows of the list say how long its children have waited.
    ///
    /// Set by trials of a few values on five lists of one area and on 200 simulated services: of all replications the simulated
    /// services are forecast worse for the next months, of none the published lists are, and over a year both are.
    private static let (followMeans, monthsOfMeans) = (0.6, 4)
}
