/// A figure that a row names and does not give: it is withheld, or there is none.
package struct MissingFigure: Codable, Hashable, Sendable {
    /// The service's name in the history file.
    package var service: String
    /// Who runs it.
    package var provider: String
    /// What days it would cover.
    package var period: Period
    /// What would be measured.
    package var metric: String
    /// What the row has instead of a number: `<5`, `c`, `..`.
    package var code: String
    /// Withheld because it is below this number; `nil`: not known at all.
    package var below: Double?
    /// Where the row stands.
    package var place: Place

    /// A figure that is not there.
    package init(
        service: String,
        provider: String = "",
        period: Period,
        metric: String,
        code: String,
        below: Double?,
        place: Place
    ) {
        self.service = service
        self.provider = provider
        self.period = period
        self.metric = metric
        self.code = code
        self.below = below
        self.place = place
    }
}
