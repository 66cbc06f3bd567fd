package import Calendar

/// Posts of one staff group at a stage, from which its capacity is built.
package struct StaffPost: Codable, Hashable, Sendable {
    /// What one WTE of them does.
    package var group: StaffGroup
    /// WTE established: posts filled and vacant.
    package var wte: Figure
    /// WTE unfilled at the origin.
    package var vacancies: Figure
    /// Share of the posts whose holders leave in a year, counted over posts that are filled.
    package var leavers: Figure
    /// Weeks from a vacancy to the newcomer's first clinic.
    package var recruitmentLag: Figure
    /// Weeks of induction over which a newcomer's caseload grows in a straight line to a full one.
    package var ramp: Figure
    /// Share of the vacant WTE that agency staff cover.
    package var agencyCover: Figure
    /// Agency cover ends with this month; `nil`: it stays.
    package var agencyUntil: Month?
    /// Fixed-term posts end with this month; `nil`: they stay.
    package var ends: Month?
    /// What is done in school holidays, as a share of the usual capacity; `nil`: as usual.
    package var schoolHolidays: Figure?
    /// Whether nothing is done on bank holidays; the group's absence must then leave those out.
    package var closedOnBankHolidays: Bool

    /// Posts; by default all filled, and nobody leaves.
    package init(
        group: StaffGroup,
        wte: Figure,
        vacancies: Figure = .nothing,
        leavers: Figure = .nothing,
        recruitmentLag: Figure = .nothing,
        ramp: Figure = .nothing,
        agencyCover: Figure = .nothing,
        agencyUntil: Month? = nil,
        ends: Month? = nil,
        schoolHolidays: Figure? = nil,
        closedOnBankHolidays: Bool = false
    ) {
        self.group = group
        self.wte = wte
        self.vacancies = vacancies
        self.leavers = leavers
        self.recruitmentLag = recruitmentLag
        self.ramp = ramp
        self.agencyCover = agencyCover
        self.agencyUntil = agencyUntil
        self.ends = ends
        self.schoolHolidays = schoolHolidays
        self.closedOnBankHolidays = closedOnBankHolidays
    }

    /// The figures of the posts themselves, without those of the group; what is nothing is left out.
    package var figures: [NamedFigure] {
        parts.filter { $0.part == .schoolHolidays || $0.named.figure != .nothing }.map(\.named)
    }

    /// The least sure of everything that the posts' capacity rests on.
    package var evidence: Evidence {
        (figures.map(\.figure) + group.figures.map(\.figure)).map(\.evidence).max() ?? .assumed
    }
}

extension StaffPost {
    /// A figure of posts, by its name in the file.
    package enum Part: String, CaseIterable, Sendable {
        case wte = "wte"
        case vacancies = "vacancies"
        case leavers = "leavers"
        case recruitmentLag = "recruitment lag"
        case ramp = "ramp"
        case agencyCover = "agency cover"
        case schoolHolidays = "school holidays"

        /// What it may lie between.
        var bounds: Bounds {
            switch self {
            case .wte, .vacancies: .wte
            case .recruitmentLag, .ramp: .weeks
            case .leavers, .agencyCover, .schoolHolidays: .share
            }
        }

        fileprivate var unit: Figure.Unit {
            switch self {
            case .wte, .vacancies: .wte
            case .recruitmentLag, .ramp: .weeks
            case .leavers, .agencyCover, .schoolHolidays: .share
            }
        }
    }

    /// A figure of the posts; `nil`: the file says nothing of it.
    package subscript(part: Part) -> Figure? {
        switch part {
        case .wte: wte
        case .vacancies: vacancies
        case .leavers: leavers
        case .recruitmentLag: recruitmentLag
        case .ramp: ramp
        case .agencyCover: agencyCover
        case .schoolHolidays: schoolHolidays
        }
    }

    /// The figures of the posts, what is nothing too, with their names in the file.
    var parts: [(part: Part, named: NamedFigure)] {
        Part.allCases.compactMap { part in
            self[part].map { (part, NamedFigure(part.rawValue, $0, part.unit, within: part.bounds.range)) }
        }
    }
}

extension Figure {
    /// Nothing, as a file says by leaving a key out: not a guess, and not a nought that was counted.
    package static let nothing = Figure(0, evidence: .observed, source: "left out")
}
