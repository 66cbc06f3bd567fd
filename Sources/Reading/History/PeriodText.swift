package import Planning
import Simulation

extension Period {
    /// Reads `2025-06`, `2024`, `2025-01/2025-07` or `2022/2024`: months or years, the last one included; `nil` for
    /// anything else, and for a last one before the first.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = months(parts[0]), let last = months(parts[parts.count - 1]),
            first.lowerBound <= last.upperBound
        else { return nil }
        self.init(first: first.lowerBound.firstDay, end: last.upperBound.end, text: text)
    }
}

/// The months of `2025-06` (one) or `2024` (twelve), between the years 1900 and 2200.
private func months(_ text: Substring) -> ClosedRange<Month>? {
    if let month = Month(text) { return (1900...2200).contains(month.year) ? month...month : nil }
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text),
        (1900...2200).contains(year)
    else { return nil }
    return Month(year: year, month: 1)...Month(year: year, month: 12)
}
