/// A data set of the DfE's release on education, health and care plans, known by its columns.
enum SEN2Table: String, CaseIterable, Sendable {
    case requests, assessments, timeliness, newPlans, plansHeld, ceased, reviews, needsHeld, needsNew
    case personalBudgets, residential, appeals

    /// What its publisher calls it.
    var title: String {
        switch self {
        case .requests: "requests"
        case .assessments: "assessments"
        case .timeliness: "timeliness_20_week"
        case .newPlans: "newplans"
        case .plansHeld: "caseload"
        case .ceased: "ceased_plans"
        case .reviews: "annual_reviews"
        case .needsHeld: "sen_needs_all_plans"
        case .needsNew: "sen_need_newplans"
        case .personalBudgets: "personal_budgets"
        case .residential: "residential_settings"
        case .appeals: "tribunal_appeals"
        }
    }

    /// The source of every row: one release, whose tables are its sections.
    static let source = "DfE SEN2 (Education, health and care plans)"

    /// What it is about, in a few words.
    var subject: String {
        switch self {
        case .requests: "requests for an EHC needs assessment"
        case .assessments: "EHC needs assessments"
        case .timeliness: "EHC plans issued in time"
        case .newPlans: "new EHC plans by placement"
        case .plansHeld: "EHC plans maintained by placement"
        case .ceased: "EHC plans that ceased"
        case .reviews: "annual reviews of EHC plans"
        case .needsHeld: "needs of those with an EHC plan"
        case .needsNew: "needs of those with a new EHC plan"
        case .personalBudgets: "personal budgets"
        case .residential: "residential placements"
        case .appeals: "appeals to the SEND tribunal"
        }
    }

    /// The column that holds its total.
    var total: String {
        switch self {
        case .requests: "requests_received_in_year"
        case .assessments: "assess_issued"
        case .timeliness: "plans_issued_den"
        case .newPlans: "new_ehc_plans"
        case .plansHeld: "ehcplans"
        case .ceased: "total_ceased"
        case .reviews: "review_expected"
        case .needsHeld, .needsNew: "ehc_plans"
        case .personalBudgets: "personal_budget"
        case .residential: "res_tot"
        case .appeals: "appeals_registered"
        }
    }

    /// Further columns without which a file is of another form.
    private var marks: [String] {
        switch self {
        case .needsHeld, .needsNew: ["number_asd"]
        case .appeals: ["year"]
        default: []
        }
    }

    /// Whether its figures are counts at one date, census day in January.
    var isStock: Bool { [.plansHeld, .needsHeld, .personalBudgets, .residential].contains(self) }

    /// The columns that say which row it is: all but the figures.
    static let keys = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "new_la_code", "old_la_code", "la_name", "breakdown_topic", "breakdown",
    ]
    /// Those without which a row cannot be placed.
    static let requiredKeys = [
        "time_period", "time_identifier", "geographic_level", "new_la_code", "la_name", "breakdown_topic", "breakdown",
    ]

    /// The table of a file with these columns, in lower case; `nil` for any other file.
    ///
    /// Both tables of needs have the same columns: their rows tell them apart, see ``isOf(_:)``.
    init?(columns: some Sequence<String>) {
        let columns = Set(columns)
        let found = Self.allCases.first { table in
            columns.isSuperset(of: [table.total] + table.marks)
                && (table == .appeals || columns.isSuperset(of: Self.requiredKeys))
        }
        guard let found else { return nil }
        self = found
    }

    /// The table itself, or the other table of needs where a row is of a calendar year: those are of new plans.
    func isOf(_ timeIdentifier: String) -> SEN2Table {
        self == .needsHeld && timeIdentifier.lowercased() == "calendar year" ? .needsNew : self
    }
}
