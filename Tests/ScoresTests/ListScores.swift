import Areas
import Calendar
import Calibration
import Forecasting
import Runs
import Statistics

/// What the backtests of a set's areas say of a measure, list by list.
struct ListScores {
    /// Forecasts by list: area and service.
    private var lists: [(list: String, forecasts: [Backtest.Forecast])] = []

    /// Backtests of areas, side by side.
    ///
    /// An area that cannot be forecast from any origin is told and left out.
    static func backtests(_ areas: [Area], _ settings: Backtest.Settings) -> [Backtest] {
        let results = concurrentMap(areas.count) { number in
            Result { () throws(InputErrors) in try Backtest(areas[number], settings) }
        }
        return results.enumerated()
            .compactMap { number, result in
                if case .failure(let error) = result {
                    print("left out: \(areas[number].id): \(error.problems.first?.message ?? "")")
                }
                return try? result.get()
            }
    }

    /// The forecasts of a measure at some months ahead, from where it was at least so much.
    init(_ backtests: [Backtest], _ measure: Measure, months: ClosedRange<Int>, atLeast least: Double = 0) {
        var places: [String: Int] = [:]
        for backtest in backtests {
            for forecast in backtest.forecasts
            where forecast.measure == measure && months.contains(forecast.horizon) && forecast.last >= least {
                let list = "\(backtest.area.id)/\(forecast.service)"
                if let place = places[list] {
                    lists[place].forecasts.append(forecast)
                } else {
                    places[list] = lists.count
                    lists.append((list, [forecast]))
                }
            }
        }
    }

    /// A line of the table: scores over those of a rule, each divided by the last value known.
    func row(
        _ set: String,
        _ measure: String,
        _ months: String,
        against: Baseline = .naive,
        goal: String
    ) throws -> ScoreRow {
        let own = try scores(.own)
        let other = try scores(.rule(against))
        let relative = Self.relative(own, other)
        let rules: [Baseline] = [.naive, .drift, .dampedDrift]
        let best = try rules.map { Self.relative(own, try scores(.rule($0))).ratioOfSums }.max()
        let all = own.values.reduce(ForecastScore(), +)
        return ScoreRow(
            set: set,
            measure: measure,
            months: months,
            lists: relative.count,
            forecasts: all.count,
            against: against.rawValue,
            sum: relative.ratioOfSums,
            geometric: relative.geometricMean,
            ofBestRule: best,
            held80: all.coverage80,
            held95: all.coverage95,
            goal: goal
        )
    }

    /// A method's scores by list, of the lists of which it made every forecast.
    private func scores(_ method: Backtest.Method) throws -> [String: ForecastScore] {
        var scores: [String: ForecastScore] = [:]
        for (list, forecasts) in lists {
            let made = forecasts.compactMap { one in one.percentiles[method].map { (one, $0) } }
            guard made.count == forecasts.count else { continue }
            var score = ForecastScore()
            for (one, percentiles) in made {
                try score.add(percentiles: percentiles, observed: one.observed, scale: Self.scale(one))
            }
            scores[list] = score
        }
        return scores
    }

    /// What scores of lists of all sizes are divided by: the last value known, three children at least, one week at least.
    private static func scale(_ one: Backtest.Forecast) -> Double {
        max(one.last, one.measure.unit == .weeks ? 1 : 3)
    }

    private static func relative(
        _ own: [String: ForecastScore],
        _ other: [String: ForecastScore]
    ) -> RelativeScore {
        var relative = RelativeScore()
        for list in own.keys.sorted() {
            guard let one = own[list], let two = other[list] else { continue }
            relative.add(one.wis, against: two.wis)
        }
        return relative
    }
}
