import Calendar
import SmallAreas
import TestSupport
import Testing

@testable import Areas

/// Changes to one flow at one time may multiply it by a thousand at most.
@Suite("Stacked changes")
struct StackedChangesTests {
    private func shock(_ change: Double, from: Int = 1, until: Int? = nil, service: String = "list") -> Intervention {
        Small.change(
            DemandShock(referralChange: Small.figure(change)),
            service: service,
            from: Small.origin + from,
            until: until.map { Small.origin + $0 }
        )
    }

    private func stacked(_ changes: Intervention...) -> [Plan.Stacked] {
        Plan(id: "p", name: "p", interventions: changes).stackedTooHigh
    }

    @Test func theProductIsBounded() {
        // 11 x 11 x 8 = 968; 11 x 11 x 9 = 1089.
        #expect(stacked(shock(10), shock(10), shock(7)).isEmpty)
        let found = stacked(shock(10), shock(10), shock(8))
        #expect(found.map(\.flow) == ["the referrals of 'list'"])
        #expect(found.allSatisfy { isClose($0.times, 1089) && $0.places.count == 3 })
        // Exactly a thousand is allowed.
        #expect(stacked(shock(9), shock(9), shock(9)).isEmpty)
    }

    @Test func onlyWhatActsTogetherCounts() {
        #expect(stacked(shock(10), shock(10), shock(10, service: "other")).isEmpty)
        #expect(stacked(shock(10, until: 3), shock(10), shock(10, from: 4)).isEmpty)
        #expect(!stacked(shock(10, until: 4), shock(10), shock(10, from: 4)).isEmpty)
        // Falls may come later than the rises.
        #expect(!stacked(shock(10), shock(10), shock(10), shock(-0.9)).isEmpty)
    }

    @Test func theGreatestOfARangeCounts() {
        var wide = shock(0)
        wide.effect = DemandShock(referralChange: Small.figure(1, 0...10))
        #expect(!stacked(wide, wide, wide).isEmpty)
    }

    @Test func capacityLikewise() {
        let more = Small.change(Productivity(change: Small.figure(10)))
        let less = Small.change(FewerLostAppointments(staff: nil, before: 0.9, after: Small.figure(0)))
        #expect(stacked(more, more, more).map(\.flow) == ["the cases of 'list'"])
        #expect(!stacked(more, more, less).isEmpty)
        #expect(stacked(more, less).isEmpty)
    }
}
