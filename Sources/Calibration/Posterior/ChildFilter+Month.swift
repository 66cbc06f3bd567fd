import Areas
import Calendar
import Foundation
import Randomness

extension ChildFilter {
    /// Takes a path through a month.
    ///
    /// - Parameters:
    ///   - path: which.
    ///   - index: the month.
    ///   - referrals: referrals of the month.
    ///   - latents: what else is drawn for it.
    /// - Returns: the log likelihood of what is published of it, and by itself that of the longest wait.
    func advance(
        _ path: Int,
        _ index: Int,
        referrals: Double,
        _ latents: UnsafePointer<Double>
    ) -> (log: Double, maximum: Double) {
        let month = record.months[index]
        let before = list(path, after: index)
        let (first, last) = (before.number, month.number.rounded())
        let come = referrals.rounded()
        var removed = max(0, (first + come + latents[ListFluid.Latent.addition] - last).rounded())
        if let assessed = month.assessed { removed = max(removed, assessed.rounded()) }
        let expected = max(fluid.expectedOthers(before.front, before.bins, referrals: come), 0.02)
        let split = split(path, month, removed: removed, expected: expected, isCleared: last == 0)
        var log = split.log

        // The month, step by step.
        let moments = ListFluid.Moments(of: before.front, before.bins, width: fluid.width)
        let rate = fluid.kappa * fluid.width / max(moments.mean, 1)
        fluid.fillHazards(before.bins + fluid.steps, factor: 1, rate: rate)
        let steps = Double(fluid.steps)
        var (othersLeft, assessedLeft) = (removed - split.assessed, split.assessed)
        var taken = 0.0
        for part in 1...fluid.steps {
            var list = WholeList(front: before.front - part, bins: before.bins + part)
            let share = { (all: Double) in (all * Double(part) / steps).rounded(.down) }
            list.front[0] = share(come) - (come * Double(part - 1) / steps).rounded(.down)
            var room = list.number
            // What the list cannot give now it gives in the next step.
            let others = min(room, max(0, othersLeft - (removed - split.assessed - share(removed - split.assessed))))
            var ages = 0.0
            list.take(Int(others), by: fluid.other, fromOldest: false, &random, ages: &ages)
            room -= others
            let assessed = min(room, max(0, assessedLeft - (split.assessed - share(split.assessed))))
            list.take(Int(assessed), by: fluid.weight, fromOldest: rate > 0, &random, ages: &taken)
            othersLeft -= others
            assessedLeft -= assessed
        }
        if let mean = month.assessedMean, split.assessed > 0 {
            let scatter = ListPriors.assessedMeanScatter * moments.mean
            let spread = (scatter * scatter + 0.1).squareRoot()
            log += ListFluid.logStudent4((mean - taken * fluid.width / split.assessed) / spread)
        }
        var after = list(path, after: index + 1)
        add(last - after.number, lean: latents[ListFluid.Latent.lean], &after)
        guard last > 0 else {
            offsets[path] = 0
            return (log, 0)
        }

        // What is published at its end.
        guard month.isCounted else { return (log + meetMean(path, month, come, after), 0) }
        for band in month.bands { log += meet(band, after) }
        log += meetMean(path, month, come, after)
        return (log, month.maximum.map { maximumLog($0, after) } ?? 0)
    }

    /// How many of the removals are assessments: those published, or drawn by the chances of so many and of the others.
    private func split(
        _ path: Int,
        _ month: ListRecord.Observed,
        removed: Double,
        expected: Double,
        isCleared: Bool
    ) -> (assessed: Double, log: Double) {
        let step = ListPriors.assessedStep * ListPriors.assessedStep
        let season = fluid.season * ListPriors.assessedSeason[month.month.ofYear]
        let assessable = exp(min(levels[path].mean + season, 14))
        let otherSize = 1 / (ListPriors.otherScatter * ListPriors.otherScatter)
        let ownSize = 1 / (1 / ListPriors.assessedSize + levels[path].variance + step)
        let noise = assessable + assessable * assessable / ListPriors.assessedSize + 0.25
        var assessed = month.assessed?.rounded() ?? 0
        let log: Double
        if month.assessed != nil {
            log =
                Self.logCount(removed - assessed, mean: expected, size: otherSize)
                + Self.logCount(assessed, mean: assessable, size: ownSize)
        } else {
            let count = Int(removed)
            chances.removeAll(keepingCapacity: true)
            // Others from none to all, as multiples of the chance of none; then times the chance of the assessed.
            var (other, sum) = (1.0, 0.0)
            let share = expected / (expected + otherSize)
            for number in 0...count {
                chances.append(other)
                other *= (Double(number) + otherSize) / Double(number + 1) * share
            }
            let ownShare = assessable / (assessable + ownSize)
            let none = exp(ownSize * Foundation.log1p(-ownShare))
            var (own, below) = (none, 0.0)
            for number in 0...count {
                // Of a list that ran out more could have been assessed.
                let chance = isCleared ? max(1 - below, 0) : own
                chances[count - number] *= chance
                sum += chances[count - number]
                below += own
                own *= (Double(number) + ownSize) / Double(number + 1) * ownShare
            }
            guard sum > 0 else { return (0, -.infinity) }
            log = Foundation.log(sum) + otherSize * Foundation.log1p(-share)
            var (rest, others) = (random.uniform() * sum, 0)
            while others < count {
                rest -= chances[others]
                if rest < 0 { break }
                others += 1
            }
            assessed = Double(count - others)
        }
        if isCleared, assessed <= assessable {
            levels[path].variance += step
        } else {
            _ = levels[path].moves(by: assessed - assessable, level: assessable, noise: noise, step: step)
        }
        return (assessed, log)
    }

    /// log probability of a count of negative binomial law.
    static func logCount(_ count: Double, mean: Double, size: Double) -> Double {
        lgamma(count + size) - lgamma(size) - lgamma(count + 1) + size * log(size / (size + mean))
            + count * log(mean / (size + mean))
    }

    /// Adds children without a referral, or takes them off at once, by the list's own ages with a lean.
    private func add(_ number: Double, lean tilt: Double, _ list: inout WholeList) {
        guard number != 0 else { return }
        let moments = ListFluid.Moments(of: list.front, list.bins, width: fluid.width)
        let rate = tilt * fluid.width / max(moments.mean, 1)
        for bin in 0..<list.bins { lean[bin] = exp(rate * (Double(bin) - (tilt > 0 ? Double(list.bins) : 0))) }
        var ages = 0.0
        if number > 0 {
            list.join(Int(number), by: lean, &random)
        } else {
            list.take(Int(-number), by: lean, fromOldest: tilt > 0, &random, ages: &ages)
        }
    }
}
