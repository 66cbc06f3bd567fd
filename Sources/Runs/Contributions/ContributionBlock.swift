/// What a block of replications gives under a plan and its parts, in whole numbers.
///
/// Threads write to replications of their own.
final class ContributionBlock: @unchecked Sendable {
    let replications: Range<Int>
    private let planCount: Int
    private let quantityCount: Int
    private let deliveryCount: Int
    private let values: UnsafeMutablePointer<Int64>
    private let delivered: UnsafeMutablePointer<Int64>

    init(_ replications: Range<Int>, planCount: Int, quantityCount: Int, deliveryCount: Int) {
        self.replications = replications
        (self.planCount, self.quantityCount, self.deliveryCount) = (planCount, quantityCount, deliveryCount)
        let (all, given) = (replications.count * planCount * quantityCount, replications.count * deliveryCount)
        values = .allocate(capacity: max(1, all))
        values.initialize(repeating: 0, count: all)
        delivered = .allocate(capacity: max(1, given))
        delivered.initialize(repeating: 0, count: given)
    }

    deinit {
        values.deallocate()
        delivered.deallocate()
    }

    /// The quantities of a plan of the run in a replication.
    func values(_ replication: Int, _ plan: Int) -> UnsafeMutablePointer<Int64> {
        values + ((replication - replications.lowerBound) * planCount + plan) * quantityCount
    }

    /// What the steps of the whole plan have delivered in a replication.
    func delivered(_ replication: Int) -> UnsafeMutablePointer<Int64> {
        delivered + (replication - replications.lowerBound) * deliveryCount
    }
}
