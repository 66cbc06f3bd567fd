import Areas
import Calendar
import Calibration
import Foundation
import Importing
import Runs
import Statistics

/// A line of the table of scores of EHC requests, plans held and plans in time.
///
/// Scores are of logarithms, since authorities differ in size; of shares in time, of logits.
struct RequestScoreRow {
    var measure: String
    var origin: String
    var years: String
    var authorities: Int
    var score: ForecastScore
    var naive: ForecastScore
    var drift: ForecastScore?
    var goal: String

    static let header = """
        | set | measure | years ahead | from | authorities | log WIS | naive | drift | 80% | 95% | bias | goal |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """

    /// The line.
    var line: String {
        let cells =
            ["EHC", measure, years, origin, "\(authorities)"]
            + [score.wis, naive.wis, drift?.wis ?? .nan, score.coverage80, score.coverage95, score.bias]
            .map(ScoreRow.ratio) + [goal]
        return "| \(cells.joined(separator: " | ")) |"
    }
}

/// Forecasts of EHC requests, plans held and plans in time by every authority, from what its returns said up to a year: the way
/// that `waitcast new` and `waitcast run` go.
enum RequestScores {
    private static let years = [2019, 2020]
    private static let last = 2021

    /// What is scored, as the table calls it.
    private enum Kind: String, CaseIterable {
        case requests
        case held = "plans held by placement"
        case inTime = "plans in time"
        case inAll = "plans held"
    }

    /// What the table calls plans held in all placements together.
    static let heldInAll = Kind.inAll.rawValue

    /// One forecast of one figure, on the scale that it is scored on.
    private struct Outcome {
        var kind: Kind
        var origin: Int
        var step: Int
        var authority: Int
        var percentiles: [Double]
        var naive: [Double]
        var drift: [Double]?
        var observed: Double
    }

    /// The lines; of every so many-th authority.
    static func rows(every step: Int, replications: Int) throws -> [RequestScoreRow] {
        let returns = try AuthorityReturns()
        let names = stride(from: 0, to: returns.authorities.count, by: step).map { returns.authorities[$0] }
        let found = concurrentMap(names.count) { number in
            Result { try outcomes(returns, names[number], number, replications: replications) }
        }
        let all = try found.flatMap { try $0.get() }
        var rows: [RequestScoreRow] = []
        for kind in Kind.allCases {
            for year in years {
                for step in 1...last - year {
                    let some = all.filter { $0.kind == kind && $0.origin == year && $0.step == step }
                    guard !some.isEmpty else { continue }
                    rows.append(try row(kind, "\(year)", "\(step)", some, goal: ""))
                }
            }
            let some = all.filter { $0.kind == kind }
            let from = Set(some.map(\.origin)).sorted().map(String.init).joined(separator: " and ")
            let ahead = Set(some.map(\.step)).sorted().map(String.init).joined(separator: " and ")
            guard !some.isEmpty else { continue }
            rows.append(
                try row(
                    kind,
                    from,
                    ahead,
                    some,
                    goal: "below naive and drift; \(kind == .inAll ? ".72 to .88" : ".74 to .86"); .92"
                )
            )
        }
        return rows
    }

    private static func row(
        _ kind: Kind,
        _ origin: String,
        _ years: String,
        _ outcomes: [Outcome],
        goal: String
    ) throws -> RequestScoreRow {
        var (score, naive, drift) = (ForecastScore(), ForecastScore(), ForecastScore())
        var known = 0
        for one in outcomes {
            try score.add(percentiles: one.percentiles, observed: one.observed)
            try naive.add(percentiles: one.naive, observed: one.observed)
            known += one.drift == nil ? 0 : 1
            // Where a single figure lacks the year before, the last one stands.
            try drift.add(percentiles: one.drift ?? one.naive, observed: one.observed)
        }
        return RequestScoreRow(
            measure: kind.rawValue,
            origin: origin,
            years: years,
            authorities: Set(outcomes.map(\.authority)).count,
            score: score,
            naive: naive,
            // Of most that is scored, or not at all.
            drift: 10 * known >= 9 * outcomes.count ? drift : nil,
            goal: goal
        )
    }

    // MARK: - Forecasts

    private static func outcomes(
        _ returns: AuthorityReturns,
        _ name: String,
        _ number: Int,
        replications: Int
    ) throws -> [Outcome] {
        let now = try returns.figures(of: name, to: last)
        var outcomes: [Outcome] = []
        for year in years {
            let known = try returns.figures(of: name, to: year)
            let area = try returns.area(of: name, known, to: year)
            let result = try Runner(
                FittedArea(area),
                plans: [],
                settings: RunSettings(
                    replications: replications,
                    horizonMonths: 12 * (last - year),
                    services: ["ehcna"],
                    followsReferrals: false
                )
            )
            .run()
            for step in 1...last - year {
                func add(_ kind: Kind, _ told: [Double], _ rule: Rule, observed: Double) throws {
                    outcomes.append(
                        Outcome(
                            kind: kind,
                            origin: year,
                            step: step,
                            authority: number,
                            percentiles: told.map(rule.scaled),
                            naive: try rule.naive(step),
                            drift: try rule.drift(step),
                            observed: rule.scaled(observed)
                        )
                    )
                }
                let period = "\(year + step)"
                let column = result.years.firstIndex { $0.kind == .calendar && $0.description == period }
                func told(_ series: MeasuredSeries) -> [Double]? {
                    column.flatMap { result.forecast("no-change", "ehcna", series)?.years[$0]?.percentiles }
                }
                if let last = known.value("requests", "\(year)"), let came = now.value("requests", period), last > 0,
                    let told = told(MeasuredSeries(measure: .referrals))
                {
                    let rule = Rule.counts(before: known.value("requests", "\(year - 1)"), last: last)
                    try add(.requests, told, rule, observed: came)
                }
                let due = MeasuredSeries(measure: .withinDue(stage: "plan"), part: .stage("plan"))
                if let last = known.value("within_20_weeks", "\(year)"),
                    let came = now.value("within_20_weeks", period),
                    let told = told(due)
                {
                    let rule = Rule.share(before: known.value("within_20_weeks", "\(year - 1)"), last: last)
                    try add(.inTime, told, rule, observed: came)
                }
                guard let held = area.services.first?.stock,
                    let came = try returns.area(of: name, returns.figures(of: name, to: year + step), to: year + step)
                        .services.first?
                        .stock
                else { continue }
                let counts = (before: known.held(after: year - 1), last: known.held(after: year))
                if let told = result.forecast("no-change", "ehcna", MeasuredSeries(measure: .held(placement: nil)))?
                    .months[step * 12]?
                    .percentiles
                {
                    let before = counts.before.compactMap(\.self)
                    let rule = Rule.counts(
                        before: before.isEmpty ? nil : before.reduce(0, +),
                        last: held.number.value
                    )
                    try add(.inAll, told, rule, observed: came.number.value)
                }
                for (place, placement) in held.placements.enumerated() {
                    guard let other = came.placements.first(where: { $0.name == placement.name }),
                        case let series = MeasuredSeries(measure: .held(placement: placement.name)),
                        let told = result.forecast("no-change", "ehcna", series)?.months[step * 12]?.percentiles
                    else { continue }
                    let last = held.number.value * placement.share.value
                    var before: Double?
                    if place < min(counts.before.count, counts.last.count), let first = counts.before[place],
                        let second = counts.last[place], second > 0
                    {
                        before = last * first / second
                    }
                    try add(
                        .held,
                        told,
                        Rule.counts(before: before, last: last),
                        observed: came.number.value * other.share.value
                    )
                }
            }
        }
        return outcomes
    }
}

/// What a simple rule makes of a figure's last two years, on the scale that it is scored on.
private struct Rule {
    var isShare: Bool
    var before: Double?
    var last: Double

    /// Figures of authorities of all sizes differ from year to year by 5%, 11% more for each year, and what counting adds;
    /// shares in time by 1.05 on the logit: a t with 4.3 degrees of freedom.
    private static let degreesOfFreedom = 4.3

    static func counts(before: Double?, last: Double) -> Rule { Rule(isShare: false, before: before, last: last) }

    static func share(before: Double?, last: Double) -> Rule { Rule(isShare: true, before: before, last: last) }

    func scaled(_ value: Double) -> Double {
        guard isShare else { return log(max(value, 0.5)) }
        let share = min(max(value, 0.01), 0.99)
        return log(share / (1 - share))
    }

    private func variance(years: Double) -> Double {
        isShare ? 1.05 * 1.05 * years : 0.05 * 0.05 + 0.11 * 0.11 * years + 1 / max(last, 0.5)
    }

    /// The last figure.
    func naive(_ years: Int) throws -> [Double] { try levels(scaled(last), variance(years: Double(years))) }

    /// The last figure and its last change, carried on: as unsure as a last figure, and as such a change is.
    func drift(_ years: Int) throws -> [Double]? {
        guard let before, before > 0 || isShare else { return nil }
        let years = Double(years)
        let change = scaled(last) - scaled(before)
        return try levels(scaled(last) + years * change, variance(years: years) + years * years * variance(years: 1))
    }

    private func levels(_ middle: Double, _ variance: Double) throws -> [Double] {
        let t = try StudentT(
            degreesOfFreedom: Self.degreesOfFreedom,
            location: middle,
            scale: variance.squareRoot()
        )
        return Summary.levels.map { t.quantile($0) }
    }
}
