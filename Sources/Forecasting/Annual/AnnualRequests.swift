import Foundation
package import Randomness
import Statistics

/// Requests a year to come, from those of some years and perhaps of a part of the last one.
///
///     dev(t) = log y(t) - N(t)                      N: the country's growth, added up
///     s(t)   = s(t-1) + 0.8 (dev(t) - s(t-1))       started at the first dev
///     log y(T+h) = s(T) + N(T+h)                    N goes on with growth damped by 0.85 a year
///
/// The authority strays from that by 0.05 at once and by 0.11 more a year, the country's growth by 0.07 a year, and a count
/// by 1/y; all have the tails of Student's t with 4.3 degrees of freedom. An authority's own slope has no weight.
///
/// The constants were worked out on all authorities of the DfE's release of 2025, from the years 2021, 2022 and 2023; the
/// spread of the country's growth rests on six years. `Calibration.docc/Pathways.md` has the scores.
package struct AnnualRequests: Codable, Hashable, Sendable {
    /// The country's growth as it was known.
    package let course: NationalCourse
    /// The last year that is known, in whole or in part.
    package let year: Int
    /// log of the requests expected in that year.
    package let logLevel: Double
    /// How sure that is: the scale of a t.
    package let levelScale: Double

    /// Weight of a new year in the smoothed deviation from the country.
    static let smoothing = 0.8
    /// Scale of what a level strays from its year at once, of a year's local step, and of a year's national growth.
    static let levelError = 0.05
    static let localStep = 0.11
    /// Of six years' growth (2019 to 2024) the damped growth of the year before missed by 0.091, root mean square.
    static let nationalStep = 0.07
    static let degreesOfFreedom = 4.3
    /// Standard deviation, on the log scale, of a part of a year blown up to the whole.
    static let partError = 0.09
    /// By how much the standard deviation of a year ahead exceeds the scale of its t.
    private static let spreadOverScale = 1.25

    /// A part of a year: its count and the share of the year's days.
    package struct Part: Codable, Hashable, Sendable {
        package let year: Int
        package let count: Double
        package let share: Double

        package init(year: Int, count: Double, share: Double) {
            (self.year, self.count, self.share) = (year, count, share)
        }
    }

    /// Fits counts of whole years, and of the part of a later one; `nil` without a count.
    ///
    /// - Parameters:
    ///   - counts: requests by year; those of years without any are left out.
    ///   - part: the part of a year after them.
    ///   - course: the country's growth, as far as it is known.
    package init?(counts: [Int: Double], part: Part? = nil, course: NationalCourse) {
        self.course = course
        let years = counts.filter { $0.value > 0 }.keys.sorted()
        let part = part.flatMap { part in
            part.count > 0 && part.share > 0 && part.share < 1 && part.year > years.last ?? .min ? part : nil
        }
        guard let first = years.first, let last = years.last else {
            guard let part else { return nil }
            (year, logLevel) = (part.year, rounded9(log(part.count / part.share)))
            levelScale = (Self.partError * Self.partError + 1 / part.count).squareRoot()
            return
        }
        var (national, smoothed) = (0.0, log(counts[first]!))
        for year in first...last where year > first {
            national += course.growth(in: year)
            guard let count = counts[year], count > 0 else { continue }
            smoothed += Self.smoothing * (log(count) - national - smoothed)
        }
        let level = smoothed + national
        let error = (Self.levelError * Self.levelError + 1 / counts[last]!).squareRoot()
        guard let part else {
            (year, logLevel, levelScale) = (last, rounded9(level), rounded9(error))
            return
        }
        let whole = Self(course: course, year: last, logLevel: level, levelScale: error)
        let prior = Self.spreadOverScale * whole.scale(in: part.year)
        let (known, own) = (1 / (prior * prior), 1 / (Self.partError * Self.partError))
        year = part.year
        logLevel = rounded9(
            (known * whole.center(in: part.year) + own * log(part.count / part.share)) / (known + own)
        )
        levelScale = rounded9(1 / (known + own).squareRoot())
    }

    private init(course: NationalCourse, year: Int, logLevel: Double, levelScale: Double) {
        (self.course, self.year, self.logLevel, self.levelScale) = (course, year, logLevel, levelScale)
    }

    /// log of the requests in the middle of what is expected in a year.
    package func center(in year: Int) -> Double {
        guard year > self.year else { return logLevel }
        return (self.year + 1...year).reduce(logLevel) { $0 + course.growth(in: $1) }
    }

    /// The scale of the t about it.
    package func scale(in year: Int) -> Double {
        let ahead = max(0, year - self.year)
        // A shock to a year's growth is in that year, and damped in all later ones.
        let national = (0..<ahead)
            .reduce(0.0) { sum, shock in
                let reach = (0..<ahead - shock).reduce(0.0) { $0 + pow(NationalCourse.damping, Double($1)) }
                return sum + reach * reach
            }
        let variance =
            levelScale * levelScale + Self.localStep * Self.localStep * Double(ahead)
            + Self.nationalStep * Self.nationalStep * national
        return variance.squareRoot()
    }

    /// The number of requests that a year's count stays below with a probability.
    package func quantile(_ p: Double, in year: Int) -> Double {
        exp(center(in: year) + scale(in: year) * Self.t.quantile(p))
    }

    /// log requests of the years from ``year`` on, as one of the courses that they may take.
    ///
    /// All years of a course have one tail: a replication in which much happens.
    package func path(years: Int, _ random: inout RandomStream) -> [Double] {
        let tail = Self.tail(&random)
        var level = logLevel + tail * levelScale * StandardNormal.quantile(random.uniform())
        var path = [level]
        var strayed = 0.0
        for year in 1..<max(1, years) {
            let national = StandardNormal.quantile(random.uniform())
            let local = StandardNormal.quantile(random.uniform())
            strayed = NationalCourse.damping * strayed + tail * Self.nationalStep * national
            level += course.growth(in: self.year + year) + strayed + tail * Self.localStep * local
            path.append(level)
        }
        return path
    }

    /// log growth since a moment after 1, 2 and more years, for a level that is known there by itself.
    package static func growthPath(
        years: Int,
        from moment: Double,
        _ course: NationalCourse,
        _ random: inout RandomStream
    ) -> [Double] {
        let tail = Self.tail(&random)
        var (level, strayed) = (0.0, 0.0)
        return (0..<years)
            .map { year in
                let national = StandardNormal.quantile(random.uniform())
                let local = StandardNormal.quantile(random.uniform())
                strayed = NationalCourse.damping * strayed + tail * nationalStep * national
                level += course.growth(around: moment + Double(year) + 0.5) + strayed + tail * localStep * local
                return level
            }
    }

    /// What makes a normal number one of a t, for a whole course.
    private static func tail(_ random: inout RandomStream) -> Double {
        let law = (try? ChiSquared(degreesOfFreedom: degreesOfFreedom))
        let drawn = law.map { $0.quantile(random.uniform()) } ?? degreesOfFreedom
        return (degreesOfFreedom / max(drawn, 1e-3)).squareRoot()
    }

    private static let t: StudentT = {
        guard let law = try? StudentT(degreesOfFreedom: degreesOfFreedom) else {
            preconditionFailure("degrees of freedom are above 0")
        }
        return law
    }()
}
