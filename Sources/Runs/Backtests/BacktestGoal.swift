package import Areas

/// A level that a measure is held against in a backtest: a target's, or the last published value.
package struct BacktestGoal: Hashable, Sendable {
    /// What is measured.
    package var measure: Measure
    /// The side.
    package var bound: Target.Bound
    /// The level, in the measure's unit.
    package var value: Double
    /// Where the level comes from.
    package var kind: Kind

    /// Where a level comes from.
    package enum Kind: String, Sendable {
        /// A target of the area.
        case target
        /// The value at the origin: will it be more, or not?
        case lastValue = "last value"
    }

    /// Whether a value is on the right side.
    func isMet(by value: Double) -> Bool {
        // As targets are: single precision is allowed its last digit.
        let slack = 1e-6 * max(1, abs(self.value))
        switch bound {
        case .atLeast: return value >= self.value - slack
        case .atMost: return value <= self.value + slack
        }
    }

    /// The goals of a service at an origin: the levels of its targets, whatever their dates, and of what is published of the
    /// list its last values.
    static func goals(of service: Service, targets: [Target], last: (Measure) -> Double?) -> [BacktestGoal] {
        var goals: [BacktestGoal] = []
        for target in targets where target.service == service.id && target.childClass == nil && target.measure.isOfList
        {
            let goal = BacktestGoal(
                measure: target.measure,
                bound: target.bound,
                value: target.value,
                kind: .target
            )
            if !goals.contains(goal) { goals.append(goal) }
        }
        for measure in [Measure.waiting, .meanWait, .maxWait] {
            guard let value = last(measure) else { continue }
            goals.append(BacktestGoal(measure: measure, bound: .atMost, value: value, kind: .lastValue))
        }
        return goals
    }
}

extension Measure {
    /// Whether it is of a list at a month's end, and a history can hold it.
    fileprivate var isOfList: Bool {
        switch self {
        case .waiting, .meanWait, .maxWait, .waitingBeyond, .shareWithin: true
        default: false
        }
    }

    /// The measures of a run that it is read from, replication by replication.
    var readFrom: [Measure] {
        if case .shareWithin(let weeks) = self { return [.waiting, .waitingBeyond(weeks: weeks)] }
        return [self]
    }
}
