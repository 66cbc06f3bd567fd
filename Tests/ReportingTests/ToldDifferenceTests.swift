import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Reporting
@testable import Runs

/// Which differences from no change are worth telling.
@Suite("Differences that are told")
struct ToldDifferenceTests {
    /// A small change to a list that sends half of its cases to the next, which the third shares staff with.
    private func result(_ effect: any Effect, share: Double) throws -> RunResult {
        var area = Small.area([
            Small.sending(
                Small.list("first", referralsPerWeek: 14, number: 300),
                to: "second",
                share: share,
                isCounted: true
            ),
            Small.list("second", referralsPerWeek: 10, casesPerWeek: 10, number: 200, order: .random),
            Small.list("third"),
        ])
        area.reportedTotals = [
            Total(id: "with", name: "with", services: ["first", "third"]),
            Total(id: "without", name: "without", services: ["second", "third"]),
        ]
        return try Small.run(area, [Small.plan("plan", Small.change(effect, service: "first"))], replications: 60)
    }

    private func told(_ result: RunResult, _ measure: Measure) -> Set<String> {
        Set(
            result.differences.filter { $0.series == MeasuredSeries(measure: measure) && result.isTold($0) }
                .map(\.service)
        )
    }

    @Test func aRealEffectIsToldWhereverItReaches() throws {
        let result = try result(Agency(casesPerWeek: Small.figure(4), order: .oldestFirst), share: 0.5)
        #expect(told(result, .waiting) == ["first", "second", "with", "without"])
        #expect(told(result, .referrals) == ["second", "without"])
        #expect(!told(result, .meanWait).contains("third"))
    }

    /// One case more in four months sends a child on in some replications and moves the next list's luck: no news there.
    @Test func luckIsNotTold() throws {
        let result = try result(
            Agency(casesPerWeek: Small.figure(0.05), order: .oldestFirst),
            share: 0.1
        )
        let second = result.differences.filter { $0.service == "second" }
        let spreads = second.flatMap(\.months).compactMap(\.self).map(\.standardDeviation)
        #expect(spreads.contains { $0 > 0 })
        #expect(!second.contains(where: result.isTold))
        #expect(told(result, .waiting) == ["first", "with"])
    }

    @Test func aTransferIsToldAtBothEnds() throws {
        let result = try result(Transfer(to: "third", share: Small.figure(0.3)), share: 0.5)
        #expect(told(result, .waiting).isSuperset(of: ["first", "third"]))
        #expect(told(result, .transferred) == ["first", "with"])
    }
}
