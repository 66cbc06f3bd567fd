import Finance

/// A plan whose parts are run as plans of their own beside it, by their ids.
package struct PlanParts: Hashable, Sendable {
    /// All parts together.
    package var together: String
    /// Each part alone.
    package var alone: [String]

    package init(together: String, alone: [String]) {
        (self.together, self.alone) = (together, alone)
    }

    /// The same by the places of the plans in a run; `nil`: some of them are not in it.
    func among(_ ids: [String]) -> HighNeedsLayout.Mitigation? {
        guard let all = ids.firstIndex(of: together) else { return nil }
        let places = alone.compactMap { ids.firstIndex(of: $0) }
        return places.count == alone.count ? HighNeedsLayout.Mitigation(together: all, alone: places) : nil
    }
}
