import Areas
import Calendar
import Wording

extension FittedService {
    /// Where the forecast's parts come from and what was set aside, stood in for or assumed on the way, in plain words.
    package var account: [String] {
        var lines = ["referrals: \(demand.basis)"]
        for stage in stages {
            lines.append((service.isPathway ? "capacity of \(stage.stage.id): " : "capacity: ") + stage.basis)
        }
        for stage in stages {
            guard let first = stage.shares.first, let last = stage.shares.last else { continue }
            lines.append((service.isPathway ? "\(stage.stage.id), " : "") + first.sentence)
            lines.append((service.isPathway ? "\(stage.stage.id), " : "") + last.numberBeyond)
        }
        return lines + notes
    }
}

extension Figure {
    /// That the area states it, and after what.
    var statement: String {
        "stated by the area" + (source.isEmpty ? ", without a source" : " (\(source))")
    }
}

extension [Transition] {
    /// What is said of months whose figures contradict one another: those of one kind together.
    var sentences: [String] {
        var notes = filter { $0.contradiction == .negativeRemovals }
            .map { step in
                let growth = Int((step.to.number - step.from.number).rounded())
                return "\(step.to.month.name) set aside: the list grew by \(growth) on "
                    + "\(counted(Int(step.referrals.rounded()), "referral"))"
            }
        notes += filter { $0.isOneOff && $0.contradiction != .negativeRemovals }
            .map { step in
                "\(step.to.month.name) taken for a one-off, not for capacity: "
                    + "\(counted(Int(step.removals.rounded()), "removal")), far more than in other months"
            }
        for (kind, wait) in [(Transition.Contradiction.meanGrowsTooFast, "mean"), (.maximumGrowsTooFast, "longest")] {
            let months = filter { $0.contradiction == kind }.map(\.to.month)
            guard !months.isEmpty else { continue }
            notes.append(
                "\(spans(months)) not used for the order of service: the \(wait) wait grew faster than time passed"
            )
        }
        return notes
    }
}
