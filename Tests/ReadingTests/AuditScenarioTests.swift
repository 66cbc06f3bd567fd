import Areas
import Testing

@testable import Audit
@testable import Reading

/// The audit on the shipped areas: Derby's contradictions must be found, and a clean area must stay clean.
@Suite("The audit of the shipped scenarios")
struct AuditScenarioTests {
    /// What the published figures of Derby contradict one another in.
    ///
    /// The rule, the service, the period, and the numbers that the sentence must name.
    static let contradictions: [(Finding.Rule, String, String, [String])] = [
        (.removals, "community-paediatrics", "2025-04", ["+133", "106 referrals"]),
        (.removals, "nd-dhcft", "2024-08", ["-35 removals"]),
        (.meanWaitRise, "nd-dhcft", "2024-10", ["9 weeks", "at most 4.43"]),
        (.removals, "nd-dhcft", "2025-04", ["2 implied removals", "44 children assessed"]),
        (.removals, "autism-uhdb", "2024-12", ["-37 removals"]),
        (.total, "nd-all", "2024-08", ["1,332", "1,317"]),
        (.twoValues, "nd-all", "2025-06", ["67 weeks", "69 weeks"]),
        (.twoValues, "ehcna", "2024", ["769", "795"]),
        (.forecastOvertaken, "ehcna", "2025", ["450", "475"]),
        (.forecastOvertaken, "ehcna", "2025", ["715", "866"]),
        (.stockGrowth, "ehcna", "2025-05/2025-09", ["3,735", "3,863", "4,271"]),
        (.twoValues, "slt", "2025", ["8 weeks", "6 weeks"]),
        (.twoUnits, "ot-social-care", "2025", ["24 weeks", "24 children"]),
        (.unexplainedWaits, "nd-dhcft", "2024-08/2024-10", ["84.1", "54.1 in Aug 2024", "30 in Oct 2024", "156"]),
        (.unexplainedWaits, "autism-uhdb", "2024-12/2025-05", ["42.7", "41.7 in Dec 2024"]),
        (.unexplainedWaits, "community-paediatrics", "2025-04", ["27"]),
        (.overlap, "community-paediatrics", "2025-01/2025-05", ["nd-dhcft", "5 months", "overlap", "unasked"]),
    ]

    /// "105 referrals a month on average for the eleven months to June 2025", of all three lists, less what two of them publish.
    ///
    /// 11 x 105 = 1,155, less 867 (ND, eleven months) and 218 (autism, August to March): 70 in three months.
    @Test func totalsSayWhatUnpublishedMonthsWere() throws {
        let area = try Scenario.read("derby").area.area
        let evidence = try #require(area.linearEvidence.first { $0.total.metric == "referrals_mean" })
        #expect(Set(evidence.unknown.map(\.service)) == ["autism-uhdb"] && evidence.unknown.count == 3)
        let implied = try #require(evidence.impliedMean)
        #expect(abs(implied.value - 70.0 / 3) < 1e-9 && abs(implied.within - 5.5 / 3) < 1e-9)
        let note = try #require(Audit.findings(for: area).first { $0.rule == .impliedByTotal })
        #expect(
            note.sentence.contains("70 (64.5 to 75.5 with rounding)") && note.sentence.contains("about 23.3 a month")
        )
    }

    /// Lists that may hold the same children come first, and of one list's trouble in a month one finding is enough.
    @Test func theTenThatMatterMost() throws {
        let area = try Scenario.read("derby").area.area
        let findings = Audit.findings(for: area)
        let ten = Audit.foremost(findings, 10, in: area)
        #expect(ten.count == 10 && ten[0].rule == .overlap)
        #expect(ten.allSatisfy { $0.severity == .contradiction && $0.size > 0 })
        #expect(Set(ten.map { [$0.service, $0.period] }).count == 10)
        #expect(ten.contains { $0.rule == .unexplainedWaits && $0.service == "nd-dhcft" })
        #expect(findings.allSatisfy { !$0.wouldMean.isEmpty && !$0.treatment.isEmpty })
    }

    @Test(arguments: contradictions)
    func isFoundInDerby(_ rule: Finding.Rule, _ service: String, _ period: String, _ numbers: [String]) throws {
        let findings = Audit.findings(for: try Scenario.read("derby").area.area)
        let matches = findings.filter {
            $0.rule == rule && $0.service == service && $0.period == period && $0.severity == .contradiction
        }
        let sentences = matches.map(\.sentence)
        #expect(sentences.contains { sentence in numbers.allSatisfy { sentence.contains($0) } }, "\(sentences)")
        #expect(matches.allSatisfy { !$0.places.isEmpty && $0.places.allSatisfy { $0.line > 1 } })
    }

    /// Children who must have joined Derby's lists with a wait behind them, by service, and where they sit.
    ///
    /// Worked out beforehand from the same series with cohorts week by week, by another program; half a child is allowed for
    /// its whole weeks.
    @Test(arguments: [
        ("nd-dhcft", 84.2, ["2024-08": 54.0, "2024-10": 30.2]), ("autism-uhdb", 42.7, ["2024-12": 41.7]),
        ("autism-other-uhdb", 2.0, [:]), ("community-paediatrics", 27.0, ["2025-04": 27.0]), ("slt", 0, [:]),
    ])
    func waitsThatNoReferralExplains(_ service: String, _ total: Double, _ months: [String: Double]) throws {
        let ledger = Ledger(try Scenario.read("derby").area.area)
        let additions = try #require(CohortSeries(service, ledger)?.additionsByMonth())
        #expect(abs(additions.reduce(0) { $0 + $1.children } - total) < 0.5, "\(additions)")
        for (month, children) in months {
            let found = additions.first { "\($0.month)" == month }
            #expect(abs((found?.children ?? 0) - children) < 0.5, "\(additions)")
        }
    }

    @Test func moreAdditionsIfAllWhoWereSeenWereListed() throws {
        let flows = try #require(CohortSeries("nd-dhcft", Ledger(try Scenario.read("derby").area.area)))
        #expect((flows.additionsByMonth(countingSeen: true) ?? []).reduce(0) { $0 + $1.children } >= 126)
    }

    @Test func nothingIsFoundInTheExample() throws {
        #expect(Audit.findings(for: try Scenario.read("example").area.area).map(\.sentence) == [])
    }

    @Test func derbysGapsAreNamed() throws {
        let findings = Audit.findings(for: try Scenario.read("derby").area.area).filter { $0.severity == .gap }
        #expect(
            findings.contains { $0.rule == .missingMonths && $0.service == "slt" && $0.sentence.contains("May 2024") }
        )
        #expect(findings.contains { $0.rule == .endsEarly && $0.service == "autism-uhdb" && $0.period == "2025-03" })
        #expect(findings.contains { $0.rule == .noReferrals && $0.service == "camhs" })
        #expect(!findings.contains { $0.service == "ehcna" })
    }

    @Test func contradictionsComeFirst() throws {
        let severities = Audit.findings(for: try Scenario.read("derby").area.area).map(\.severity)
        #expect(severities == severities.sorted())
    }

    @Test func everyAssumptionIsListedWithItsSource() throws {
        let (input, plans) = try Scenario.read("derby")
        let assumptions = Audit.assumptions(of: input.area, plans: plans)
        #expect(assumptions.allSatisfy { $0.evidence != .observed })
        let area = assumptions.filter { $0.plan.isEmpty }
        #expect(area.allSatisfy { !$0.source.isEmpty })
        #expect(
            area.contains {
                $0.service == "wheelchair" && $0.item == "waiting list, number" && $0.value == "25 (8 to 60)"
            }
        )
        #expect(
            area.contains {
                $0.service == "health-advice" && $0.item == "capacity" && $0.value == "7 a week (6 to 8.5)"
            }
        )
        #expect(area.filter { $0.item == "leaving without being seen" }.count == input.area.services.count)
        #expect(assumptions.contains { $0.plan == "combined" && $0.item.hasPrefix("waiting-list initiative") })
    }
}
