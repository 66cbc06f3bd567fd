import Areas
import Calendar
import Forecasting
import Foundation
import Randomness
import TestSupport
import Testing

@testable import Calibration

/// The school year of an area that states none.
@Suite("School year of the counts")
struct SchoolYearTests {
    private let end = Month(year: 2024, month: 12)

    /// Boards of Scotland with the counts of as many months; the figures say nothing of where they are.
    private func boards(months: Int, to end: Month) throws -> Area {
        var rows: [Observation] = []
        for row in try ReferenceTable("camhs-scotland/flows-and-stock.csv").rows {
            let text = try row.text("Month")
            guard let year = Int(text.prefix(4)), let number = Int(text.suffix(2)) else { continue }
            let month = Month(year: year, month: number)
            guard end + -months < month, month <= end else { continue }
            for (column, metric) in [("ReferralsAccepted", "referrals"), ("TotalPatientsSeen", "seen")] {
                guard let value = try row.numberIfKnown(column) else { continue }
                rows.append(
                    Observation(service: try row.text("HBName"), period: Period(month), metric: metric, value: value)
                )
            }
        }
        return area(rows, to: end)
    }

    private func area(_ rows: [Observation], to end: Month) -> Area {
        let history = History(rows)
        return Area(
            id: "area",
            name: "Area",
            origin: end,
            services: history.serviceNames.enumerated()
                .map { number, name in
                    Service(
                        id: "list-\(number)",
                        name: name,
                        historyName: name,
                        leavingShare: Figure(0.1, evidence: .assumed),
                        stages: [Stage(id: "list", name: "List")]
                    )
                },
            history: history
        )
    }

    /// Services whose referrals are Poisson numbers of 60 a month, times a factor by month.
    private func drawn(services: Int, months: Int, factor: (Month) -> Double) -> Area {
        var rows: [Observation] = []
        for service in 0..<services {
            var random = RandomStream(
                seed: 8,
                replication: UInt64(service),
                service: 1,
                stage: 0,
                purpose: Purpose(rawValue: 2_001),
                week: 0
            )
            for ahead in 0..<months {
                let month = end + (ahead + 1 - months)
                let mean = 60 * factor(month)
                let count = max(0, (mean + mean.squareRoot() * StandardNormal.quantile(random.uniform())).rounded())
                rows.append(
                    Observation(service: "list \(service)", period: Period(month), metric: "referrals", value: count)
                )
            }
        }
        return area(rows, to: end)
    }

    /// Known answer: they are Scotland's.
    @Test(arguments: [2016, 2018, 2020, 2022])
    func boardsOfScotlandHaveScotlandsYear(year: Int) throws {
        let end = Month(year: year, month: 3)
        #expect(try boards(months: 36, to: end).schoolYearOfCounts(to: end) == .scotland)
    }

    @Test func summersTellTheCountry() {
        let dip = { (months: Set<Int>) in { (month: Month) in months.contains(month.monthOfYear) ? 0.7 : 1.06 } }
        #expect(drawn(services: 6, months: 24, factor: dip([8])).schoolYearOfCounts(to: end) == .england)
        #expect(drawn(services: 6, months: 24, factor: dip([7, 8])).schoolYearOfCounts(to: end) == .scotland)
        #expect(drawn(services: 6, months: 24, factor: { _ in 1 }).schoolYearOfCounts(to: end) == SchoolYear.none)
    }

    @Test func whereLittleIsCountedItIsTheUsualOne() {
        #expect(area([], to: end).schoolYearOfCounts(to: end) == .england)
        #expect(drawn(services: 1, months: 3, factor: { _ in 1 }).schoolYearOfCounts(to: end) == .england)
    }

    @Test func laterCountsSayNothing() {
        let later = drawn(services: 6, months: 24, factor: { _ in 1 })
        #expect(later.schoolYearOfCounts(to: end + -24) == .england)
    }

    @Test func whatIsStatedHolds() throws {
        var area = drawn(services: 6, months: 24, factor: { _ in 1 })
        area.history = History(
            area.history.observations
                + area.services.map {
                    Observation(service: $0.name, period: Period(end), metric: "waiting", value: 300)
                }
                + area.services.map {
                    Observation(service: $0.name, period: Period(end), metric: "mean_wait", value: 20)
                }
        )
        #expect(try FittedArea(area, effort: .quick).area.schoolYear == SchoolYear.none)
        area.schoolYear = .scotland
        #expect(try FittedArea(area, effort: .quick).area.schoolYear == .scotland)
    }
}
