/// What a block of replications costs and brings under every plan: pence by line and year, and what benefits are made of.
///
/// Threads write to replications of their own.
final class MoneyBlock: @unchecked Sendable {
    let replications: Range<Int>
    private let planCount: Int
    /// Pence of a plan's lines, and numbers of its benefits, in one replication.
    private let lineCount: Int
    private let numberCount: Int
    private let pence: UnsafeMutablePointer<Int64>
    private let numbers: UnsafeMutablePointer<Double>

    init(_ replications: Range<Int>, planCount: Int, lineCount: Int, numberCount: Int) {
        self.replications = replications
        (self.planCount, self.lineCount, self.numberCount) = (planCount, lineCount, numberCount)
        let rows = replications.count * planCount
        pence = .allocate(capacity: max(1, rows * lineCount))
        numbers = .allocate(capacity: max(1, rows * numberCount))
        pence.initialize(repeating: 0, count: rows * lineCount)
        numbers.initialize(repeating: 0, count: rows * numberCount)
    }

    deinit {
        pence.deallocate()
        numbers.deallocate()
    }

    /// Pence of a plan's lines in a replication, by line and then by year.
    func pence(_ replication: Int, _ plan: Int) -> UnsafeMutablePointer<Int64> {
        pence + ((replication - replications.lowerBound) * planCount + plan) * lineCount
    }

    /// What the benefits of a plan in a replication are made of, by service and then by part.
    func numbers(_ replication: Int, _ plan: Int) -> UnsafeMutablePointer<Double> {
        numbers + ((replication - replications.lowerBound) * planCount + plan) * numberCount
    }
}
