import Simulation

/// A number as a report writes it: `1,332`, `54.7`, `-35`.
func words(_ value: Double, decimals: Int = 1) -> String {
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
func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + words(value)
}

/// A metric's name in words: `mean_wait` is "mean wait".
func metricWords(_ metric: String) -> String {
    switch metric {
    case Metric.waiting.rawValue: "number waiting"
    case Metric.maxWait.rawValue: "longest wait"
    default: String(metric.map { $0 == "_" ? " " : $0 })
    }
}

/// A row's value with its unit: `24 weeks`, `47.5%`.
func valueWords(_ row: Observation) -> String {
    if row.unit == "share" || row.unit.hasPrefix("share ") { return "\(words(row.value * 100))%" }
    guard !row.unit.isEmpty else { return words(row.value) }
    let singular = row.unit == "children" ? "child" : row.unit.hasSuffix("s") ? String(row.unit.dropLast()) : row.unit
    return counted(words(row.value), singular, plural: row.unit)
}

/// Where a row was published: `000_x.txt, Finding 2`.
func sourceWords(_ row: Observation) -> String {
    [row.source, row.section].filter { !$0.isEmpty }.joined(separator: ", ")
}

/// A value with where it was published in brackets.
func cited(_ row: Observation) -> String {
    let source = sourceWords(row)
    return source.isEmpty ? valueWords(row) : "\(valueWords(row)) (\(source))"
}

/// Words joined as in speech: "a", "a and b", "a, b and c".
func joined(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
}

/// Months in words, neighbours as a span: "May 2024 to Jun 2024, Sep 2024".
func spans(_ months: [Month]) -> String {
    var runs: [ClosedRange<Month>] = []
    for month in months.sorted() {
        if let run = runs.last, run.upperBound + 1 == month {
            runs[runs.count - 1] = run.lowerBound...month
        } else {
            runs.append(month...month)
        }
    }
    return
        runs.map {
            $0.lowerBound == $0.upperBound ? $0.lowerBound.name : "\($0.lowerBound.name) to \($0.upperBound.name)"
        }
        .joined(separator: ", ")
}

extension Figure {
    /// How a figure is written.
    enum Unit {
        case plain
        case share
        case weeks
        case aWeek
        case aMonth
        case shareAYear
        /// A share with its sign.
        case change
    }

    /// The value with its unit, and its range if it has one: `10 a week (9 to 12)`.
    func words(_ unit: Unit) -> String {
        let isShare = [.share, .shareAYear, .change].contains(unit)
        let suffix =
            switch unit {
            case .plain, .share, .change: ""
            case .weeks: value == 1 ? " week" : " weeks"
            case .aWeek: " a week"
            case .aMonth: " a month"
            case .shareAYear: " a year"
            }
        let number = { (value: Double) in
            (unit == .change && value > 0 ? "+" : "")
                + Planning.words(value * (isShare ? 100 : 1), decimals: unit == .weeks ? 1 : 2)
                + (isShare ? "%" : "")
        }
        guard let range else { return number(value) + suffix }
        return "\(number(value))\(suffix) (\(number(range.lowerBound)) to \(number(range.upperBound)))"
    }
}
