extension SeriesForecast {
    /// The forecast of a series that has been 0 lately: it is over, or goes on as before the zeros.
    ///
    /// - Parameters:
    ///   - before: the forecast of the values before the zeros, made where they begin, over them and the horizon.
    ///   - run: the zeros.
    ///   - series: the series with the zeros.
    ///   - horizon: periods to forecast.
    init(stoppedAfter before: SeriesForecast, run: RunOfZeros, series: RegularSeries, horizon: Int) {
        var dependence = before.dependence
        let stillZero = (1...horizon).map { run.stillZero(stepsAhead: $0) }
        dependence.stop = (stillZero, run.count)
        self.init(
            series: series,
            method: "0 for \(run.count) \(series.calendar.frequency.noun)s: it has stopped, or goes on as before ("
                + "\(before.method))",
            periods: zip(stillZero, before.periods.suffix(horizon))
                .map { SeriesPredictive(stoppedWith: $0, else: $1) },
            weights: before.weights,
            dependence: dependence
        )
    }
}
