/// A number with a fixed count of decimals, halves away from zero; the same text on every machine and in every locale.
///
/// Numbers that round to zero have no sign; numbers beyond 10^15 and what is not a number are `NA`.
package func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "NA" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    // Apart, because together they may need more digits than a number holds.
    var whole = Int64(abs(value))
    var part = Int64(((abs(value) - Double(whole)) * scale).rounded(.toNearestOrAwayFromZero))
    if part == Int64(scale) {
        whole += 1
        part = 0
    }
    let sign = value < 0 && (whole > 0 || part > 0) ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let digits = String(part)
    return "\(sign)\(whole)." + String(repeating: "0", count: decimals - digits.count) + digits
}

/// A number with a count of decimals, or where that is below 0 to the nearest ten, hundred and so on.
package func rounded(_ value: Double, _ decimals: Int) -> String {
    guard decimals < 0 else { return decimal(value, decimals) }
    var unit = 1.0
    for _ in decimals..<0 { unit *= 10 }
    return decimal((value / unit).rounded(.toNearestOrAwayFromZero) * unit, 0)
}

/// A whole number with commas: 1,282; with fewer decimals than none to the nearest ten, hundred and so on: 1,280.
package func thousands(_ value: Double, _ decimals: Int = 0) -> String {
    let text = rounded(abs(value), decimals)
    var grouped = ""
    for (index, digit) in text.enumerated() {
        if index > 0 && (text.count - index) % 3 == 0 { grouped += "," }
        grouped.append(digit)
    }
    return value < 0 && text != "0" ? "-" + grouped : grouped
}
