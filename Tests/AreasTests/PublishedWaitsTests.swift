import Calendar
import Testing

@testable import Areas

/// What is published of waits at a date, from rows of any mixture; and of several providers together.
@Suite struct PublishedWaitsTests {
    private static let month = Month(year: 2025, month: 6)

    private func rows(_ values: [(String, Double)], provider: String = "", from line: Int = 2) -> [Observation] {
        values.enumerated()
            .map { index, row in
                Observation(
                    service: "s",
                    provider: provider,
                    period: Period(Self.month),
                    metric: row.0,
                    value: row.1,
                    unit: WaitMetric(row.0)?.figure.isWait ?? false ? "weeks" : "children",
                    source: "paper \(provider)",
                    place: Place(file: "h.csv", line: line + index)
                )
            }
    }

    private func history(
        _ rows: [Observation],
        missing: [MissingFigure] = [],
        provider: String = "",
        addsUp: [String] = []
    ) -> ServiceHistory {
        let service = Service(
            id: "s",
            name: "S",
            provider: provider,
            addsUp: addsUp,
            leavingShare: Figure(0, evidence: .observed),
            stages: [Stage(id: "list", name: "list")]
        )
        return ServiceHistory(service, in: History(rows, missing: missing))
    }

    private func waits(_ values: [(String, Double)]) -> PublishedWaits? {
        history(rows(values)).waits(.waiting, in: Self.month)
    }

    @Test func figuresOfAllKinds() {
        let waits = waits([
            ("waiting", 100), ("mean_wait", 20), ("median_wait", 12), ("max_wait", 90), ("p90_wait", 50),
            ("share_within_18_weeks", 0.6), ("seen_mean_wait", 30),
        ])
        #expect(
            waits
                == PublishedWaits(
                    number: 100,
                    mean: 20,
                    median: 12,
                    maximum: 90,
                    percentiles: [.init(share: 0.9, weeks: 50)],
                    sharesWithin: [.init(weeks: 18, share: 0.6)]
                )
        )
        #expect(history(rows([("referrals", 4)])).waits(.waiting, in: Self.month) == nil)
    }

    @Test func nestedOpenBandsAreCutApart() {
        let waits = waits([("waiting", 100), ("waiting_over_18_weeks", 40), ("waiting_over_52_weeks", 15)])
        #expect(
            waits?.bands == [
                .init(from: 18, below: 52, count: 25...25), .init(from: 52, below: nil, count: 15...15),
            ]
        )
    }

    @Test func openBandThatHoldsClosedOnes() {
        let waits = waits([
            ("waiting_0_to_18_weeks", 60), ("waiting_18_to_52_weeks", 25), ("waiting_over_18_weeks", 40),
        ])
        #expect(waits?.bands.last == .init(from: 52, below: nil, count: 15...15))
        // 60 + 25 + 15 leave nobody out.
        #expect(waits?.number == 100)
    }

    @Test func numberFromItsBands() throws {
        let bands = rows([("waiting_0_to_18_weeks", 60), ("waiting_over_18_weeks", 40)])
        let row = try #require(history(bands).series("waiting").first)
        #expect(row.value == 100 && row.evidence == .derived)
        // What is published stays, and a gap leaves the number unknown.
        #expect(history(bands + rows([("waiting", 101)], from: 9)).series("waiting").map(\.value) == [101])
        #expect(history(rows([("waiting_0_to_18_weeks", 60), ("waiting_over_26_weeks", 9)])).series("waiting").isEmpty)
    }

    @Test func withheldBandsHaveARange() {
        let withheld = MissingFigure(
            service: "s",
            period: Period(Self.month),
            metric: "waiting_over_52_weeks",
            code: "*",
            below: 5,
            place: Place(file: "h.csv", line: 9)
        )
        let waits = history(rows([("waiting", 64), ("waiting_0_to_52_weeks", 61)]), missing: [withheld])
            .waits(.waiting, in: Self.month)
        #expect(waits?.bands.last == .init(from: 52, below: nil, count: 0...4))
    }

    @Test func closedBandsMustNotOverlap() throws {
        let history = history(rows([("waiting_0_to_18_weeks", 60), ("waiting_13_to_52_weeks", 30)]))
        let fault = try #require(history.faults.first)
        #expect(
            fault.message
                == "'waiting_0_to_18_weeks' (line 2) and 'waiting_13_to_52_weeks' of 's' in 2025-06 have waits in common"
        )
    }

    /// One source's bands are a whole: of two for one date the last counts, as of two values.
    @Test func bandsOfTheLastSource() {
        var paper = rows([("waiting_0_to_18_weeks", 60), ("waiting_18_to_52_weeks", 30), ("waiting_over_52_weeks", 10)])
        for index in paper.indices { paper[index].source = "board paper" }
        var release = rows(
            [("waiting_0_to_12_weeks", 40), ("waiting_12_to_52_weeks", 52), ("waiting_over_52_weeks", 9)],
            from: 9
        )
        for index in release.indices { release[index].source = "release" }
        let both = history(paper + release)
        #expect(both.faults.isEmpty)
        #expect(both.waits(.waiting, in: Self.month)?.bands.map(\.count) == [40...40, 52...52, 9...9])
        #expect(both.waits(.waiting, in: Self.month)?.number == 101)
        #expect(
            both.choices.contains { $0.used.source == "release" && $0.others.allSatisfy { $0.source == "board paper" } }
        )
        #expect(history(release + paper).waits(.waiting, in: Self.month)?.number == 100)
    }

    @Test func providersAreAddedUpOnlyWhenAsked() throws {
        let both =
            rows([("waiting", 30), ("mean_wait", 10), ("max_wait", 40), ("median_wait", 8)], provider: "North")
            + rows(
                [("waiting", 10), ("mean_wait", 30), ("max_wait", 70), ("median_wait", 20)],
                provider: "South",
                from: 9
            )
        #expect(!history(both).faults.isEmpty)
        let sum = history(both, addsUp: ["north", "South"])
        #expect(sum.faults.isEmpty)
        let waits = try #require(sum.waits(.waiting, in: Self.month))
        // (30 x 10 + 10 x 30) / 40 weeks; medians do not add up.
        #expect(waits == PublishedWaits(number: 40, mean: 15, maximum: 70))
        #expect(sum.series("waiting")[0].evidence == .derived)
        #expect(sum.series("waiting")[0].note == "30 children and 10 children together")
    }

    /// A band that one of two providers withholds is not known of both: it is no band of at most four.
    @Test func whatOneWithholdsIsNoBandOfTheSum() {
        let both =
            rows([("waiting", 30), ("waiting_0_to_52_weeks", 28)], provider: "North")
            + rows(
                [("waiting", 90), ("waiting_0_to_52_weeks", 60), ("waiting_over_52_weeks", 30)],
                provider: "South",
                from: 9
            )
        let withheld = MissingFigure(
            service: "s",
            provider: "North",
            period: Period(Self.month),
            metric: "waiting_over_52_weeks",
            code: "*",
            below: 5,
            place: Place(file: "h.csv", line: 20)
        )
        let waits = history(both, missing: [withheld], addsUp: ["North", "South"]).waits(.waiting, in: Self.month)
        #expect(waits?.number == 120)
        #expect(waits?.bands == [.init(from: 0, below: 52, count: 88...88)])
    }

    @Test func noSumWhereOneIsMissing() {
        let both =
            rows([("waiting", 30), ("max_wait", 40)], provider: "North")
            + rows([("waiting", 10)], provider: "South", from: 9)
        let sum = history(both, addsUp: ["North", "South"])
        #expect(sum.series("max_wait").isEmpty)
        #expect(sum.series("waiting").map(\.value) == [40])
        #expect(!history(both, addsUp: ["North", "East"]).faults.isEmpty)
    }
}
