package import Calendar
package import Forecasting
import Foundation
package import Randomness

/// How requests to a pathway grow over the years to come.
package enum RequestCourse: Codable, Sendable {
    /// As counts of years and the country tell; so many have come in the last year already, up to a moment.
    case counted(AnnualRequests, come: Come?)
    /// From a stated level, as the country grows.
    case asInEngland(NationalCourse)

    /// Requests of a year in progress that have come.
    package struct Come: Codable, Sendable {
        package let count: Double
        /// Up to then, in years.
        package let moment: Double
    }

    /// Published counts as a law: the last whole years, and the part of one after them.
    init?(_ spans: [FlowCount], to cutoff: Month) {
        var whole: [Int: Double] = [:]
        for span in spans where span.isCalendarYear { whole[span.first.civil.year] = span.count }
        guard let last = whole.keys.max() else { return nil }
        var part = (count: 0.0, end: Year(.calendar, last + 1).first.firstDay)
        for span in spans where span.first == part.end && span.end <= Year(.calendar, last + 1).last.end {
            part = (part.count + span.count, span.end)
        }
        let moment = part.end.inYears
        let isInProgress = part.count > 0 && moment < Double(last + 2) - 0.02
        guard
            let law = AnnualRequests(
                counts: whole,
                part: isInProgress
                    ? AnnualRequests.Part(year: last + 1, count: part.count, share: moment - Double(last + 1)) : nil,
                // A year's own return comes out with the country's.
                course: .england.known(to: max(last, NationalCourse.lastYear(publishedBy: cutoff)))
            )
        else { return nil }
        self = .counted(law, come: isInProgress ? Come(count: part.count, moment: moment) : nil)
    }

    /// Requests of an average month at some moments in years, in the middle of what is expected.
    package func center(at moments: [Double], from start: Double, level: Double) -> [Double] {
        switch self {
        case .counted(let law, let come):
            let path = years(law, to: moments).map(law.center)
            return Self.rates(path, law, come, at: moments)
        case .asInEngland(let course):
            var growth = 0.0
            let path = Self.ahead(start, moments)
                .map { year in
                    growth += course.growth(around: start + Double(year) + 0.5)
                    return growth
                }
            return Self.rates(grown: path, from: start, level: level, at: moments)
        }
    }

    /// Requests of an average month at some moments in years, as one of the courses that they may take.
    package func drawn(
        at moments: [Double],
        from start: Double,
        level: Double,
        _ random: inout RandomStream
    ) -> [Double] {
        switch self {
        case .counted(let law, let come):
            let path = law.path(years: years(law, to: moments).count, &random)
            return Self.rates(path, law, come, at: moments)
        case .asInEngland(let course):
            let years = Self.ahead(start, moments).count
            let path = AnnualRequests.growthPath(years: years, from: start, course, &random)
            return Self.rates(grown: path, from: start, level: level, at: moments)
        }
    }

    /// log requests of years, or log growth after whole years, as a replication draws them.
    package func path(years: Int, from start: Double, _ random: inout RandomStream) -> [Double] {
        switch self {
        case .counted(let law, _): law.path(years: years, &random)
        case .asInEngland(let course): AnnualRequests.growthPath(years: years, from: start, course, &random)
        }
    }

    private func years(_ law: AnnualRequests, to moments: [Double]) -> ClosedRange<Int> {
        law.year...max(law.year, Int((moments.last ?? 0).rounded(.down)) + 1)
    }

    private static func ahead(_ start: Double, _ moments: [Double]) -> Range<Int> {
        0..<max(1, Int(((moments.last ?? start) - start).rounded(.up)) + 1)
    }

    /// Between the middles of years the logarithm is a line; of a year in progress counts what is still to come of it.
    private static func rates(
        _ path: [Double],
        _ law: AnnualRequests,
        _ come: Come?,
        at moments: [Double]
    ) -> [Double] {
        var points = path.indices
            .map { place -> (moment: Double, log: Double) in
                // A line through the middles would take an eighth of its neighbours into each year's mean.
                let isInside = place > 0 && place + 1 < path.count
                let bend = isInside ? (2 * path[place] - path[place - 1] - path[place + 1]) / 8 : 0
                return (Double(law.year + place) + 0.5, path[place] + bend - log(12))
            }
        if let come {
            let whole = exp(path[0])
            let months = 12 * (Double(law.year + 1) - come.moment)
            // Fewer than a third of the pace so far is not believed.
            let pace = come.count / (12 - months)
            let rest = max((whole - come.count) / months, pace / 3)
            points[0] = ((come.moment + Double(law.year + 1)) / 2, log(rest))
        }
        return moments.map { exp(line(points, at: $0)) }
    }

    private static func rates(grown path: [Double], from start: Double, level: Double, at moments: [Double]) -> [Double]
    {
        let points =
            [(moment: start, log: 0.0)]
            + path.enumerated().map { (moment: start + Double($0.offset) + 1, log: $0.element) }
        return moments.map { level * exp(line(points, at: $0)) }
    }

    private static func line(_ points: [(moment: Double, log: Double)], at moment: Double) -> Double {
        guard let next = points.firstIndex(where: { $0.moment >= moment }) else { return points[points.count - 1].log }
        guard next > 0 else { return points[0].log }
        let (from, to) = (points[next - 1], points[next])
        return from.log + (to.log - from.log) * (moment - from.moment) / (to.moment - from.moment)
    }
}

extension FlowCount {
    /// Whether it is of one whole calendar year.
    fileprivate var isCalendarYear: Bool {
        let year = Year(.calendar, first.civil.year)
        return first == year.first.firstDay && end == year.last.end
    }
}

extension Day {
    /// The day as a number of years: 2025.5 is the middle of 2025.
    package var inYears: Double {
        let year = Year(.calendar, civil.year)
        let first = year.first.firstDay
        return Double(year.number) + Double(self - first) / Double(year.last.end - first)
    }
}
