import Areas
import Calendar
import Calibration
import Forecasting
package import Randomness
import Simulation

/// How the number on a list may go: draws it for the end of each month after the anchor, 0 or more.
///
/// More months draw the same numbers first.
package typealias ListLaw = @Sendable (_ months: Int, _ random: inout RandomStream) -> [Double]

extension FittedService {
    /// How the number on the list may go, where it keeps to a path: by one of the given laws, or as it was fitted.
    func listLaw(among laws: [String: ListLaw]?) -> ListLaw? {
        guard keepsToPath else { return nil }
        guard let laws else { return fittedListLaw }
        return laws[service.id]
    }

    /// How the number on the list may go, as it was fitted to what is published of it.
    ///
    /// A number of the stream says which of the particles it is.
    private var fittedListLaw: ListLaw? {
        guard let path else { return nil }
        let known = max(0, anchor - path.lastMonth)
        return { months, random in
            let particle = random.uniform()
            return Array(path.draw(months: known + months, particle: particle, random: &random).dropFirst(known))
        }
    }
}

/// The weeks at whose ends a service's list has to have a number for it to have that of its path at the end of a month.
///
/// A month's number is read in a straight line between the week ends on either side, so both are bent: to numbers on that line,
/// which rises by what the path has risen in the month before.
struct PathMonths {
    /// For each month after the anchor, the week whose end lies after the month's, and the weight that its end has.
    private let ends: [(after: Int, weight: Double)]
    /// Weeks from each month's end to the next, the anchor's first.
    private let lengths: [Double]

    init(anchor: Month, last: Month, _ grid: WeekGrid) {
        let months = last > anchor ? Array(1...last - anchor) : []
        ends = months.map { month in
            let end = (anchor + month).end
            let week = min(grid.week(of: end), grid.weekCount - 1)
            return (week, grid.time(of: end) - Double(week))
        }
        lengths = months.map { grid.time(of: (anchor + $0).end) - grid.time(of: (anchor + ($0 - 1)).end) }
    }

    var count: Int { ends.count }

    /// Writes the points that lead through the numbers at the months' ends, and through the waits as far as they are drawn, from
    /// the number at the anchor.
    func write(
        _ numbers: [Double],
        _ ages: [NumberPath.Ages],
        from start: Double,
        into points: inout [NumberPath.Point]
    ) {
        points.removeAll(keepingCapacity: true)
        var before = start
        for (month, end) in ends.enumerated() where month < numbers.count {
            let number = max(0, numbers[month])
            let rise = (number - before) / lengths[month]
            var pair = (number - end.weight * rise, number + (1 - end.weight) * rise)
            // Below nobody there is no line.
            if min(pair.0, pair.1) < 0 { pair = (number, number) }
            let waits = ages.indices.contains(month) ? ages[month] : .asTheyAre
            if end.weight < 1 && end.after > 0 {
                points.append(NumberPath.Point(week: end.after - 1, number: pair.0, ages: waits.of(pair.0, at: number)))
            }
            if end.weight > 0 {
                points.append(NumberPath.Point(week: end.after, number: pair.1, ages: waits.of(pair.1, at: number)))
            }
            before = number
        }
    }
}

extension NumberPath.Ages {
    /// The same shares of another number.
    fileprivate func of(_ number: Double, at whole: Double) -> NumberPath.Ages {
        guard case .beyond(let children) = self else { return self }
        guard whole > 0 else { return .beyond(SIMD2(0, 0)) }
        let most = min(children[0] * number / whole, number)
        return .beyond(SIMD2(most, min(children[1] * number / whole, most)))
    }
}

extension ServiceBaseline {
    /// Bends the list to the path that was drawn for it, and lets removals follow its size where it is small.
    func fillPath(_ inputs: inout StageInputs) {
        guard let path = draw.path, let months = linked.pathMonths[index] else {
            if !inputs.path.points.isEmpty { inputs.path.points.removeAll(keepingCapacity: true) }
            return
        }
        let start = Double(model.stages[0].list(draw).number)
        months.write(path, draw.ages, from: start, into: &inputs.path.points)
        // A list that is always empty says nothing against its clinics.
        if case .implied(let removals, _) = model.stages[0].capacity, removals.isAtLeast { return }
        let firstMonth = model.anchor + 1
        for week in 0..<linked.network.weekCount {
            let month = max(0, min(path.count - 1, linked.monthOfWeek[week] - firstMonth))
            guard path.indices.contains(month) else { continue }
            let atMost = Self.fewestWeeks * inputs.capacity.mean[week]
            let small = start > 0 ? min(start, atMost) : atMost
            let number = min(month > 0 ? path[month - 1] : start, path[month])
            if number < small { inputs.capacity.mean[week] *= max(0, number) / small }
        }
    }

    /// A list that holds fewer weeks of its removals than this is small: below it removals fall in proportion to it, from where
    /// it stands at the start if that is less.
    private static let fewestWeeks = 4.0
}
