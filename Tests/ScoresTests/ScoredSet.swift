import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Runs
import Statistics
import TestSupport

/// A set of published lists or series, with its part of the table of scores.
enum ScoredSet: String, CaseIterable {
    case derby
    case community
    case mentalHealth = "mental-health"
    case synthetic
    case series
    case requests

    /// Its parts of the table; of a cut, only some of the set is looked at.
    func parts(cut: Bool) throws -> [ScorePage.Part] {
        switch self {
        case .derby: try Self.lists("Derby", Self.derby(cut))
        case .community: try Self.lists("Community health services", Self.community(cut))
        case .mentalHealth: try Self.lists("Mental health services", Self.mentalHealth(cut))
        case .synthetic:
            try Self.lists("Drawn services", Self.synthetic(cut)) + [
                ScorePage.Part(
                    title: "Drawn services under 30% more capacity",
                    header: ScoreRow.header,
                    lines:
                        try MoreCapacity.rows(cut: cut, replications: Self.replications(cut), effort: Self.effort(cut))
                        .map(\.line),
                    subjectCells: 3
                )
            ]
        case .series:
            [
                ScorePage.Part(
                    title: "Series, by `waitcast demand`",
                    header: SeriesScoreRow.header,
                    lines: try SeriesScores.rows(every: cut ? 30 : 1).map(\.line),
                    subjectCells: 2
                )
            ]
        case .requests:
            try Self.requests(RequestScores.rows(every: cut ? 25 : 1, replications: Self.replications(cut))) + [
                ScorePage.Part(
                    title: PlansHeldBefore.part,
                    header: PlansHeldBefore.header,
                    lines: try PlansHeldBefore.lines(
                        replications: Self.replications(cut),
                        effort: Self.effort(cut)
                    ),
                    subjectCells: 2
                )
            ]
        }
    }

    /// The tables of EHC returns: plans held in all, which money depends on, by themselves.
    private static func requests(_ rows: [RequestScoreRow]) -> [ScorePage.Part] {
        [("EHC requests and plans held", false), ("EHC plans held in all", true)]
            .map { title, areInAll in
                ScorePage.Part(
                    title: title,
                    header: RequestScoreRow.header,
                    lines: rows.filter { ($0.measure == RequestScores.heldInAll) == areInAll }.map(\.line),
                    subjectCells: 4
                )
            }
    }

    /// The tables of lists: scores, and the reliability of probabilities.
    private static func lists(
        _ title: String,
        _ found: (rows: [ScoreRow], backtests: [Backtest])
    ) throws -> [ScorePage.Part] {
        var reliability = Reliability()
        for one in found.backtests.flatMap(\.probabilities) {
            try reliability.add(probability: one.probability, came: one.isMet)
        }
        return [
            ScorePage.Part(title: title, header: ScoreRow.header, lines: found.rows.map(\.line), subjectCells: 3),
            ScorePage.Part(
                title: "\(title): probabilities of targets and of being no more than before",
                header: ReliabilityRow.header,
                lines: [ReliabilityRow(set: found.rows.first?.set ?? "", reliability: reliability).line],
                subjectCells: 1
            ),
        ]
    }

    /// The replications of each forecast.
    private static func replications(_ cut: Bool) -> Int { cut ? 60 : 300 }

    /// The work that goes into each fit; with `WAITCAST_SCORES_FIT=quick` as little as in a cut.
    private static func effort(_ cut: Bool) -> FitEffort {
        cut ? .quick : ProcessInfo.processInfo.environment["WAITCAST_SCORES_FIT"].flatMap(FitEffort.init) ?? .full
    }

    /// The lists with monthly figures, forecast from every month with 6 counts: there are eleven to fourteen.
    private static func derby(_ cut: Bool) throws -> (rows: [ScoreRow], backtests: [Backtest]) {
        let settings = Backtest.Settings(
            horizons: [1, 2, 3, 4],
            leastCounts: 6,
            replications: replications(cut),
            threads: 2,
            effort: effort(cut)
        )
        let backtest = try Backtest(ScoredLists.derby(), settings)
        let measures: [(Measure, String, String)] = [
            (.waiting, "number waiting", "geo .72"), (.meanWait, "mean wait", "geo .70"),
            (.maxWait, "maximum wait", "geo .62"),
        ]
        var rows: [ScoreRow] = []
        for (measure, name, goal) in measures {
            rows.append(
                try ListScores([backtest], measure, months: 1...4).row("Derby", name, "1 to 4", goal: goal)
            )
        }
        return (rows, [backtest])
    }

    /// Every list, forecast from every month with 6 counts: there are ten months.
    private static func community(_ cut: Bool) throws -> (rows: [ScoreRow], backtests: [Backtest]) {
        let all = try ScoredLists.community()
        let areas = cut ? stride(from: 0, to: all.count, by: 20).map { all[$0] } : all
        let settings = Backtest.Settings(
            horizons: [1, 2, 3, 4],
            leastCounts: 6,
            replications: replications(cut),
            effort: effort(cut)
        )
        let backtests = ListScores.backtests(areas, settings)
        let measures: [(Measure, String, Double, String)] = [
            (.waiting, "number waiting", 0, "sum .90"),
            (.waitingBeyond(weeks: 18), "over 18 weeks, 10 or more", 10, "sum .84"),
            (.waitingBeyond(weeks: 52), "over 52 weeks, 10 or more", 10, "sum .80"),
        ]
        var rows: [ScoreRow] = []
        for (measure, name, least, goal) in measures {
            rows.append(
                try ListScores(backtests, measure, months: 1...4, atLeast: least)
                    .row("CHS 2023", name, "1 to 4", goal: goal)
            )
        }
        return (rows, backtests)
    }

    /// All boards, forecast from every third month with 36 known and 12 to come.
    private static func mentalHealth(_ cut: Bool) throws -> (rows: [ScoreRow], backtests: [Backtest]) {
        let first = Month(year: 2015, month: 6)
        let last = ScoredLists.lastMentalHealthMonth + -12
        let origins = stride(from: first.number, through: last.number, by: cut ? 24 : 3).map { Month(number: $0) }
        let areas = try origins.map { ($0, try ScoredLists.mentalHealth(origin: $0)) }
        let backtests = areas.flatMap { origin, area in
            ListScores.backtests(
                [area],
                Backtest.Settings(
                    horizons: [1, 3, 6, 12],
                    leastCounts: 24,
                    origins: [origin],
                    replications: replications(cut),
                    threads: 2,
                    effort: effort(cut)
                )
            )
        }
        var rows: [ScoreRow] = []
        for (months, goal) in [(1, ""), (3, "sum .90"), (6, "sum .90"), (12, "sum .95")] {
            rows.append(
                try ListScores(backtests, .waiting, months: months...months)
                    .row("CAMHS", "number waiting", "\(months)", goal: goal)
            )
        }
        for (measure, name) in [(Measure.seen, "seen"), (.referrals, "referrals")] {
            for months in [1, 3, 6, 12] {
                rows.append(
                    try ListScores(backtests, measure, months: months...months)
                        .row("CAMHS", name, "\(months)", against: .smoothing, goal: months == 3 ? "sum .89" : "")
                )
            }
        }
        return (rows, backtests)
    }

    /// Every service, from the end of its known year; and with 30% more capacity.
    private static func synthetic(_ cut: Bool) throws -> (rows: [ScoreRow], backtests: [Backtest]) {
        let all = try ScoredLists.synthetic()
        let areas = cut ? Array(all.prefix(2)) : all
        let settings = Backtest.Settings(
            horizons: [1, 3, 6, 12],
            origins: [ScoredLists.syntheticOrigin],
            replications: replications(cut),
            effort: effort(cut)
        )
        let backtests = ListScores.backtests(areas, settings)
        let measures: [(Measure, String)] = [
            (.waiting, "number waiting"), (.meanWait, "mean wait"), (.maxWait, "maximum wait"),
        ]
        var rows: [ScoreRow] = []
        for (measure, name) in measures {
            for (months, goal) in [(1, ""), (3, "sum .58"), (6, "sum .55"), (12, "sum .46")] {
                rows.append(
                    try ListScores(backtests, measure, months: months...months)
                        .row("synthetic", name, "\(months)", goal: measure == .meanWait ? goal : "")
                )
            }
        }
        return (rows, backtests)
    }
}
