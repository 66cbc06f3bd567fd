import Foundation
import Statistics

extension SeriesForecast {
    /// The forecast of a series of fewer than 24 values, by ``DemandModel``.
    ///
    /// Negative-binomial level, shrunk damped trend, no season. Its discount and damping are by the month, whatever the period of the series.
    ///
    /// The uncertainty of level and slope, s^2 on the log mean, and the counts' own, 1/r, make a count with
    ///
    ///     mean = exp(m + s^2/2),   1/size = (1 + 1/r) exp(s^2) - 1
    ///
    /// Values that are not counts are brought to a mean of 10,000 first, so that the share of counting in their variance
    /// is negligible.
    ///
    /// - Throws: what the regression says when it cannot fit the values.
    init(short series: RegularSeries, horizon: Int) throws {
        let mean = series.values.reduce(0, +) / Double(series.values.count)
        guard mean > 0 else {
            self.init(neverSeen: series, horizon: horizon)
            return
        }
        let family = series.family
        let unit = series.isCount ? 1 : 10_000 / mean
        let spans = series.spans.map { FlowCount(first: $0.first, end: $0.end, count: $0.count * unit) }
        let model = try DemandModel(fitting: spans, levelShifts: series.shifts.map(series.calendar.start))
        var shared = 0.0
        let periods = try (1...horizon)
            .map { h in
                let position = series.values.count + h - 1
                let until = series.calendar.start(of: position + 1)
                let ahead = FlowCount(first: model.end, end: until, count: 0).months
                let length = FlowCount(
                    first: series.calendar.start(of: position),
                    end: until,
                    count: 0
                )
                .months
                let logMean = log(model.monthlyMean(monthsAhead: ahead) * length / unit)
                // The slope's part is its own effect on the log mean, error by error.
                let slopeEffect =
                    log(model.monthlyMean(monthsAhead: ahead, slopeNormal: 1) * length / unit) - logMean
                let variance = model.logLevelError * model.logLevelError + slopeEffect * slopeEffect
                let excess = (1 + 1 / (model.monthlySize * length)) * exp(variance) - 1
                shared = variance / max(variance, log1p(excess + exp(-logMean)))
                switch family {
                case .count:
                    return SeriesPredictive(
                        try NegativeBinomial(mean: rounded9(exp(logMean + variance / 2)), size: rounded9(1 / excess))
                    )
                case .logarithmic:
                    return SeriesPredictive(
                        logarithmicWithMedian: rounded9(exp(logMean)),
                        scale: rounded9(log1p(excess).squareRoot()),
                        isWhole: series.isCount
                    )
                }
            }
        self.init(
            series: series,
            method: "negative binomial with a shrunk, damped trend (fewer than \(DemandModel.longSeries) values)",
            periods: periods,
            dependence: .shared(shared)
        )
    }

    /// A series of zeros: a Poisson rate with Jeffreys' prior, whose forecast is NB(mean 1/(2n), size 1/2).
    init(neverSeen series: RegularSeries, horizon: Int) {
        let n = Double(series.values.count)
        let predictive =
            (try? NegativeBinomial(mean: 0.5 / n, size: 0.5)).map { SeriesPredictive($0) }
            ?? SeriesPredictive(countWithMean: 0, scale: 0)
        self.init(
            series: series,
            method: "nothing has happened yet: Poisson with Jeffreys' prior",
            periods: Array(repeating: predictive, count: horizon),
            dependence: .shared(0)
        )
    }
}
