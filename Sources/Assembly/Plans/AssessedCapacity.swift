import Areas
import Simulation

extension StageInputs {
    /// Multiplies the cases that the stage's own capacity assesses by a factor for each week.
    ///
    /// Early disposals are no assessments and stay as they were: with f the factor, a level L of which a share psi are
    /// early disposals becomes L (1 - psi) f + L psi, and psi becomes psi / ((1 - psi) f + psi). Extra passes are left
    /// alone.
    mutating func scaleAssessed(by factors: [Double]) {
        guard factors.contains(where: { $0 != 1 }) else { return }
        let before = capacity.order
        var current = 0
        capacity.order = factors.indices.map { week in
            while current + 1 < before.count && before[current + 1].from <= week { current += 1 }
            guard case .mixture(let kappa, let psi) = before[current].value, psi > 0 else {
                capacity.mean[week] *= factors[week]
                return Phase(from: week, before[current].value)
            }
            let all = (1 - psi) * factors[week] + psi
            capacity.mean[week] *= all
            return Phase(from: week, .mixture(kappa: kappa, psi: psi / all))
        }
    }
}

extension Intervention.Effect {
    /// What an effect that scales capacity multiplies each week's cases by, at its strength in that week.
    ///
    /// - Parameters:
    ///   - value: the drawn size: the change in cases, or the new share of appointments lost.
    ///   - strength: how much of the effect is felt in each week, 0 to 1.
    ///   - staffed: who does the cases, where that is known.
    /// - Returns: one factor a week, 0 or more.
    func capacityFactors(_ value: Double, strength: [Double], staffed: StaffedCases?) -> [Double] {
        switch self {
        case .productivity:
            return strength.map { max(0, 1 + value * $0) }
        case .fewerLostAppointments(let group, let before, _):
            let gain = (1 - value) / (1 - before) - 1
            return strength.indices.map { week in
                let share = group.flatMap { name in staffed.map { $0.share(of: name, week: week) } } ?? 1
                return 1 + gain * share * strength[week]
            }
        default:
            return strength.map { _ in 1 }
        }
    }
}
