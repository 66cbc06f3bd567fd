import Calendar
import SmallAreas
import Testing

@testable import Areas

@Suite("What could be bought")
struct PlanOptionTests {
    private func sizes(_ change: Intervention) -> [Double] { PlanOption(change).sizes }

    @Test func usualSizes() {
        #expect(sizes(Small.recruit(4)) == [1, 2, 3, 4])
        #expect(sizes(Small.recruit(0.5)) == [0.5])
        #expect(sizes(Small.recruit(30)) == [4, 8, 11, 15, 19, 23, 26, 30])
        let push = WaitingListInitiative(cases: Small.figure(300), order: .oldestFirst)
        #expect(sizes(Small.change(push, label: "waiting-list initiative, 300 cases")) == [75, 150, 225, 300])
        // What has no size is bought as stated.
        let triage = PlanOption(
            Small.change(Triage(share: Small.figure(0.1)), label: "triage diverts 10%"),
            sizes: [1, 2]
        )
        #expect(triage.sizes.isEmpty && triage.levels == [PlanOption.Level(size: nil, start: Small.origin + 1)])
    }

    @Test func aSizeTakesItsUncertaintyAndItsWordsAlong() throws {
        var change = Small.change(
            Agency(casesPerWeek: Small.figure(2, 1...4), order: .random),
            from: Small.origin + 2,
            until: Small.origin + 7,
            label: "agency, 8 a month"
        )
        change.stepsBefore = 3
        let option = PlanOption(change, sizes: [4, 12], starts: [Small.origin + 5, Small.origin + 2])
        #expect(
            option.levels.map(\.start) == [
                Small.origin + 2, Small.origin + 2, Small.origin + 5, Small.origin + 5,
            ]
        )
        let bought = option.bought(option.levels[3])
        #expect(bought.label == "agency, 12 a month" && bought.stepsBefore == 3)
        // A start three months later ends three months later.
        #expect(bought.from == Small.origin + 5 && bought.until == Small.origin + 10)
        let effect = try #require(bought.effect as? Agency)
        #expect(effect.casesPerWeek.value == 3 && effect.casesPerWeek.range == 1.5...6 && effect.order == .random)
        #expect(option.name == "agency, some a month")
    }
}
