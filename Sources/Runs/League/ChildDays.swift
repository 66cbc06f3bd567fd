import Areas
import Assembly
import Calendar
import Calibration
import Simulation

/// The time that children spend waiting at a service in the months of the forecast, in whole days.
///
/// Those waiting at a week's end stand for its seven days; of a pathway those in work wait too. Whole days can be added up
/// and compared without rounding.
struct ChildDays: Sendable {
    /// The network's numbers of the service's stages.
    private let stages: [Int]
    private let countsWork: Bool
    private let firstWeek: Int
    /// Days of the forecast in each week from the first on.
    private let days: [Int]

    /// Those of a service, by its number among the linked ones.
    init(_ linked: LinkedServices, _ index: Int) {
        stages = linked.stageNumbers[index]
        countsWork = linked.services[index].service.isPathway
        let grid = linked.grid
        let end = linked.months[linked.months.count - 1].end
        let start = min(max(linked.months[0].end, linked.services[index].anchor.end), end + -1)
        firstWeek = grid.week(of: start)
        days = (firstWeek...grid.week(of: end + -1))
            .map { week in
                let monday = grid.start(of: week)
                return min(end, monday + 7) - max(start, monday)
            }
    }

    /// How many an engine's last run has.
    func read(_ engine: Engine) -> Int64 {
        var sum = 0
        for (place, days) in days.enumerated() {
            for stage in stages {
                let flows = engine.flows(of: stage, in: firstWeek + place)
                sum += days * (flows.waiting + (countsWork ? flows.inWork : 0))
            }
        }
        return Int64(sum)
    }
}
