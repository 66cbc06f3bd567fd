import Areas
import Calendar
import SmallAreas
import SmallRuns
import Statistics
import Testing
import Wording

@testable import Reporting
@testable import Runs

/// What a run prints by default.
@Suite("The page that a run prints")
struct ShortReportTests {
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    /// Forty services and twenty plans with names that are too long for any screen, and a target for each service.
    private static let big: RunResult? = {
        let services = (0..<40)
            .map { number in
                var service = Small.list("service-\(number)", number: Double(40 + 10 * number))
                service.name =
                    "Assessment of children with needs of kind \(number) and of all their families (AK\(number))"
                return service
            }
        var area = Small.area(services, horizonMonths: 14)
        area.note = String(repeating: "Lists may hold the same children. ", count: 30)
        area.targets = services.map { service in
            Target(
                service: service.id,
                measure: .shareWithin(weeks: 18),
                bound: .atLeast,
                value: 0.92,
                due: .by(Small.origin + 14),
                text: "\(service.id) share waiting under 18 weeks at least 92% by 2026-10"
            )
        }
        let plans = (0..<20)
            .map { number in
                var plan = Small.plan(
                    "plan-\(number)",
                    Small.recruit(Double(number) / 10, service: "service-\(number)"),
                    Small.recruit(0.5, service: "service-\(39 - number)")
                )
                plan.name = "A plan of the kind that has a very long name indeed, number \(number)"
                return plan
            }
        return try? Small.run(area, plans, replications: 12)
    }()

    @Test(arguments: [1, 60, 80, 97, 120, 400])
    func itFitsWhateverTheArea(_ width: Int) throws {
        let result = try #require(Self.big)
        let screen = Screen(width: width)
        let closing = [String](repeating: String(repeating: "Where the files are. ", count: 30), count: 3)
        let lines = Self.lines(ShortReport.text(result, closing: closing, on: screen))
        // An item of two lines may find room for one.
        #expect(lines.count <= ShortReport.mostLines && lines.count >= ShortReport.mostLines - 4)
        for line in lines { #expect(line.count <= screen.width, "\(line)") }
        // Each list is cut and says so, and each section is there.
        #expect(lines.count { $0.hasSuffix(" more: --full") } >= 3)
        for heading in ["If nothing", "The plans", "Targets met", "How sure this is"] {
            #expect(lines.contains { $0.hasPrefix(heading) }, "\(heading)")
        }
        #expect(lines.contains { $0.hasPrefix("  A ") && $0.contains("…") })
    }

    /// Where there is little to say, little is said.
    @Test func oneServiceAndNoPlan() throws {
        var service = Small.list("clinic", referralsPerWeek: 14, casesPerWeek: 10)
        service.name = "Clinic"
        let result = try Small.run(Small.area([service]))
        let lines = Self.lines(ShortReport.text(result))
        #expect(lines.contains { $0.hasPrefix("If nothing changes, Clinic probably grows, from 200 to about ") })
        #expect(!lines.contains { $0.hasPrefix("The plans") || $0.hasPrefix("Targets") })
        #expect(lines.count < 20)
    }

    /// Children waiting are those of the day looked at, and the plan's difference is the paired one.
    @Test func figuresAreThoseOfTheDay() throws {
        var area = Small.area([Small.list("list"), Small.list("other")])
        area.horizonMonths = 20
        let plan = Small.plan("plan", Small.recruit(4))
        let result = try Small.run(area, [plan])
        let march = result.lookMonth
        #expect(result.months[march] == Month(year: 2027, month: 3))
        let text = ShortReport.text(result)
        let waiting = MeasuredSeries(measure: .waiting)
        let cell = FigureTable.cell(result.forecast(Plan.noChange.id, "list", waiting)?.months[march], .waiting)
        #expect(text.contains("31 Mar 2027") && text.contains(cell))
        let change = try #require(
            result.differences.first { $0.service == "list" && $0.series == waiting }?.months[march]
        )
        let fewer = thousands(-change.p50, toldDecimals(error: change.medianError))
        #expect(text.contains("Fewer then wait than with no change: about \(fewer) at list ("))
    }

    @Test func linesAreShared() {
        #expect(LineBudget.shares(of: 30, wanted: [3, 40, 40], floors: [9, 5, 5]) == [3, 14, 13])
        #expect(LineBudget.shares(of: 8, wanted: [20, 20], floors: [9, 5]) == [4, 4])
        #expect(LineBudget.shares(of: 50, wanted: [2, 3], floors: [9, 9]) == [2, 3])
        #expect(LineBudget.shares(of: -3, wanted: [2], floors: [1]) == [0])
    }

    @Test func namesAreShortened() {
        #expect(shortened("Wheelchairs", to: 11) == "Wheelchairs")
        #expect(shortened("Community paediatrics", to: 12) == "Community p…")
        #expect(
            shortened("Education, health and care needs assessment (EHCNA)", to: 26) == "Education, health… (EHCNA)"
        )
        #expect(shortened("Children under four (applications)", to: 20) == "Children under four…")
    }

    /// None and all are said only where it was none and all.
    @Test func probabilitiesAreCounts() throws {
        let words = try [0, 3, 290, 996, 1000]
            .map { try ProportionEstimate(successes: $0, trials: 1000) }
        #expect(words.map(\.ofHundred) == ["0", "<1", "29", ">99", "100"])
        #expect(
            words.map(\.inFutures) == [
                "in none of 1,000 futures", "in fewer than 1 of 100 futures", "in 29 of 100 futures",
                "in more than 99 of 100 futures", "in all 1,000 futures",
            ]
        )
    }

    /// The origin, each March, and the last March of a whole financial year or the end.
    @Test(
        arguments: [
            (Month(year: 2025, month: 7), 36, [0, 8, 20, 32]), (Month(year: 2025, month: 7), 12, [0, 8, 12]),
            (Month(year: 2025, month: 3), 12, [0, 12]), (Month(year: 2025, month: 7), 6, [0, 6]),
            (Month(year: 2025, month: 2), 24, [0, 1, 13]), (Month(year: 2025, month: 7), 1, [0, 1]),
        ]
    )
    func reportsLookAtMarch(_ origin: Month, _ horizon: Int, _ shown: [Int]) {
        var result = SmallResult.value
        result.months = (0...horizon).map { origin + $0 }
        #expect(result.monthsShown == shown)
        #expect(result.lookMonth == shown.last)
    }
}
