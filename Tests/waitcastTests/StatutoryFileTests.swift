import Foundation
import TestSupport
import Testing

/// The column rules of Explore Education Statistics, as its screener checks them, held against the example's files.
///
/// Source: Department for Education, "Open data standards" and eesyscreener; each test says which checks it is.
@Suite("EHC needs assessments in the form of official statistics")
struct StatutoryFileTests {
    /// A data file with its meta file.
    struct File: Sendable {
        let data: CSVTable
        let meta: CSVTable

        func meta(_ column: String, of type: String) -> [String] {
            meta.rows(where: ["col_type": type]).map { meta.field(column, of: $0) }
        }

        func values(_ column: String) -> Set<String> { Set(data.rows.map { data.field(column, of: $0) }) }
    }

    private static let names = ["ehcna", "caseload"]

    private static let tables: Result<(files: [String: File], forecast: CSVTable), any Error> = Result {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let call = try Command.run([
                "run", "Scenarios/example", "--replications", "12", "--horizon", "18", "--fit", "quick", "--quiet",
                "--output", results.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let found = Command.names(in: results.appending(path: "ehcna-ees"))
            #expect(found == names.flatMap { ["\($0).csv", "\($0).meta.csv"] }.sorted())
            let table = { (name: String) in CSVTable(try Command.text(results, name)) }
            var files: [String: File] = [:]
            for name in names {
                files[name] = File(
                    data: try table("ehcna-ees/\(name).csv"),
                    meta: try table("ehcna-ees/\(name).meta.csv")
                )
            }
            return (files, try table("forecast.csv"))
        }
    }

    private static func file(_ name: String) throws -> File { try #require(try tables.get().files[name]) }

    private static let fixed = [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code",
        "region_name", "old_la_code", "new_la_code", "la_name",
    ]

    /// col_req_data, col_req_meta, cross_meta_to_data, cross_data_to_meta, meta_col_name_dupe, meta_geog_catch.
    @Test(arguments: names)
    func columnsAreThoseOfTheStandards(name: String) throws {
        let file = try Self.file(name)
        #expect(
            Array(file.meta.columns.prefix(8)) == [
                "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
                "filter_grouping_column",
            ]
        )
        let told = file.meta.rows.map { file.meta.field("col_name", of: $0) }
        #expect(Array(file.data.columns.prefix(Self.fixed.count)) == Self.fixed)
        #expect(Array(file.data.columns.dropFirst(Self.fixed.count)) == told)
        #expect(Set(told).count == told.count && Set(told).isDisjoint(with: Self.fixed))
        // More columns than rows in the meta file, by the fixed ones: col_to_rows.
        #expect(file.data.columns.count > file.meta.rows.count)
    }

    /// col_snake_case, col_names_spaces, col_var_start, col_ind_smushed, the lengths of the API.
    @Test(arguments: names)
    func columnNamesAreShortAndInSnakeCase(name: String) throws {
        let file = try Self.file(name)
        for column in file.data.columns {
            #expect(column.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil && column.count <= 50, "\(column)")
        }
        for column in file.meta("col_name", of: "Indicator") {
            #expect(column.firstMatch(of: #/male|white|black|asian|welsh|irish|roma|arab/#) == nil, "\(column)")
        }
    }

    /// meta_col_type, meta_label, meta_dupe_label, meta_ind_dp_values, meta_ind_unit_validation, meta_indicator_grouping,
    /// meta_filter_hint, meta_ob_unit.
    @Test(arguments: names)
    func theMetaFileSaysWhatEachColumnIs(name: String) throws {
        let meta = try Self.file(name).meta
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

    /// time_period_num, time_id_valid, time_id_mix, time_period_six, geog_level, geog_la_combos, geog_region_for_la, geog_na.
    @Test(arguments: [
        ("ehcna", "Calendar year", ["2025", "2026"]), ("caseload", "Academic year", ["202526", "202627"]),
    ])
    func everyRowHasItsTimeAndPlace(name: String, identifier: String, periods: [String]) throws {
        let file = try Self.file(name)
        #expect(file.values("time_identifier") == [identifier])
        #expect(file.values("time_period") == Set(periods))
        #expect(file.values("geographic_level") == ["Local authority"])
        #expect(file.values("country_code") == ["E92000001"] && file.values("country_name") == ["England"])
        #expect(file.values("new_la_code") == ["E06999999"] && file.values("la_name") == ["Exampleton"])
        #expect(file.values("old_la_code") == ["999"])
        #expect(file.values("region_code") == ["E12999999"] && file.values("region_name") == ["Examplia"])
    }

    /// What the department counts on one day has the same form as in its own file of the SEN2 return.
    @Test func plansHeldStandAsTheDepartmentPublishesThem() throws {
        let published = CSVTable(try Command.text(Command.root, "Tests/Reference/sen2-derby/caseload.csv"))
        let last = try #require(published.rows.last)
        let told = try Self.file("caseload")
        #expect(told.values("time_identifier") == [published.field("time_identifier", of: last)])
        let length = published.field(published.columns[0], of: last).count
        #expect(told.values("time_period").allSatisfy { $0.count == length })
        #expect(told.meta("label", of: "Indicator").allSatisfy { $0.contains("census day") })
        #expect(!(try Self.file("ehcna")).data.columns.contains("plans_held"))
    }

    /// filter_not_singular, filter_defaults, filter_whitespace, filter_blanks, general_dupes.
    @Test(arguments: names)
    func filtersChooseOneRow(name: String) throws {
        let file = try Self.file(name)
        let filters = file.meta("col_name", of: "Filter")
        #expect(filters == ["scenario", "estimate"])
        for (filter, first) in zip(filters, file.meta("filter_default", of: "Filter")) {
            let items = file.values(filter)
            #expect(items.count > 1 && items.contains(first), "\(filter)")
            #expect(
                items.allSatisfy { !$0.isEmpty && $0 == $0.trimmingCharacters(in: .whitespaces) && $0.count <= 120 }
            )
        }
        let keys = file.data.rows.map { row in (Self.fixed + filters).map { file.data.field($0, of: row) } }
        #expect(Set(keys).count == keys.count)
    }

    /// ind_invalid_entry, general_null: numbers without separators, or `x`, which is what there is not.
    @Test(arguments: names)
    func indicatorsAreNumbers(name: String) throws {
        let file = try Self.file(name)
        for row in file.meta.rows(where: ["col_type": "Indicator"]) {
            let column = file.meta.field("col_name", of: row)
            let places = Int(file.meta.field("indicator_dp", of: row)) ?? 0
            var numbers = 0
            for value in file.data.rows.map({ file.data.field(column, of: $0) }) where value != "x" {
                let parts = value.split(separator: ".", omittingEmptySubsequences: false)
                #expect(Double(value) != nil && parts.count == (places > 0 ? 2 : 1), "\(column): \(value)")
                #expect((parts.count > 1 ? parts[1].count : 0) == places, "\(column): \(value)")
                numbers += 1
            }
            #expect(numbers > 0, "\(column)")
        }
    }

    /// The figures are those of `forecast.csv`, rounded.
    @Test(arguments: [
        ("requests", "referrals", 1.0), ("plans_held", "held", 1), ("outcome_plan_issued", "outcome_plan_issued", 1),
        ("within_due_assessment", "within_due_assessment", 100),
    ])
    func figuresAreTheForecasts(column: String, measure: String, factor: Double) throws {
        let forecast = try Self.tables.get().forecast
        let isHeld = column == "plans_held"
        let data = try Self.file(isHeld ? "caseload" : "ehcna").data
        let asked = ["scenario": "No change", "estimate": "10th percentile"]
        let period = ["time_period": isHeld ? "202627" : "2026"]
        let row = try #require(data.rows(where: asked.merging(period) { $1 }).first)
        let wanted = [
            "plan": "no-change", "service": "plans", "stage": "all", "measure": measure,
            "period": isHeld ? "2026-27" : "2026", "period_type": isHeld ? "academic_year" : "calendar_year",
        ]
        let rows = forecast.rows(where: isHeld ? wanted : wanted.filter { $0.key != "stage" })
        let value = try #require(rows.first.flatMap { Double(forecast.field("p10", of: $0)) })
        let told = try #require(Double(data.field(column, of: row)))
        #expect(rows.count == 1 && abs(told - factor * value) <= 0.5500001, "\(column): \(told), \(value)")
    }
}
