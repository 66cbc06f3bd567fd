/// Where those with a plan are placed: the seven categories of the DfE's template for a management plan of the
/// dedicated schools grant.
enum Placement: String, CaseIterable, Sendable {
    case mainstream, units, special, independent
    case alternative = "alternative_provision"
    case post16 = "post_16"
    case other

    /// As area files name it.
    var name: String {
        switch self {
        case .mainstream: "mainstream"
        case .units: "resourced provision and SEN units"
        case .special: "maintained special schools and special academies"
        case .independent: "non-maintained and independent"
        case .alternative: "hospital and alternative provision"
        case .post16: "post-16 and further education"
        case .other: "other"
        }
    }

    /// The columns of `caseload` and `newplans` that it adds up; ``other`` is what they leave of the total.
    var columns: [String] {
        switch self {
        case .mainstream:
            ["mainstream_la_maintained", "mainstream_academy", "mainstream_free_school", "nm_early_years"]
        case .units:
            ["la_maintained", "academy", "free_school"]
                .flatMap { ["mainstream_\($0)_resourced_provision", "mainstream_\($0)_senunit"] }
        case .special: ["special_la_maintained", "special_academy_free"]
        case .independent: ["mainstream_independent", "special_independent", "special_non_maintained"]
        case .alternative: ["ap_pru_academy", "ap_pru_free_school", "ap_pru_la_maintained"]
        case .post16: ["general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider"]
        case .other: []
        }
    }

    /// The column of those whose placement nobody wrote down; they are among ``other``.
    static let notRecorded = "placement_unknown"

    /// Sums in the file that their columns must add up to.
    static let sums: [(total: String, parts: [String])] = [
        (
            "mainstream_total",
            Self.mainstream.columns.dropLast() + Self.units.columns + ["mainstream_independent"]
        ),
        ("special_total", Self.special.columns + ["special_independent", "special_non_maintained"]),
        ("ap_pru_total", Self.alternative.columns), ("fe_total", Self.post16.columns),
    ]
}
