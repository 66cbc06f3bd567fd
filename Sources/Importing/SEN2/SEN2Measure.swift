/// A column of a SEN2 table, and the metric that it becomes.
struct SEN2Measure: Sendable {
    /// The column, in lower case.
    let column: String
    /// The metric's name in the history.
    let metric: String
    /// What is counted; `share of ...`: the column is a percentage.
    let unit: String

    /// Whether the column is a percentage.
    var isShare: Bool { unit.hasPrefix("share") }

    private init(_ column: String, _ metric: String, _ unit: String) {
        (self.column, self.metric, self.unit) = (column, metric, unit)
    }

    /// The columns of a table that become rows as they are.
    ///
    /// Placements and what is worked out from several columns are made elsewhere.
    static func all(of table: SEN2Table) -> [SEN2Measure] {
        switch table {
        case .requests: requests
        case .assessments: assessments
        case .timeliness: timeliness
        case .newPlans: [SEN2Measure("new_ehc_plans", "plans_issued", "plans")]
        case .plansHeld: [SEN2Measure("ehcplans", "plans_maintained", "plans")]
        case .ceased: ceased
        case .reviews: reviews
        case .needsHeld: needs("plans_maintained")
        case .needsNew: needs("plans_issued")
        case .personalBudgets: personalBudgets
        case .residential: residential
        case .appeals: appeals
        }
    }

    private static let requests = [
        SEN2Measure("requests_received_in_year", "requests", "requests"),
        SEN2Measure("requests_decided_to_assess", "requests_agreed", "requests"),
        SEN2Measure("requests_decided_not_to_assess", "requests_refused", "requests"),
        SEN2Measure("requests_decision_not_made", "requests_undecided", "requests"),
        SEN2Measure("requests_withdrawn", "requests_withdrawn", "requests"),
        SEN2Measure("request_not_assess_pc", "refused_to_assess", "share of requests"),
        SEN2Measure("request_outcome_six_weeks", "requests_decided_within_6_weeks", "requests"),
        SEN2Measure("request_outcome_over_6_weeks", "requests_decided_after_6_weeks", "requests"),
        SEN2Measure("request_outcome_six_weeks_pc", "within_6_weeks", "share of decisions"),
        SEN2Measure("mediation_related_request", "requests_after_mediation", "requests"),
        SEN2Measure("tribunal_related_request", "requests_after_tribunal", "requests"),
        SEN2Measure("tribunal_after_mediation_request", "requests_after_mediation_and_tribunal", "requests"),
    ]

    private static let assessments = [
        SEN2Measure("assess_in_year", "assessments", "assessments"),
        SEN2Measure("assess_issued", "assessments_to_plan", "assessments"),
        SEN2Measure("assess_not_issued", "assessments_to_no_plan", "assessments"),
        SEN2Measure("assess_not_issued_pc", "no_to_plan", "share of assessments"),
        SEN2Measure("assess_not_made", "assessments_undecided", "assessments"),
        SEN2Measure("assess_withdrawn", "assessments_withdrawn", "assessments"),
        SEN2Measure("outcome_decision_within_time", "assessments_decided_in_time", "assessments"),
        SEN2Measure("outcome_decision_over_time", "assessments_decided_late", "assessments"),
        SEN2Measure("outcome_decision_within_time_pc", "within_16_weeks", "share of decisions"),
        SEN2Measure("number_assess_mediation", "assessments_after_mediation", "assessments"),
        SEN2Measure("number_assess_tribunal", "assessments_after_tribunal", "assessments"),
        // The column's name has three s.
        SEN2Measure(
            "number_asssess_mediation_tribunal",
            "assessments_after_mediation_and_tribunal",
            "assessments"
        ),
        SEN2Measure("number_other_mediation", "other_decisions_after_mediation", "decisions"),
        SEN2Measure("number_other_tribunal", "other_decisions_after_tribunal", "decisions"),
        SEN2Measure("number_other_mediation_tribunal", "other_decisions_after_mediation_and_tribunal", "decisions"),
    ]

    private static let timeliness = [
        SEN2Measure("plans_issued_den", "plans_timed", "plans"),
        SEN2Measure("plans_issued_den_ex", "plans_timed_without_exceptions", "plans"),
        SEN2Measure("plans_issued_within_20_weeks", "plans_in_time_with_exceptions", "plans"),
        SEN2Measure("plans_issued_20_weeks_ex", "plans_in_time", "plans"),
        SEN2Measure("pc_plans_issued_within_20_weeks", "within_20_weeks_with_exceptions", "share of plans"),
        SEN2Measure("pc_plans_issued_20_weeks_ex", "within_20_weeks", "share of plans excluding exceptions"),
        SEN2Measure("plans_issued_gt_1_year", "plans_after_a_year", "plans"),
        SEN2Measure("pc_plans_issued_gt_1_year", "share_after_a_year", "share of plans"),
    ]

    private static let ceased = [
        SEN2Measure("total_ceased", "plans_ceased", "plans"),
        SEN2Measure("max_age", "plans_ceased_maximum_age", "plans"),
        SEN2Measure("needs_met", "plans_ceased_needs_met", "plans"),
        SEN2Measure("he", "plans_ceased_higher_education", "plans"),
        SEN2Measure("employ", "plans_ceased_employment", "plans"),
        SEN2Measure("transfer", "plans_ceased_transferred", "plans"),
        SEN2Measure("no_engage", "plans_ceased_not_engaging", "plans"),
        SEN2Measure("moved_outside_eng", "plans_ceased_left_england", "plans"),
        SEN2Measure("deceased", "plans_ceased_died", "plans"),
        SEN2Measure("not_rec", "plans_ceased_not_recorded", "plans"),
        SEN2Measure("other", "plans_ceased_other", "plans"),
    ]

    // The columns' names are misspelt in the file.
    private static let reviews = [
        SEN2Measure("review_expected", "reviews_expected", "reviews"),
        SEN2Measure("total_review_meeting", "reviews_held", "reviews"),
        SEN2Measure("no_review_meeting", "reviews_without_meeting", "reviews"),
        SEN2Measure("outcome_amend", "reviews_to_amend", "reviews"),
        SEN2Measure("outcome_maintan", "reviews_to_maintain", "reviews"),
        SEN2Measure("outcome_cease", "reviews_to_cease", "reviews"),
        SEN2Measure("number_decsion_4weeks", "reviews_decided_within_4_weeks", "reviews"),
        SEN2Measure("pc_decsion_4weeks", "share_of_reviews_within_4_weeks", "share of reviews"),
    ]

    private static func needs(_ metric: String) -> [SEN2Measure] {
        ["asd", "hi", "mld", "msi", "oth", "pd", "pmld", "semh", "slcn", "sld", "spld", "vi"]
            .map { SEN2Measure("number_\($0)", "\(metric)_need_\($0 == "oth" ? "other" : $0)", "plans") }
            + [SEN2Measure("number_need_unknown", "\(metric)_need_unknown", "plans")]
    }

    private static let personalBudgets = [
        SEN2Measure("personal_budget", "personal_budgets", "plans"),
        SEN2Measure("org_arrangments", "personal_budgets_organised", "plans"),
        SEN2Measure("pb_health", "personal_budgets_health", "plans"),
        SEN2Measure("pb_education", "personal_budgets_education", "plans"),
        SEN2Measure("pb_social", "personal_budgets_social_care", "plans"),
        SEN2Measure("pb_integrated", "personal_budgets_integrated", "plans"),
    ]

    private static let residential = [
        SEN2Measure("res_tot", "residential_placements", "plans"),
        SEN2Measure("res_3851", "residential_placements_38_to_51_weeks", "plans"),
        SEN2Measure("res_52", "residential_placements_52_weeks", "plans"),
    ]

    private static let appeals = [
        SEN2Measure("appeals_registered", "appeals_registered", "appeals"),
        SEN2Measure("appealable_decisions", "appealable_decisions", "decisions"),
        SEN2Measure("appeal_rate", "appeals_per_appealable_decision", "share of appealable decisions"),
    ]
}
