/// How many times as likely children are to leave without being seen once they have waited some weeks.
package struct LeavingBand: Codable, Hashable, Sendable {
    /// Weeks waited from which it holds.
    package var fromWeeks: Int
    /// How many times the hazard of those who have waited less than the first band.
    package var times: Figure

    package init(fromWeeks: Int, times: Figure) {
        self.fromWeeks = fromWeeks
        self.times = times
    }
}
