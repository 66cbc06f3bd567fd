import Calendar
import Testing
import Wording

@testable import Areas
@testable import Audit

/// Small histories in which one thing is wrong, and the same ones with it just right.
@Suite("The rules of the audit")
struct AuditTests {
    /// Rows of one metric, one a month from January 2025; `nil` leaves the month out.
    private func monthly(_ service: String, _ metric: String, _ values: [Double?]) -> [Observation] {
        values.enumerated()
            .compactMap { index, value in
                value.map {
                    Observation(
                        service: service,
                        period: Period(Month(year: 2025, month: index + 1)),
                        metric: metric,
                        value: $0,
                        place: Place(file: "h.csv", line: index + 2)
                    )
                }
            }
    }

    /// A row for a span of months.
    private func row(
        _ metric: String,
        _ value: Double,
        from first: Month,
        to last: Month,
        unit: String = "children",
        source: String = "a"
    ) -> Observation {
        let period = Period(first: first.firstDay, end: last.end, text: "\(first)/\(last)")
        return Observation(service: "s", period: period, metric: metric, value: value, unit: unit, source: source)
    }

    private func findings(
        _ rows: [Observation],
        totals: [String: [String]] = [:],
        origin: Int = 6,
        services: [String] = ["s"]
    ) -> [Finding] {
        let area = Area(
            id: "a",
            name: "A",
            origin: Month(year: 2025, month: origin),
            services: services.map {
                Service(
                    id: $0,
                    name: $0,
                    referralsPerMonth: Figure(1, evidence: .observed),
                    leavingShare: Figure(0, evidence: .observed),
                    stages: [Stage(id: "list", name: "list")]
                )
            },
            history: History(rows),
            totals: totals
        )
        return Audit.findings(for: area)
    }

    private func rules(_ findings: [Finding]) -> [Finding.Rule] { findings.map(\.rule) }

    private let january = Month(year: 2025, month: 1)

    @Test(arguments: [(130.0, true), (120.0, false)])
    func removalsBelowNobody(_ list: Double, _ found: Bool) {
        let result = findings(
            monthly("s", "waiting", [100, list]) + monthly("s", "referrals", [20, 20])
        )
        #expect(rules(result).contains(.removals) == found)
    }

    @Test func removalsOverSeveralMonthsNeedAllReferrals() {
        let waiting = monthly("s", "waiting", [100, nil, 200])
        #expect(rules(findings(waiting + monthly("s", "referrals", [20, 20, 20]))).contains(.removals))
        #expect(!rules(findings(waiting + monthly("s", "referrals", [20, nil, 20]))).contains(.removals))
    }

    @Test(arguments: [(9.0, Finding.Severity?.none), (11.0, .note), (20.0, .contradiction)])
    func removalsBelowTheAssessed(_ assessed: Double, _ severity: Finding.Severity?) {
        let result = findings(
            monthly("s", "waiting", [100, 110]) + monthly("s", "referrals", [20, 20])
                + monthly("s", "seen", [assessed, assessed])
        )
        #expect(result.first { $0.rule == .removals }?.severity == severity)
    }

    @Test(arguments: [(15.0, false), (15.1, true)])
    func waitsRiseByAWeekAWeek(_ later: Double, _ found: Bool) {
        // January to February: 28 days are 4 weeks, and one for rounding.
        let result = findings(monthly("s", "mean_wait", [10, later]) + monthly("s", "max_wait", [10, later]))
        #expect(rules(result).contains(.meanWaitRise) == found)
        #expect(rules(result).contains(.maxWaitRise) == found)
    }

    @Test func aMeanAboveTheLongest() {
        let result = findings(monthly("s", "mean_wait", [20]) + monthly("s", "max_wait", [19]))
        #expect(rules(result) == [.meanAboveMax])
    }

    @Test func equalValuesTwiceAreNoContradiction() {
        let once = monthly("s", "waiting", [5])
        #expect(findings(once + once).isEmpty)
        #expect(rules(findings(once + monthly("s", "waiting", [6]))) == [.twoValues])
    }

    @Test(arguments: [(35.0, false), (36.0, true)])
    func aYearOutsideItsMonths(_ value: Double, _ found: Bool) {
        let months = monthly("s", "waiting", [30, 35, 32])
        let year = row("waiting", value, from: january, to: january + 11)
        #expect(rules(findings(months + [year])).contains(.outsideMonths) == found)
    }

    @Test(arguments: [(120.0, 60.0, false), (120.0, 67.0, true), (120.0, 121.0, true)])
    func forecastsOvertaken(_ forecast: Double, _ halfYear: Double, _ found: Bool) {
        let result = findings([
            row("requests_forecast", forecast, from: january, to: january + 11),
            row("requests", halfYear, from: january, to: january + 5),
        ])
        #expect(rules(result).contains(.forecastOvertaken) == found)
    }

    @Test func totalsAndTheirParts() {
        let parts = monthly("a", "waiting", [10]) + monthly("b", "waiting", [20])
        let sums = ["all": ["a", "b"]]
        #expect(findings(parts + monthly("all", "waiting", [30]), totals: sums).isEmpty)
        #expect(rules(findings(parts + monthly("all", "waiting", [31]), totals: sums)) == [.total])
        let missing = monthly("a", "waiting", [10]) + monthly("b", "waiting", [nil, 20])
        let left = findings(missing + monthly("all", "waiting", [30]), totals: sums)
        #expect(left.map(\.severity) == [.note])
        #expect(left[0].sentence.contains("20 are left for b"))
    }

    @Test(arguments: [(16.0, false), (18.0, true)])
    func totalMeansAreWeighted(_ mean: Double, _ found: Bool) {
        // 10 at 10 weeks and 20 at 20 weeks: 16.67 weeks.
        let rows =
            monthly("a", "waiting", [10]) + monthly("b", "waiting", [20]) + monthly("a", "mean_wait", [10])
            + monthly("b", "mean_wait", [20]) + monthly("all", "mean_wait", [mean])
        #expect(rules(findings(rows, totals: ["all": ["a", "b"]])).contains(.total) == found)
    }

    @Test(arguments: [(160.0, false), (170.0, true)])
    func stocksGrowByWhatFlowsIn(_ later: Double, _ found: Bool) {
        // 59 days of February and March at 90 in the 90 days of the quarter: 59.
        let rows =
            monthly("s", "plans_maintained", [100, nil, later])
            + [row("plans_issued", 90, from: january, to: january + 2)]
        #expect(rules(findings(rows)).contains(.stockGrowth) == found)
    }

    @Test func oneNumberWithTwoUnits() {
        let weeks = row("max_wait", 24, from: january, to: january, unit: "weeks", source: "a")
        let children = row("waiting", 24, from: january, to: january, unit: "children", source: "b")
        #expect(rules(findings([weeks, children])) == [.twoUnits])
        var same = children
        same.source = "a"
        #expect(findings([weeks, same]).isEmpty)
    }

    @Test func equalMaximaInThreeMonthsRunning() {
        let two = ["s", "t"]
        let first = monthly("s", "max_wait", [50, 52, 54])
        let equal = first + monthly("t", "max_wait", [50, 52, 54])
        #expect(rules(findings(equal, origin: 3, services: two)) == [.overlap])
        #expect(findings(first + monthly("t", "max_wait", [50, 52, 55]), origin: 3, services: two).isEmpty)
        let broken = monthly("s", "max_wait", [50, 52, nil, 54]) + monthly("t", "max_wait", [50, 52, nil, 54])
        #expect(!rules(findings(broken, origin: 4, services: two)).contains(.overlap))
    }

    @Test func gapsAndEarlyEnds() {
        let rows = monthly("s", "waiting", [1, 1, nil, 1, 1])
        let result = findings(rows)
        #expect(rules(result) == [.missingMonths, .endsEarly])
        #expect(result[0].sentence == "no figure for Mar 2025 in number waiting")
        #expect(result[1].sentence == "number waiting end in May 2025, 1 month before the origin Jun 2025")
    }

    @Test func numbersInWords() {
        #expect(words(1332) == "1,332")
        #expect(words(-35) == "-35")
        #expect(words(54.66) == "54.7")
        #expect(words(1_234_567.06, decimals: 2) == "1,234,567.06")
        #expect(words(0.04) == "0")
        #expect(words(.infinity) == "inf")
        #expect(joined([]) == "")
        #expect(joined(["a"]) == "a")
        #expect(joined(["a", "b", "c"]) == "a, b and c")
        #expect(spans([january + 2, january, january + 1, january + 5]) == "Jan 2025 to Mar 2025, Jun 2025")
    }

    /// The sentences about what is not used.
    private func unused(_ rows: [Observation], services: [String] = ["speech"]) -> [String] {
        findings(rows, services: services).filter { $0.rule == .unusedRows }.map { "\($0.service): \($0.sentence)" }
    }

    @Test func rowsThatNoForecastUsesAreNamed() {
        let used = monthly("speech", "waiting", [5, 6])
        #expect(unused(used).isEmpty)
        #expect(
            unused(used + monthly("speach", "waiting", [5]) + monthly("physio", "waiting", [5, 7])) == [
                ": not used: no service of the area is called 'speach', which has 1 row; did you mean 'speech'?",
                ": not used: rows of services that the area does not have: physio (2)",
            ]
        )
        #expect(
            unused(used + monthly("speech", "refferals", [5]) + monthly("speech", "contacts", [5, 6])) == [
                "speech: not used: nothing is forecast from 'refferals', which has 1 row; did you mean 'referrals'?",
                "speech: not used: figures from which nothing is forecast: contacts (2)",
            ]
        )
        // The longest wait of those assessed is no slip of their mean, which stands beside it.
        let means = monthly("speech", "seen_mean_wait", [5, 6])
        #expect(unused(means + monthly("speech", "seen_max_wait", [9, 9])).allSatisfy { !$0.contains("did you") })
    }

    @Test func everyUnusedRowIsCounted() {
        let rows = (0..<40).flatMap { monthly("other-\($0)", "waiting", [1, 2]) }
        let found = findings(rows).filter { $0.rule == .unusedRows }
        #expect(found.count == 1)
        #expect(found.flatMap(\.places).count == 80)
        #expect(found[0].sentence.hasSuffix("and 28 more"))
    }

    @Test func listsOfTwoProvidersAreTwoServices() {
        var north = monthly("s", "waiting", [50, 52, 54])
        var south = monthly("s", "waiting", [60, 62, 64])
        for index in north.indices {
            north[index].provider = "North"
            south[index].provider = "South"
        }
        #expect(!rules(findings(north + south, origin: 3)).contains(.twoValues))
    }

    @Test func figuresThatAreWithheldAreGaps() {
        var area = Area(id: "a", name: "A", origin: Month(year: 2025, month: 3), services: [])
        let missing = { (month: Int, code: String, below: Double?) in
            MissingFigure(
                service: "s",
                period: Period(Month(year: 2025, month: month)),
                metric: "referrals",
                code: code,
                below: below,
                place: Place(file: "h.csv", line: month)
            )
        }
        area.history = History(missing: [missing(1, "<5", 5), missing(2, "<5", 5), missing(3, "..", nil)])
        #expect(
            Audit.findings(for: area).map(\.sentence) == [
                "referrals are known only to be below 5 ('<5') for 2025-01 and 2025-02, and nothing is read from them",
                "referrals is not available ('..') for 2025-03, and nothing is read from it",
            ]
        )
    }
}
