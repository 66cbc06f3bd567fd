/// Weeks of work on a case, drawn for each child.
package enum Delay: Codable, Hashable, Sendable {
    /// Done in the week it is taken up.
    case none
    /// Always the same whole number of weeks.
    case fixed(weeks: Figure)
    /// Between two numbers of weeks, most often `mostLikely` (triangular, rounded to whole weeks).
    case between(least: Double, mostLikely: Double, most: Double, evidence: Evidence, source: String)
}
