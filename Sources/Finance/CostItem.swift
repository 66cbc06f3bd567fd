package import Areas
import Calendar

/// One line of costs of a plan: a quantity times a price, and who pays.
package struct CostItem: Sendable {
    /// Its name in results.
    package var line: String
    /// The service that it is about; empty: the area.
    package var service: String
    /// Who pays.
    package var funder: Funder
    /// Whether it comes again every year.
    package var isRecurrent: Bool
    /// Whether it is capital.
    package var isCapital: Bool
    /// The place of the step of the plan whose cost it is; `nil`: what is paid under every plan.
    package var step: Int?
    /// How surely the price is known.
    package var evidence: Evidence
    /// Where the price comes from.
    package var source: String
    /// What is paid for.
    package let quantity: Quantity
    let price: UnitPrice

    init(
        _ line: String,
        service: String,
        funder: Funder,
        isRecurrent: Bool = true,
        isCapital: Bool = false,
        step: Int? = nil,
        _ quantity: Quantity,
        _ price: UnitPrice
    ) {
        (self.line, self.service, self.funder) = (line, service, funder)
        (self.isRecurrent, self.isCapital, self.step) = (isRecurrent, isCapital, step)
        (self.quantity, self.price) = (quantity, price)
        evidence = price.figures.map(\.evidence).max() ?? .assumed
        var sources: [String] = []
        for source in price.figures.map(\.source) where !source.isEmpty && !sources.contains(source) {
            sources.append(source)
        }
        source = sources.joined(separator: "; ")
    }

    /// Whole pence by financial year, of so many units in each month.
    ///
    /// A year's amount is rounded once, so that nothing is rounded away month by month.
    ///
    /// - Parameters:
    ///   - units: How many there are in each month.
    ///   - years: The months and their years.
    ///   - prices: What the replication has drawn.
    /// - Returns: Pence by year.
    package func pence(_ units: UnsafeBufferPointer<Double>, _ years: MoneyYears, _ prices: Prices) -> [Int64] {
        var pounds = Array(repeating: 0.0, count: years.years.count)
        for (month, price) in price.prices(of: years, prices.value).enumerated() {
            pounds[years.yearOfMonth[month]] += units[month] * price
        }
        return pounds.map { Int64(($0 * 100).rounded()) }
    }
}
