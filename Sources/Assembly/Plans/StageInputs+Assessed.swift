import Calibration
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

    /// Lets early disposals follow referrals, once a plan has changed them, and leaves bookings as they were.
    ///
    /// With f the referrals that come over those of the months that the level comes from, a level L of which a share psi
    /// are early disposals becomes L (1 - psi) + L psi f, and psi becomes psi f / (1 - psi + psi f). Referrals sent to another
    /// service are as all others, and are not among those who come. Those answered another way at triage are first of all the
    /// ones who would have been rejected or redirected within weeks anyway: as many fewer are early disposals, as far as there
    /// are any. Of the referrals that come, those that belong to what other services make, `counted` by week or none, are taken
    /// as they are today.
    mutating func settleEarlyDisposals(_ removals: RemovalModel, counted: [Double]) {
        guard removals.referralLevel > 0 else { return }
        let before = capacity.order
        var current = 0
        capacity.order = referralMean.indices.map { week in
            while current + 1 < before.count && before[current + 1].from <= week { current += 1 }
            guard case .mixture(let kappa, let psi) = before[current].value else {
                return Phase(from: week, before[current].value)
            }
            let (level, all) = (capacity.mean[week], divertedShare.isEmpty ? 0 : divertedShare[week])
            let on = divertedOnShare.isEmpty ? 0 : all * divertedOnShare[week]
            let coming = referralMean[week] * (1 - on) + (counted.isEmpty ? 0 : counted[week])
            let usual = psi * level * coming / (removals.referralLevel * LinkedServices.monthsPerWeek)
            let early = max(0, usual - referralMean[week] * (all - on))
            let booked = (1 - psi) * level
            capacity.mean[week] = booked + early
            return Phase(from: week, .mixture(kappa: kappa, psi: booked + early > 0 ? early / (booked + early) : 0))
        }
    }

    /// Takes those whom a plan answers another way from the early disposals first, where these are a hazard: at triage those
    /// are found who would have been rejected or redirected within weeks.
    ///
    /// With d the share answered another way, of those who still join (e - d)/(1 - d) leave early.
    mutating func settleEarlyDisposals(_ particle: ListPosterior.Particle) {
        let out = divertedShare.indices.map { week in
            divertedShare[week] * (divertedOnShare.isEmpty ? 1 : 1 - divertedOnShare[week])
        }
        guard out.contains(where: { $0 > 0 }), particle.earlyShare > 0, let before = attrition.first?.value else {
            return
        }
        let (share, age) = (particle.earlyShare, particle.earlyAgeWeeks)
        attrition = out.indices.filter { $0 == 0 || out[$0] != out[$0 - 1] }
            .map { week in
                guard out[week] > 0 else { return Phase(from: week, before) }
                let left = out[week] < 1 ? max(0, (share - out[week]) / (1 - out[week])) : 0
                return Phase(
                    from: week,
                    before.removingEarly()
                        .adding(earlyShare: left, meanWeeks: age)
                )
            }
    }
}
