/// What waiting leads to: children who have waited long ask for another service as well.
///
/// A cost of doing nothing, which nobody has published: without such a rule waiting leads to nothing.
package struct WaitingCost: Codable, Hashable, Sendable {
    /// The id of the service on whose list they wait.
    package var service: String
    /// The stage on whose list they wait; `nil`: the first.
    package var stage: String?
    /// Each child asks at most once, when its wait passes so many weeks.
    package var beyondWeeks: Int
    /// The id of the service that they then ask for.
    package var asksFor: String
    /// How likely a child is to do so.
    package var probability: Figure
    /// Weeks from then until the request is made.
    package var afterWeeks: Int
    /// Where it stands.
    package var place: Place

    package init(
        service: String,
        stage: String? = nil,
        beyondWeeks: Int,
        asksFor: String,
        probability: Figure,
        afterWeeks: Int = 0,
        place: Place = Place(file: "", line: 0)
    ) {
        self.service = service
        self.stage = stage
        self.beyondWeeks = beyondWeeks
        self.asksFor = asksFor
        self.probability = probability
        self.afterWeeks = afterWeeks
        self.place = place
    }
}
