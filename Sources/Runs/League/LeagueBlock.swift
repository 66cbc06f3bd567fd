/// The child-days of a block of replications by plan and service.
///
/// Threads write to replications of their own.
final class LeagueBlock: @unchecked Sendable {
    let replications: Range<Int>
    private let planCount: Int
    let serviceCount: Int
    private let values: UnsafeMutablePointer<Int64>

    init(_ replications: Range<Int>, planCount: Int, serviceCount: Int) {
        self.replications = replications
        (self.planCount, self.serviceCount) = (planCount, serviceCount)
        let count = replications.count * planCount * serviceCount
        values = .allocate(capacity: max(1, count))
        values.initialize(repeating: 0, count: count)
    }

    deinit { values.deallocate() }

    /// Child-days of a plan in a replication, by service.
    func days(_ replication: Int, _ plan: Int) -> UnsafeMutableBufferPointer<Int64> {
        let row = (replication - replications.lowerBound) * planCount + plan
        return UnsafeMutableBufferPointer(start: values + row * serviceCount, count: serviceCount)
    }

    /// Child-days of a plan in a replication, all services together.
    func total(_ replication: Int, _ plan: Int) -> Int64 { days(replication, plan).reduce(0, +) }
}
