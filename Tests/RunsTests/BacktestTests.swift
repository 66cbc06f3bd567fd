import Areas
import Calendar
import Forecasting
import SmallAreas
import Statistics
import Testing

@testable import Runs

/// Forecasts from earlier months, held against what came.
@Suite struct BacktestTests {
    private static let settings = Backtest.Settings(horizons: [1, 3], replications: 40)

    /// A list counted for 14 months, to August 2025.
    private static func area(_ history: History = Small.history()) -> Area {
        Area(id: "small", name: "Small", origin: Small.origin, services: [Small.counted()], history: history)
    }

    private static func history(_ change: (Observation) -> Observation?) -> History {
        History(Small.history().observations.compactMap(change))
    }

    @Test func everyMonthWithEightCountsIsAnOrigin() throws {
        let backtest = try Backtest(Self.area(), Self.settings)
        let counts = backtest.forecasts.filter { $0.measure == .waiting }
        // The eighth of 14 months is February; one month ahead from February to July, three to May.
        let first = Month(year: 2025, month: 2)
        let expected = (0..<6).flatMap { place in [1, 3].filter { place + $0 < 7 }.map { (first + place, $0) } }
        #expect(counts.map(\.origin) == expected.map(\.0) && counts.map(\.horizon) == expected.map(\.1))
        #expect(Set(backtest.forecasts.map(\.measure)) == [.waiting, .meanWait, .maxWait, .referrals])
        for forecast in backtest.forecasts {
            #expect(forecast.percentiles[.own] == forecast.percentiles[.own]?.sorted())
            #expect(forecast.percentiles[.rule(.naive)]?[4] == forecast.last)
        }
        let row = try #require(counts.first)
        let published = PublishedMeasures(Small.counted(), in: Small.history()).figures(of: .waiting)
        #expect(row.observed == published[first + 1] && row.last == published[first])
    }

    /// What is published after an origin changes nothing of what is forecast from it.
    @Test func nothingLaterIsKnown() throws {
        let origin = Month(year: 2025, month: 4)
        var settings = Self.settings
        settings.origins = [origin]
        var area = Self.area()
        area.services[0].levelShifts = [origin]
        let forecasts = try Backtest(area, settings).forecasts
        let changed = Self.history { row in
            var row = row
            if row.period.end > origin.end { row.value *= 3 }
            return row
        }
        var other = Self.area(changed)
        other.services[0].levelShifts = []
        let others = try Backtest(other, settings).forecasts
        #expect(forecasts.map(\.percentiles) == others.map(\.percentiles))
        #expect(forecasts.map(\.observed) != others.map(\.observed))
        // What came before does.
        let earlier = Self.history { row in
            var row = row
            if row.period.end == origin.end { row.value *= 1.5 }
            return row
        }
        #expect(try Backtest(Self.area(earlier), settings).forecasts.map(\.percentiles) != forecasts.map(\.percentiles))
    }

    @Test func threadsAndOtherServicesChangeNothing() throws {
        var settings = Self.settings
        let one = try Backtest(Self.area(), settings)
        settings.threads = 2
        settings.services = ["counted"]
        var area = Self.area()
        area.services.append(Small.list("beside"))
        let two = try Backtest(area, settings)
        #expect(one.forecasts.map(\.percentiles) == two.forecasts.map(\.percentiles))
        #expect(one.probabilities.map(\.probability) == two.probabilities.map(\.probability))
    }

    @Test func whatIsNotScoredIsTold() throws {
        var area = Self.area(Self.history { $0.period.text == "2025-05" && $0.metric == "waiting" ? nil : $0 })
        area.services.append(Small.list("beside"))
        let backtest = try Backtest(area, Self.settings)
        #expect(backtest.skipped.map(\.service) == ["counted", "beside"])
        #expect(backtest.skipped[0].origins == [Month(year: 2025, month: 5)])
        #expect(backtest.skipped[1].reason.contains("no month") && backtest.skipped[1].reason.contains("8 are needed"))
        #expect(!backtest.forecasts.contains { $0.origin == Month(year: 2025, month: 5) })
    }

    /// A service of which nothing was published yet keeps nobody else from being forecast.
    @Test func servicesThatBeginLaterAreLeftOut() throws {
        var late = Small.counted("late")
        late.leavingShare = Small.figure(0)
        let rows = [Observation(service: "late", period: Period(Small.origin), metric: "waiting", value: 12)]
        var area = Self.area(History(Small.history().observations + rows))
        area.services.append(late)
        #expect(
            try Backtest(area, Self.settings).forecasts.count == Backtest(Self.area(), Self.settings).forecasts.count
        )
    }

    /// A list that can only shrink is surely no longer than it was; one without a target has its last values only.
    @Test func probabilitiesAreHeldAgainstWhatCame() throws {
        var area = Self.area()
        area.targets = [
            Target(
                service: "counted",
                measure: .waiting,
                bound: .atMost,
                value: 100_000,
                due: .by(Small.origin + 12),
                text: "a target"
            )
        ]
        let backtest = try Backtest(area, Self.settings)
        let targets = backtest.probabilities.filter { $0.goal.kind == .target }
        #expect(!targets.isEmpty)
        for one in targets { #expect(one.probability == 1 && one.isMet) }
        let last = backtest.probabilities.filter { $0.goal.kind == .lastValue && $0.goal.measure == .waiting }
        #expect(last.count == targets.count)
        for one in last { #expect((0...1).contains(one.probability)) }
    }

    @Test func scoresAreOfForecastsThatAllMade() throws {
        let backtest = try Backtest(Self.area(), Self.settings)
        let scores = try BacktestScores(backtest)
        let row = try #require(scores.rows.first { $0.measure == .waiting && $0.horizon == nil })
        #expect(row.scores[.own]?.count == backtest.forecasts.count { $0.measure == .waiting })
        #expect(row.relative(.rule(.naive)) == 1)
        // Eight months are no year, and the forecasts from there have no last year's month.
        #expect(row.scores[.rule(.lastYear)] == nil)
        let best = try #require(row.best)
        for method in Backtest.Method.allCases.dropFirst() {
            if let score = row.scores[method] { #expect(try #require(row.scores[best]).wis <= score.wis) }
        }
    }

    /// Numbers beyond an edge: sums of bands, or what a share says.
    @Test func numbersBeyondAnEdge() {
        let bands = Areas.PublishedWaits(
            number: 60,
            bands: [
                .init(from: 0, below: 18, count: 30...30), .init(from: 18, below: 52, count: 20...20),
                .init(from: 52, below: nil, count: 10...10),
            ]
        )
        #expect(bands.number(beyond: 18) == 30 && bands.number(beyond: 52) == 10 && bands.number(beyond: 26) == nil)
        #expect(bands.share(within: 18) == 0.5)
        var withheld = bands
        withheld.bands[2].count = 0...4
        #expect(withheld.number(beyond: 52) == nil)
        let share = Areas.PublishedWaits(number: 80, sharesWithin: [.init(weeks: 18, share: 0.75)])
        #expect(share.number(beyond: 18) == 20 && share.number(beyond: 52) == nil)
    }
}
