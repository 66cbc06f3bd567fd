import Areas
import Calendar
import Foundation
import Randomness
import Testing

@testable import Calibration

/// The fluid of a pathway, and what is inferred with it from published years.
@Suite struct PathwayFitTests {
    private static func span(_ year: Int, _ requests: Double, refused: Double, noPlan: Double, issued: Double)
        -> PathwayFigures.Span
    {
        let year = Year(.calendar, year)
        return PathwayFigures.Span(
            first: year.first.firstDay,
            end: year.last.end,
            requests: requests,
            refused: refused,
            noPlan: noPlan,
            issued: issued
        )
    }

    private static func share(_ kind: PathwayFigures.Share.Kind, _ year: Int, _ share: Double, of: Double)
        -> PathwayFigures.Share
    {
        let year = Year(.calendar, year)
        return PathwayFigures.Share(
            kind: kind,
            first: year.first.firstDay,
            end: year.last.end,
            share: share,
            of: of
        )
    }

    /// Years in which more is asked for than is issued, then a burst of seven months: the returns of one authority for 2022
    /// to 2024 (Tests/Reference/sen2-derby), and what it said of January to July 2025.
    private static var burst: PathwayFigures {
        let (start, end) = (Day(year: 2025, month: 1, day: 1), Day(year: 2025, month: 8, day: 1))
        let july = Day(year: 2025, month: 7, day: 1)
        return PathwayFigures(
            spans: [
                span(2022, 620, refused: 0.2419, noPlan: 0.095, issued: 357),
                span(2023, 775, refused: 0.236, noPlan: 0.091, issued: 475),
                span(2024, 769, refused: 0.39, noPlan: 0.176, issued: 492),
                .init(first: start, end: end, requests: 505, refused: 0.475, noPlan: 0.14, issued: 475),
            ],
            shares: [
                share(.inTime, 2022, 0.282, of: 298), share(.inTime, 2023, 0.268, of: 440),
                share(.inTime, 2024, 0.164, of: 377), share(.afterAYear, 2023, 0.122, of: 523),
                share(.afterAYear, 2024, 0.186, of: 442),
                .init(kind: .inTime, first: start, end: end, share: 0.314, of: 404),
                .init(kind: .inTime, first: july, end: end, share: 1, of: 60),
            ]
        )
    }

    private static func prior(_ figures: PathwayFigures) -> PathwayPrior {
        PathwayPrior(
            workWeeks: 14.5,
            returnWeeks: 40,
            startingPace: PathwayFluid(figures).startingPace,
            spans: figures.spans.count
        )
    }

    @Test("Nobody is lost: what was open and what came is done or open")
    func conservation() {
        let figures = Self.burst
        var setting = PathwayFluid.Setting()
        setting.backlog = 120
        setting.completed = [0, 0, 0, 0]
        let result = PathwayFluid(figures).run(setting)
        let came = figures.spans.reduce(0) { $0 + $1.requests * (1 - $1.refused) }
        let done = zip(result.completed, figures.spans).reduce(0) { $0 + $1.0 * $1.1.completed }
        // Before the start those whose work takes seven steps of two weeks were open already.
        let pace = figures.spans[0].requests / figures.spans[0].weeks * 2 * (1 - figures.spans[0].refused)
        let left = result.open.reduce(0, +)
        #expect(abs(120 + 7 * pace + came - done - left) < 1.5)
        #expect(result.queue.reduce(0, +) <= left)
    }

    @Test("Of a backlog the newest first leave more in time, and more beyond a year, than the oldest first")
    func orders() {
        let figures = PathwayFigures(
            spans: [
                Self.span(2022, 600, refused: 0, noPlan: 0, issued: 560),
                Self.span(2023, 600, refused: 0, noPlan: 0, issued: 560),
            ],
            shares: [Self.share(.inTime, 2023, 0.5, of: 500), Self.share(.afterAYear, 2023, 0.1, of: 500)]
        )
        func shares(_ kappa: Double) -> [Double] {
            var setting = PathwayFluid.Setting()
            (setting.kappa, setting.backlog, setting.backlogWeeks) = (kappa, 150, 20)
            setting.completed = [0, 0]
            return PathwayFluid(figures).run(setting).shares
        }
        let (newest, random, oldest) = (shares(-5), shares(0), shares(8))
        #expect(newest[0] > random[0] && random[0] > oldest[0] + 0.1)
        #expect(oldest[1] < random[1])
    }

    @Test("More comes back, more is open")
    func returns() {
        func open(_ returning: Double) -> Double {
            var setting = PathwayFluid.Setting()
            (setting.returning, setting.backlog, setting.completed) = (returning, 300, [0, 0, 0, 0])
            return PathwayFluid(Self.burst).run(setting).open.reduce(0, +)
        }
        #expect(open(0.2) > open(0) + 50 && open(0.4) > open(0.2) + 50)
    }

    @Test(
        "The fit of a burst: the figures come out, refusals come back or the newest were first, and the same at any time"
    )
    func twoAccounts() {
        let figures = Self.burst
        let fit = PathwayPosterior.particles(figures, Self.prior(figures), key: 7)
        #expect(fit.count == 400)
        func middle(_ value: (PathwayPosterior.Particle) -> Double) -> Double { fit.map(value).sorted()[200] }
        #expect(abs(middle { $0.result.shares[2] } - 0.164) < 0.05)
        // Seven months of which 31.4% and a last one of which all were in time do not quite go together.
        #expect((0.3...0.5).contains(middle { $0.result.shares[5] }) && middle { $0.result.shares[6] } > 0.9)
        #expect(middle { $0.result.completed[3] } > 0.93)
        // The accounts of three years and a half close only with some 70 to 130 cases a year more than were agreed.
        #expect((0.2...0.5).contains(middle { $0.setting.returning }))
        // Where few come back, newer cases went first, for else fewer would have been in time.
        let few = fit.filter { $0.setting.returning < PathwayDraw.manyReturning }
        let many = fit.filter { $0.setting.returning >= PathwayDraw.manyReturning }
        #expect(many.count > few.count)
        if few.count > 5 {
            #expect(
                few.map(\.setting.kappa).sorted()[few.count / 2] < many.map(\.setting.kappa).sorted()[many.count / 2]
            )
        }
        let again = PathwayPosterior.particles(figures, Self.prior(figures), key: 7)
        #expect(again.map(\.x) == fit.map(\.x))
    }

    @Test("A pathway without a backlog is found without one")
    func noBacklog() {
        let years = [2021, 2022, 2023]
        let figures = PathwayFigures(
            spans: years.map { Self.span($0, 500, refused: 0.2, noPlan: 0.05, issued: 380) },
            shares: years.map { Self.share(.inTime, $0, 0.97, of: 380) }
                + years.suffix(2).map { Self.share(.afterAYear, $0, 0.001, of: 380) }
        )
        let fit = PathwayPosterior.particles(figures, Self.prior(figures), key: 7)
        let queue = fit.map { $0.result.queue.reduce(0, +) }.sorted()
        // 7.7 cases a week: less than four weeks of them beyond their work's time.
        #expect(queue[200] < 31)
    }

    @Test("Next year's share by hand: drawn to the middle of authorities, and down where the line grew")
    func sharesInTime() {
        func middle(_ last: Double, balance: Double) -> Double {
            let draws = (0..<2_001)
                .map { number in
                    var random = RandomStream(
                        seed: 3,
                        replication: UInt64(number),
                        service: 1,
                        stage: 0,
                        purpose: .parameters,
                        week: 0
                    )
                    return PathwayBlend.share(after: last, in: 2024, balance: balance, &random)
                }
            return draws.sorted()[1_000]
        }
        func logit(_ share: Double) -> Double { log(share / (1 - share)) }
        let m = logit(0.464) + 0.41
        #expect(abs(logit(middle(0.3, balance: 0.05)) - (m - 0.02 + 0.683 * (logit(0.3) - m))) < 0.1)
        #expect(abs(logit(middle(0.9, balance: 0.05)) - (m - 0.02 + 0.683 * (logit(0.9) - m))) < 0.1)
        let fall = logit(middle(0.5, balance: 0.05)) - logit(middle(0.5, balance: 0.45))
        #expect(abs(fall - 1.47 * 0.4) < 0.1)
    }

    @Test("The capacity that leads to a share, and the one that was expected where none does")
    func capacityOfAShare() {
        // A share of 1 from 12 a week on, and none below 2.
        let inTime = { (rate: Double) in min(1, max(0, (rate - 2) / 10)) }
        #expect(abs(PathwayBlend.capacity(for: 0.6, own: 13, comes: 10, inTime) - 8) < 0.02)
        #expect(PathwayBlend.capacity(for: 0.05, own: 13, comes: 10, inTime) == 13)
        #expect(PathwayBlend.capacity(for: 0.99, own: 9, comes: 2, inTime) == 9)
    }

    @Test("What comes next is the origin's year where nothing of it is published, else the year after")
    func nextYear() {
        #expect(Self.burst.nextYear(after: Month(year: 2025, month: 7)) == 2026)
        let whole = PathwayFigures(spans: Array(Self.burst.spans.dropLast()), shares: [])
        #expect(whole.nextYear(after: Month(year: 2024, month: 12)) == 2025)
        #expect(whole.nextYear(after: Month(year: 2025, month: 1)) == 2025)
    }

    @Test("Resampling keeps weights, and equal weights keep everybody")
    func resampling() {
        let items = Array(0..<8)
        #expect(PathwayPosterior.resampled(items, Array(repeating: 0.125, count: 8), 0.5) == items)
        let drawn = PathwayPosterior.resampled(items, [0.5, 0.25, 0.25, 0, 0, 0, 0, 0], 0.5)
        #expect(drawn == [0, 0, 0, 0, 1, 1, 2, 2])
    }
}
