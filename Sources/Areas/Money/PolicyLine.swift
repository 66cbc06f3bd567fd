package import Calendar

/// A rule about money that comes, or goes, at a date: never more than a line of the area's costs.
package struct PolicyLine: Codable, Hashable, Sendable {
    /// Its name in results.
    package var name: String
    /// What it does.
    package var effect: Effect
    /// From the beginning of this month.
    package var from: Month
    /// To the end of this month; `nil`: for good.
    package var until: Month?
    /// Where it is announced.
    package var source: String
    /// Where it stands.
    package var place: Place

    package init(
        name: String,
        effect: Effect,
        from: Month,
        until: Month? = nil,
        source: String = "",
        place: Place = Place(file: "", line: 0)
    ) {
        self.name = name
        self.effect = effect
        self.from = from
        self.until = until
        self.source = source
        self.place = place
    }

    /// The kinds of rules.
    package enum Effect: Codable, Hashable, Sendable {
        /// A date that results show, and nothing else.
        case label
        /// Prices change by a share: 0.03 makes them 3% dearer while it lasts.
        case change(Figure, of: [Subject])
        /// A share of the high-needs deficit at a month's end is paid off in the rule's first month.
        case grant(Figure, deficitAt: Month)
        /// No more cases a year are seen elsewhere, of a service or of all.
        case cap(Figure, service: String?)

        /// Its figure; `nil`: it has none.
        package var figure: Figure? {
            switch self {
            case .label: nil
            case .change(let figure, _), .grant(let figure, _), .cap(let figure, _): figure
            }
        }
    }

    /// Whether it holds in a month.
    package func holds(in month: Month) -> Bool { from <= month && until.map { month <= $0 } ?? true }

    /// Whether it bounds how many are seen elsewhere.
    package var isCap: Bool {
        if case .cap = effect { true } else { false }
    }

    /// What a change of prices is about.
    package enum Subject: Codable, Hashable, Sendable {
        /// Pay of all groups.
        case pay
        /// What a case costs beside pay.
        case nonPay
        /// Cases seen elsewhere.
        case outsourced
        /// Every placement.
        case placements
        /// One placement.
        case placement(String)
        /// The income of the high-needs block.
        case income
        /// A line by its name.
        case line(String)
    }
}
