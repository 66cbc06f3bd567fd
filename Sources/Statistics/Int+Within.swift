extension Int {
    /// A number without its fraction, moved into a range where it lies outside; NaN becomes the range's lower end.
    ///
    /// What is computed from numbers that people give may be anything, and `Int(_:)` stops the program where the number
    /// does not fit.
    package init(_ value: Double, within range: ClosedRange<Int>) {
        guard value > Double(range.lowerBound) else {
            self = range.lowerBound
            return
        }
        // The double nearest to a large bound may lie above it.
        guard value < Double(range.upperBound) else {
            self = range.upperBound
            return
        }
        self = Int(value)
    }
}
