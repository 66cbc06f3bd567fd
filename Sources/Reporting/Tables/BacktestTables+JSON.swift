import Areas
import Calendar
import Foundation
import Forecasting
package import Runs
package import Statistics

extension BacktestTables {
    /// The mean scores as JSON, with the reliability of probabilities and what was not scored.
    ///
    /// Throws if percentiles are not in order.
    package static func json(_ backtest: Backtest) throws(ParameterError) -> String {
        var reliability = Reliability()
        for one in backtest.probabilities { try reliability.add(probability: one.probability, came: one.isMet) }
        let document = Document(
            area: backtest.area.id,
            origins: Set(backtest.forecasts.map(\.origin)).sorted().map(\.description),
            horizons: backtest.settings.horizons,
            replications: backtest.settings.replications,
            seed: backtest.settings.seed,
            scores: try BacktestScores(backtest).rows.flatMap(Self.scores),
            reliability: Document.Reliability(
                forecasts: reliability.count,
                brier: Self.number(reliability.brierScore),
                brierOfShare: Self.number(reliability.brierScoreOfShare),
                unreliability: Self.number(reliability.unreliability),
                bins: reliability.bins.enumerated().filter { $1.count > 0 }
                    .map { place, bin in
                        Document.Bin(
                            from: Double(place) / 10,
                            forecasts: bin.count,
                            probability: Self.number(bin.meanProbability),
                            cameTrue: bin.came
                        )
                    }
            ),
            skipped: backtest.skipped.map {
                Document.Skipped(service: $0.service, origins: $0.origins.map(\.description), reason: $0.reason)
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(document) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private static func scores(_ row: BacktestScores.Row) -> [Document.Score] {
        Backtest.Method.allCases.compactMap { method in
            guard let score = row.scores[method] else { return nil }
            return Document.Score(
                service: row.service,
                measure: row.measure.id,
                unit: row.measure.unit.rawValue,
                horizon: row.horizon,
                method: method.name,
                forecasts: score.count,
                wis: number(score.wis),
                relativeWIS: row.relative(method).flatMap(number),
                dispersion: number(score.dispersion),
                overprediction: number(score.overprediction),
                underprediction: number(score.underprediction),
                mae: number(score.meanAbsoluteError),
                bias: number(score.bias),
                coverage50: number(score.coverage50),
                coverage80: number(score.coverage80),
                coverage95: number(score.coverage95),
                pitMean: number(score.pitMean),
                pitDeviation: number(score.pitDeviation),
                pitHistogram: score.pitHistogram.map(number)
            )
        }
    }

    /// Nine digits; `nil` for what is not defined.
    private static func number(_ value: Double) -> Double? { value.isFinite ? rounded9(value) : nil }
}

/// The layout of the JSON.
private struct Document: Encodable {
    struct Score: Encodable {
        var service: String
        var measure: String
        var unit: String
        /// `nil`: over all months ahead.
        var horizon: Int?
        var method: String
        var forecasts: Int
        var wis: Double?
        var relativeWIS: Double?
        var dispersion: Double?
        var overprediction: Double?
        var underprediction: Double?
        var mae: Double?
        var bias: Double?
        var coverage50: Double?
        var coverage80: Double?
        var coverage95: Double?
        var pitMean: Double?
        var pitDeviation: Double?
        var pitHistogram: [Double?]
    }

    struct Bin: Encodable {
        var from: Double
        var forecasts: Int
        var probability: Double?
        var cameTrue: Int
    }

    struct Reliability: Encodable {
        var forecasts: Int
        var brier: Double?
        var brierOfShare: Double?
        var unreliability: Double?
        var bins: [Bin]
    }

    struct Skipped: Encodable {
        var service: String?
        var origins: [String]
        var reason: String
    }

    var area: String
    var origins: [String]
    var horizons: [Int]
    var replications: Int
    var seed: UInt64
    var scores: [Score]
    var reliability: Reliability
    var skipped: [Skipped]
}
