package import Calendar

/// One service: one list, or a pathway of several stages.
package struct Service: Codable, Sendable {
    /// A short name without spaces: `nd-dhcft`.
    package var id: String
    /// The name people use.
    package var name: String
    /// Who runs it.
    package var provider: String
    /// The providers whose lists are one list here: their figures are added up; empty: one provider's, or all there is.
    package var addsUp: [String]
    /// Its name in the history; usually the id.
    package var historyName: String
    /// What its referrals are called in the history: `referrals` or `requests`.
    package var referralMetric: String
    /// Referrals a month, when the history does not give them; `nil` uses the history.
    package var referralsPerMonth: Figure?
    /// By how much referrals grow a year, where the area says so; `nil`: as the figures, or the country, have it.
    package var growthPerYear: Figure?
    /// Months from which the level of referrals is known to differ: declared breaks of the series.
    package var levelShifts: [Month]
    /// Share of referrals that leave without being seen (removal other than treatment).
    package var leavingShare: Figure
    /// How leaving depends on the wait, by rising wait; empty: not.
    package var leavingByWait: [LeavingBand]
    /// Children who are told apart; the rest are nobody in particular.
    ///
    /// A service with exceptions has none.
    package var classes: [ChildClass]
    /// What its outcomes add to (EHC plans); `nil`: nothing is held.
    package var stock: Stock?
    /// Staff groups, by which a plan's WTE become cases.
    package var staff: [StaffGroup]
    /// The stages in pathway order; a plain list has one.
    package var stages: [Stage]
    /// Share of cases that are exceptions under the SEN regulations, left out of the second SEN2 measure.
    package var exceptionShare: Figure?
    /// Referrals in school holidays as a share of those in term; `nil`: the same.
    package var referralsInSchoolHolidays: Figure?
    /// What the reader of a result must know: contradictions, gaps.
    package var note: String
    /// Where it stands.
    package var place: Place

    package init(
        id: String,
        name: String,
        provider: String = "",
        addsUp: [String] = [],
        historyName: String? = nil,
        referralMetric: String = Metric.referrals.rawValue,
        referralsPerMonth: Figure? = nil,
        growthPerYear: Figure? = nil,
        levelShifts: [Month] = [],
        leavingShare: Figure,
        leavingByWait: [LeavingBand] = [],
        classes: [ChildClass] = [],
        stock: Stock? = nil,
        staff: [StaffGroup] = [],
        stages: [Stage],
        exceptionShare: Figure? = nil,
        referralsInSchoolHolidays: Figure? = nil,
        note: String = "",
        place: Place = Place(file: "", line: 0)
    ) {
        self.id = id
        self.name = name
        self.provider = provider
        self.addsUp = addsUp
        self.historyName = historyName ?? id
        self.referralMetric = referralMetric
        self.referralsPerMonth = referralsPerMonth
        self.growthPerYear = growthPerYear
        self.levelShifts = levelShifts
        self.leavingShare = leavingShare
        self.leavingByWait = leavingByWait
        self.classes = classes
        self.stock = stock
        self.staff = staff
        self.stages = stages
        self.exceptionShare = exceptionShare
        self.referralsInSchoolHolidays = referralsInSchoolHolidays
        self.note = note
        self.place = place
    }

    /// Whether children pass through several stages.
    package var isPathway: Bool { stages.count > 1 }
}

extension Service {
    /// The number of the stage with an id.
    package func number(ofStage id: String) -> Int { guaranteed(stages.firstIndex { $0.id == id }, by: .stageNames) }

    /// The other services that this one sends children to or makes demands on.
    package var services: [String] {
        var ids = stages.flatMap(\.couplings).map(\.service)
        for case .service(let id) in stages.flatMap(\.routes).map(\.destination) { ids.append(id) }
        if let review = stock?.review { ids.append(review.service) }
        return ids
    }
}
