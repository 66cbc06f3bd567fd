import Foundation
package import Statistics

/// The forecast distribution of one value of a series.
package struct SeriesPredictive: Sendable {
    /// How values vary about their forecast.
    package enum Family: Hashable, Sendable {
        /// Counts: negative binomial.
        case count
        /// Positive values, and counts so large that counting itself adds nothing: t on the logarithm.
        case logarithmic
    }

    private indirect enum Form: Sendable {
        case mixture([(share: Double, part: NegativeBinomial)])
        case table([Double])
        case logarithmic(median: Double, scale: Double, isWhole: Bool)
        case stopped(Double, else: SeriesPredictive)
        case normal(Normal, isWhole: Bool)
    }

    private let form: Form

    /// A negative binomial count.
    package init(_ distribution: NegativeBinomial) { form = .mixture([(1, distribution)]) }

    /// A count with mean `mean` and relative variance 1/mean + s^2, where s itself is uncertain as the scale of a t with
    /// six degrees of freedom: five negative binomials in equal parts, of sizes 1/(s^2 c) with 1/c at the 10, 30, 50, 70
    /// and 90% points of chi-squared(6)/6.
    package init(countWithMean mean: Double, scale: Double) {
        let variance = max(scale * scale, 1e-12)
        let sizes = Self.inverseChiSquared
        self.init(
            sizes.map { (1 / Double(sizes.count), max(0, mean), 1 / (variance * $0)) }
        )
    }

    /// Negative binomials of several means and sizes, each with its share; the shares add up to 1.
    package init(_ parts: [(share: Double, mean: Double, size: Double)]) {
        form = .mixture(
            parts.compactMap { part in
                (try? NegativeBinomial(mean: part.mean, size: part.size)).map { (part.share, $0) }
            }
        )
    }

    /// The same with the distribution function written out count by count, where a few thousand counts are enough: for
    /// averages of many, of which many quantiles are asked.
    package init(tabulating parts: [(share: Double, mean: Double, size: Double)]) {
        var probabilities = parts.map { $0.share * exp(-$0.size * log1p($0.mean / $0.size)) }
        var table = [probabilities.reduce(0, +)]
        while let last = table.last, last < 1 - Self.leftOut, table.count < Self.longestTable {
            let k = Double(table.count)
            var sum = last
            for (i, part) in parts.enumerated() {
                probabilities[i] *= (k - 1 + part.size) / k * (part.mean / (part.size + part.mean))
                sum += probabilities[i]
            }
            table.append(sum)
        }
        guard let last = table.last, last >= 1 - Self.leftOut else {
            self.init(parts)
            return
        }
        self.init(form: .table(table))
    }

    private init(form: Form) { self.form = form }

    private static let longestTable = 5000
    private static let leftOut = 1e-7

    /// exp of median and scale times a t with six degrees of freedom.
    ///
    /// - Parameters:
    ///   - median: above 0.
    ///   - scale: on the logarithm.
    ///   - isWhole: whether values are whole numbers.
    package init(logarithmicWithMedian median: Double, scale: Double, isWhole: Bool = false) {
        form = .logarithmic(median: max(median, 1e-300), scale: max(scale, 1e-9), isWhole: isWhole)
    }

    /// 0 with a probability, because the series may have stopped; otherwise another forecast.
    package init(stoppedWith probability: Double, else forecast: SeriesPredictive) {
        form = .stopped(min(1, max(0, probability)), else: forecast)
    }

    /// Normal, with what lies below 0 put at 0.
    package init(_ normal: Normal, isWhole: Bool = false) { form = .normal(normal, isWhole: isWhole) }

    /// 6 over the 10, 30, 50, 70 and 90% points of chi-squared with six degrees of freedom.
    private static let inverseChiSquared = [0.1, 0.3, 0.5, 0.7, 0.9]
        .compactMap { p in (try? ChiSquared(degreesOfFreedom: 6)).map { 6 / $0.quantile(p) } }

    private static let studentT = try? StudentT(degreesOfFreedom: ForecastSpread.freedom)

    /// P(X <= x).
    package func cdf(_ x: Double) -> Double {
        guard x >= 0 else { return 0 }
        switch form {
        case .mixture(let parts):
            let k = Self.count(x)
            return parts.reduce(0) { $0 + $1.share * $1.part.cdf(k) }
        case .table(let table):
            return x < Double(table.count) ? table[Self.count(x)] : 1
        case .stopped(let zero, let rest):
            return zero + (1 - zero) * rest.cdf(x)
        case .logarithmic(let median, let scale, let isWhole):
            let point = isWhole ? x.rounded(.down) + 0.5 : x
            return point <= 0 ? 0 : Self.studentT?.cdf(log(point / median) / scale) ?? .nan
        case .normal(let normal, let isWhole):
            return normal.cdf(isWhole ? x.rounded(.down) + 0.5 : x)
        }
    }

    /// The least x with P(X <= x) >= p.
    ///
    /// - Precondition: 0 < p < 1.
    package func quantile(_ p: Double) -> Double {
        switch form {
        case .mixture(let parts):
            if parts.count == 1 { return Double(parts[0].part.quantile(p)) }
            return parts.isEmpty ? 0 : leastCount(p, near: parts[parts.count / 2].part)
        case .table(let table):
            var (below, above) = (-1, table.count)
            while above - below > 1 {
                let middle = (above + below) / 2
                if table[middle] >= p { above = middle } else { below = middle }
            }
            return Double(above)
        case .stopped(let zero, let rest):
            return p <= zero ? 0 : rest.quantile(min((p - zero) / (1 - zero), 1 - 1e-15))
        case .logarithmic(let median, let scale, let isWhole):
            let value = rounded9(median * exp(scale * (Self.studentT?.quantile(p) ?? .nan)))
            return isWhole ? value.rounded() : value
        case .normal(let normal, let isWhole):
            let value = max(0, rounded9(normal.quantile(p)))
            return isWhole ? value.rounded() : value
        }
    }

    /// Whether values are whole numbers.
    package var isWhole: Bool {
        switch form {
        case .mixture, .table: true
        case .stopped(_, let rest): rest.isWhole
        case .logarithmic(_, _, let isWhole), .normal(_, let isWhole): isWhole
        }
    }

    private static func count(_ x: Double) -> Int { Int(min(x, 0x1p60)) }

    /// The least count whose distribution function reaches p, by a bracket that starts at the median part.
    private func leastCount(_ p: Double, near part: NegativeBinomial) -> Double {
        let deviation = part.standardDeviation
        guard deviation > 0 else { return part.mean }
        let z = Normal.standard.quantile(p)
        // Adding 0 makes no count of -0.
        var above = 0 + max(0, (part.mean + deviation * z + part.skewness * deviation * (z * z - 1) / 6).rounded())
        var step = max(1, (deviation / 16).rounded())
        var below: Double
        if cdf(above) >= p {
            repeat {
                below = max(-1, above - step)
                step *= 3
                if below >= 0 && cdf(below) >= p { above = below } else { break }
            } while true
        } else {
            repeat {
                below = above
                above = below + step
                step *= 3
            } while cdf(above) < p
        }
        while above - below > 1 {
            let middle = (below + (above - below) / 2).rounded(.down)
            if cdf(middle) >= p { above = middle } else { below = middle }
        }
        return above
    }
}
