import Calendar
import Foundation

extension Plan {
    /// Changes that act together on one flow and multiply it by more than ``Limits/timesOfFlow``.
    package struct Stacked: Hashable, Sendable {
        /// What is multiplied: `the referrals of 'nd'`.
        package var flow: String
        /// How often.
        package var times: Double
        /// Where the changes stand.
        package var places: [Place]
    }

    /// What the plan multiplies beyond all measure, by flow in the order of the file.
    ///
    /// Each change counts with the greatest value of its range, in full from its first month to its last; falls, which may
    /// come later than the rises, are left out. Complexity: as sorting the interventions.
    package var stackedTooHigh: [Stacked] {
        var rises: [String: [(change: Intervention, times: Double)]] = [:]
        var flows: [String] = []
        for change in interventions {
            guard let (flow, times) = change.rise, times > 1 else { continue }
            if rises[flow] == nil { flows.append(flow) }
            rises[flow, default: []].append((change, times))
        }
        return flows.compactMap { flow in
            let changes = rises[flow, default: []]
            var steps =
                changes
                .flatMap { change, times -> [(month: Month, log: Double)] in
                    [(change.from, log(times))] + (change.until.map { [($0 + 1, -log(times))] } ?? [])
                }
            steps.sort { ($0.month, $0.log) < ($1.month, $1.log) }
            var (sum, most, peak) = (0.0, 0.0, Month(number: 0))
            for step in steps {
                sum += step.log
                if sum > most { (most, peak) = (sum, step.month) }
            }
            guard most > log(Limits.timesOfFlow) + 1e-9 else { return nil }
            let together = changes.map(\.change).filter { $0.from <= peak && $0.until.map { $0 >= peak } ?? true }
            return Stacked(flow: flow, times: exp(most), places: together.map(\.place))
        }
    }
}

extension Intervention {
    /// The flow that it multiplies, and the most that it can multiply it by; `nil`: it multiplies none.
    fileprivate var rise: (flow: String, times: Double)? {
        effect.multiplied.map { multiplied in
            switch multiplied.flow {
            case .referrals: ("the referrals of '\(service)'", multiplied.times)
            case .cases: ("the cases of '\(service)'" + (stage.map { ", stage '\($0)'" } ?? ""), multiplied.times)
            }
        }
    }
}
