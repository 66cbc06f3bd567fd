import Foundation

/// The mean of some values; 0 of none.
func mean(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

/// The standard error of their mean; 0 of fewer than two.
func standardError(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let middle = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    return (squares / Double(values.count - 1) / Double(values.count)).squareRoot()
}

/// The natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }
