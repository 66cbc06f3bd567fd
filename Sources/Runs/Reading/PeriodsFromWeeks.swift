import Calendar
import Simulation

/// How the weeks of a simulation make up months and years, by days.
///
/// A stock at the end of a day is interpolated in a straight line between the week ends on either side; a flow of a week is
/// spread evenly over its days. The two agree: a list read at two month ends differs by the flows between. A year's flows
/// are those of its months.
///
/// Periods stand in columns: the months reported, the origin first, then the years.
struct PeriodsFromWeeks {
    /// A moment between two week ends.
    struct Moment {
        /// The week whose end lies before; `nil`: the start of the service.
        var before: Int?
        /// The week whose end lies after.
        var after: Int
        /// Weight of `after`, 0 to 1.
        var weight: Double
    }

    /// A part of a week.
    typealias Part = (week: Int, share: Double)

    /// How many months there are; years follow them.
    let monthCount: Int
    /// The end of each month, and of each year's count day; `nil` while the service has not begun.
    let ends: [Moment?]
    /// Shares of weeks in each period, first to last; empty for one of which no whole month is simulated.
    let flows: [[Part]]
    /// The columns of the months that make up each year; `nil`: some of them are not reported.
    let columns: [Range<Int>?]
    /// What of each year lies before the simulation, in days; `nil`: nothing of it does, or what comes after it is not
    /// forecast either.
    let before: [Range<Day>?]
    /// For each period whether its flows are known from the simulation alone.
    let isWhole: [Bool]

    /// The periods of a service whose simulation begins with a day.
    init(grid: WeekGrid, start: Day, months: [Month], years: [Year] = []) {
        let startTime = grid.time(of: start)
        let startWeek = grid.week(of: start)
        let moment = { (day: Day) -> Moment? in
            let time = grid.time(of: day)
            guard time >= startTime, time <= Double(grid.weekCount) else { return nil }
            let week = min(grid.week(of: day), grid.weekCount - 1)
            let isFirst = week == startWeek
            let left = isFirst ? startTime : Double(week)
            return Moment(
                before: isFirst ? nil : week - 1,
                after: week,
                weight: (time - left) / (Double(week + 1) - left)
            )
        }
        let parts = { (month: Month) -> [Part] in
            guard month.firstDay >= start else { return [] }
            let (from, to) = (grid.time(of: month.firstDay), grid.time(of: month.end))
            return (grid.week(of: month.firstDay)...grid.week(of: month.end + -1))
                .map { week in
                    let opens = max(Double(week), week == startWeek ? startTime : 0)
                    let inside = min(to, Double(week + 1)) - max(from, opens)
                    return (week, inside / (Double(week + 1) - opens))
                }
        }
        let last = months[months.count - 1]
        monthCount = months.count
        ends =
            months.map { moment($0.end) }
            + years.map { $0.countDay >= months[0].end && $0.countDay < last.end ? moment($0.countDay + 1) : nil }
        let ofYears = years.map { year in year.last <= last ? Self.joined(year.months.map(parts)) : [] }
        flows = months.map(parts) + ofYears
        columns = years.map { year in
            let from = year.months.first { $0.firstDay >= start } ?? last + 1
            guard from >= months[0], year.last <= last else { return nil }
            return from - months[0]..<year.last - months[0] + 1
        }
        before = years.map { year in
            let first = year.first.firstDay
            guard year.last <= last, first < start else { return nil }
            return first..<min(start, year.last.end)
        }
        isWhole = zip(flows, Array(repeating: nil, count: months.count) + before).map { !$0.isEmpty && $1 == nil }
    }

    /// The weeks of months that follow one another; a week that two of them share stands once.
    private static func joined(_ months: [[Part]]) -> [Part] {
        var joined: [Part] = []
        for part in months.joined() {
            if joined.last?.week == part.week {
                joined[joined.count - 1].share += part.share
            } else {
                joined.append(part)
            }
        }
        return joined
    }

    /// A measure of a group of lists at the end of a period; NaN while it has not begun.
    func stock(_ measure: Int, of group: Int, in engine: Engine, period: Int) -> Double {
        Self.stock(measure, of: group, in: engine, at: ends[period])
    }

    /// A measure of a group of lists at a moment.
    static func stock(_ measure: Int, of group: Int, in engine: Engine, at moment: Moment?) -> Double {
        guard let moment else { return .nan }
        let before =
            moment.before.map { engine.stock(measure, of: group, endOf: $0) }
            ?? engine.stockAtStart(measure, of: group)
        guard moment.weight > 0 else { return before }
        return before + moment.weight * (engine.stock(measure, of: group, endOf: moment.after) - before)
    }
}
