import Foundation

/// Σ log(1 + x) of numbers that are not negative, with a logarithm now and then instead of one each.
///
/// Keeps z = Π (1 + x) - 1, so that numbers near 0 lose no digits; every factor adds two or three roundings.
struct LogarithmSum {
    private var sum = 0.0
    private var product = 0.0

    /// Beyond this a number is not multiplied with others, whose product stays below its square: nothing overflows.
    private static let largest = 1e100

    /// Adds log(1 + x).
    @inline(__always)
    mutating func add(_ x: Double) {
        if x > Self.largest {
            sum += log1p(x)
            return
        }
        product += x + product * x
        if product > Self.largest {
            sum += log1p(product)
            product = 0
        }
    }

    /// The sum so far.
    var value: Double { sum + log1p(product) }
}
