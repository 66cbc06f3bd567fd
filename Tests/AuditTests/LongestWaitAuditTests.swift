import Calendar
import SmallAreas
import Testing

@testable import Areas
@testable import Audit

@Suite("More waiting than were referred")
struct LongestWaitAuditTests {
    /// Findings of 50 referrals a month from January 2025, of whom in June so many wait, none longer than so many weeks.
    private func found(waiting: Double, longest: Double) -> [Finding] {
        var rows = (1...6)
            .map {
                Observation(
                    service: "s",
                    period: Period(Month(year: 2025, month: $0)),
                    metric: "referrals",
                    value: 50
                )
            }
        for (metric, value) in [("waiting", waiting), ("max_wait", longest)] {
            rows.append(
                Observation(service: "s", period: Period(Month(year: 2025, month: 6)), metric: metric, value: value)
            )
        }
        let service = Service(
            id: "s",
            name: "s",
            leavingShare: Small.figure(0),
            stages: [Stage(id: "list", name: "list")]
        )
        let area = Area(
            id: "a",
            name: "A",
            origin: Month(year: 2025, month: 6),
            services: [service],
            history: History(rows)
        )
        return Audit.findings(for: area).filter { $0.rule == .moreThanReferred }
    }

    /// Thirteen weeks before the end of June lie in the months from April: 150 referrals.
    @Test(arguments: [(150.0, 0), (151, 1), (500, 1)])
    func onlyThoseReferredCanWait(_ waiting: Double, _ count: Int) {
        #expect(found(waiting: waiting, longest: 12).count == count)
    }

    @Test func theSentenceHasTheNumbers() {
        #expect(
            found(waiting: 500, longest: 12).map(\.sentence) == [
                "500 wait in Jun 2025, none longer than 12 weeks, but only 150 were referred since the start of Apr 2025"
            ]
        )
    }

    /// Before January nothing is known.
    @Test func monthsWithoutFiguresProveNothing() {
        #expect(found(waiting: 5_000, longest: 40).isEmpty)
    }

    @Test func statedFiguresAreHeldAgainstOneAnother() {
        // 10 a week for 25 weeks are 250.
        let findings = { (number: Double) in
            Audit.findings(for: Small.area([Small.list(number: number)])).filter { $0.rule == .moreThanReferred }
        }
        #expect(findings(250).isEmpty)
        #expect(
            findings(251).map(\.sentence) == [
                "251 wait, none longer than 24 weeks, but 43.5 referrals a month are 250 in that time"
            ]
        )
    }
}
