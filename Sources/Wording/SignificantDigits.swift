import Foundation

/// A number to so many significant digits, zeros at its end left out: `0.331091`, `520`, `3.2e-09`.
///
/// Numbers from 0.00001 to 10^15 are written without an exponent. The same text in every locale.
package func significant(_ value: Double, digits: Int) -> String {
    if value.isNaN { return "NA" }
    if value.isInfinite { return value < 0 ? "-infinite" : "infinite" }
    if value == 0 { return "0" }
    let size = abs(value)
    guard size >= 1e-5, size < 1e15 else { return String(format: "%.*e", digits - 1, value) }
    let decimals = max(0, digits - 1 - Int(log10(size).rounded(.down)))
    let text = String(format: "%.*f", decimals, value)
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    return String((kept.first == "." ? kept.dropFirst() : kept).reversed())
}

/// The shortest text that reads back as the same number; whole numbers without a point, `NA` for what is not a number.
package func fullPrecision(_ value: Double) -> String {
    if value.isNaN { return "NA" }
    if value.isInfinite { return value < 0 ? "-Inf" : "Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
}
