/// A linear programme: the least cost c'x of variables within bounds, with sums A x within bounds of their own.
///
/// Rows and columns are added one by one, and keep the order in which they were added:
///
///     minimise c'x  with  rowLower <= A x <= rowUpper,  lower <= x <= upper
///
/// An equation has equal bounds; a bound that is infinite is none. Coefficients, costs and finite bounds should be of like
/// size (within some six powers of ten), since tolerances are absolute beyond 1.
public struct LinearProgram: Sendable {
    /// The bounds of each row's sum.
    public private(set) var rowBounds: [ClosedRange<Double>] = []
    /// The cost of one unit of each variable.
    public private(set) var costs: [Double] = []
    /// The bounds of each variable.
    public private(set) var bounds: [ClosedRange<Double>] = []

    /// Where each column's entries begin; one more than there are columns.
    var starts = [0]
    /// The rows of all entries, column after column.
    var entryRows: [Int] = []
    /// Their coefficients.
    var entryValues: [Double] = []

    /// A programme without rows or variables.
    public init() {}

    /// The rows' number.
    public var rows: Int { rowBounds.count }
    /// The variables' number.
    public var columns: Int { costs.count }

    /// Adds a row whose sum must stay within bounds.
    ///
    /// - Returns: its index.
    @discardableResult
    public mutating func addRow(_ bounds: ClosedRange<Double>) -> Int {
        rowBounds.append(bounds)
        return rowBounds.count - 1
    }

    /// Adds a row whose sum is given.
    ///
    /// - Returns: its index.
    @discardableResult
    public mutating func addRow(equals sum: Double) -> Int { addRow(sum...sum) }

    /// Adds a variable.
    ///
    /// - Parameters:
    ///   - cost: what one unit of it costs.
    ///   - bounds: where it may lie; from 0 on if nothing is said.
    ///   - entries: its coefficients by row; the rows must have been added, each stands once, and zeros are left out.
    /// - Returns: its index.
    @discardableResult
    public mutating func addColumn(
        cost: Double,
        bounds: ClosedRange<Double> = 0...Double.infinity,
        entries: [(row: Int, value: Double)]
    ) -> Int {
        for entry in entries where entry.value != 0 {
            precondition(entry.row >= 0 && entry.row < rows, "row \(entry.row) of \(rows) has not been added")
            entryRows.append(entry.row)
            entryValues.append(entry.value)
        }
        starts.append(entryRows.count)
        costs.append(cost)
        self.bounds.append(bounds)
        return costs.count - 1
    }

    /// What a choice of variables comes to in every row.
    public func sums(_ values: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: rows)
        for column in 0..<columns {
            for entry in starts[column]..<starts[column + 1] {
                sums[entryRows[entry]] += entryValues[entry] * values[column]
            }
        }
        return sums
    }
}
