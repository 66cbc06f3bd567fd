/// Errors of forecasts that are single numbers.
public enum PointScores {
    /// The mean absolute error.
    ///
    /// Throws unless there are as many forecasts as observations, and at least one.
    public static func meanAbsoluteError(forecast: [Double], observed: [Double]) throws(ParameterError) -> Double {
        guard forecast.count == observed.count, !forecast.isEmpty else {
            throw ParameterError(
                "the number of forecasts",
                Double(forecast.count),
                mustBe: "that of the observations, \(observed.count), and at least 1"
            )
        }
        return zip(forecast, observed).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(forecast.count)
    }

    /// The mean absolute scaled error: the mean absolute error over that of repeating the value one season earlier
    /// throughout the history.
    ///
    /// Below 1 the forecast beats what the naive rule would have done one step ahead in the past. A season of 1 is the
    /// plain naive rule. Throws where the history is no longer than a season, or repeats itself without change.
    ///
    /// Source: Hyndman and Koehler, "Another look at measures of forecast accuracy", International Journal of
    /// Forecasting 22 (2006).
    public static func meanAbsoluteScaledError(
        forecast: [Double],
        observed: [Double],
        history: [Double],
        season: Int = 1
    ) throws(ParameterError) -> Double {
        try ParameterError.requirePositive("the length of a season", Double(season))
        guard history.count > season else {
            throw ParameterError(
                "the length of the history",
                Double(history.count),
                mustBe: "above a season, \(season)"
            )
        }
        let scale = try meanAbsoluteError(
            forecast: Array(history.dropLast(season)),
            observed: Array(history.dropFirst(season))
        )
        try ParameterError.requirePositive("the mean change of the history from season to season", scale)
        return try meanAbsoluteError(forecast: forecast, observed: observed) / scale
    }
}
