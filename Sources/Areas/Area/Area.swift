package import Calendar

/// A local area: its services, what is published about them, and what they aim for.
package struct Area: Codable, Sendable {
    /// A short name without spaces, for files: `derby`.
    package var id: String
    /// The name people use.
    package var name: String
    /// Forecasts are reported from the end of this month.
    package var origin: Month
    /// How many months are forecast.
    package var horizonMonths: Int
    /// The services, in the order of the file.
    package var services: [Service]
    /// Goals that every plan is held against.
    package var targets: [Target]
    /// Goals that every plan is held against together.
    package var jointTargets: [JointTarget]
    /// The published figures.
    package var history: History
    /// Services in the history that are the sum of others, for the audit: `nd-all: [nd-dhcft, ...]`.
    package var totals: [String: [String]]
    /// Sums of services that results show.
    package var reportedTotals: [Total]
    /// Further weeks beyond which those waiting are counted for every service, beside 18 and 52.
    package var thresholds: [Int]
    /// Staff who serve several lists.
    package var sharedStaff: [SharedStaff]
    /// Bank holidays and school holidays, as far as the area gives them.
    package var calendar: WorkCalendar
    /// The school year whose usual months its flows and lists follow; `nil`: the one that its counts fit.
    package var schoolYear: SchoolYear?
    /// What the reader of every result must know.
    package var note: String
    /// What things cost; `nil`: nothing is said of money.
    package var costs: Costs?
    /// The council, for files in the form of official statistics; `nil`: not told, and no such file is written.
    package var authority: LocalAuthority?

    package init(
        id: String,
        name: String,
        origin: Month,
        horizonMonths: Int = 36,
        services: [Service],
        targets: [Target] = [],
        jointTargets: [JointTarget] = [],
        history: History = History(),
        totals: [String: [String]] = [:],
        reportedTotals: [Total] = [],
        thresholds: [Int] = [],
        sharedStaff: [SharedStaff] = [],
        calendar: WorkCalendar = .none,
        schoolYear: SchoolYear? = nil,
        note: String = "",
        costs: Costs? = nil,
        authority: LocalAuthority? = nil
    ) {
        self.id = id
        self.name = name
        self.origin = origin
        self.horizonMonths = horizonMonths
        self.services = services
        self.targets = targets
        self.jointTargets = jointTargets
        self.history = history
        self.totals = totals
        self.reportedTotals = reportedTotals
        self.thresholds = thresholds
        self.sharedStaff = sharedStaff
        self.calendar = calendar
        self.schoolYear = schoolYear
        self.note = note
        self.costs = costs
        self.authority = authority
    }
}
