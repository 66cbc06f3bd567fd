import Areas
import Calendar
import Statistics

extension TargetResult {
    /// Holds a target against samples.
    init(plan: String, target: Target, evidence: Evidence, samples: Samples, series: Int, months: [Month]) {
        self.plan = plan
        self.target = target
        self.evidence = evidence
        let shares = months.indices.map { month -> (met: Int, of: Int) in
            (0..<samples.replications)
                .reduce(into: (0, 0)) { counts, replication in
                    let value = samples[series: series, month: month, replication: replication]
                    guard !value.isNaN else { return }
                    counts.1 += 1
                    if target.isMet(by: value) { counts.0 += 1 }
                }
        }
        firstMonths = Self.levels.map { level in
            months.indices.dropFirst()
                .first { month in
                    shares[month].of > 0 && Double(shares[month].met) >= level * Double(shares[month].of)
                }
                .map { months[$0] }
        }
        guard let due = months.firstIndex(of: target.due.last), shares[due].of > 0 else {
            probability = nil
            held = nil
            return
        }
        probability = try? ProportionEstimate(successes: shares[due].met, trials: shares[due].of)
        let holding = (0..<samples.replications)
            .count { replication in
                (due..<months.count)
                    .allSatisfy { month in
                        let value = samples[series: series, month: month, replication: replication]
                        return value.isNaN || target.isMet(by: value)
                    }
            }
        held = try? ProportionEstimate(successes: holding, trials: samples.replications)
    }
}

extension Target {
    /// Whether a value is on the right side; single precision is allowed its last digit.
    func isMet(by value: Double) -> Bool {
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
