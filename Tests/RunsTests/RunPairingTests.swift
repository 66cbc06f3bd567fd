import Calendar
import Foundation
import Runs
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Areas

@Suite("Plans on common random numbers: paired")
struct RunPairingTests {
    private func variance(_ values: [Double]) -> Double {
        pow(Summary(of: values).standardDeviation, 2)
    }

    /// Common random numbers: at least 20 times less variance in the difference than two runs of their own would have.
    @Test func differencesVaryTwentyTimesLessThanUnpairedOnes() throws {
        let area = Small.area([Small.counted("list")], history: Small.history("list"))
        let plan = Small.plan("recruit", Small.recruit(1, lag: 8, ramp: 8))
        let runner = try Small.runner(area, [plan], replications: 300, seed: 1)
        let other = try Small.runner(area, [plan], replications: 300, seed: 2)
        let with = runner.values(.waiting, of: "list", under: "recruit")
        let without = runner.values(.waiting, of: "list", under: "no-change")
        let elsewhere = other.values(.waiting, of: "list", under: "no-change")
        for month in [6, 12, 18] {
            let paired = variance(zip(with[month], without[month]).map { $0 - $1 })
            let unpaired = variance(zip(with[month], elsewhere[month]).map { $0 - $1 })
            #expect(paired > 0)
            #expect(unpaired > 20 * paired, "month \(month): \(unpaired) against \(paired)")
        }
    }

    /// A week's worth of staff is worth its cases: the mean difference of an overloaded list is minus what the extra
    /// pass does.
    @Test func theDifferenceIsWhatThePlanDoes() throws {
        let area = Small.area([Small.list(referralsPerWeek: 12, number: 400)])
        let plan = Small.plan("recruit", Small.recruit(2, lag: 4))
        let result = try Small.run(area, [plan], replications: 200)
        let series = try #require(
            result.differences.first { $0.series == MeasuredSeries(measure: .waiting) && $0.plan == "recruit" }
        )
        for (month, summary) in zip(result.months, series.months).dropFirst() {
            let summary = try #require(summary)
            let weeks = max(0, Double(month.end - (Small.origin + 1).firstDay) / 7 - 4)
            let error = (2 * weeks / 200).squareRoot()
            #expect(abs(summary.mean + 2 * weeks) <= 4 * error + 1e-9, "\(month): \(summary.mean)")
        }
    }

    @Test func aPlanThatDoesNothingChangesNothing() throws {
        let area = Small.area([Small.list(order: .mixture(kappa: Small.figure(1), psi: Small.figure(0.3)))])
        let plan = Small.plan(
            "idle",
            Small.recruit(0),
            Small.change(Triage(share: Small.figure(0))),
            Small.change(EarlyHelp(referralChange: Small.figure(0))),
            Small.change(Agency(casesPerWeek: Small.figure(0), order: .random)),
            Small.change(WaitingListInitiative(cases: Small.figure(0), order: .random), until: Small.origin + 3),
            Small.change(ChangeOrder(.fitted)),
            Small.recruit(5, from: Small.origin + 40)
        )
        let result = try Small.run(area, [plan])
        let differences = result.differences.filter { $0.plan == "idle" }
        #expect(!differences.isEmpty)
        for series in differences {
            for summary in series.months.compactMap(\.self) {
                #expect(summary.mean == 0 && summary.standardDeviation == 0, "\(series.series.measure.id)")
            }
        }
    }

    @Test func aThresholdAtTheShareThereIsChangesNothing() throws {
        let plan = Small.plan(
            "idle",
            Small.change(
                ChangeThreshold(outcome: "refused", share: Small.figure(0.4)),
                service: "ehcna",
                stage: "decision"
            )
        )
        let result = try Small.run(Small.area([Small.pathway()]), [plan], replications: 20)
        for series in result.differences {
            #expect(series.months.compactMap(\.self).allSatisfy { $0.mean == 0 && $0.standardDeviation == 0 })
        }
    }

    @Test func servicesThatAPlanDoesNotTouchHaveNoRowsOfTheirOwn() throws {
        let area = Small.area([Small.list("a"), Small.list("b")])
        let result = try Small.run(area, [Small.plan("plan", Small.recruit(1, service: "a"))], replications: 20)
        #expect(Set(result.forecasts.filter { $0.plan == "plan" }.map(\.service)) == ["a"])
        #expect(Set(result.differences.map(\.service)) == ["a"])
        let waiting = MeasuredSeries(measure: .waiting)
        let forecast = try #require(result.forecast("plan", "b", waiting))
        #expect(forecast.plan == "no-change")
        #expect(result.forecast("plan", "a", waiting)?.plan == "plan")
    }
}
