package import Calendar

/// What things cost in an area: prices, who pays, the high-needs block, and rules about money that come with a date.
///
/// It stands beside the area in `costs.yaml`. Nothing of it changes who is seen when, but for a cap on outsourced cases and
/// what waiting itself leads to.
package struct Costs: Codable, Hashable, Sendable {
    /// The name people use.
    package var name: String
    /// What the reader of every cost must know.
    package var note: String
    /// The financial year whose prices those are that name no year of their own.
    package var priceYear: Year
    /// By how much pay rises; `nil`: not at all.
    package var payAwards: YearlyRise?
    /// By how much other prices rise, and by what flows are put into the prices of the origin; `nil`: not at all.
    package var priceInflation: YearlyRise?
    /// What a year is worth in real terms, for present values.
    package var discountRate: Figure
    /// Pay by group of staff.
    package var pay: [PayGroup]
    /// What a case costs beside pay.
    package var cases: [CaseCosts]
    /// Unit costs of what a service holds: education, health and care plans by placement.
    package var placements: PlacementCosts?
    /// The high-needs block of the dedicated schools grant.
    package var highNeeds: HighNeedsBlock?
    /// Everything else that costs something.
    package var lines: [CostLine]
    /// Rules with a date.
    package var policy: [PolicyLine]
    /// What waiting leads to.
    package var waiting: [WaitingCost]
    /// Where it stands.
    package var place: Place

    package init(
        name: String,
        note: String = "",
        priceYear: Year,
        payAwards: YearlyRise? = nil,
        priceInflation: YearlyRise? = nil,
        discountRate: Figure = Costs.greenBookRate,
        pay: [PayGroup] = [],
        cases: [CaseCosts] = [],
        placements: PlacementCosts? = nil,
        highNeeds: HighNeedsBlock? = nil,
        lines: [CostLine] = [],
        policy: [PolicyLine] = [],
        waiting: [WaitingCost] = [],
        place: Place = Place(file: "", line: 0)
    ) {
        self.name = name
        self.note = note
        self.priceYear = priceYear
        self.payAwards = payAwards
        self.priceInflation = priceInflation
        self.discountRate = discountRate
        self.pay = pay
        self.cases = cases
        self.placements = placements
        self.highNeeds = highNeeds
        self.lines = lines
        self.policy = policy
        self.waiting = waiting
        self.place = place
    }

    /// The Treasury's rate of social time preference, in real terms.
    package static let greenBookRate = Figure(
        0.035,
        evidence: .observed,
        source: "HM Treasury, The Green Book: 3.5% a year in real terms"
    )
}
