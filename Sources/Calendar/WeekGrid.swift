/// Calendar weeks, Monday to Sunday, numbered from 0.
public struct WeekGrid: Hashable, Sendable {
    /// The Monday on which week 0 begins.
    public let firstMonday: Day
    /// How many weeks there are.
    public let weekCount: Int

    /// The weeks from the one that holds `first` to the one that holds the day before `end`.
    ///
    /// - Precondition: `first < end`.
    public init(from first: Day, to end: Day) {
        precondition(first < end, "a grid of weeks needs at least one day")
        firstMonday = first.monday
        weekCount = ((end + -1).monday - firstMonday) / 7 + 1
    }

    /// The week that holds a day; outside 0..<weekCount for a day outside the grid.
    public func week(of day: Day) -> Int {
        let days = day - firstMonday
        return days >= 0 ? days / 7 : (days - 6) / 7
    }

    /// The Monday on which a week begins.
    public func start(of week: Int) -> Day {
        firstMonday + 7 * week
    }

    /// Weeks from the start of week 0 to the start of a day, with fractions.
    public func time(of day: Day) -> Double {
        Double(day - firstMonday) / 7
    }
}
