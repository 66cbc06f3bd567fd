import Areas
import Calendar
import Runs
import Statistics
import Wording

/// In how many of a hundred futures each plan meets each target, a line a target.
struct ShortTargets {
    private let result: RunResult
    private let width: Int
    private let targets: [TargetResult]
    /// Every target's results under the plans that are shown, "no change" first.
    private let plans: [(letter: String, plan: String)]

    /// Room for a target's words, at least.
    private static let leastWords = 36
    /// Room for a plan: a number to 100 and a space.
    private static let column = 4

    /// `nil` without targets that fall due in the run.
    init?(result: RunResult, width: Int) {
        targets = result.targets.filter { $0.plan == result.plans[0].id && $0.probability != nil }
        guard !targets.isEmpty else { return nil }
        (self.result, self.width) = (result, width)
        plans = Array(ShortPlans.letters(result).prefix(max(1, (width - Self.leastWords) / Self.column)))
    }

    var section: ShortSection {
        let left = result.plans.count - plans.count
        let title = left > 0 ? "Targets met, of 100 futures (\(left) plans: --full)" : "Targets met, of 100 futures"
        let cells = targets.map { target in plans.map { probability(of: target.aim, under: $0.plan) } }
        let room = width - 3 - plans.count * Self.column
        let rows = zip(targets, cells)
            .map { target, cells in
                ["  " + words(target.aim, most: room), grid(cells.map { $0?.ofHundred ?? "-" })]
            }
        // The targets first that plans change most: of those a commissioner has to choose.
        let gains = cells.map { row in
            let values = row.compactMap { $0?.value }
            return (values.max() ?? 0) - (values.min() ?? 0)
        }
        return ShortSection(
            head: [[title, grid(plans.map(\.letter))]],
            rows: rows,
            keeping: gains.indices.sorted { (-gains[$0], $0) < (-gains[$1], $1) },
            floor: 8,
            width: width
        )
    }

    /// Cells of three characters, a space apart.
    private func grid(_ cells: [String]) -> String {
        cells.map { String(repeating: " ", count: max(0, 3 - $0.count)) + $0 }.joined(separator: " ")
    }

    private func probability(of aim: TargetResult.Aim, under plan: String) -> ProportionEstimate? {
        result.targets.first { $0.plan == plan && $0.aim == aim }?.probability
    }

    // MARK: - Words

    /// `Neurodevelop… (ND): 92% under 18 weeks, Mar 2028`.
    private func words(_ aim: TargetResult.Aim, most: Int) -> String {
        guard case .one(let target) = aim else { return shortened(aim.text, to: most) }
        let goal = Self.words(target)
        let name =
            (result.area.services.map { ($0.id, $0.name) } + result.area.reportedTotals.map { ($0.id, $0.name) })
            .first { $0.0 == target.service }?
            .1 ?? target.service
        let part = target.childClass.map { ", \($0)" } ?? ""
        return shortened(shortened(name + part, to: max(12, most - goal.count - 2)) + ": " + goal, to: most)
    }

    /// What a target asks for, and when.
    private static func words(_ target: Target) -> String {
        let isShare = target.measure.unit == .share
        let value = isShare ? Wording.words(100 * target.value) + "%" : Wording.words(target.value)
        let isLeast = target.bound == .atLeast
        let limit = isLeast ? "" : "at most "
        let sign = isLeast ? "≥" : "≤"
        let goal =
            switch target.measure {
            case .shareWithin(let weeks): "\(limit)\(value) under \(counted(weeks, "week"))"
            case .waitingBeyond(let weeks) where !isLeast:
                (target.value == 0 ? "none" : "at most \(value)") + " over \(counted(weeks, "week"))"
            case .withinDue(let stage): "\(limit)\(value) in time at \(stage)"
            case .waiting where !isLeast: "at most \(value) waiting"
            case let other:
                "\(other.name) \(sign) \(value)"
                    + (other.unit == .weeks ? (target.value == 1 ? " week" : " weeks") : "")
            }
        switch target.due {
        case .by(let month): return "\(goal), \(month.name)"
        case .over(let year): return "\(goal), \(year)"
        }
    }
}
