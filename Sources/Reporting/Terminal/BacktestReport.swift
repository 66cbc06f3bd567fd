import Areas
import Calendar
import Forecasting
package import Runs
package import Statistics
import Wording

/// How forecasts of an area would have done, for a person to read.
package enum BacktestReport {
    /// A method is only said to be better where its score is lower by this share.
    private static let worthSaying = 0.02
    /// Fewer forecasts than this are said to be few.
    private static let few = 8

    /// The text.
    ///
    /// Throws if percentiles are not in order.
    ///
    /// - Returns: lines without a last line feed.
    package static func text(_ backtest: Backtest) throws(ParameterError) -> String {
        let scores = try BacktestScores(backtest)
        var lines = heading(backtest)
        for service in backtest.area.services {
            let rows = scores.rows.filter { $0.service == service.id && $0.horizon == nil }
            guard !rows.isEmpty else { continue }
            lines += ["", service.name]
            for row in rows { lines += wrapped(sentence(row)) }
        }
        if !backtest.forecasts.isEmpty { lines += [""] + reading }
        lines += try probabilities(backtest)
        lines += skipped(backtest)
        return safeText(lines.joined(separator: "\n"))
    }

    private static func heading(_ backtest: Backtest) -> [String] {
        let origins = Set(backtest.forecasts.map(\.origin)).sorted()
        guard let first = origins.first, let last = origins.last else {
            return [
                "\(backtest.area.name): nothing to score. A list needs \(backtest.settings.leastCounts) months of counts, and one "
                    + "after them."
            ]
        }
        let ahead = joined(Set(backtest.forecasts.map(\.horizon)).sorted().map { "\($0)" })
        return [
            "\(backtest.area.name): how its forecasts would have done"
        ]
            + wrapped(
                "Forecast \(ahead) months ahead from the end of each of \(counted(origins.count, "month")), \(first.name) to "
                    + "\(last.name), each time with nothing but what was published by then; "
                    + "\(backtest.settings.replications) replications.",
                first: "",
                rest: ""
            )
    }

    private static let reading = wrapped(
        "Better and worse than carrying the last value forward: by the weighted interval score, which counts both how far "
            + "off a forecast was and how wide its range. Forecasts of one list from neighbouring months are much alike: a few "
            + "dozen say little.",
        first: "",
        rest: ""
    )

    /// One service's measure.
    private static func sentence(_ row: BacktestScores.Row) -> String {
        guard let own = row.scores[.own] else { return row.measure.name }
        let held = Int((own.coverage80 * Double(own.count)).rounded())
        var text =
            "\(row.measure.name): off by \(amount(own.meanAbsoluteError, row.measure)) on average, 8-in-10 ranges held "
            + "\(held) of \(own.count)"
        if let relative = row.relative(.own) {
            text += "; \(comparison(relative)) the last value"
        }
        text += "."
        if let best = row.best, let score = row.scores[best], own.wis > (1 + worthSaying) * score.wis {
            let rule = best == .rule(.naive) ? "the last value" : best.name
            text += " A simple rule would have done better: \(rule)"
            text += own.wis > 0 ? ", by \(share(1 - score.wis / own.wis))." : "."
        }
        if own.count < few { text += " Few forecasts." }
        return text
    }

    private static func comparison(_ relative: Double) -> String {
        if abs(relative - 1) < 0.005 { return "as good as" }
        return relative < 1 ? "\(share(1 - relative)) better than" : "\(share(relative - 1)) worse than"
    }

    private static func share(_ value: Double) -> String { "\(decimal(100 * value, 0))%" }

    private static func amount(_ value: Double, _ measure: Measure) -> String {
        let text = decimal(value, value < 10 ? 1 : 0)
        return measure.unit == .weeks ? "\(text) weeks" : text
    }

    // MARK: - Probabilities

    private static func probabilities(_ backtest: Backtest) throws(ParameterError) -> [String] {
        var all = Reliability()
        for one in backtest.probabilities { try all.add(probability: one.probability, came: one.isMet) }
        guard all.count > 0 else { return [] }
        let parts = [(0, 2, "below 20%"), (2, 8, "from 20 to 80%"), (8, 10, "of 80% and more")]
            .compactMap { first, end, words -> String? in
                let bins = all.bins[first..<end]
                let count = bins.reduce(0) { $0 + $1.count }
                guard count > 0 else { return nil }
                return "\(words) \(bins.reduce(0) { $0 + $1.came }) of \(count)"
            }
        return [""]
            + wrapped(
                "Probabilities that a list meets a target's level, or is no longer than it was, and how many came true: "
                    + "\(joined(parts)). Brier score \(decimal(all.brierScore, 3)); always saying how often it comes "
                    + "true would have had \(decimal(all.brierScoreOfShare, 3)).",
                first: "",
                rest: ""
            )
    }

    // MARK: - What was not scored

    private static func skipped(_ backtest: Backtest) -> [String] {
        guard !backtest.skipped.isEmpty else { return [] }
        var groups: [(names: [String], reason: String, origins: [Month])] = []
        for one in backtest.skipped {
            let name =
                one.service.map { id in backtest.area.services.first { $0.id == id }?.name ?? id } ?? backtest.area.name
            // Services with one reason are told together, and so are a service's months.
            if let place = groups.firstIndex(where: { $0.reason == one.reason && $0.names == [name] }) {
                groups[place].origins += one.origins
            } else if one.origins.isEmpty, let place = groups.firstIndex(where: { $0.reason == one.reason }) {
                groups[place].names.append(name)
            } else {
                groups.append(([name], one.reason, one.origins))
            }
        }
        return ["", "Not scored:"]
            + groups.flatMap { group in
                let months = group.origins.isEmpty ? "" : " (\(spans(Array(Set(group.origins)))))"
                let reason = group.reason.hasSuffix(".") ? String(group.reason.dropLast()) : group.reason
                return wrapped("\(joined(group.names)): \(reason)\(months).")
            }
    }
}
