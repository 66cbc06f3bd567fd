package import Areas
package import Forecasting

/// A series as read: its values in the order of time, and when they were.
package struct SeriesInput: Equatable, Sendable {
    /// The column of the dates.
    package let dateColumn: String
    /// The column of the values.
    package let valueColumn: String
    /// The values, the earliest first.
    package let values: [Double]
    /// When they were.
    package let calendar: SeriesCalendar
}

extension Inputs {
    /// Reads a series from two columns of a CSV file with a header; other columns are left alone.
    ///
    /// - Parameters:
    ///   - input: the file.
    ///   - dateColumn: the column of dates; `nil`: the first whose first row is a date.
    ///   - valueColumn: the column of values, each 0 or more; `nil`: the only other one with numbers.
    /// - Returns: the series.
    /// - Throws: everything that is wrong, by line.
    package static func readSeries(
        _ input: InputText,
        dateColumn: String? = nil,
        valueColumn: String? = nil
    ) throws(InputErrors) -> SeriesInput {
        let diagnostics = Diagnostics()
        let reader = SeriesReader(input, diagnostics)
        let series = reader.read(dateColumn: dateColumn, valueColumn: valueColumn)
        try diagnostics.throwIfAny()
        guard let series else { throw InputErrors([]) }
        return series
    }
}
