import Calendar
import Simulation

/// How the weeks of a simulation make up calendar months, by days.
///
/// A stock at a month's end is interpolated in a straight line between the week ends on either side; a flow of a week
/// is spread evenly over its days. The two agree: a list read at two month ends differs by the flows between.
struct MonthsFromWeeks {
    /// A moment between two week ends.
    struct Moment {
        /// The week whose end lies before; `nil`: the start of the service.
        var before: Int?
        /// The week whose end lies after.
        var after: Int
        /// Weight of `after`, 0 to 1.
        var weight: Double
    }

    /// The end of each month; `nil` while the service has not begun.
    let ends: [Moment?]
    /// Shares of weeks in each month, first to last; empty for a month that is not simulated whole.
    let flows: [[(week: Int, share: Double)]]

    init(grid: WeekGrid, start: Day, months: [Month]) {
        let startTime = grid.time(of: start)
        let startWeek = grid.week(of: start)
        ends = months.map { month in
            let time = grid.time(of: month.end)
            guard time >= startTime else { return nil }
            let week = min(grid.week(of: month.end), grid.weekCount - 1)
            let isFirst = week == startWeek
            let left = isFirst ? startTime : Double(week)
            return Moment(
                before: isFirst ? nil : week - 1,
                after: week,
                weight: (time - left) / (Double(week + 1) - left)
            )
        }
        flows = months.map { month in
            guard month.firstDay >= start else { return [] }
            let (from, to) = (grid.time(of: month.firstDay), grid.time(of: month.end))
            return (grid.week(of: month.firstDay)...grid.week(of: month.end + -1))
                .map { week in
                    let opens = max(Double(week), week == startWeek ? startTime : 0)
                    let inside = min(to, Double(week + 1)) - max(from, opens)
                    return (week, inside / (Double(week + 1) - opens))
                }
        }
    }

    /// A measure of a group of lists at a month's end; NaN while it has not begun.
    func stock(_ measure: Int, of group: Int, in engine: Engine, month: Int) -> Double {
        guard let moment = ends[month] else { return .nan }
        let before =
            moment.before.map { engine.stock(measure, of: group, endOf: $0) }
            ?? engine.stockAtStart(measure, of: group)
        guard moment.weight > 0 else { return before }
        return before + moment.weight * (engine.stock(measure, of: group, endOf: moment.after) - before)
    }
}
