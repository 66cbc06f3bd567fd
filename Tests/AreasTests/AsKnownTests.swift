import Areas
import Calendar
import SmallAreas
import Testing

/// An area as it was known earlier.
@Suite struct AsKnownTests {
    private static let month = Month(year: 2025, month: 3)

    private static func area() -> Area {
        var counted = Small.counted()
        counted.levelShifts = [month + -2, month, month + 1]
        let year = Observation(
            service: "counted",
            period: Period(
                first: Month(year: 2025, month: 1).firstDay,
                end: Month(year: 2025, month: 12).end,
                text: "2025"
            ),
            metric: "waiting",
            value: 300
        )
        return Area(
            id: "small",
            name: "Small",
            origin: Small.origin,
            services: [counted, Small.counted("late"), Small.list("stated")],
            history: History(
                Small.history().observations + [
                    year, Observation(service: "late", period: Period(month + 1), metric: "waiting", value: 9),
                ]
            )
        )
    }

    /// Figures of days to come are not there, and neither is a year's that has begun.
    @Test func laterFiguresAreNotThere() {
        let known = Self.area().asKnown(at: Self.month)
        #expect(known.history.observations.allSatisfy { $0.period.end <= Self.month.end })
        #expect(known.history.observations.count == 4 * 9)
        #expect(known.origin == Small.origin)
    }

    /// A shift is seen from its second month on.
    @Test func shiftsOfOneMonthAreNotSeen() {
        #expect(Self.area().asKnown(at: Self.month).services[0].levelShifts == [Self.month + -2])
        #expect(Self.area().asKnown(at: Self.month + 1).services[0].levelShifts == [Self.month + -2, Self.month])
    }

    /// One of which nothing was published is left out; one that the area states is not.
    @Test func servicesThatBeginLaterAreNotThere() {
        let area = Self.area()
        #expect(area.asKnown(at: Self.month).services.map(\.id) == ["counted", "stated"])
        #expect(area.asKnown(at: Self.month + 1).services.map(\.id) == ["counted", "late", "stated"])
        #expect(area.asKnown(at: Self.month).faults.isEmpty)
    }
}
