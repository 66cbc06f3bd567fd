import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Randomness
import Simulation

/// What a pathway's years are drawn to be: its requests, the shares of its routes, and what it can do.
extension LinkedServices {
    /// The middle of each week, in years.
    func weekMoments() -> [Double] { (0..<grid.weekCount).map { (grid.start(of: $0) + 3).inYears } }

    /// Requests of an average month in each week, and at the start; `nil` where no course of years is known.
    func requestRates(of model: FittedService, _ draw: ServiceDraw) -> (start: Double, weeks: [Double])? {
        guard let course = model.demand.course else { return nil }
        let start = model.anchor.end.inYears
        let level = model.demand.stated == nil ? model.demand.law.monthlyMean() : draw.monthlyReferrals
        var random = draw.stream(ParameterStream.requestsPath)
        let rates = course.drawn(at: [start] + weekMoments(), from: start, level: level, &random)
        return (rates[0], Array(rates.dropFirst()))
    }

    /// Shares of a stage's routes as the area file has them, from the week in which each set holds.
    func routeShares(of number: Int, service index: Int, _ draw: ServiceDraw) -> [Phase<[Double]>] {
        let shares = draw.routeShares[number].isEmpty ? [1] : draw.routeShares[number]
        let courses = services[index].shareCourses[number]
        guard !courses.isEmpty else { return [Phase(from: 0, shares)] }
        // A quarter of a year is short beside what shares do in a year.
        let weeks = Array(stride(from: 0, to: grid.weekCount, by: 13))
        let moments = weeks.map { (grid.start(of: min($0 + 6, grid.weekCount - 1)) + 3).inYears }
        var sets = weeks.map { _ in shares }
        for course in courses {
            var random = draw.stream { ParameterStream.routeSharePath(course.route, ofStage: number, of: $0) }
            let drawn = course.drawn(at: moments, from: shares[course.route], &random)
            for (place, share) in drawn.enumerated() {
                let others = 1 - sets[place][course.route]
                for route in shares.indices where route != course.route {
                    sets[place][route] = others > 0 ? sets[place][route] * (1 - share) / others : 0
                }
                sets[place][course.route] = others > 0 ? share : 1
            }
        }
        return zip(weeks, sets).map { Phase(from: $0, $1) }
    }

    /// The same week by week.
    func weeklyRouteShares(of number: Int, service index: Int, _ draw: ServiceDraw) -> [[Double]] {
        let phases = routeShares(of: number, service: index, draw)
        var current = 0
        return (0..<grid.weekCount)
            .map { week in
                while current + 1 < phases.count && phases[current + 1].from <= week { current += 1 }
                return phases[current].value
            }
    }

    /// Cases a week that the stage which paces a pathway can take up: as inferred to the year's end, and from then on as it
    /// wanders from year to year.
    func inferredCapacity(of model: FittedService, _ draw: ServiceDraw) -> [Double] {
        guard let pathway = draw.pathway, let posterior = model.pathway else { return [] }
        let first = posterior.nextYear
        // What is taken up counts in the year in which it is finished.
        let work = model.service.stages[posterior.stage...].reduce(0) { $0 + $1.delay.meanWeeks }
        let ahead = Int(work.rounded())
        var random = draw.stream(ParameterStream.pathwayCapacityPath)
        let last = months[months.count - 1].year
        let path = PathwayPosterior.capacityPath(years: max(0, last - first + 1), &random)
        return (0..<grid.weekCount)
            .map { week in
                let year = monthOfWeek[min(week + ahead, grid.weekCount - 1)].year
                guard year >= first, !path.isEmpty else { return pathway.capacity }
                let later = min(year - first, path.count - 1)
                let kept = pow(PathwayPosterior.capacityPersistence, Double(later))
                let expected = kept * log(pathway.laterCapacity) + (1 - kept) * log(pathway.usualCapacity)
                return exp(expected + path[later])
            }
    }
}
