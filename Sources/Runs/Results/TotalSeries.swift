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

    /// The series of a sum of services of which some plan takes children off a list, or none does, and of which some list is bent
    /// to a path, or none is, with the measures that targets ask for.
    init(takesOffLists: Bool, bendsLists: Bool = false, asked: [Measure] = []) {
        let standard: [Measure] =
            [
                .waiting, .meanWait, .maxWait, .shareWithin(weeks: 18), .waitingBeyond(weeks: 52), .referrals,
                .diverted,
                .seen, .earlyDisposals, .left, .meanWaitSeen,
            ] + (takesOffLists ? [.transferred] : [])
            + (bendsLists ? [.unexplainedAdditions, .unexplainedRemovals, .removalsMissing] : [])
            + [.meanWaitByChild, .empty]
        var measures = standard
        for measure in asked where measure.thresholdWeeks != nil && !measures.contains(measure) {
            measures.append(measure)
        }
        summed = measures.map { MeasuredSeries(measure: $0) }
    }

    /// All series, in order.
    var series: [MeasuredSeries] { summed + Self.ofAllTogether.map(\.series) }

    /// Measures of all children together, and their places among those of the engine.
    static let ofAllTogether = [
        (series: MeasuredSeries(measure: .medianWait), place: StockMeasure.median),
        (series: MeasuredSeries(measure: .percentile92Wait), place: StockMeasure.percentile92),
    ]

    /// Adds up the services' values of one replication, each service's by series and period one after another.
    func add(_ parts: UnsafeBufferPointer<Float>, periodCount: Int, into sum: UnsafeMutablePointer<Float>) {
        let stride = summed.count * periodCount
        let members = parts.count / stride
        for (number, one) in summed.enumerated() {
            let weight = Self.weight(of: one.measure).flatMap { summed.firstIndex(of: MeasuredSeries(measure: $0)) }
            for period in 0..<periodCount {
                let place = number * periodCount + period
                let values = (0..<members).lazy.map { Double(parts[$0 * stride + place]) }
                let value: Double
                if let weight {
                    let weights = (0..<members).lazy.map { Double(parts[$0 * stride + weight * periodCount + period]) }
                    value = Self.weightedMean(one.measure, zip(values, weights))
                } else {
                    value = Self.sum(one.measure, values)
                }
                sum[place] = Float(value)
            }
        }
    }

    private static func sum(_ measure: Measure, _ values: some Sequence<Double>) -> Double {
        switch measure {
        case .maxWait: values.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
        // Nobody waits where nobody waits anywhere.
        case .empty: values.reduce(1) { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }
        default: values.reduce(0, +)
        }
    }

    /// What a mean or a share is of.
    private static func weight(of measure: Measure) -> Measure? {
        switch measure {
        case .meanWait, .meanWaitByChild, .shareWithin: .waiting
        case .meanWaitSeen: .seen
        default: nil
        }
    }

    private static func weightedMean(
        _ measure: Measure,
        _ members: some Sequence<(Double, Double)>
    ) -> Double {
        var (sum, children) = (0.0, 0.0)
        for (value, weight) in members {
            guard weight > 0 else { continue }
            sum += value * weight
            children += weight
        }
        guard children > 0 else {
            switch measure {
            case .shareWithin: return 1
            case .meanWait, .meanWaitByChild: return 0
            default: return .nan
            }
        }
        return sum / children
    }
}
