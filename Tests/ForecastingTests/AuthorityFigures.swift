import Foundation
import TestSupport

/// What authorities have published of EHC needs assessments by year: the sample of 15 in `Tests/Reference`, or all of
/// them where WAITCAST_DATA names the folder with the published files.
struct AuthorityFigures {
    /// Requests by authority and year.
    private(set) var requests: [String: [Int: Double]] = [:]
    /// Requests that were refused.
    private(set) var refused: [String: [Int: Double]] = [:]
    /// Assessments that led to a plan, and to none.
    private(set) var assessed: [String: [Int: (plan: Double, none: Double)]] = [:]
    /// Plans held in January, by the seven placements.
    private(set) var held: [String: [Int: [Double]]] = [:]
    /// New plans of a year, by the seven placements.
    private(set) var new: [String: [Int: [Double]]] = [:]

    /// The whole files.
    static let data = ProcessInfo.processInfo.environment["WAITCAST_DATA"]
        .map { URL(filePath: $0).appending(path: "sen2_to_2021") }

    init(in folder: URL = ReferenceTable.folder.appending(path: "sen2-authorities")) throws {
        try read("requests", in: folder) { figures, row, code, year in
            figures.requests[code, default: [:]][year] = row("requests_received_in_year")
            figures.refused[code, default: [:]][year] = row("requests_decided_not_to_assess")
        }
        try read("assessments", in: folder) { figures, row, code, year in
            guard let plan = row("assess_issued"), let none = row("assess_not_issued") else { return }
            figures.assessed[code, default: [:]][year] = (plan, none)
        }
        try read("caseload", in: folder) { figures, row, code, year in
            // 202122 is January 2022.
            figures.held[code, default: [:]][year / 100 + 1] = Self.placements(row, total: "ehcplans")
        }
        try read("newplans", in: folder) { figures, row, code, year in
            figures.new[code, default: [:]][year] = Self.placements(row, total: "new_ehc_plans")
        }
    }

    private mutating func read(
        _ name: String,
        in folder: URL,
        _ take: (inout AuthorityFigures, (String) -> Double?, String, Int) -> Void
    ) throws {
        let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
        let table = CSVTable(text.replacing("\u{feff}", with: ""))
        let places = Dictionary(uniqueKeysWithValues: table.columns.enumerated().map { ($1, $0) })
        for row in table.rows where row[places["geographic_level"] ?? 0] == "Local authority" {
            let topic = row[places["breakdown"] ?? 0]
            guard topic.hasPrefix("All") || topic == "New EHC plans", let year = Int(row[places["time_period"] ?? 0])
            else { continue }
            take(&self, { places[$0].flatMap { Double(row[$0]) } }, row[places["new_la_code"] ?? 0], year)
        }
    }

    /// Counts by the categories of the dedicated schools grant; what they leave of the total is the last.
    private static func placements(_ row: (String) -> Double?, total: String) -> [Double]? {
        let kinds = ["la_maintained", "academy", "free_school"]
        let columns = [
            kinds.map { "mainstream_\($0)" } + ["nm_early_years"],
            kinds.flatMap { ["mainstream_\($0)_resourced_provision", "mainstream_\($0)_senunit"] },
            ["special_la_maintained", "special_academy_free"],
            ["mainstream_independent", "special_independent", "special_non_maintained"],
            ["ap_pru_academy", "ap_pru_free_school", "ap_pru_la_maintained"],
            ["general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider"],
        ]
        guard let total = row(total) else { return nil }
        let counts = columns.map { $0.reduce(0.0) { $0 + (row($1) ?? 0) } }
        let rest = total - counts.reduce(0, +)
        return rest < 0 ? nil : counts + [rest]
    }
}
