package import Calendar

/// One change to one service.
package struct Intervention: Sendable {
    /// What changes.
    package var effect: any Effect
    /// The service's id.
    package var service: String
    /// The stage's id; `nil`: the first.
    package var stage: String?
    /// It begins at the start of this month.
    package var from: Month
    /// It ends with this month; `nil`: it stays.
    package var until: Month?
    /// The only classes whom its extra capacity sees (a ring-fence); empty: everybody.
    package var onlyFor: [String]
    /// Weeks after `from` before anything is felt (advert to first clinic).
    package var lagWeeks: Figure
    /// Whether the file gives a lag, be it none.
    package var isLagGiven: Bool
    /// Weeks over which the effect then grows in a straight line to its full size.
    package var rampWeeks: Figure
    /// The staff group whom it recruits, by the area file's name; empty: none is named.
    package var staff: String
    /// The word for its kind in plan files, by which costs name it: `waiting-list initiative`.
    package var keyword: String
    /// The words of the file, for results: `recruit 2 WTE specialist clinician`.
    package var label: String
    /// Why it is done or believed, for the reader.
    package var why: String
    /// Where the intervention or its effect is published or promised; empty when the file does not say.
    package var source: String
    /// Where it stands.
    package var place: Place

    package init(
        effect: any Effect,
        service: String,
        stage: String? = nil,
        from: Month,
        until: Month? = nil,
        onlyFor: [String] = [],
        lagWeeks: Figure = Figure(0, evidence: .assumed),
        isLagGiven: Bool = false,
        rampWeeks: Figure = Figure(0, evidence: .assumed),
        staff: String = "",
        keyword: String? = nil,
        label: String,
        why: String = "",
        source: String = "",
        place: Place = Place(file: "", line: 0)
    ) {
        self.effect = effect
        self.service = service
        self.stage = stage
        self.from = from
        self.until = until
        self.onlyFor = onlyFor
        self.lagWeeks = lagWeeks
        self.isLagGiven = isLagGiven
        self.rampWeeks = rampWeeks
        self.staff = staff
        self.keyword = keyword ?? effect.kind
        self.label = label
        self.why = why
        self.source = source
        self.place = place
    }
}
