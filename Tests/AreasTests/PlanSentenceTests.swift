import Calendar
import SmallAreas
import Testing
import Wording

@testable import Areas

/// What each kind of intervention does, in a sentence.
@Suite("Sentences of plans")
struct PlanSentenceTests {
    private static let area: Area = {
        var pathway = Small.pathway()
        pathway.name = "EHCNA"
        var list = Small.list()
        list.name = "Speech therapy"
        var area = Small.area([list, pathway])
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: [
                    .init(service: "list", timePerCase: Small.figure(1)),
                    .init(service: "ehcna", stage: "plan", timePerCase: Small.figure(1)),
                ],
                rule: .inTurn
            )
        ]
        return area
    }()
    private static let ten = Small.figure(0.1, 0.05...0.2)

    private func sentence(_ effect: any Effect) -> String {
        Small.change(effect).sentence(in: Self.area)
    }

    @Test func recruitment() {
        var change = Small.change(
            Recruit(wte: Small.figure(2, 1...3), casesPerWeekPerWTE: Small.figure(1.5), order: .oldestFirst),
            from: Month(year: 2025, month: 10),
            lag: 26,
            ramp: 13
        )
        change.staff = "therapist"
        change.onlyFor = ["under five"]
        #expect(
            change.sentence(in: Self.area)
                == "From Oct 2025 2 (1 to 3) WTE more of therapist at Speech therapy, 1.5 cases a week each, only for under "
                + "five, the longest waits first: first clinics 26 weeks later, full caseload after 13 weeks more."
        )
    }

    @Test func datesAndStages() {
        let october = Month(year: 2025, month: 10)
        let agency = Agency(casesPerWeek: Small.figure(1), order: .random)
        #expect(
            Small.change(agency, service: "ehcna", stage: "plan", from: october, until: october, ramp: 1)
                .sentence(in: Self.area)
                == "In Oct 2025 agency staff see 1 a week more at EHCNA, stage plan, in random order: felt in full after 1 "
                + "week."
        )
        // Half a year is 26 weeks to a reader.
        #expect(
            Small.change(agency, from: october, until: october + 2, lag: 26.09).sentence(in: Self.area)
                == "From Oct 2025 to Dec 2025 agency staff see 1 a week more at Speech therapy, in random order: first felt "
                + "26 weeks later."
        )
        #expect(Small.change(agency).sentence(in: Self.area, at: "each").contains("more at each, in random order"))
    }

    @Test func everyOtherKind() {
        let four = Small.figure(4)
        let expected: [(any Effect, String)] = [
            (
                WaitingListInitiative(cases: Small.figure(60), order: .oldestFirst),
                "a push sees 60 more in all at Speech therapy, the longest waits first"
            ),
            (
                Triage(share: Self.ten),
                "10% (5% to 20%) of the referrals to Speech therapy are answered another way and join no list"
            ),
            (
                EarlyHelp(referralChange: Small.figure(-0.1, -0.2...0)),
                "referrals to Speech therapy change by -10% (-20% to 0%), because children are helped before"
            ),
            (DemandShock(referralChange: Self.ten), "referrals to Speech therapy change by +10% (+5% to +20%)"),
            (
                ChangeOrder(.mixture(kappa: Small.figure(1), psi: Small.figure(0.2))),
                "the clinics that there are at Speech therapy see children in another order: in a mixed order (kappa 1, psi "
                    + "0.2)"
            ),
            (
                Outsource(casesPerWeek: four, order: .fitted),
                "4 a week of those waiting at Speech therapy are seen elsewhere, in the order that the published figures "
                    + "show"
            ),
            (
                SeeFirst(classes: ["urgent", "under five"]),
                "the clinics that there are at Speech therapy see urgent and under five before all others"
            ),
            (
                ReservePlaces(.init(childClass: "urgent", share: Self.ten, releasesUnused: false)),
                "10% (5% to 20%) of the places at Speech therapy are kept for urgent; those not needed stay empty"
            ),
            (
                Redirect(to: "ehcna", share: Small.figure(0.4)),
                "40% of the referrals to Speech therapy go to EHCNA instead"
            ),
            (
                ValidateList(share: Small.figure(0.08)),
                "8% of those waiting at Speech therapy turn out to wait no longer and are taken off"
            ),
            (
                ShareStaff(pool: "team", rule: .byWork),
                "the staff of team, who serve Speech therapy and EHCNA, share their time by the work waiting"
            ),
            (
                ChangeThreshold(outcome: "refused", share: Small.figure(0.39)),
                "39% of cases at Speech therapy end as refused"
            ),
            (
                Productivity(change: Self.ten),
                "the cases that the staff at Speech therapy complete change by +10% (+5% to +20%)"
            ),
            (
                FewerLostAppointments(staff: "therapist", before: 0.08, after: Small.figure(0.04)),
                "appointments lost by therapist at Speech therapy go from 8% to 4%"
            ),
        ]
        for (effect, words) in expected { #expect(sentence(effect) == "From Sep 2025 \(words).") }
        #expect(
            sentence(Transfer(to: "ehcna", share: Small.figure(0.3)))
                == "At the start of Sep 2025 30% of those waiting at Speech therapy go to the list of EHCNA, with their "
                + "clocks running."
        )
    }
}
