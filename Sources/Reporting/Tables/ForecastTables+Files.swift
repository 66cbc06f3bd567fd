extension ForecastTables {
    /// The files' names.
    package static let forecastFile = "forecast.csv"
    package static let comparisonFile = "comparison.csv"
    package static let targetsFile = "targets.csv"
}
