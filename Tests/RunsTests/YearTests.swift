import Assembly
import Calendar
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// Years, formed in each replication from its months.
@Suite("Years")
struct YearTests {
    private static func area() -> Area {
        var area = Small.area([
            Small.list("a", referralsPerWeek: 12, number: 300, mean: 25, maximum: 70),
            Small.list("b", referralsPerWeek: 6, casesPerWeek: 5, number: 80, mean: 8, maximum: 20, order: .random),
            Small.pathway(),
        ])
        area.horizonMonths = 30
        area.reportedTotals = [Total(id: "sum", name: "sum", services: ["a", "b"])]
        return area
    }

    private static let replications = 12
    private let plan = Small.plan("plan", Small.recruit(3, service: "a"))

    private func runner() throws -> Runner {
        try Small.runner(Self.area(), [plan], replications: Self.replications)
    }

    /// The places of the months of a year that is simulated whole.
    private func months(of year: Year, _ runner: Runner) -> [Int]? {
        let all = runner.groups[0].months
        let places = year.months.compactMap(all.dropFirst().firstIndex)
        return places.count == 12 ? places : nil
    }

    @Test(arguments: ["no-change", "plan"])
    func flowsAreThoseOfTheMonths(_ plan: String) throws {
        let runner = try runner()
        var seen: Set<Year.Kind> = []
        for (service, measure) in [
            ("a", Measure.referrals), ("a", .seen), ("b", .left), ("sum", .referrals), ("sum", .seen),
            ("ehcna", .outcome("plan issued")), ("a", .capacity),
        ] {
            let values = runner.values(measure, of: service, under: plan, years: true)
            for (number, year) in runner.groups[0].years.enumerated() {
                guard let months = months(of: year, runner) else { continue }
                seen.insert(year.kind)
                for replication in 0..<Self.replications {
                    let sum = months.reduce(0) { $0 + values[$1][replication] }
                    let found = values[runner.groups[0].months.count + number][replication]
                    #expect(abs(found - sum) < 1e-3 * max(1, sum), "\(service) \(measure.id) \(year)")
                }
            }
        }
        #expect(seen == Set(Year.Kind.allCases))
    }

    /// Shares and means of a year are those of its cases, not of its months.
    @Test func sharesAreOfTheYearsCases() throws {
        let runner = try runner()
        let part = ServicePart.stage("plan")
        let within = runner.values(.withinDue(stage: "plan"), of: "ehcna", under: "no-change", part: part, years: true)
        let done = runner.values(.seen, of: "ehcna", under: "no-change", part: part, years: true)
        let means = runner.values(.meanWaitSeen, of: "a", under: "no-change", years: true)
        let seen = runner.values(.seen, of: "a", under: "no-change", years: true)
        for (number, year) in runner.groups[0].years.enumerated() {
            guard let months = months(of: year, runner) else { continue }
            let place = runner.groups[0].months.count + number
            for replication in 0..<Self.replications {
                for (share, count) in [(within, done), (means, seen)] {
                    let weighted = months.reduce(0.0) { sum, month in
                        count[month][replication] > 0
                            ? sum + share[month][replication] * count[month][replication] : sum
                    }
                    let all = months.reduce(0.0) { $0 + count[$1][replication] }
                    #expect(abs(share[place][replication] - weighted / all) < 1e-3 * max(1, weighted / all))
                }
            }
        }
    }

    /// At 31 March and 31 December a year's stock is the month's; on census day it lies between two weeks' ends.
    @Test func stocksAreThoseOfTheCountDay() throws {
        let runner = try runner()
        let values = runner.values(.waiting, of: "a", under: "no-change", years: true)
        let (months, years) = (runner.groups[0].months, runner.groups[0].years)
        for (number, year) in years.enumerated() {
            let place = months.count + number
            if year.kind == .academic {
                guard let january = months.firstIndex(of: year.countDay.month), january > 0 else { continue }
                for replication in 0..<Self.replications {
                    let between = [values[january - 1][replication], values[january][replication]]
                    #expect(values[place][replication] > between.min()! - 25)
                    #expect(values[place][replication] < between.max()! + 25)
                }
            } else if let month = months.firstIndex(of: year.last), month > 0 {
                #expect(values[place] == values[month], "\(year)")
            }
        }
    }

    /// A year in progress is what is published of it and the simulated rest; without all of its months it is not known.
    @Test func aYearInProgress() throws {
        var area = Self.area()
        let year = Year(.calendar, containing: Small.origin)
        let before = year.months.filter { $0 <= Small.origin }
        #expect((1..<12).contains(before.count), "the small area's origin lies within a year")
        func rows(_ months: [Month]) -> [Observation] {
            months.flatMap { month in
                [("referrals", 40.0), ("seen", 30), ("seen_mean_wait", 20)]
                    .map { Observation(service: "a", period: Period(month), metric: $0.0, value: $0.1) }
            }
        }
        area.history = History(rows(before))
        let runner = try Small.runner(area, replications: Self.replications)
        let place = runner.groups[0].months.count + runner.groups[0].years.firstIndex(of: year)!
        let rest = year.months.compactMap(runner.groups[0].months.dropFirst().firstIndex)
        let referrals = runner.values(.referrals, of: "a", under: "no-change", years: true)
        let seen = runner.values(.seen, of: "a", under: "no-change", years: true)
        let means = runner.values(.meanWaitSeen, of: "a", under: "no-change", years: true)
        let left = runner.values(.left, of: "a", under: "no-change", years: true)
        let count = Double(before.count)
        for replication in 0..<Self.replications {
            let sum = { (values: [[Double]]) in rest.reduce(0) { $0 + values[$1][replication] } }
            #expect(abs(referrals[place][replication] - 40 * count - sum(referrals)) < 0.01)
            #expect(abs(seen[place][replication] - 30 * count - sum(seen)) < 0.01)
            let waits = rest.reduce(0) { $0 + means[$1][replication] * seen[$1][replication] } + 20 * 30 * count
            #expect(abs(means[place][replication] - waits / (30 * count + sum(seen))) < 0.01)
            // Nothing is published of those who leave.
            #expect(left[place][replication].isNaN)
        }
        area.history = History(rows(Array(before.dropFirst())))
        let gap = try Small.runner(area, replications: 2).values(.referrals, of: "a", under: "no-change", years: true)
        #expect(gap[place].allSatisfy { $0.isNaN })
        // One row of several months does as well, and is preferred to its months.
        let whole = Period(first: before[0].firstDay, end: Small.origin.end, text: "so far")
        area.history = History(
            rows(before) + [Observation(service: "a", period: whole, metric: "referrals", value: 500)]
        )
        let total = try Small.runner(area, replications: Self.replications)
            .values(.referrals, of: "a", under: "no-change", years: true)
        #expect(abs(total[place][0] - referrals[place][0] - 500 + 40 * count) < 0.01)
    }

    /// The mean wait by child weighs each replication by its children, and a list is empty as often as nobody waits.
    @Test func emptyListsAndMeansByChild() throws {
        let area = Small.area([
            Small.list("short", referralsPerWeek: 2, casesPerWeek: 2.5, number: 3, mean: 2, maximum: 5)
        ])
        let runner = try Small.runner(area, replications: 200)
        let result = try runner.run()
        let numbers = runner.values(.waiting, of: "short", under: "no-change")
        let means = runner.values(.meanWait, of: "short", under: "no-change")
        for month in [6, 12, 18] {
            let found = { (measure: Measure) in
                result.forecast("no-change", "short", MeasuredSeries(measure: measure))?.months[month]
            }
            let empty = numbers[month].count { $0 == 0 }
            #expect(empty > 0 && abs(found(.empty)!.mean - Double(empty) / 200) < 1e-4)
            let weights = numbers[month].map { $0.rounded() }
            let weighted = zip(means[month], weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
            #expect(abs(found(.meanWaitByChild)!.mean - weighted) < 1e-3)
            #expect(found(.meanWaitByChild)!.mean > found(.meanWait)!.mean)
        }
    }
}
