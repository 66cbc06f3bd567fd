import Foundation

/// The number to 9 significant digits.
///
/// BLAS builds differ by about 1e-13; what they compute passes here before it enters a simulation, so that they cannot
/// change a forecast. A nought has no sign, which some file formats do not keep.
package func rounded9(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    guard value.isFinite else { return value }
    let scale = pow(10, 8 - floor(log10(abs(value))))
    // Powers of ten beyond the range of Double: too small or too large to round, and to matter.
    guard scale.isFinite, scale > 0 else { return value }
    return (value * scale).rounded() / scale
}
