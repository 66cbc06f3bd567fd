package import Calendar

/// One change to one service.
package struct Intervention: Sendable {
    /// What changes.
    package var effect: Effect
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
    /// The words of the file, for results: `recruit 2 WTE specialist clinician`.
    package var label: String
    /// Why it is done or believed, for the reader.
    package var why: String
    /// Where the intervention or its effect is published or promised; empty when the file does not say.
    package var source: String
    /// Where it stands.
    package var place: Place

    /// A change.
    package init(
        effect: Effect,
        service: String,
        stage: String? = nil,
        from: Month,
        until: Month? = nil,
        onlyFor: [String] = [],
        lagWeeks: Figure = Figure(0, evidence: .assumed),
        isLagGiven: Bool = false,
        rampWeeks: Figure = Figure(0, evidence: .assumed),
        staff: String = "",
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
        self.label = label
        self.why = why
        self.source = source
        self.place = place
    }

    /// What an intervention does to the model.
    package enum Effect: Hashable, Sendable {
        /// More staff for good: WTE times cases a week of one WTE, as a pass of their own in the given order.
        case recruit(wte: Figure, casesPerWeekPerWTE: Figure, order: Order)
        /// Bought-in staff for a time: extra cases a week, in the given order.
        case agency(casesPerWeek: Figure, order: Order)
        /// A one-off push: so many extra cases in all between `from` and `until`, in the given order.
        case waitingListInitiative(cases: Figure, order: Order)
        /// A share of new referrals is answered another way at triage and never joins the list.
        case triage(share: Figure)
        /// Referrals change by this share (-0.10: a tenth fewer), because children are helped before.
        case earlyHelp(referralChange: Figure)
        /// Referrals change by this share.
        case demandShock(referralChange: Figure)
        /// The order of service of the existing capacity.
        case changeOrder(Order)
        /// Children seen elsewhere (Right to Choose): so many a week leave the list, in the given order.
        case outsource(casesPerWeek: Figure, order: Order)
        /// Children of these classes are seen before all others.
        case seeFirst(classes: [String])
        /// A share of the stage's places is kept for a class.
        case reserve(Precedence.Reserve)
        /// At `from`, this share of those waiting goes to another service's list with their clocks running.
        case transfer(to: String, share: Figure)
        /// This share of new referrals goes to another service's list instead.
        case redirect(to: String, share: Figure)
        /// Between `from` and `until`, this share of those waiting turns out not to be waiting any more.
        case validate(share: Figure)
        /// How a pool of shared staff shares its time.
        case shareStaff(pool: String, rule: SharedStaff.Rule)
        /// The share of cases that take the route to this outcome (refusal to assess, no to plan).
        case threshold(outcome: String, share: Figure)
        /// The existing assessed capacity of the stage does this share more cases (time per case, skill mix, AI support).
        case productivity(change: Figure)
        /// The share of appointments lost falls, for one staff group or for all: (1 - after) / (1 - before) as many cases.
        case fewerLostAppointments(staff: String?, before: Double, after: Figure)
    }
}
