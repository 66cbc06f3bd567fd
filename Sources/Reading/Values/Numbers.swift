import Calendar

/// Reads `15`, `-2`, `+3.5`: digits with at most one point, as written (`010` is ten).
///
/// No exponent, no separators, no `nan`: `nil` for anything else.
func parseNumber(_ text: String) -> Double? {
    var digits = text.utf8[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits.removeFirst() }
    var (before, after, hasPoint) = (0, 0, false)
    for byte in digits {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): if hasPoint { after += 1 } else { before += 1 }
        case UInt8(ascii: ".") where !hasPoint: hasPoint = true
        default: return nil
        }
    }
    guard before > 0, !hasPoint || after > 0, digits.count <= 40 else { return nil }
    return Double(text)
}

/// Reads `47.5%` or `-10 %` into 0.475 or -0.1.
func parsePercentage(_ text: String) -> Double? {
    guard text.last == "%" else { return nil }
    let number = trim(text.dropLast())
    // Through the text, because 11.8 / 100 is not the double nearest to 0.118.
    return parseNumber(number) == nil ? nil : Double(number + "e-2")
}

/// Reads `26 weeks`, `6 months`, `30 days`, `2 years` into weeks.
func parseWeeks(_ text: String) -> Double? {
    let (number, unit) = splitNumber(text)
    guard let number else { return nil }
    switch unit {
    case "day", "days": return number / 7
    case "week", "weeks": return number
    case "month", "months": return number * averageMonthWeeks
    case "year", "years": return number * 12 * averageMonthWeeks
    default: return nil
    }
}

/// Reads `36 months` or `3 years` into months.
func parseMonthCount(_ text: String) -> Double? {
    let (number, unit) = splitNumber(text)
    guard let number else { return nil }
    switch unit {
    case "month", "months": return number
    case "year", "years": return number * 12
    default: return nil
    }
}

/// Reads `8 a week`, `40 a month`, `500 per year` into so many a week.
func parsePerWeek(_ text: String) -> Double? {
    let (number, unit) = splitNumber(text)
    guard let number, let months = monthsPerUnit(unit) else { return nil }
    return unit.hasSuffix("week") ? number : number / (months * averageMonthWeeks)
}

/// Reads `8 a week`, `40 a month`, `500 per year` into so many a month.
func parsePerMonth(_ text: String) -> Double? {
    let (number, unit) = splitNumber(text)
    guard let number, let months = monthsPerUnit(unit) else { return nil }
    return number / months
}

/// Reads `2 a quarter`, `1 a month`, `8 per year` into so many in three months.
func parsePerQuarter(_ text: String) -> Double? {
    let (number, unit) = splitNumber(text)
    guard let number else { return nil }
    switch unit {
    case "a quarter", "per quarter": return number
    case "a month", "per month": return number * 3
    case "a year", "per year": return number / 4
    default: return nil
    }
}

/// Reads `9% a year` into 0.09.
func parsePercentageAYear(_ text: String) -> Double? {
    for unit in ["a year", "per year"] where text.hasSuffix(unit) {
        return parsePercentage(trim(text.dropLast(unit.count)))
    }
    return nil
}

/// How many months the unit of a rate is: `a week` is 1 / 4.348.
func monthsPerUnit(_ unit: String) -> Double? {
    switch unit {
    case "a week", "per week": 1 / averageMonthWeeks
    case "a month", "per month": 1
    case "a year", "per year": 12
    default: nil
    }
}

/// The number before the first space, and the words after it with single spaces.
func splitNumber(_ text: String) -> (number: Double?, unit: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return (nil, "") }
    return (parseNumber(String(first)), words.dropFirst().joined(separator: " "))
}

/// The number without its separators, if the text begins with one like `1,282`.
func withoutThousandsSeparators(_ text: String) -> String? {
    var digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
    let fraction = digits.firstIndex(of: ".").map { String(digits[$0...]) } ?? ""
    digits = digits.prefix { $0 != "." }
    let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined() + fraction
}
