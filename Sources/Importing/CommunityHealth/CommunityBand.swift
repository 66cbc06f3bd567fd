import Areas

/// A column of waits in the tables of community health services: the whole list, or those who have waited so many
/// weeks.
struct CommunityBand: Hashable, Comparable {
    /// Weeks since clock start, `from` or more and less than `below`; `nil`: the whole list.
    let weeks: Weeks?

    /// A band of waits.
    struct Weeks: Hashable {
        var from: Int
        /// `nil`: any longer.
        var below: Int?
    }

    /// The whole list.
    static let total = CommunityBand(weeks: nil)

    private init(weeks: Weeks?) {
        self.weeks = weeks
    }

    /// The band that words name: `>1-2`, `Number waiting >1-2 weeks (8-14 days) by service`, `over 52 weeks`, `total`.
    ///
    /// `nil`: they name none, or a wait without saying which side of it.
    init?(_ words: some StringProtocol) {
        // Days in brackets say the same again.
        let words = words.lowercased().replacing(/\([^)]*\)/, with: "")
        if let edges = words.firstMatch(of: /(\d{1,3})\s*(?:-|\u{2013}|to)\s*(\d{1,3})(?!\d)/),
            let from = Int(edges.1), let below = Int(edges.2), from < below
        {
            self.init(weeks: Weeks(from: from, below: below))
        } else if let edge = words.firstMatch(of: /(?:>|over|more than|above)\s*(\d{1,3})(?!\d)/) ?? Self.orMore(words),
            let from = Int(edge.1)
        {
            self.init(weeks: Weeks(from: from, below: nil))
        } else if words.contains(/\btotal\b/) {
            self.init(weeks: nil)
        } else {
            return nil
        }
    }

    private static func orMore(_ words: String) -> Regex<(Substring, Substring)>.Match? {
        words.firstMatch(of: /(\d{1,3})\s*(?:\+|weeks or more|weeks and over)/)
    }

    /// The history's metric.
    var metric: String {
        guard let weeks else { return Metric.waiting.rawValue }
        return WaitMetric(.waiting, .band(from: Double(weeks.from), below: weeks.below.map(Double.init))).name
    }

    /// The whole list, then the bands by their edges.
    static func < (first: CommunityBand, second: CommunityBand) -> Bool {
        guard let one = first.weeks, let other = second.weeks else { return first.weeks == nil && second.weeks != nil }
        return (one.from, one.below ?? .max) < (other.from, other.below ?? .max)
    }
}
