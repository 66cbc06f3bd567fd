import Areas
import Audit
import Calendar
import TestSupport
import Testing

/// Runs the example of the module's guide, and holds it to the words shown there.
@Suite struct DocumentationTests {
    @Test func guide() {
        let july = Month(year: 2025, month: 7)
        let rows = [(july + -1, "waiting", 90.0), (july, "waiting", 130), (july, "referrals", 25)]
        let history = History(
            rows.map { Observation(service: "clinic", period: Period($0), metric: $1, value: $2) }
        )
        let clinic = Service(
            id: "clinic",
            name: "Clinic",
            leavingShare: Figure(0.1, evidence: .assumed),
            stages: [Stage(id: "list", name: "List")]
        )
        let area = Area(id: "one", name: "One", origin: july, services: [clinic], history: history)
        let told = Audit.findings(for: area).first { $0.severity == .contradiction }?.sentence
        // the list changes by +40 (90 to 130) on 25 referrals in Jul 2025: -15 removals, so at least 15 children joined
        // the list without a referral
        let guesses = Audit.assumptions(of: area).map { "\($0.item) \($0.value)" }  // leaving without being seen 10%
        #expect(
            told
                == "the list changes by +40 (90 to 130) on 25 referrals in Jul 2025: -15 removals, so at least 15 children "
                + "joined the list without a referral"
        )
        #expect(guesses == ["leaving without being seen 10%"])
    }

    @Test func everyExampleIsHere() throws {
        #expect(try missingExamples(of: "Audit").isEmpty)
    }
}
