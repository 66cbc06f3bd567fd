/// A kind of provision in which plans are held, as the tables of a Local SEND Reform Plan tell them apart.
package enum Provision: String, CaseIterable, Sendable {
    case earlyYears = "Early Years settings including PVIs"
    case mainstream = "Mainstream schools or academies"
    case specialistBases = "Specialist bases in mainstream settings"
    case specialistPost16InMainstream = "Mainstream Post 16 specialist provision"
    case maintainedSpecial = "Maintained special schools or special academies"
    case independent = "NMSS or independent schools - LA funded placements"
    case independentByParents = "NMSS or independent schools - other suitable arrangements"
    case alternative = "Alternative Provision"
    case mainstreamPost16 = "Mainstream Post 16 provision"
    case specialistPost16 = "Specialist Post-16 institutions"
    case homeEducation = "Elective Home Education (EHE)"
    case arrangedByCouncil = "Other arrangements by LA (EOTAS)"
    case other = "Other (including hospital schools where applicable)"

    /// Its name for history rows: `plans_maintained_provision_early_years`.
    package var metric: String {
        switch self {
        case .earlyYears: "early_years"
        case .mainstream: "mainstream"
        case .specialistBases: "specialist_bases"
        case .specialistPost16InMainstream: "specialist_post_16_in_mainstream"
        case .maintainedSpecial: "maintained_special"
        case .independent: "independent"
        case .independentByParents: "independent_by_parents"
        case .alternative: "alternative_provision"
        case .mainstreamPost16: "mainstream_post_16"
        case .specialistPost16: "specialist_post_16"
        case .homeEducation: "home_education"
        case .arrangedByCouncil: "arranged_by_council"
        case .other: "other"
        }
    }
}

/// Where a column of the Department for Education's counts of plans belongs.
package struct ProvisionColumn: Hashable, Sendable {
    /// The column of `caseload` and `newplans`.
    package let column: String
    /// The place of its category in ``Stock/standardPlacements``: the DSG management plan's.
    package let category: Int
    /// Its kind of provision in the Local SEND Reform Plan, to the age of 16 where ``provisionFrom16`` is another.
    package let provision: Provision

    /// Its kind of provision from the age of 16.
    package var provisionFrom16: Provision {
        provision == .specialistBases ? .specialistPost16InMainstream : provision
    }

    /// Every column that says where a plan is held, each once; columns that add up others are none of them.
    ///
    /// Source: Department for Education, SEN2 data guidance and the high needs benchmarking and management plan template.
    package static let all: [ProvisionColumn] =
        of(0, .mainstream, "mainstream_la_maintained", "mainstream_academy", "mainstream_free_school")
        + of(0, .earlyYears, "nm_early_years")
        + of(
            1,
            .specialistBases,
            "mainstream_la_maintained_resourced_provision",
            "mainstream_la_maintained_senunit",
            "mainstream_academy_resourced_provision",
            "mainstream_academy_senunit",
            "mainstream_free_school_resourced_provision",
            "mainstream_free_school_senunit"
        )
        + of(2, .maintainedSpecial, "special_la_maintained", "special_academy_free")
        + of(3, .independent, "mainstream_independent", "special_independent", "special_non_maintained")
        + of(4, .alternative, "ap_pru_academy", "ap_pru_free_school", "ap_pru_la_maintained")
        + of(5, .mainstreamPost16, "general_fe_tertiary_colleges", "ukrlp_provider")
        + of(5, .specialistPost16, "specialist_post_16_institutions")
        + of(6, .homeEducation, "elective_home_education")
        + of(6, .arrangedByCouncil, "other_arrangements_la")
        + of(6, .independentByParents, "other_arrangements_parents")
        + of(
            6,
            .other,
            "neet",
            "neet_ntci",
            "neet_other",
            "neet_other_csa",
            "other_placement_settings",
            "online_provider",
            "w_settings",
            "other_schools",
            "placement_unknown",
            "await_prov_2022",
            "perm_ex_2022"
        )

    /// The kinds of provision of a category, in the order of the plan's tables.
    package static func provisions(ofCategory category: Int) -> [Provision] {
        let some = Set(all.filter { $0.category == category }.flatMap { [$0.provision, $0.provisionFrom16] })
        return Provision.allCases.filter(some.contains)
    }

    private static func of(_ category: Int, _ provision: Provision, _ columns: String...) -> [ProvisionColumn] {
        columns.map { ProvisionColumn(column: $0, category: category, provision: provision) }
    }
}
