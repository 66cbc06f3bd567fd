package import Areas
import Calendar

/// A target's values under one plan, in the rows of replications.
struct GoalColumn {
    private let target: Target
    /// Where its values stand in a row, by period.
    private let offset: Int
    private let monthCount: Int
    /// The periods at which it is looked at from when it is due on; empty where that lies outside the run.
    private let due: [Int]

    /// A target whose values stand in a row from an offset on: those of months, then those of years.
    init(_ target: Target, offset: Int, months: [Month], years: [Year]) {
        (self.target, self.offset) = (target, offset)
        monthCount = months.count
        due = Self.periods(from: target.due, months, years)
    }

    /// The periods from a due one on: months, or whole years of its kind.
    private static func periods(from due: Target.Due, _ months: [Month], _ years: [Year]) -> [Int] {
        switch due {
        case .by(let month):
            months.firstIndex(of: month).map { Array($0..<months.count) } ?? []
        case .over(let wanted):
            years.contains(wanted)
                ? years.indices
                    .filter {
                        years[$0].kind == wanted.kind && years[$0] >= wanted
                            && years[$0].last <= months[months.count - 1]
                    }
                    .map { months.count + $0 } : []
        }
    }

    /// What a replication makes of it.
    func outcome(_ row: UnsafePointer<Float>) -> GoalOutcome {
        let isMet = { (period: Int) -> Bool? in
            let value = Double(row[offset + period])
            return value.isNaN ? nil : target.isMet(by: value)
        }
        let due = due.map(isMet)
        return GoalOutcome(
            months: (0..<monthCount).map(isMet),
            due: due.first ?? nil,
            held: due.isEmpty ? nil : due.allSatisfy { $0 != false }
        )
    }
}

extension Target {
    /// Whether a value is on the right side; single precision is allowed its last digit.
    package func isMet(by value: Double) -> Bool {
        let slack = 1e-6 * max(1, abs(self.value))
        switch bound {
        case .atLeast: return value >= self.value - slack
        case .atMost: return value <= self.value + slack
        }
    }
}

extension Measure {
    /// The weeks that the engine must count beyond.
    var thresholdWeeks: Int? {
        switch self {
        case .shareWithin(let weeks), .waitingBeyond(let weeks): weeks
        default: nil
        }
    }
}
