import Calendar
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Forecasting

/// The law of a list against the same law in another language.
///
/// `Tests/Scripts/learn-list-paths.py` has it in numpy, with random numbers of its own; its quantiles stand in
/// `Tests/Reference/list-paths`.
@Suite("Path of a list, against its prototype")
struct ListPathReferenceTests {
    @Test func quantilesAgreeWithThePrototype() throws {
        let table = try ReferenceTable("list-paths/quantiles.csv")
        for name in try Set(table.rows.map { try $0.text("list") }).sorted() {
            let rows = try table.rows(where: "list", is: name)
            let row = rows[0]
            let numbers = try row.numbers("counts")
            let last = Month(year: 2023, month: try row.integer("month_of_year"))
            let counts = numbers.enumerated().map { ListCount(last + ($0 + 1 - numbers.count), $1) }
            let season = try #require(SchoolYear(rawValue: row.text("season")))
            let (wait, newcomers) = (try row.number("mean_wait"), try row.number("under_4"))
            // Fits differ by their particles: sixteen of 512, as the table is of forty of 1,000.
            let fits = (0..<16)
                .compactMap { fit in
                    ListPath(
                        counts,
                        meanWaitWeeks: wait,
                        shareUnder4Weeks: newcomers,
                        season: season,
                        key: UInt64(fit)
                    )
                }
            #expect(fits.count == 16)
            let paths = fits.enumerated()
                .flatMap { fit, path in
                    (0..<512)
                        .map { number in
                            var random = RandomStream.path(number, seed: 8, of: UInt64(fit))
                            return path.draw(
                                months: 12,
                                particle: (Double(number) + 0.5) / 512,
                                random: &random
                            )
                        }
                }
            let own = PathQuantiles.of(paths, PathTrials.probabilities)
            for row in rows {
                let theirs = try ["q10", "q25", "q50", "q75", "q90"].map { try row.number($0) }
                let ours = own[try row.integer("ahead") - 1][2...6]
                // A quantile of 8,192 paths errs by some hundredths of the range; a list that fell has two humps, with
                // little between them.
                let tolerance = (theirs[4] - theirs[0]) * (name == "fallen" ? 0.12 : 0.04) + 0.2
                for (one, other) in zip(ours, theirs) {
                    #expect(abs(one - other) < tolerance, "\(row): \(one), \(other)")
                }
            }
        }
    }
}
