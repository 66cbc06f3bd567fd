import Foundation

/// A number as a report writes it: `1,332`, `54.7`, `-35`.
package func words(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let factor = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let rounded = (abs(value) * factor).rounded() / factor
    let whole = Int(rounded)
    let digits = Array("\(whole)")
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    let fraction = rounded - Double(whole)
    if fraction > 0 { text += "\((fraction * factor).rounded() / factor)".dropFirst() }
    return (value < 0 && rounded > 0 ? "-" : "") + text
}

/// A number with what it counts: "1 plan", "1,200 plans".
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    counted(words(Double(count)), noun, plural: plural)
}

/// A number as written, with what it counts.
package func counted(_ number: String, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == "1" ? noun : plural ?? noun + "s")"
}

/// A change with its sign: `+133`, `-20`.
package func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + words(value)
}

/// One decimal, for sentences: `20.0`.
package func oneDecimal(_ value: Double) -> String {
    String(format: "%.1f", value)
}

/// A number as messages about files write it: no separators, no decimals when whole, and at most `decimals` otherwise.
package func plain(_ value: Double, decimals: Int = 4) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let factor = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let rounded = (value * factor).rounded() / factor
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
