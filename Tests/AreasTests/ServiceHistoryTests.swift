import Calendar
import Testing

@testable import Areas

/// Which rows a service uses.
@Suite struct ServiceHistoryTests {
    private func row(
        _ value: Double,
        _ line: Int,
        month: Int = 5,
        provider: String = "",
        metric: String = "waiting",
        source: String = "",
        section: String = "",
        file: String = "h.csv"
    ) -> Observation {
        Observation(
            service: "s",
            provider: provider,
            period: Period(Month(year: 2025, month: month)),
            metric: metric,
            value: value,
            source: source,
            section: section,
            place: Place(file: file, line: line)
        )
    }

    private func history(_ rows: [Observation], provider: String = "") -> ServiceHistory {
        let service = Service(
            id: "s",
            name: "S",
            provider: provider,
            leavingShare: Figure(0, evidence: .observed),
            stages: [Stage(id: "list", name: "list")]
        )
        return ServiceHistory(service, in: History(rows))
    }

    private func values(_ history: ServiceHistory) -> [Double] { history.series("waiting").map(\.value) }

    @Test func rowsInOrderOfTime() {
        let history = history([row(2, 2, month: 6), row(1, 3, month: 5), row(9, 4, metric: "contacts")])
        #expect(values(history) == [1, 2])
        #expect(history.series("waiting", to: Month(year: 2025, month: 5).end).map(\.value) == [1])
        #expect(history.choices.isEmpty && history.faults.isEmpty)
    }

    @Test func equalRowsAreOne() {
        let history = history([row(7, 2), row(7, 3)])
        #expect(values(history) == [7])
        #expect(history.choices.isEmpty && history.faults.isEmpty)
    }

    @Test func nothingTellsTwoValuesApart() throws {
        let history = history([row(198, 2, source: "a", section: "b"), row(999, 3, source: "a", section: "b")])
        let fault = try #require(history.faults.first)
        #expect(fault.place == Place(file: "h.csv", line: 3))
        #expect(fault.message == "number waiting of 's' in 2025-05 is 198 on line 2 and 999 on line 3")
    }

    @Test func theLastSourceCounts() throws {
        let history = history([
            row(198, 2, source: "a"), row(205, 3, source: "b"), row(201, 4, source: "b", section: "2"),
        ])
        #expect(values(history) == [205])
        #expect(history.faults.isEmpty)
        let choice = try #require(history.choices.first)
        #expect(choice.reason == "from the last source")
        #expect(
            choice.sentence
                == "number waiting in 2025-05: 205 (b) is used, from the last source, and not 198 (a) and 201 (b, 2)"
        )
    }

    @Test func theLastFileCounts() {
        #expect(values(history([row(198, 9), row(205, 2, file: "later.csv")])) == [205])
    }

    @Test func ofOneSourceTheFirstMentionCounts() throws {
        let history = history([row(769, 2, source: "a", section: "table"), row(795, 3, source: "a", section: "text")])
        #expect(values(history) == [769])
        #expect(try #require(history.choices.first).reason == "the first of its source")
    }

    @Test func rowsOfOtherProvidersAreNotUsed() {
        let rows = [row(300, 2, provider: "North"), row(200, 3, provider: "South"), row(1, 4, month: 6)]
        let north = history(rows, provider: "north")
        #expect(values(north) == [300, 1])
        #expect(north.otherProviders.map(\.value) == [200])
        #expect(north.faults.isEmpty)
    }

    @Test func aRowThatNamesTheProviderSaysMore() throws {
        let history = history([row(300, 2, provider: "North"), row(500, 3)], provider: "North")
        #expect(values(history) == [300])
        #expect(try #require(history.choices.first).reason == "the provider's own")
    }

    @Test func severalProvidersWithoutAWord() throws {
        let rows = [row(300, 2, provider: "North"), row(200, 3, provider: "South")]
        #expect(
            try #require(history(rows).faults.first).message
                == "the history has rows of 2 providers for 's': 'North' (h.csv:2) and 'South' (h.csv:3)"
        )
        #expect(
            try #require(history(rows, provider: "West").faults.first).message
                == "no row of 's' in the history is of this provider, only of 'North' (h.csv:2) and 'South' (h.csv:3)"
        )
        // One provider needs no word.
        #expect(history([row(300, 2, provider: "North"), row(200, 3, month: 6)]).faults.isEmpty)
    }
}
