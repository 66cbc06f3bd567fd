import Importing
import Testing

/// What becomes of Derby's rows: figures that its returns and its own documents print.
@Suite struct SEN2RowsTests {
    private static let derby = Result { try SEN2Samples.figures(try SEN2Samples.published("sen2-derby")) }

    /// Source: the files' totals, as read by eye.
    @Test(
        arguments: [
            ("requests", 2019, ["505", "442", "531", "620", "775", "769"]),
            ("plans_issued", 2019, ["251", "324", "459", "357", "475", "492"]),
            ("plans_ceased", 2022, ["100", "282", "357"]),
            ("plans_ceased_transferred", 2022, ["35", "64", "77"]),
            ("within_6_weeks", 2023, ["0.398", "0.341"]),
            ("within_20_weeks", 2019, ["0.247", "0.231", "0.399", "0.282", "0.268", "0.164"]),
            ("refused_to_assess", 2022, ["0.2419", "0.236", "0.39"]),
            ("requests_refused", 2019, ["62", "32", "86", "150", "183", "300"]),
            ("no_to_plan", 2022, ["0.095", "0.091", "0.176"]),
            ("exceptions", 2022, ["0.1024", "0.1587", "0.1471"]),
            ("plans_after_a_year", 2023, ["64", "82"]),
            ("requests_after_tribunal", 2023, ["21", "68"]),
            ("appeals_registered", 2021, ["44", "88", "73", "190"]),
            ("appeals_per_appealable_decision", 2014, ["0.041", "0.013"]),
            ("reviews_expected", 2024, ["3213"]), ("reviews_held", 2024, ["1458"]),
            ("reviews_without_meeting", 2024, ["1755"]), ("share_of_reviews_within_4_weeks", 2024, ["0.656"]),
            ("reviews_to_amend", 2024, ["1319"]), ("reviews_to_maintain", 2024, ["137"]),
            ("reviews_to_cease", 2024, ["2"]), ("plans_issued_need_asd", 2024, ["156"]),
        ]
    )
    func flows(_ metric: String, _ first: Int, _ values: [String]) throws {
        let figures = try Self.derby.get()
        for (offset, value) in values.enumerated() {
            #expect(SEN2Samples.value(figures, metric, "\(first + offset)") == value, "\(metric) \(first + offset)")
        }
    }

    @Test(
        arguments: [
            ("plans_maintained", 2019, ["1895", "2298", "2613", "2900", "3301", "3564", "3735"]),
            ("plans_maintained_need_asd", 2025, ["1333"]), ("plans_maintained_mainstream", 2025, ["1362"]),
            ("plans_maintained_units", 2025, ["160"]), ("plans_maintained_special", 2025, ["959"]),
            ("plans_maintained_independent", 2025, ["166"]), ("plans_maintained_alternative_provision", 2025, ["29"]),
            ("plans_maintained_post_16", 2025, ["501"]), ("plans_maintained_other", 2025, ["558"]),
            ("personal_budgets", 2020, ["8", "160", "242", "352", "270", "167"]),
            ("residential_placements", 2019, ["28", "27", "23", "19", "8", "11", "9"]),
        ]
    )
    func stocksAreCountedInJanuary(_ metric: String, _ first: Int, _ values: [String]) throws {
        let figures = try Self.derby.get()
        for (offset, value) in values.enumerated() {
            #expect(SEN2Samples.value(figures, metric, "\(first + offset)-01") == value, "\(metric) \(first + offset)")
        }
    }

    /// The seven placements add up to what is held and to what is issued, in every year.
    @Test func placementsAddUp() throws {
        let figures = try Self.derby.get()
        let names = ["mainstream", "units", "special", "independent", "alternative_provision", "post_16", "other"]
        for (metric, periods) in [
            ("plans_maintained", (2019...2025).map { "\($0)-01" }), ("plans_issued", (2019...2024).map { "\($0)" }),
        ] {
            for period in periods {
                let parts = names.compactMap {
                    SEN2Samples.value(figures, "\(metric)_\($0)", period).flatMap(Double.init)
                }
                #expect(parts.count == 7)
                #expect(SEN2Samples.value(figures, metric, period).flatMap(Double.init) == parts.reduce(0, +))
            }
        }
    }

    /// Each says whose it is, in which table and column, and how it is known.
    @Test func rowsSayWhereTheyAreFrom() throws {
        let figures = try Self.derby.get()
        #expect(figures.rows.allSatisfy { $0.provider == "Derby" && $0.source.hasPrefix("DfE SEN2") })
        let row = try #require(figures.rows.first { $0.metric == "within_20_weeks" && $0.period == "2024" })
        #expect(row.section == "Derby (E06000015), timeliness_20_week: pc_plans_issued_20_weeks_ex")
        #expect(row.evidence == "observed" && row.unit == "share of plans excluding exceptions")
        let derived = try #require(figures.rows.first { $0.metric == "exceptions" && $0.period == "2024" })
        #expect(derived.evidence == "derived" && derived.section.contains("377 / 442"))
    }

    /// What is told: what the files hold, what agrees, what not.
    @Test func itIsTold() throws {
        let figures = try Self.derby.get()
        #expect(figures.found.contains("requests: requests for an EHC needs assessment of Derby, 2019 to 2024"))
        #expect(
            figures.found.contains { $0.hasPrefix("checked: parts by age") && $0.contains("20 times") },
            "\(figures.found)"
        )
        let told = figures.leftOut.joined(separator: "\n")
        for wanted in [
            "rows of breakdowns", "figures not available ('x')",
            "the second column of the name review_meeting_prior_24",
        ] { #expect(told.contains(wanted), "\(told)") }
        let different = figures.disagreements.joined(separator: "\n")
        for wanted in [
            "2023: 475, 557 and 523", "3,213 reviews expected in 2024 and a meeting recorded for 1,458", "2024: +36",
        ] { #expect(different.contains(wanted), "\(different)") }
    }

    /// England stands beside the authority, as a service of its own.
    @Test func englandStandsBeside() throws {
        let figures = try SEN2Samples.figures(try SEN2Samples.published("sen2-authorities"), "Kent")
        // Source: the release's national figures.
        #expect(SEN2Samples.value(figures, "requests", "2021", of: "ehcna-england") == "93302")
        #expect(SEN2Samples.value(figures, "within_20_weeks", "2021", of: "ehcna-england") == "0.599")
        #expect(figures.services.map(\.id) == ["ehcna", "annual-reviews"])
    }
}
