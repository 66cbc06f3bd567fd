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
            for month in 0..<first.monthCount {
                let values = rows(members, one.measure, month)
                let weights = weight(of: one.measure).map { rows(members, $0, month) }
                for replication in 0..<first.replications {
                    sum.set(
                        value(one.measure, values, weights, replication),
                        series: number,
                        month: month,
                        replication: replication
                    )
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

    private static func rows(
        _ members: [(series: [MeasuredSeries], samples: Samples)],
        _ measure: Measure,
        _ month: Int
    ) -> [UnsafeBufferPointer<Float>] {
        members.map { series, samples in
            samples.row(series: series.firstIndex(of: MeasuredSeries(measure: measure))!, month: month)
        }
    }

    private static func value(
        _ measure: Measure,
        _ values: [UnsafeBufferPointer<Float>],
        _ weights: [UnsafeBufferPointer<Float>]?,
        _ replication: Int
    ) -> Double {
        if let weights {
            var (sum, children) = (0.0, 0.0)
            for (value, weight) in zip(values, weights) where weight[replication] > 0 {
                sum += Double(value[replication]) * Double(weight[replication])
                children += Double(weight[replication])
            }
            guard children > 0 else { return measure == .shareWithin(weeks: 18) ? 1 : measure == .meanWait ? 0 : .nan }
            return sum / children
        }
        let numbers = values.map { Double($0[replication]) }
        return measure == .maxWait ? numbers.max()! : numbers.reduce(0, +)
    }
}
