import Foundation
import Statistics

@testable import Forecasting

/// Forecasts of authorities' later years from their earlier ones, scored: nine quantiles of the log, so that an error counts in
/// proportion.
struct AnnualTrials {
    let figures: AuthorityFigures
    /// Medians of these authorities where they are many, as far as they were known.
    private let course: NationalCourse

    init(_ figures: AuthorityFigures) {
        self.figures = figures
        let own = NationalCourse(medianOf: figures.requests.keys.sorted().map { figures.requests[$0] ?? [:] })
        course = NationalCourse(growth: NationalCourse.england.growth.merging(own.growth) { $1 })
    }

    /// How a method has done.
    struct Score {
        let method: String
        let origin: Int
        let ahead: Int
        private(set) var cases = 0
        private(set) var wis = 0.0
        private(set) var within80 = 0.0
        private(set) var bias = 0.0

        init(_ method: String, _ origin: Int, _ ahead: Int) {
            (self.method, self.origin, self.ahead) = (method, origin, ahead)
        }

        mutating func add(_ quantiles: [Double], observed: Double) throws {
            let levels = [0.95, 0.9, 0.8, 0.5]
            let intervals = try levels.indices.map {
                try WeightedIntervalScore.Interval(
                    coverage: levels[$0],
                    lower: quantiles[$0],
                    upper: quantiles[8 - $0]
                )
            }
            wis += WeightedIntervalScore(median: quantiles[4], intervals: intervals, observed: observed).total
            within80 += quantiles[2] <= observed && observed <= quantiles[6] ? 1 : 0
            bias += observed - quantiles[4]
            cases += 1
        }

        var meanWIS: Double { wis / Double(cases) }

        /// A row of the table of scores.
        var row: String {
            let figure = { (value: Double) in String(format: "%.3f", value / Double(cases)) }
            return
                "| \(method) | \(origin) | \(ahead) | \(cases) | \(figure(wis)) | \(figure(within80)) | \(figure(bias)) |"
        }
    }

    static let header = """
        | method | last year known | years ahead | cases | log-WIS | 80% hold | bias |
        |---|---|---|---|---|---|---|
        """

    static let levels = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975]
    static let origins = [(2019, 1), (2019, 2), (2020, 1)]

    /// Requests: the law, and the last value and the last growth with the law's own width.
    func requests() throws -> [Score] {
        let t = try StudentT(degreesOfFreedom: AnnualRequests.degreesOfFreedom)
        var all: [Score] = []
        for (origin, ahead) in Self.origins {
            var scores = ["law", "last value", "last growth"].map { Score($0, origin, ahead) }
            for code in figures.requests.keys.sorted() {
                let counts = (figures.requests[code] ?? [:]).filter { $0.value > 0 }
                let known = counts.filter { $0.key <= origin }
                // Of a handful of requests nothing is forecast but the handful.
                guard let last = known[origin], last >= 50, let observed = counts[origin + ahead],
                    let law = AnnualRequests(counts: known, course: course.known(to: origin))
                else { continue }
                let year = origin + ahead
                try scores[0].add(Self.levels.map { log(law.quantile($0, in: year)) }, observed: log(observed))
                let width = law.scale(in: year)
                try scores[1].add(Self.levels.map { log(last) + width * t.quantile($0) }, observed: log(observed))
                guard let before = known[origin - 1] else { continue }
                let drift = Double(ahead) * log(last / before)
                try scores[2]
                    .add(Self.levels.map { log(last) + drift + width * t.quantile($0) }, observed: log(observed))
            }
            all += scores.filter { $0.cases > 0 }
        }
        return all
    }

    /// Plans held by placement: the moves, and the last count with the law's own widths.
    func held() throws -> [Score] {
        let t = try StudentT(degreesOfFreedom: PlacementMoves.degreesOfFreedom)
        var all: [Score] = []
        for (origin, ahead) in Self.origins {
            var scores = ["moves", "last value", "shares of the total's growth"].map { Score($0, origin, ahead) }
            let known = course.known(to: origin)
            for code in figures.held.keys.sorted() {
                guard let start = figures.held[code]?[origin + 1],
                    let observed = figures.held[code]?[origin + 1 + ahead]
                else { continue }
                let own = [origin - 1, origin].compactMap { figures.new[code]?[$0] }
                guard var issued = own.last?.reduce(0, +), issued > 0 else { continue }
                let moves = PlacementMoves.england.scaled(toHeld: start)
                let ofNew = moves.ofNew(own: (0..<7).map { place in own.reduce(0) { $0 + $1[place] } })
                var held = start
                for year in 1...ahead {
                    issued *= exp(known.growth(in: origin + year))
                    held = moves.next(held, new: ofNew.map { $0 * issued })
                }
                let growth = held.reduce(0, +) / start.reduce(0, +)
                for (place, count) in observed.enumerated() {
                    for (method, center) in [held[place], start[place], start[place] * growth].enumerated() {
                        let stray = moves.strays[place]
                        let variance =
                            Double(ahead) * (stray * stray + PlacementMoves.totalStray * PlacementMoves.totalStray)
                            + 0.5 / (center + 1)
                        let quantiles = Self.levels.map {
                            max(0, log(center + 1) + variance.squareRoot() * t.quantile($0))
                        }
                        try scores[method].add(quantiles, observed: log(count + 1))
                    }
                }
            }
            all += scores.filter { $0.cases > 0 }
        }
        return all
    }
}
