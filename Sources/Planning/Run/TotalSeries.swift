import Simulation

/// What a run reports of a sum of services: figures that can be added up within a replication.
///
/// Counts are summed, means are weighted by the children they are of, the longest wait is the longest of all. Medians and
/// percentiles of a sum are not made from those of its parts.
enum TotalSeries {
    static let series = [
        .waiting, .meanWait, .maxWait, .shareWithin(weeks: 18), .waitingBeyond(weeks: 52), .referrals, .diverted, .seen,
        .earlyDisposals, .left, .meanWaitSeen,
    ]
    .map { MeasuredSeries(measure: $0) }

    /// The samples of a sum from those of its services.
    static func samples(_ members: [(series: [MeasuredSeries], samples: Samples)]) -> Samples {
        let first = members[0].samples
        let sum = Samples(seriesCount: series.count, monthCount: first.monthCount, replications: first.replications)
        for (number, one) in series.enumerated() {
            let places = places(of: one.measure, members)
            let weights = weight(of: one.measure).map { Self.places(of: $0, members) }
            for replication in 0..<first.replications {
                for month in 0..<first.monthCount {
                    let value = { (places: [Int], member: Int) in
                        members[member].samples[series: places[member], month: month, replication: replication]
                    }
                    sum[series: number, month: month, replication: replication] =
                        if let weights {
                            weightedMean(
                                one.measure,
                                members.indices.lazy.map { (value(places, $0), value(weights, $0)) }
                            )
                        } else if one.measure == .maxWait {
                            members.indices.map { value(places, $0) }
                                .reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
                        } else {
                            members.indices.reduce(0) { $0 + value(places, $1) }
                        }
                }
            }
        }
        return sum
    }

    /// What a mean or a share is of.
    private static func weight(of measure: Measure) -> Measure? {
        switch measure {
        case .meanWait, .shareWithin: .waiting
        case .meanWaitSeen: .seen
        default: nil
        }
    }

    /// The numbers of a measure's series.
    private static func places(
        of measure: Measure,
        _ members: [(series: [MeasuredSeries], samples: Samples)]
    ) -> [Int] {
        members.map { $0.series.firstIndex(of: MeasuredSeries(measure: measure))! }
    }

    private static func weightedMean(
        _ measure: Measure,
        _ members: some Sequence<(value: Double, weight: Double)>
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
