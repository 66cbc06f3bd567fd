import Foundation

/// Correct significant digits of `value` against `reference`: the log relative error that NIST uses,
/// -log10(|value - reference| / |reference|), or -log10|value| when the reference is zero; at most 16.
public func correctDigits(_ value: Double, _ reference: Double) -> Double {
    if value == reference { return 16 }
    let error = reference == 0 ? abs(value) : abs(value - reference) / abs(reference)
    return min(16, -log10(error))
}

/// Whether two numbers agree to a relative error (absolute near zero).
public func isClose(_ value: Double, _ reference: Double, relative: Double = 1e-9) -> Bool {
    abs(value - reference) <= relative * max(abs(reference), 1e-300) || value == reference
}
