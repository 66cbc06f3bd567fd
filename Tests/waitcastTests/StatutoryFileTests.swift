import Foundation
import TestSupport
import Testing

/// The column rules of Explore Education Statistics, as its screener checks them, held against the example's file.
///
/// Source: Department for Education, "Open data standards" and eesyscreener; each test says which checks it is.
@Suite("EHC needs assessments in the form of official statistics")
struct StatutoryFileTests {
    private static let tables: Result<(data: CSVTable, meta: CSVTable, forecast: CSVTable), any Error> = Result {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let call = try Command.run([
                "run", "Scenarios/example", "--replications", "12", "--horizon", "18", "--fit", "quick", "--quiet",
                "--output", results.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            #expect(Command.names(in: results.appending(path: "ehcna-ees")) == ["ehcna.csv", "ehcna.meta.csv"])
            let table = { (name: String) in CSVTable(try Command.text(results, name)) }
            return (try table("ehcna-ees/ehcna.csv"), try table("ehcna-ees/ehcna.meta.csv"), try table("forecast.csv"))
        }
    }

    private let data: CSVTable
    private let meta: CSVTable

    init() throws { (data, meta, _) = try Self.tables.get() }

    private static let fixed = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "old_la_code", "new_la_code", "la_name",
    ]

    private func meta(_ column: String, of type: String) -> [String] {
        meta.rows(where: ["col_type": type]).map { meta.field(column, of: $0) }
    }

    private func values(_ column: String) -> Set<String> { Set(data.rows.map { data.field(column, of: $0) }) }

    /// col_req_data, col_req_meta, cross_meta_to_data, cross_data_to_meta, meta_col_name_dupe, meta_geog_catch.
    @Test func columnsAreThoseOfTheStandards() {
        #expect(
            Array(meta.columns.prefix(8)) == [
                "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
                "filter_grouping_column",
            ]
        )
        let told = meta.rows.map { meta.field("col_name", of: $0) }
        #expect(Array(data.columns.prefix(Self.fixed.count)) == Self.fixed)
        #expect(Array(data.columns.dropFirst(Self.fixed.count)) == told)
        #expect(Set(told).count == told.count && Set(told).isDisjoint(with: Self.fixed))
        // More columns than rows in the meta file, by the fixed ones: col_to_rows.
        #expect(data.columns.count > meta.rows.count)
    }

    /// col_snake_case, col_names_spaces, col_var_start, col_ind_smushed, the lengths of the API.
    @Test func columnNamesAreShortAndInSnakeCase() {
        for name in data.columns {
            #expect(name.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil && name.count <= 50, "\(name)")
        }
        for name in meta("col_name", of: "Indicator") {
            #expect(name.firstMatch(of: #/male|white|black|asian|welsh|irish|roma|arab/#) == nil, "\(name)")
        }
    }

    /// meta_col_type, meta_label, meta_dupe_label, meta_ind_dp_values, meta_ind_unit_validation, meta_indicator_grouping,
    /// meta_filter_hint, meta_ob_unit.
    @Test func theMetaFileSaysWhatEachColumnIs() {
        #expect(Set(meta.rows.map { meta.field("col_type", of: $0) }) == ["Filter", "Indicator"])
        let labels = meta.rows.map { meta.field("label", of: $0) }
        #expect(Set(labels).count == labels.count && labels.allSatisfy { !$0.isEmpty && $0.count <= 80 }, "\(labels)")
        for row in meta.rows(where: ["col_type": "Indicator"]) {
            #expect(Int(meta.field("indicator_dp", of: row)) != nil)
            #expect(["", "%"].contains(meta.field("indicator_unit", of: row)))
            #expect(!meta.field("indicator_grouping", of: row).isEmpty)
            for column in ["filter_hint", "filter_grouping_column", "filter_default"] {
                #expect(meta.field(column, of: row).isEmpty)
            }
        }
        for row in meta.rows(where: ["col_type": "Filter"]) {
            for column in ["indicator_grouping", "indicator_unit", "indicator_dp"] {
                #expect(meta.field(column, of: row).isEmpty)
            }
        }
    }

    /// time_period_num, time_id_valid, time_id_mix, geog_level, geog_la_combos, geog_region_for_la, geog_na.
    @Test func everyRowHasItsTimeAndPlace() {
        #expect(values("time_identifier") == ["Calendar year"])
        #expect(values("time_period") == ["2025", "2026"])
        #expect(values("geographic_level") == ["Local authority"])
        #expect(values("country_code") == ["E92000001"] && values("country_name") == ["England"])
        #expect(values("new_la_code") == ["E06999999"] && values("la_name") == ["Exampleton"])
        #expect(values("old_la_code") == ["999"])
        #expect(values("region_code") == ["E12999999"] && values("region_name") == ["Examplia"])
    }

    /// filter_not_singular, filter_defaults, filter_whitespace, filter_blanks, general_dupes.
    @Test func filtersChooseOneRow() {
        let filters = meta("col_name", of: "Filter")
        #expect(filters == ["scenario", "estimate"])
        for (name, first) in zip(filters, meta("filter_default", of: "Filter")) {
            let items = values(name)
            #expect(items.count > 1 && items.contains(first), "\(name)")
            #expect(
                items.allSatisfy { !$0.isEmpty && $0 == $0.trimmingCharacters(in: .whitespaces) && $0.count <= 120 }
            )
        }
        let keys = data.rows.map { row in (Self.fixed + filters).map { data.field($0, of: row) } }
        #expect(Set(keys).count == keys.count)
    }

    /// ind_invalid_entry, general_null: numbers without separators, or `x`, which is what there is not.
    @Test func indicatorsAreNumbers() {
        for row in meta.rows(where: ["col_type": "Indicator"]) {
            let name = meta.field("col_name", of: row)
            let places = Int(meta.field("indicator_dp", of: row)) ?? 0
            var numbers = 0
            for value in data.rows.map({ data.field(name, of: $0) }) where value != "x" {
                let parts = value.split(separator: ".", omittingEmptySubsequences: false)
                #expect(Double(value) != nil && parts.count == (places > 0 ? 2 : 1), "\(name): \(value)")
                #expect((parts.count > 1 ? parts[1].count : 0) == places, "\(name): \(value)")
                numbers += 1
            }
            #expect(numbers > 0, "\(name)")
        }
    }

    /// The figures are those of `forecast.csv`, rounded.
    @Test func figuresAreTheForecasts() throws {
        let forecast = try Self.tables.get().forecast
        for (column, measure, factor) in [
            ("requests", "referrals", 1.0), ("plans_held", "held", 1),
            ("outcome_plan_issued", "outcome_plan_issued", 1),
            ("within_due_assessment", "within_due_assessment", 100),
        ] {
            let row = try #require(
                data.rows(where: ["time_period": "2026", "scenario": "No change", "estimate": "10th percentile"]).first
            )
            let wanted = [
                "plan": "no-change", "service": "plans", "measure": measure, "period": "2026",
                "period_type": "calendar_year",
            ]
            let rows = forecast.rows(where: wanted)
            let value = try #require(rows.first.flatMap { Double(forecast.field("p10", of: $0)) })
            let told = try #require(Double(data.field(column, of: row)))
            #expect(rows.count == 1 && abs(told - factor * value) <= 0.5500001, "\(column): \(told), \(value)")
        }
    }
}
