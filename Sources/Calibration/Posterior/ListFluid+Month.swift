import Calendar
import Foundation

extension ListFluid {
    /// Takes a state through a month.
    ///
    /// - Parameters:
    ///   - index: the month.
    ///   - latents: what is drawn for the month.
    ///   - state: the state at its beginning, then at its end.
    /// - Returns: the log likelihood of what is published of it; minus infinity if more were assessed than can have been.
    func advance(_ index: Int, _ latents: UnsafePointer<Double>, _ state: UnsafeMutablePointer<Double>) -> Double {
        let month = record.months[index]
        let first = index == 0 ? record.start : record.months[index - 1].number
        let last = month.number
        let addition = latents[Latent.addition]
        var log = 0.0

        let ofYear = month.month.ofYear
        let referrals = takeReferrals(index, latents, state, &log)

        // Removals, of which some are assessed.
        let removed = first + referrals + addition - last
        guard removed >= 0 else { return -.infinity }
        let head = state + Place.children + (record.months.count - index) * steps
        let bins = capacity - (record.months.count - index) * steps
        let expected = max(expectedOthers(head, bins, referrals: referrals), 0.02)
        let otherNoise = expected + pow(ListPriors.otherScatter * expected, 2)
        let assessedSeason = season * ListPriors.assessedSeason[ofYear]
        var capacityLevel = LevelFilter(mean: state[Place.assessedMean], variance: state[Place.assessedVariance])
        let assessable = exp(min(capacityLevel.mean + assessedSeason, 14))
        let assessedNoise = assessable + assessable * assessable / ListPriors.assessedSize + 0.25
        let step = ListPriors.assessedStep * ListPriors.assessedStep
        var assessed: Double
        if let counted = month.assessed {
            assessed = counted
            let others = removed - counted
            guard others >= 0 else { return -.infinity }
            let z = (others - expected) / otherNoise.squareRoot()
            log += -4.5 * log1p(z * z / 8) - 0.5 * Foundation.log(otherNoise)
            log += capacityLevel.moves(by: counted - assessable, level: assessable, noise: assessedNoise, step: step)
        } else {
            let error = removed - expected - assessable
            let own = assessedNoise + assessable * assessable * (capacityLevel.variance + step)
            assessed = min(max(assessable + error * own / (own + otherNoise), 0), removed)
            if error < 0, last < 0.5 + 0.02 * removed {
                // The list ran out: more could have been assessed.
                capacityLevel.variance += step
                assessed = min(assessable, removed)
            } else {
                log += capacityLevel.moves(
                    by: error,
                    level: assessable,
                    noise: assessedNoise + otherNoise,
                    step: step
                )
            }
        }
        state[Place.assessedMean] = capacityLevel.mean
        state[Place.assessedVariance] = capacityLevel.variance
        let others = removed - assessed
        state[Place.assessedSum] += assessed
        state[Place.otherSum] += others
        state[Place.additionSum] += max(addition, 0)
        state[Place.removedOnceSum] -= min(addition, 0)

        // The list moves on.
        let start = head - steps
        let keepsBefore = month.maximum != nil
        if keepsBefore {
            before.update(repeating: 0, count: steps)
            (before + steps).update(from: head, count: bins)
        }
        let moments = Moments(of: head, bins, width: width)
        let rate = kappa * width / max(moments.mean, 1)
        var taken = (children: 0.0, weeks: 0.0, squares: 0.0)
        let factor = min(others / expected, 12)
        fillHazards(bins + steps, factor: factor, rate: rate)
        for part in 1...steps {
            let front = head - part
            front[0] = referrals / Double(steps)
            let target = first + (referrals - removed) * Double(part) / Double(steps)
            remove(
                front,
                bins + part,
                to: max(target, 0),
                assessed: assessed / Double(steps),
                counts: month.assessedMean != nil,
                taken: &taken
            )
        }
        if let mean = month.assessedMean, taken.children > 0 {
            log += assessedMeanLog(mean, taken, assessed: month.assessed ?? taken.children, list: moments.mean)
        }
        let number = bins + steps
        if addition != 0 { join(addition, lean: latents[Latent.lean], start, number) }

        // What is published at its end.
        guard last > 0 else {
            state[Place.strayVariance] = 0.1
            return log
        }
        let after = Moments(of: start, number, width: width)
        if month.isCounted, !month.bands.isEmpty { log += meetBands(month.bands, start, number, last) }
        if let maximum = month.maximum, month.isCounted { log += meetMaximum(maximum, start, number) }
        let spread = after.variance
        let chance = removed * spread / (last * last) + strayVariance * pow(max(after.mean, 2) / 40, 2)
        var stray = state[Place.strayVariance] + chance
        if let range = month.mean {
            let offset =
                meanDrift + (month.weeks - averageMonthWeeks) * (1 - min(referrals / max(last, 1), 1))
            let now = month.bands.isEmpty ? after : Moments(of: start, number, width: width)
            log += meetMean(range, now, offset: offset, variance: &stray, start, number)
        }
        state[Place.strayVariance] = min(stray, spread)
        return log
    }

    /// Takes in what was referred in a month; returns it, drawn where nobody has published it.
    func takeReferrals(
        _ index: Int,
        _ latents: UnsafePointer<Double>,
        _ state: UnsafeMutablePointer<Double>,
        _ log: inout Double
    ) -> Double {
        let month = record.months[index]
        let referralSeason = season * ListPriors.referralSeason[month.month.ofYear]
        var level = LevelFilter(mean: state[Place.referralMean], variance: state[Place.referralVariance])
        let referrals: Double
        if let counted = month.referrals {
            referrals = counted
            log += follow(&level, counted, month.month)
        } else {
            let expected = exp(min(level.mean + referralSeason, 14))
            let spread = (level.variance + referralStep + referralScatter + 1 / (expected + 0.5)).squareRoot()
            referrals = max(0, exp(min(level.mean + referralSeason + spread * latents[Latent.referrals], 14)) - 0.5)
            _ = follow(&level, referrals, month.month)
        }
        state[Place.referralMean] = level.mean
        state[Place.referralVariance] = level.variance
        state[Place.referralSum] += referrals
        for (number, total) in record.totals.prefix(Place.mostTotals).enumerated() where total.months.contains(index) {
            state[Place.totals + number] += referrals
            if total.months.last == index {
                let z = (state[Place.totals + number] - total.referrals) / total.error
                log -= 0.5 * z * z + Foundation.log(total.error)
            }
        }
        return referrals
    }

    /// Takes a month's referrals into their level; returns their log density.
    func follow(_ level: inout LevelFilter, _ referrals: Double, _ month: Month) -> Double {
        level.jumps(
            to: referrals,
            season: season * ListPriors.referralSeason[month.ofYear],
            scatter: referralScatter,
            step: referralStep,
            jumpRate: jumpRate
        )
    }
}

extension Month {
    /// Its place in the year, from 0.
    var ofYear: Int { monthOfYear - 1 }
}
