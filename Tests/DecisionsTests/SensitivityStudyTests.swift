import Calendar
import Calibration
import Runs
import SmallAreas
import Testing

@testable import Areas
@testable import Decisions

/// What a small area's forecasts and plans hang on, from its figures to the answer.
@Suite("What a small area hangs on")
struct SensitivityStudyTests {
    /// A list whose capacity nobody knows well, with another beside it that has nothing to do with it.
    private static var area: Area {
        var list = Small.list(number: 300, leaving: 0)
        list.stages[0].capacityPerWeek = Small.figure(10, 8...12)
        list.referralsPerMonth = Small.figure(Small.perMonth(10), Small.perMonth(9.9)...Small.perMonth(10.1))
        return Small.area([list, Small.list("other")], horizonMonths: 12)
    }

    /// A plan that adds two cases a week, and one that adds between none and five.
    private static let plans = [
        Small.plan("sure", Small.change(Agency(casesPerWeek: Small.figure(2), order: .random), label: "agency")),
        Small.plan(
            "unsure",
            Small.change(Agency(casesPerWeek: Small.figure(2, 0...5), order: .oldestFirst), label: "agency")
        ),
    ]

    private static func study(
        _ question: SensitivityQuestion = SensitivityQuestion(.childWeeks),
        plans: [Plan] = Self.plans,
        replications: Int = 400,
        threads: Int = 2,
        walks: Int = 4
    ) throws -> Sensitivity {
        try SensitivityStudy(
            FittedArea(area),
            plans: plans,
            question: question,
            settings: SensitivitySettings(
                replications: replications,
                seed: 5,
                threads: threads,
                walks: walks
            )
        )
        .result()
    }

    @Test func theChoiceHangsOnWhatTheUnsurePlanBrings() throws {
        let found = try Self.study()
        let choice = try #require(found.choice)
        #expect(choice.plans == ["no-change", "sure", "unsure"] && choice.best == 2)
        // What the one plan is worth is known, what the other brings lies around it: knowing that decides.
        let best = try #require(found.mostWorthCollecting.first)
        let figure = found.figures[best.members[0]]
        #expect(figure.path == "plan/unsure/list/agency/cases" && figure.plans == ["unsure"], "\(figure.path)")
        #expect(best.value > 50 && best.value <= choice.valueOfKnowingAll)
        let error = try #require(best.error)
        #expect(error < best.value / 3)
        // A case a week more for 52 weeks saves 52 x 26 child-weeks. Of the triangle from 0 to 5 with its peak at 2
        // E[max(x, 2)] - E[x] = 4 / 15, by its integral.
        #expect(abs(best.value / (4.0 / 15 * 52 * 26) - 1) < 0.35, "\(best.value)")
    }

    @Test func theForecastHangsOnItsCapacity() throws {
        let found = try Self.study(plans: [])
        #expect(found.choice == nil && found.values.isEmpty && found.mostWorthCollecting.isEmpty)
        let forecast = try #require(found.forecast)
        #expect(found.bestPlan == "no-change" && found.change == nil)
        let leading = try #require(found.leading(forecast, collectable: true).first)
        let figure = found.figures[leading.members[0]]
        #expect(figure.path == "list/capacity" && figure.stated?.range == 8...12)
        // 1352² x 2/3 of the triangle, beside walks of referrals and cases of two lists, each of 10 a week or somewhat wider:
        // at most 1.22 / (1.22 + 2 x 20 x 52³ / 3 / 10⁶) = 0.39.
        #expect(leading.share > 0.15 && leading.share < 0.45)
        // More capacity, fewer child-weeks; by about 26 for each of 52 weeks of a case a week.
        let ends = try #require(leading.ends)
        let slope = (ends.atHigh - ends.atLow) / (ends.high - ends.low)
        // Three standard errors, of what is left over the figure's own spread and the root of 400.
        let error = forecast.explained.deviation * (1 - leading.share).squareRoot() / (2.0 / 3).squareRoot() / 20
        #expect(abs(slope + 52 * 26) < 3 * error, "\(slope)")
        let effect = try #require(forecast.effects[leading.members[0]])
        #expect(effect.mean < 0 && effect.meanSize == -effect.mean)
        // From the 12.5th to the 62.5th percentile of the triangle are 1.27 cases, half of the range.
        #expect(abs(effect.mean / (-52 * 26 * 2.54) - 1) < 0.3, "\(effect.mean)")
        // By service: the other list does not hang on it.
        let other = try #require(found.forecasts.first { $0.service == "other" })
        #expect(!found.leading(other, collectable: true).contains { $0.members == leading.members })
    }

    /// What a run has told of no change need not be simulated again.
    @Test func aRunTellsWhatIsSampled() throws {
        let fitted = try FittedArea(Self.area)
        let study = try SensitivityStudy(
            fitted,
            plans: [],
            question: SensitivityQuestion(.childWeeks),
            settings: SensitivitySettings(replications: 400, seed: 5, threads: 2, walks: 0, tellsServices: false)
        )
        let settings = RunSettings(replications: 500, seed: 5, threads: 2)
        let days = try #require(try Runner(fitted, plans: Self.plans, settings: settings).run().league?.firstDays)
        let told = try #require(try study.result(ofLevels: days.map { Double($0) / 7 }).forecast).explained
        let sampled = try #require(try study.result().forecast).explained
        #expect(abs(told.mean / sampled.mean - 1) < 1e-12)
        for (one, other) in zip(told.shares, sampled.shares) { #expect(abs(one.share - other.share) < 1e-9) }
        #expect(told.shares.map(\.members) == sampled.shares.map(\.members) && !told.shares.isEmpty)
    }

    @Test func threadsChangeNothing() throws {
        let one = try Self.study(replications: 200, threads: 1, walks: 2)
        let two = try Self.study(replications: 200, threads: 2, walks: 2)
        #expect(one.values.map(\.value) == two.values.map(\.value))
        #expect(one.values.map(\.error) == two.values.map(\.error))
        for (first, second) in zip(one.forecasts, two.forecasts) {
            #expect(first.explained.shares.map(\.share) == second.explained.shares.map(\.share))
            #expect(first.explained.shares.map(\.chance) == second.explained.shares.map(\.chance))
            #expect(first.effects == second.effects)
        }
        #expect(one.figures.map(\.path) == two.figures.map(\.path))
    }

    /// What the same luck draws for two plans is one figure.
    @Test func whatTwoPlansShareIsOneFigure() throws {
        let same = Small.change(Agency(casesPerWeek: Small.figure(2, 0...5), order: .random), label: "agency")
        let found = try Self.study(
            plans: [Small.plan("one", same), Small.plan("two", same)],
            replications: 200,
            walks: 0
        )
        let shared = found.figures.filter { !$0.plans.isEmpty }
        #expect(shared.map(\.plans) == [["one", "two"]])
        #expect(found.forecasts.allSatisfy { $0.effects.isEmpty })
    }

    @Test func aMeasureAndATargetAreAskedFor() throws {
        let target = Target(
            service: "list",
            measure: .waiting,
            bound: .atMost,
            value: 250,
            due: .by(Small.origin + 12),
            text: "list number waiting at most 250 by 2026-08"
        )
        let goal = try Self.study(SensitivityQuestion(.target(target)), replications: 300, walks: 0)
        let choice = try #require(goal.choice)
        // Benefits are 100 points where the plan meets what no change misses.
        #expect(choice.benefits.joined().allSatisfy { [-100, 0, 100].contains($0) })
        #expect(choice.means[2] > 5)
        let asked = AskedMeasure(
            service: "list",
            measure: .waiting,
            time: target.due,
            text: "list number waiting in 2026-08"
        )
        let measure = try Self.study(SensitivityQuestion(.measure(asked)), replications: 300, walks: 0)
        #expect(measure.forecasts.count == 3 && measure.forecasts.allSatisfy { $0.service == nil })
        // Fewer are better.
        #expect((try #require(measure.choice)).means[1] > 50)
        // The other list has nothing to do with it, and its figures are not among them.
        #expect(!measure.figures.contains { $0.service == "other" })
        // Of referrals more are not better: nothing is chosen by them.
        let referrals = AskedMeasure(service: "list", measure: .referrals, time: target.due, text: "list referrals")
        #expect(try Self.study(SensitivityQuestion(.measure(referrals)), replications: 200, walks: 0).choice == nil)
    }
}
