import Areas
import Simulation

/// What a run reports of a sum of services, within each replication.
///
/// Counts are summed, means are weighted by the children they are of, the longest wait is the longest of all: from the
/// figures of its services. Median and 92nd percentile are those of all their children together. Children whom a plan moves
/// from one of its services to another are taken off the one and referred to the other in the sum too: in every month
/// the list changes by referrals less all that leave it.
struct TotalSeries: Sendable {
    /// Measures made from those of the services.
    let summed: [MeasuredSeries]

    /// The series of a sum of services of which some plan takes children off a list, or none does.
    init(takesOffLists: Bool) {
        summed =
            ([
                .waiting, .meanWait, .maxWait, .shareWithin(weeks: 18), .waitingBeyond(weeks: 52), .referrals,
                .diverted,
                .seen, .earlyDisposals, .left, .meanWaitSeen,
            ] + (takesOffLists ? [.transferred] : []))
            .map { MeasuredSeries(measure: $0) }
    }

    /// All series, in order.
    var series: [MeasuredSeries] { summed + Self.ofAllTogether.map(\.series) }

    /// Measures of all children together, and their places among those of the engine.
    static let ofAllTogether = [
        (series: MeasuredSeries(measure: .medianWait), place: StockMeasure.median),
        (series: MeasuredSeries(measure: .percentile92Wait), place: StockMeasure.percentile92),
    ]

    /// Adds up the services' samples of one replication into a row of those of their sum.
    func add(_ members: [Samples], into sum: Samples, row: Int) {
        for (number, one) in summed.enumerated() {
            let weight = Self.weight(of: one.measure).flatMap { summed.firstIndex(of: MeasuredSeries(measure: $0)) }
            for month in 0..<sum.monthCount {
                let values = members.map { $0[series: number, month: month, replication: 0] }
                sum[series: number, month: month, replication: row] =
                    if let weight {
                        Self.weightedMean(
                            one.measure,
                            zip(values, members).map { ($0, $1[series: weight, month: month, replication: 0]) }
                        )
                    } else if one.measure == .maxWait {
                        values.contains { $0.isNaN } ? .nan : values.max() ?? .nan
                    } else {
                        values.reduce(0, +)
                    }
            }
        }
    }

    /// What a mean or a share is of.
    private static func weight(of measure: Measure) -> Measure? {
        switch measure {
        case .meanWait, .shareWithin: .waiting
        case .meanWaitSeen: .seen
        default: nil
        }
    }

    private static func weightedMean(
        _ measure: Measure,
        _ members: [(value: Double, weight: Double)]
    ) -> Double {
        var (sum, children) = (0.0, 0.0)
        for (value, weight) in members where weight > 0 {
            sum += value * weight
            children += weight
        }
        guard children > 0 else { return measure == .shareWithin(weeks: 18) ? 1 : measure == .meanWait ? 0 : .nan }
        return sum / children
    }
}
