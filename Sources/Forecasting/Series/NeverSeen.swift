import Statistics

extension SeriesForecast {
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
            dependence: .init(growth: 0)
        )
    }
}
