package import Calendar
import Foundation
import Statistics

/// How requests for an EHC needs assessment grew in the country, year by year, as far as it was known at some time.
///
/// An authority follows the country more closely than its own past: where its requests grew faster than elsewhere in one
/// year, they tend to grow more slowly in the next.
package struct NationalCourse: Codable, Hashable, Sendable {
    /// log growth of each year over the one before.
    package let growth: [Int: Double]

    /// How much of a year's growth goes on in the next.
    package static let damping = 0.85

    /// What is known by year.
    package init(growth: [Int: Double]) {
        self.growth = growth
    }

    /// Medians over authorities, where the figures of several are at hand.
    package init(medianOf authorities: [[Int: Double]]) {
        var growth: [Int: [Double]] = [:]
        for counts in authorities {
            for (year, count) in counts {
                guard count > 0, let before = counts[year - 1], before > 0 else { continue }
                growth[year, default: []].append(log(count / before))
            }
        }
        self.growth = growth.filter { $0.value.count >= 3 }.mapValues { rounded9(Quantile.of($0.sorted(), 0.5)) }
    }

    /// England.
    ///
    /// Source: Department for Education, "Education, health and care plans", release of 2025: median over authorities of
    /// the log growth of requests, 2020 to 2024. Before 2020 requests were not published in this form; the growth of plans
    /// issued for the first time stands in: 48,907 in 2018, 16% more than in 2017 ("Statements of SEN and EHC plans:
    /// England, 2019"), and 53,899 in 2019.
    package static let england = NationalCourse(
        growth: [2018: 0.148, 2019: 0.097, 2020: -0.088, 2021: 0.202, 2022: 0.210, 2023: 0.192, 2024: 0.106]
    )

    /// The last year that has been published by the end of a month: a year's return comes out in the June after it.
    package static func lastYear(publishedBy month: Month) -> Int {
        month.monthOfYear >= 6 ? month.year - 1 : month.year - 2
    }

    /// What of it was known when a year was the last that had been published.
    package func known(to year: Int) -> NationalCourse {
        NationalCourse(growth: growth.filter { $0.key <= year })
    }

    /// The last year known; `nil` when none is.
    package var lastYear: Int? { growth.keys.max() }

    /// The growth of the last year known, as far as it goes on.
    ///
    /// The whole country fell in one year only, when schools were closed. What one such year lost is no trend: then the
    /// middle of the last three years is what goes on.
    package var carried: Double {
        guard let last = lastYear, let growth = growth[last] else { return 0 }
        guard growth < 0 else { return growth }
        let years = (last - 2...last).compactMap { self.growth[$0] }
        return Quantile.of(years.sorted(), 0.5)
    }

    /// The growth of a year over the one before: as known, and after that damped year by year.
    package func growth(in year: Int) -> Double {
        if let known = growth[year] { return known }
        guard let first = growth.keys.min(), let last = lastYear else { return 0 }
        return year < first ? growth[first] ?? 0 : carried * pow(Self.damping, Double(year - last))
    }

    /// The yearly growth around a moment (2025.5 is the middle of 2025) after all that is known.
    package func growth(around moment: Double) -> Double {
        guard let last = lastYear else { return 0 }
        return carried * pow(Self.damping, max(0, moment - Double(last)))
    }
}
