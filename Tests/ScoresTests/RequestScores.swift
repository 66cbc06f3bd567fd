import Areas
import Calendar
import Calibration
import Foundation
import Importing
import Reading
import Runs
import Statistics
import TestSupport

/// A line of the table of scores of EHC requests and plans held: of logarithms, since authorities differ in size.
struct RequestScoreRow {
    var measure: String
    var origin: String
    var years: String
    var authorities: Int
    var score: ForecastScore
    var naive: ForecastScore
    var goal: String

    static let header = """
        | set | measure | years ahead | from | authorities | log WIS | naive | 80% | 95% | bias | goal |
        |---|---|---|---|---|---|---|---|---|---|---|
        """

    /// The line.
    var line: String {
        let cells =
            ["EHC", measure, years, origin, "\(authorities)"]
            + [score.wis, naive.wis, score.coverage80, score.coverage95, score.bias].map(ScoreRow.ratio) + [goal]
        return "| \(cells.joined(separator: " | ")) |"
    }
}

/// Forecasts of EHC requests and plans held by every authority, from what its returns said up to a year: the way that
/// `waitcast new` and `waitcast run` go.
enum RequestScores {
    private static let years = [2019, 2020]

    /// The lines; of every so many-th authority.
    static func rows(every step: Int, replications: Int) throws -> [RequestScoreRow] {
        let names = try authorities(every: step)
        var rows: [RequestScoreRow] = []
        for year in years {
            let ahead = 2021 - year
            let known = try files(to: year)
            let all = try (year + 1...2021).map { try files(to: $0) }
            let results = concurrentMap(names.count) { number in
                Result { try trial(names[number], year, known, all, replications: replications) }
            }
            let trials = results.compactMap { try? $0.get() }
            for step in 1...ahead {
                rows.append(
                    try row(
                        "requests",
                        "\(year)",
                        step,
                        trials.compactMap { $0.requests[step] }.map { [$0] },
                        goal: "below naive"
                    )
                )
                rows.append(
                    try row(
                        "plans held by placement",
                        "\(year)",
                        step,
                        trials.compactMap { $0.held[step] },
                        goal: "below naive"
                    )
                )
            }
        }
        return rows
    }

    /// What was forecast of one figure, what was known last, and what came.
    private struct Outcome {
        var percentiles: [Double]
        var last: Double
        var observed: Double
    }

    /// By years ahead.
    private struct Trial {
        var requests: [Int: Outcome] = [:]
        var held: [Int: [Outcome]] = [:]
    }

    private static func row(
        _ measure: String,
        _ origin: String,
        _ step: Int,
        _ outcomes: [[Outcome]],
        goal: String
    ) throws -> RequestScoreRow {
        var (score, naive) = (ForecastScore(), ForecastScore())
        for one in outcomes.joined() {
            let observed = logarithm(one.observed)
            try score.add(percentiles: one.percentiles.map(logarithm), observed: observed)
            try naive.add(percentiles: naivePercentiles(one.last, years: step), observed: observed)
        }
        return RequestScoreRow(
            measure: measure,
            origin: origin,
            years: "\(step)",
            authorities: outcomes.count,
            score: score,
            naive: naive,
            goal: goal
        )
    }

    private static func logarithm(_ value: Double) -> Double { log(max(value, 0.5)) }

    /// The last figure, with the spread that figures of authorities of all sizes have from year to year: 5%, 11% more for each
    /// year, and what counting adds; t with 4.3 degrees of freedom.
    private static func naivePercentiles(_ last: Double, years: Int) throws -> [Double] {
        let scale = (0.05 * 0.05 + 0.11 * 0.11 * Double(years) + 1 / max(last, 0.5)).squareRoot()
        let t = try StudentT(degreesOfFreedom: 4.3, location: logarithm(last), scale: scale)
        return Summary.levels.map { t.quantile($0) }
    }

    private static func trial(
        _ name: String,
        _ year: Int,
        _ known: [SourceFile],
        _ later: [[SourceFile]],
        replications: Int
    ) throws -> Trial {
        let (before, area) = try made(name, known)
        let months = later.count * 12
        let result = try Runner(
            FittedArea(area),
            plans: [],
            settings: RunSettings(
                replications: replications,
                horizonMonths: months + area.origin.monthOfYear % 12,
                services: ["ehcna"],
                followsReferrals: false
            )
        )
        .run()
        var trial = Trial()
        for (place, files) in later.enumerated() {
            let (figures, after) = try made(name, files)
            let (step, period) = (place + 1, "\(year + place + 1)")
            if let last = requests(before, "\(year)"), let observed = requests(figures, period), last > 0,
                let column = result.years.firstIndex(where: { $0.kind == .calendar && $0.description == period }),
                let summary = result.forecast("no-change", "ehcna", MeasuredSeries(measure: .referrals))?.years[column]
            {
                trial.requests[step] = Outcome(percentiles: summary.percentiles, last: last, observed: observed)
            }
            guard let held = area.services.first?.stock, let came = after.services.first?.stock else { continue }
            var outcomes: [Outcome] = []
            for placement in held.placements {
                guard let other = came.placements.first(where: { $0.name == placement.name }),
                    case let series = MeasuredSeries(measure: .held(placement: placement.name)),
                    let summary = result.forecast("no-change", "ehcna", series)?.months[step * 12]
                else { continue }
                outcomes.append(
                    Outcome(
                        percentiles: summary.percentiles,
                        last: held.number.value * placement.share.value,
                        observed: came.number.value * other.share.value
                    )
                )
            }
            if !outcomes.isEmpty { trial.held[step] = outcomes }
        }
        return trial
    }

    private static func requests(_ figures: ImportedFigures, _ period: String) -> Double? {
        figures.rows.first { $0.service == "ehcna" && $0.metric == "requests" && $0.period == period }
            .flatMap { Double($0.value) }
    }

    /// The area that `waitcast new` makes of an authority's returns.
    private static func made(_ name: String, _ files: [SourceFile]) throws -> (figures: ImportedFigures, area: Area) {
        guard let format = SourceFormats.all.first(where: { $0.name.hasPrefix("DfE SEN2") }) else {
            throw NothingFound(name: "SEN2")
        }
        let figures = try format.figures(in: files, ImportRequest(authority: name))
        guard let new = NewArea(name: name, figures, command: "") else {
            throw NothingFound(name: name)
        }
        let texts = Dictionary(new.files.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        let input = InputText(name: "area.yaml", text: texts["area.yaml"] ?? "")
        return (figures, try Inputs.readArea(input, load: { texts[$0] ?? "" }).area)
    }

    /// There is no format of files, or nothing of an authority.
    private struct NothingFound: Error {
        var name: String
    }

    /// The files with the rows of calendar years up to one, and plans held up to the January after it.
    private static func files(to year: Int) throws -> [SourceFile] {
        try ["assessments", "caseload", "newplans", "requests", "timeliness_20_week"]
            .map { name in
                let table = try String(contentsOf: ReferenceTable.file("sen2-all/\(name).csv"), encoding: .utf8)
                let lines = table.split(separator: "\n")
                let kept = lines.dropFirst().filter { (Int($0.prefix(4)) ?? .max) <= year }
                let text = ([lines[0]] + kept).joined(separator: "\n") + "\n"
                return SourceFile(name: "\(name).csv", bytes: Array(text.utf8))
            }
    }

    /// The authorities that have requests in all three years.
    private static func authorities(every step: Int) throws -> [String] {
        var counts: [String: Int] = [:]
        for row in try ReferenceTable("sen2-all/requests.csv").rows
        where try row.text("geographic_level") == "Local authority"
            && Int(row.text("requests_received_in_year")) ?? 0 > 0
        {
            counts[try row.text("la_name"), default: 0] += 1
        }
        let names = counts.filter { $0.value == 3 }.keys.sorted()
        return stride(from: 0, to: names.count, by: step).map { names[$0] }
    }
}
