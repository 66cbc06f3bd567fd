import Areas
import Calendar
import Foundation
import Randomness

extension ChildFilter {
    /// The mean wait, within its rounding: it strays from the list's own, and how far is drawn so that it is as published.
    func meetMean(_ path: Int, _ month: ListRecord.Observed, _ referrals: Double, _ list: WholeList) -> Double {
        let moments = ListFluid.Moments(of: list.front, list.bins, width: fluid.width)
        let expected =
            offsets[path] + fluid.meanDrift
            + (month.weeks - averageMonthWeeks) * (1 - min(referrals / max(moments.number, 1), 1))
        let spread = fluid.strayVariance.squareRoot() * max(moments.mean, 2) / 40
        guard let range = month.mean else {
            offsets[path] = expected + spread * Self.student4Quantile(random.uniform())
            return 0
        }
        let low = ListFluid.student4((range.lowerBound - moments.mean - expected) / spread)
        let high = ListFluid.student4((range.upperBound - moments.mean - expected) / spread)
        let u = low + (high - low) * random.uniform()
        let drawn = expected + spread * Self.student4Quantile(min(max(u, 1e-12), 1 - 1e-12))
        offsets[path] = min(max(drawn, range.lowerBound - moments.mean), range.upperBound - moments.mean)
        return log(max(high - low, 1e-12))
    }

    /// The quantile of Student's t with 4 degrees of freedom.
    ///
    /// Source: Shaw, Sampling Student's T distribution, Journal of Computational Finance 9 (2006).
    static func student4Quantile(_ u: Double) -> Double {
        let a = (4 * u * (1 - u)).squareRoot()
        let q = cos(acos(min(a, 1)) / 3) / max(a, 1e-12)
        return (u < 0.5 ? -2 : 2) * max(q - 1, 0).squareRoot()
    }

    /// log of how likely the longest wait is: the oldest child is somewhere in its bin.
    func maximumLog(_ maximum: Double, _ list: WholeList) -> Double {
        guard let oldest = list.oldest else { return log(0.01) }
        let (from, to) = (max(0, maximum / fluid.width - 0.5), maximum / fluid.width + 0.5)
        let inside = min(to, Double(oldest) + 1) - max(from, Double(oldest))
        return log(0.7 * min(max(inside, 0), 1) + 0.01)
    }

    /// A count by wait; then the list has it.
    func meet(_ band: PublishedWaits.WaitBand, _ list: WholeList) -> Double {
        let from: Double = band.from / fluid.width
        let to: Double = band.below.map { $0 / fluid.width } ?? Double(list.bins)
        let (lowest, highest) = (min(Int(from), list.bins), min(Int(to.rounded(.up)), list.bins))
        guard lowest < highest else { return 0 }
        var number = 0.0
        for bin in 0..<list.bins { lean[bin] = 0 }
        for bin in lowest..<highest {
            lean[bin] = min(to, Double(bin) + 1) - max(from, Double(bin))
            number += list.front[bin] * lean[bin]
        }
        let counted = band.count.lowerBound
        let variance = ListPriors.bandScatter * ListPriors.bandScatter + 1 / (counted + 1)
        let z = log((counted + 0.5) / (number + 0.5)) / variance.squareRoot()
        var list = list
        let change = (counted - number).rounded()
        var ages = 0.0
        if change < 0 {
            list.take(Int(-change), by: lean, fromOldest: false, &random, ages: &ages)
        } else if number > 0 {
            list.join(Int(change), by: lean, &random)
        } else {
            list.front[lowest] += change
        }
        return -4.5 * log1p(z * z / 8)
    }
}
