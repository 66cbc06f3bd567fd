import Areas
import Foundation

extension ListFluid {
    /// Number, mean age and variance of children by age.
    struct Moments {
        var number = 0.0
        var mean = 0.0
        var variance = 0.0

        init(of front: UnsafePointer<Double>, _ bins: Int, width: Double) {
            let raw = UnsafeRawPointer(front)
            var (sum, first, second) = (SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero)
            var age = SIMD4<Double>(0.5, 1.5, 2.5, 3.5)
            let four = SIMD4<Double>(repeating: 4)
            var bin = 0
            while bin < bins {
                let children = raw.loadUnaligned(fromByteOffset: 8 * bin, as: SIMD4<Double>.self)
                sum += children
                first += children * age
                second += children * age * age
                age += four
                bin += 4
            }
            number = sum.sum()
            guard number > 0 else { return }
            let middle = first.sum() / number
            mean = middle * width
            variance = max((second.sum() / number - middle * middle) * width * width, 0.01)
        }
    }

    /// The mean wait of those assessed, within chance and a scatter of its own.
    func assessedMeanLog(
        _ mean: Double,
        _ taken: (children: Double, weeks: Double, squares: Double),
        assessed: Double,
        list: Double
    ) -> Double {
        let expected = taken.weeks / taken.children
        let variance = max(taken.squares / taken.children - expected * expected, 1)
        let scatter = ListPriors.assessedMeanScatter * list
        let spread = (variance / max(assessed, 1) + scatter * scatter + 0.1).squareRoot()
        return Self.logStudent4((mean - expected) / spread) - log(spread)
    }

    /// The mean wait, within its rounding; then the list leans so as to have it, as far as it is sure.
    func meetMean(
        _ range: ClosedRange<Double>,
        _ now: Moments,
        offset: Double,
        variance: inout Double,
        _ front: UnsafeMutablePointer<Double>,
        _ bins: Int
    ) -> Double {
        let spread = variance.squareRoot()
        let predicted = now.mean + offset
        let probability =
            Self.student4((range.upperBound - predicted) / spread)
            - Self.student4((range.lowerBound - predicted) / spread)
        let width = range.upperBound - range.lowerBound
        let rounding = width * width / 12
        let gain = variance / (variance + rounding)
        let shift = gain * ((range.lowerBound + range.upperBound) / 2 - now.mean)
        let slope = shift / now.variance
        var (sum, age) = (0.0, 0.5 * self.width - now.mean)
        for bin in 0..<bins {
            front[bin] *= min(max(1 + slope * age, 0.2), 5)
            sum += front[bin]
            age += self.width
        }
        if sum > 0 {
            let scale = now.number / sum
            for bin in 0..<bins { front[bin] *= scale }
        }
        variance *= 1 - gain
        return log(max(probability, 1e-12) / width)
    }

    /// The longest wait, within half a bin, at half weight; then nobody has waited longer, and somebody so long.
    func meetMaximum(_ maximum: Double, _ front: UnsafeMutablePointer<Double>, _ bins: Int) -> Double {
        let (from, to) = (max(0, maximum - width / 2) / width, (maximum + width / 2) / width)
        // P(nobody is older), from the oldest down; whoever is in a bin is anywhere in it.
        var (older, nobodyBeyond, nobodyWithin) = (0.0, 1.0, 1.0)
        var bin = bins - 1
        while bin >= 0, Double(bin) + 1 > from, older > -30 {
            let now = front[bin]
            let was = before[bin]
            var gone = -now
            if was > 1e-9 { gone = was * log(max(1 - min(now / was, 0.999), 1e-3)) - max(0, now - was) }
            let edge = Double(bin)
            if edge < to {
                let (above, all) = (exp(older), exp(older + gone))
                if to < edge + 1 { nobodyBeyond = all + (above - all) * (to - edge) }
                nobodyWithin = from > edge ? all + (above - all) * (from - edge) : all
            }
            older += gone
            bin -= 1
        }
        let probability = nobodyBeyond - nobodyWithin
        // From here on it is known.
        let top = min(Int(maximum / width), bins - 1)
        var moved = 0.0
        for bin in min(top + 1, bins)..<bins {
            moved += front[bin]
            front[bin] = 0
        }
        var number = moved
        for bin in 0..<top { number += front[bin] }
        let all = number + front[top]
        front[top] = max(front[top] + moved, min(1, all))
        if number - moved > 0 {
            let scale = max(0, all - front[top]) / (number - moved)
            for bin in 0..<top { front[bin] *= scale }
        }
        return 0.5 * log(0.7 * max(probability, 0) + 0.01)
    }

    /// Counts by wait; then the list has them.
    func meetBands(
        _ bands: [PublishedWaits.WaitBand],
        _ front: UnsafeMutablePointer<Double>,
        _ bins: Int,
        _ number: Double
    ) -> Double {
        var result = 0.0
        for band in bands {
            let from: Double = band.from / width
            let to: Double = band.below.map { $0 / width } ?? Double(bins)
            let lowest = min(Int(from), bins)
            let highest = min(Int(to.rounded(.up)), bins)
            guard lowest < highest else { continue }
            var expected = 0.0
            for bin in lowest..<highest {
                let edge = Double(bin)
                let part: Double = min(to, edge + 1) - max(from, edge)
                expected += front[bin] * part
            }
            let counted = band.count.lowerBound
            let variance = ListPriors.bandScatter * ListPriors.bandScatter + 1 / (counted + 1)
            let z = log((counted + 0.5) / (expected + 0.5)) / variance.squareRoot()
            result += -4.5 * log1p(z * z / 8) - 0.5 * log(variance)
            let factor = counted / max(expected, 1e-6)
            guard expected > 1e-6 else {
                front[lowest] += counted
                continue
            }
            for bin in lowest..<highest {
                let edge = Double(bin)
                let part: Double = min(to, edge + 1) - max(from, edge)
                front[bin] *= 1 + part * (factor - 1)
            }
        }
        var sum = 0.0
        for bin in 0..<bins { sum += front[bin] }
        if sum > 0 { for bin in 0..<bins { front[bin] *= number / sum } }
        return result
    }

    /// log density of Student's t with 4 degrees of freedom, up to a constant.
    static func logStudent4(_ t: Double) -> Double { -2.5 * log1p(t * t / 4) }

    /// Its distribution function.
    static func student4(_ t: Double) -> Double {
        let s = 1 / (1 + t * t / 4)
        return 0.5 + 0.375 * t * s.squareRoot() * (1 - t * t * s / 12)
    }
}
