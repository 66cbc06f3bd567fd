package import Calendar

/// Words joined as in speech: "a", "a and b", "a, b and c".
package func joined(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
}

/// Months in words, neighbours as a span: "May 2024 to Jun 2024, Sep 2024".
package func spans(_ months: [Month]) -> String {
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
