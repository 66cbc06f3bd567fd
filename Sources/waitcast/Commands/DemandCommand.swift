import ArgumentParser
import Forecasting
import Reading
import Reporting

/// `waitcast demand`.
struct DemandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demand",
        abstract: "Forecasts a series of counts: quantiles by period, and how well such forecasts did.",
        discussion: """
            The file is a CSV with a header, a column of dates (2025-06, Jun-25,
            30/06/2025 with the day first, 2025-Q2 or 2025) and a column of values, 0 or
            more, one row for every day, week, month, quarter or year. The frequency is
            read from the dates. A '-' is standard input.

            Examples:
              waitcast demand referrals.csv
              waitcast demand referrals.csv --value received --horizon 24
              waitcast demand referrals.csv --shift 2020-04 --shift 2020-09 --format csv
            """
    )

    @Argument(help: "A CSV file with a date and a value in every row.", completion: .file(extensions: ["csv"]))
    var series: String

    @Option(help: "The column of values. (default: the only one with numbers)")
    var value: String?

    @Option(help: "The column of dates. (default: the first with dates)")
    var date: String?

    @Option(help: "Periods to forecast, 1 to 520. (default: one year; 28 days of daily, 3 years of yearly figures)")
    var horizon: Int?

    @Option(help: "Periods in a season, 1 for none, up to 366. (default: one year; 7 for daily figures)")
    var season: Int?

    @Option(help: "A date from which the level is known to differ; may be given more than once.")
    var shift: [String] = []

    @Option(help: "text, csv or json.")
    var format = Format.text

    @Option(help: "The seed of the sample paths behind the total.")
    var seed: UInt64 = 2025

    /// How the result is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For reading.
        case text
        /// One value a row.
        case csv
        /// One document.
        case json
    }

    func validate() throws {
        guard horizon.map({ (1...520).contains($0) }) ?? true else {
            throw ValidationError("--horizon must be 1 to 520 periods, found \(horizon!)")
        }
        guard season.map({ (1...366).contains($0) }) ?? true else {
            throw ValidationError("--season must be 1 to 366 periods, found \(season!)")
        }
        for text in shift where SeriesCalendar.parse(text) == nil {
            throw ValidationError("--shift must be a date such as 2020-04, 2020-04-06 or 2020, found '\(text)'")
        }
    }

    func run() throws {
        try reporting { try StandardStream.output.write(try output()) }
    }

    /// What the command prints.
    func output() throws -> String {
        let file = try InputFile.text(of: series)
        let input = try Inputs.readSeries(file, dateColumn: date, valueColumn: value)
        guard input.values.count >= 3 else {
            throw Failure(
                description: "\(file.name): there are \(input.values.count) values. A forecast needs three or more.",
                code: Failure.badData
            )
        }
        let regular = RegularSeries(
            input.values,
            calendar: input.calendar,
            season: season,
            shifts: try shift.map { try period(of: $0, in: input) }
        )
        let periods = horizon ?? Self.standardHorizon(input.calendar.frequency)
        let forecast = try SeriesForecaster.forecast(regular, horizon: periods)
        let backtest = try SeriesBacktest(regular, horizon: min(periods, max(1, regular.values.count / 3)))
        let name = "\(file.name), \(input.valueColumn)"
        switch format {
        case .text: return SeriesReport.text(name: name, forecast, backtest, seed: seed) + "\n"
        case .csv: return SeriesTables.csv(forecast, backtest)
        case .json: return SeriesTables.json(name: name, forecast, backtest, seed: seed)
        }
    }

    private static func standardHorizon(_ frequency: SeriesCalendar.Frequency) -> Int {
        switch frequency {
        case .daily: 28
        case .weekly: 52
        case .monthly: 12
        case .quarterly: 4
        case .yearly: 3
        }
    }

    /// The period of a shift, which must lie inside the series.
    private func period(of text: String, in input: SeriesInput) throws -> Int {
        let calendar = input.calendar
        guard let day = SeriesCalendar.parse(text)?.day, case let period = calendar.period(of: day),
            period > 0, period < input.values.count
        else {
            throw ValidationError(
                "--shift \(text) must come after the first \(calendar.frequency.noun) of the series, "
                    + "\(calendar.label(of: 0)), and not after its last, \(calendar.label(of: input.values.count - 1))"
            )
        }
        return period
    }
}
