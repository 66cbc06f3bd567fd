/// A table of a Local SEND Reform Plan that a forecast can fill, or of the DSG management plan beside it.
package enum ReformPlanTable: String, CaseIterable, Sendable {
    case heldByAge = "5.1"
    case heldByProvision = "6"
    case heldByNeed = "7"
    case earlyYearsByNeed = "7.1"
    case mainstreamByNeed = "7.2"
    case basesByNeed = "7.3"
    case specialByNeed = "7.4"
    case independentByNeed = "7.5"
    case alternativeByNeed = "7.6"
    case post16ByNeed = "7.7"
    case requestsByAge = "10"
    case assessmentsByAge = "11"
    case plansIssuedByAge = "12"
    case heldByCategory = "DSG management plan"

    /// What it holds.
    package var title: String {
        switch self {
        case .heldByAge: "plans held by age group"
        case .heldByProvision: "plans held by kind of provision"
        case .heldByNeed: "plans held by primary need"
        case .earlyYearsByNeed: "plans held in early years settings by primary need"
        case .mainstreamByNeed: "plans held in mainstream schools or academies with support bases by primary need"
        case .basesByNeed: "plans held in specialist bases by primary need"
        case .specialByNeed: "plans held in maintained special schools or special academies by primary need"
        case .independentByNeed: "plans held in non-maintained special or independent schools by primary need"
        case .alternativeByNeed: "plans held in alternative provision or hospital schools by primary need"
        case .post16ByNeed: "plans held in post-16 settings by primary need"
        case .requestsByAge: "requests for an EHC needs assessment by age group"
        case .assessmentsByAge: "EHC needs assessments by age group"
        case .plansIssuedByAge: "assessments that result in a plan by age group"
        case .heldByCategory: "plans held by category of the DSG management plan"
        }
    }

    /// The place of the only category of ``Areas/Stock/standardPlacements`` that a table of one setting is of; `nil`: of others,
    /// or of part of one.
    var category: Int? {
        switch self {
        case .basesByNeed: 1
        case .specialByNeed: 2
        case .independentByNeed: 3
        case .alternativeByNeed: 4
        case .post16ByNeed: 5
        default: nil
        }
    }

    /// The tables of one setting.
    static let ofSettings: [ReformPlanTable] = [
        .earlyYearsByNeed, .mainstreamByNeed, .basesByNeed, .specialByNeed, .independentByNeed, .alternativeByNeed,
        .post16ByNeed,
    ]

    /// The five age groups, with their names in history rows.
    static let ages: [(name: String, metric: String)] = [
        ("Under 5", "0_to_4"), ("Aged 5 to 10", "5_to_10"), ("Aged 11 to 15", "11_to_15"),
        ("Aged 16 to 19", "16_to_19"), ("Aged 20 to 25", "20_to_25"),
    ]

    /// The needs, with their names in history rows.
    static let needs: [(name: String, metric: String)] = [
        ("Autistic spectrum disorder", "asd"), ("Hearing impairment", "hi"), ("Moderate learning difficulty", "mld"),
        ("Multi-sensory impairment", "msi"), ("Other difficulty or disability", "other"),
        ("Physical disability", "pd"), ("Profound and multiple learning difficulty", "pmld"),
        ("Social, emotional and mental health", "semh"), ("Speech, language and communication needs", "slcn"),
        ("Severe learning difficulty", "sld"), ("Specific learning difficulty", "spld"),
        ("Need not recorded", "unknown"), ("Vision impairment", "vi"),
    ]

    /// The calendar years; the count of one is that of the January after it.
    package static let years = 2025...2029
    /// What names the sum of a table's rows.
    package static let total = "Total"
}

/// Parts of a whole that are whole numbers and add up to it: the largest remainders are rounded up, of equal ones the first.
///
/// - Parameters:
///   - total: The whole.
///   - weights: In what proportion; not all 0.
/// - Returns: A part for each weight.
func apportion(_ total: Int, _ weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    let exact = weights.map { Double(total) * $0 / sum }
    var parts = exact.map { Int($0.rounded(.down)) }
    let order = exact.indices.sorted { one, other in
        let (first, second) = (exact[one] - exact[one].rounded(.down), exact[other] - exact[other].rounded(.down))
        return first == second ? one < other : first > second
    }
    for place in order.prefix(max(0, total - parts.reduce(0, +))) { parts[place] += 1 }
    return parts
}
