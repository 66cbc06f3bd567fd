import Areas
import Calendar
import Forecasting
import Testing

@testable import Reading

/// Mapping files: what is read of them, and every slip told with its line.
@Suite struct MappingTests {
    private static let sound = """
        mapping: Ours
        organisation: Trust
        period: Month
        service: speech
        only: {Sex: All}
        figures:
          - {column: List, metric: waiting}
          - {column: Short, metric: waiting, band: 0 to 18 weeks}
          - {column: Days, metric: mean_wait, unit: days}

        """

    private func table(_ text: String = Self.sound) throws -> TableMapping {
        guard case .table(let mapping) = try Inputs.readMapping(InputText(name: "m.yaml", text: text)) else {
            throw InputErrors([])
        }
        return mapping
    }

    @Test func aTable() throws {
        let mapping = try table()
        #expect(mapping.organisation?.name == "Trust" && mapping.organisation?.line == 2)
        #expect(mapping.figures.map(\.metric) == ["waiting", "waiting_0_to_18_weeks", "mean_wait"])
        #expect(mapping.figures.map(\.factor) == [1, 1, 1.0 / 7])
        #expect(mapping.figures.map(\.unit) == ["children", "children", "weeks"])
        #expect(mapping.only.map(\.texts) == [["All"]])
    }

    @Test(arguments: [
        ("0 to 18 weeks", "waiting_0_to_18_weeks"), ("19 to 35 completed weeks", "waiting_19_to_36_weeks"),
        ("over 52 weeks", "waiting_over_52_weeks"), ("over 52 completed weeks", "waiting_over_53_weeks"),
        ("under 18 weeks", "waiting_0_to_18_weeks"), ("0 to 0 completed weeks", "waiting_0_to_1_weeks"),
        ("7 to 14 days", "waiting_1_to_2_weeks"), ("0 to 1 month", "waiting_0_to_4.348125_weeks"),
        ("Over 1 Year", "waiting_over_52.1775_weeks"),
    ])
    func bands(_ text: String, _ metric: String) throws {
        #expect(try table(Self.sound.replacing("0 to 18 weeks", with: text)).figures[1].metric == metric)
        #expect(try Regex(TextForm.band.expression).wholeMatch(in: text.lowercased()) != nil)
    }

    @Test(arguments: ["18", "18 to 0 weeks", "0 to 18", "over weeks", "0 to x weeks", "under 0 weeks", "0-18 weeks"])
    func noBands(_ text: String) {
        let error = #expect(throws: InputErrors.self) { try table(Self.sound.replacing("0 to 18 weeks", with: text)) }
        #expect(
            error?.problems.map(\.description) == [
                "m.yaml:8: field 'figures, item 2, band' must be a band such as 0 to 18 weeks, 19 to 35 completed weeks or "
                    + "over 52 weeks, found '\(text)'. Bands run from a number of weeks to below another; completed weeks "
                    + "include the last."
            ]
        )
    }

    private static let slips: [(from: String, to: String, told: String)] = [
        (
            "organisation:", "organization:",
            "m.yaml:2: the file has no key 'organization'. Did you mean 'organisation'? Allowed: "
                + "mapping, organisation, organisation names, provider, period, period kind, service, service column, only, "
                + "qualifiers, figures, referrals."
        ),
        ("mapping: Ours\n", "", "m.yaml:1: the file has no 'mapping'. Say what the table is called."),
        (
            "period: Month\n", "",
            "m.yaml:1: the file has no 'period'. Name the column of the months, quarters or years."
        ),
        (
            "service: speech\n", "",
            "m.yaml:1: the file says of no service that it is about it. Give 'service' with an id, or "
                + "'service column' with the name of a column."
        ),
        (
            "service: speech", "service: Speech Therapy",
            "m.yaml:4: field 'service' must be a short name such as nd-assessment, "
                + "found 'Speech Therapy'. Use lower case letters, digits and hyphens, beginning with a letter."
        ),
        (
            "only: {Sex: All}", "only: All",
            "m.yaml:5: field 'only' must be a mapping, found 'All'. Write '{name: text}'."
        ),
        (
            "metric: waiting}", "metric: wating}",
            "m.yaml:7: field 'figures, item 1, metric' must be a metric, found 'wating'. "
                + "Did you mean 'waiting'? Allowed: waiting, seen, mean_wait, seen_mean_wait, median_wait, seen_median_wait, "
                + "max_wait, seen_max_wait, p90_wait, seen_p90_wait, share_within_18_weeks, seen_share_within_18_weeks, "
                + "referrals, referrals_received, referrals_accepted, requests, left, transferred, early_disposals, "
                + "appointments, appointments_missed, plans_issued, plans_maintained, refused_to_assess, no_to_plan, "
                + "within_20_weeks."
        ),
        (
            "unit: days", "unit: percent",
            "m.yaml:9: field 'figures, item 3, unit' cannot be percent: mean_wait is a wait. Write "
                + "days, weeks or months."
        ),
        (
            "metric: mean_wait, unit: days", "metric: referrals, unit: days",
            "m.yaml:9: field 'figures, item 3, unit' cannot be "
                + "days: referrals is a number of children. Leave it out."
        ),
        (
            "metric: waiting, band", "metric: referrals, band",
            "m.yaml:8: field 'figures, item 2, band' belongs to the metrics "
                + "waiting and seen, not to referrals. Leave it out, or correct the metric."
        ),
        (
            "figures:", "referrals: {referred: Day}\nfigures:",
            "m.yaml:1: the file has both 'figures' and 'referrals'. Give "
                + "'figures' for a table of published figures, 'referrals' for one row a referral."
        ),
        (
            "service: speech", "service: speech\nservice column: Clinic",
            "m.yaml:5: field 'service column' stands beside "
                + "'service'. Keep one: all rows are of one service, or each names its own."
        ),
        (
            "period: Month", "period: Month\nperiod kind: weekly",
            "m.yaml:4: field 'period kind' must be a kind of period, found "
                + "'weekly'. Allowed: month, quarter, calendar year, financial year, academic year."
        ),
    ]

    @Test(arguments: slips.indices)
    func slip(_ index: Int) {
        let (from, to, told) = Self.slips[index]
        let error = #expect(throws: InputErrors.self) { try table(Self.sound.replacing(from, with: to)) }
        #expect(error?.problems.map(\.description) == [told])
    }

    @Test func referrals() throws {
        let text = """
            mapping: Ours
            referrals:
              referred: Received
              seen: First seen
              dates: month first
              extracted: 2025-06-30
              complete from: 2022-04
              transferred: Moved
              early disposals: [Not accepted, Duplicate]
            """
        guard case .referrals(let mapping) = try Inputs.readMapping(InputText(name: "m.yaml", text: text)) else {
            Issue.record("no mapping of referrals")
            return
        }
        #expect(mapping.referred.name == "Received" && mapping.seen?.name == "First seen" && mapping.discharged == nil)
        #expect(mapping.dateOrder == .monthFirst)
        #expect(mapping.extracted?.description == "2025-06-30" && mapping.completeFrom?.description == "2022-04")
        #expect(mapping.transferred == ["Moved"] && mapping.earlyDisposals == ["Not accepted", "Duplicate"])
        let error = #expect(throws: InputErrors.self) {
            try Inputs.readMapping(InputText(name: "m.yaml", text: text.replacing("month first", with: "days first")))
        }
        #expect(
            error?.problems.map(\.description) == [
                "m.yaml:5: field 'referrals, dates' must be an order, found 'days first'. Did you mean 'day first'? Allowed: "
                    + "day first, month first."
            ]
        )
    }

    @Test func whatIsAMapping() {
        #expect(Inputs.isMapping(InputText(name: "m.yaml", text: "# ours\n\nmapping: Ours\n")))
        #expect(!Inputs.isMapping(InputText(name: "a.yaml", text: "area: One\n")))
        #expect(!Inputs.isMapping(InputText(name: "a.csv", text: "")))
    }
}
