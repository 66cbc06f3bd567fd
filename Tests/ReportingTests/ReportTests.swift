import Calendar
import Foundation
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Calibration
@testable import Decisions
@testable import Reporting
@testable import Runs

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The report for a board, on areas of every kind.
@Suite("Report")
struct ReportTests {
    private static let agency = Plan(
        id: "agency",
        name: "Agency & <b>overtime</b>",
        interventions: [
            Small.change(
                Agency(casesPerWeek: Small.figure(6), order: .oldestFirst),
                service: "stated",
                from: Small.origin + 1
            )
        ]
    )

    private static let source = ReportSource(
        findings: [],
        assumptions: [],
        program: "waitcast",
        command: "waitcast run area.yaml"
    )

    private static let everything = Result {
        try Small.run(Small.everything, [agency], replications: 40, horizonMonths: 20)
    }
    private static let one = Result { try Small.run(Small.area([Small.list()]), replications: 40) }

    /// An area whose service has a very long name.
    private static let long = Result { () throws -> RunResult in
        var service = Small.list()
        service.name = (0..<25).map { "word\($0)" }.joined(separator: " ")
        return try Small.run(Small.area([service]), replications: 40)
    }

    private static var all: [RunResult] { get throws { try [everything.get(), one.get(), long.get()] } }

    private func page(_ result: RunResult) -> String { BoardReport(result, Self.source).page }

    @Test("at most ten sentences of 25 words each, without symbols or codes")
    func sentences() throws {
        for result in try Self.all {
            let groups = FrontPage(result: result, source: Self.source).groups
            let sentences = groups.flatMap(\.sentences)
            #expect((1...10).contains(sentences.count), "\(sentences)")
            // Names are the area's own.
            for sentence in sentences.map({ $0.replacingOccurrences(of: Self.agency.name, with: "Agency") }) {
                #expect(sentence.split(separator: " ").count <= FrontPage.mostWords, "\(sentence)")
                #expect(
                    sentence.hasSuffix(".") && !sentence.contains(where: "()[]<>%£_=+*/@#{}".contains),
                    "\(sentence)"
                )
            }
        }
    }

    @Test("the page is well formed, fetches nothing and runs nothing")
    func selfContained() throws {
        for result in try Self.all {
            let page = page(result)
            for word in ["http:", "https:", "<script", "src=", "@import", "url(", "onclick"] {
                #expect(!page.contains(word), "\(word)")
            }
            let start = try #require(page.range(of: "<body>"))
            let end = try #require(page.range(of: "</body>"))
            let parser = XMLParser(data: Data(page[start.lowerBound..<end.upperBound].utf8))
            #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
        }
    }

    @Test("every chart has a text of equal purpose and a table, and every id stands once")
    func equalPurpose() throws {
        let result = try Self.everything.get()
        let page = page(result)
        let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for link in page.matches(of: /href="#([^"]+)"/) { #expect(ids.contains(String(link.1)), "\(link.1)") }
        let figures = page.split(separator: "<figure").dropFirst()
        #expect(figures.count >= 6)
        for figure in figures {
            let words = try #require(figure.firstMatch(of: /aria-describedby="([^"]+)"/)).1
            #expect(ids.contains(String(words)) && figure.contains("<table>") && figure.contains("<b>In words.</b>"))
            #expect(!figure.contains("nan") && !figure.contains("NaN"))
        }
        let regions = page.matches(of: /role="region" aria-label="([^"]+)"/).map { String($0.1) }
        #expect(Set(regions).count == regions.count)
    }

    @Test("a section whose figures a run does not have is absent")
    func absence() throws {
        let (full, bare) = (page(try Self.everything.get()), page(try Self.one.get()))
        #expect(full.contains("id=\"plans\""))
        for section in ["id=\"plans\"", "id=\"money\"", "What it costs", "What the plans do"] {
            #expect(!bare.contains(section), "\(section)")
        }
    }

    @Test("names of an area's files cannot break the page")
    func escaping() throws {
        let page = page(try Self.everything.get())
        #expect(page.contains("Agency &amp; &lt;b&gt;overtime&lt;/b&gt;") && !page.contains("<b>overtime"))
    }

    @Test("the same result gives the same bytes")
    func sameBytes() throws {
        let result = try Self.everything.get()
        let (one, other) = (BoardReport(result, Self.source).files, BoardReport(result, Self.source).files)
        #expect(one.map(\.name) == other.map(\.name) && one.map(\.text) == other.map(\.text))
        #expect(Set(one.map(\.name)).count == one.count)
    }

    @Test("everything is read at 31 March, or at the last month of a shorter run")
    func lookDate() throws {
        let long = try Self.everything.get()
        #expect(long.lookEnd.monthOfYear == 3 && long.lookedAt == "31 March 2027")
        let short = try Small.run(Small.area([Small.list()]), replications: 10, horizonMonths: 2)
        #expect(short.lookMonth == 2 && short.lookedAt.hasPrefix("the end of"))
    }

    @Test("what the forecast hangs on is told where it was looked at, most first")
    func ranking() throws {
        var service = Small.list(number: 300)
        service.stages[0].capacityPerWeek = Small.figure(10, 6...14)
        let area = Small.area([service], horizonMonths: 12)
        let result = try Small.run(area, replications: 40)
        let study = try SensitivityStudy(
            FittedArea(area),
            plans: [],
            question: SensitivityQuestion(.childWeeks),
            settings: SensitivitySettings(replications: 400, walks: 0, tellsServices: false)
        )
        var source = Self.source
        #expect(!BoardReport(result, source).page.contains("hangs on, if nothing changes"))
        let sensitivity = try study.result()
        source.sensitivity = sensitivity
        let page = BoardReport(result, source).page
        let told = page.matches(of: />([0-9,]+) weeks (?:fewer|more)</)
            .compactMap { Int($0.1.replacing(",", with: "")) }
        #expect(page.contains("hangs on, if nothing changes") && !told.isEmpty)
        #expect(told == told.sorted(by: >) && sensitivity.forecasts.count == 1)
    }

    @Test("rounding as in speech")
    func rounding() {
        #expect(ReportWords.children(1_207) == "1,210" && ReportWords.children(99.4) == "99")
        #expect(ReportWords.children(-45) == "−45" && ReportWords.childWeeks(148_612) == "149,000")
        #expect(ReportWords.money(445_400_000) == "£4.5m" && ReportWords.money(-37_400_000) == "−£374k")
        #expect(ReportWords.money(20) == "none" && ReportWords.spokenMoney(445_400_000) == "4.5 million pounds")
        #expect(
            ReportWords.spoken("Education, health and care needs assessment (EHCNA)")
                == "Education, health and care needs assessment"
        )
    }

    @Test("a list that may go either way is said to", arguments: [(90.0, 95.0, "grows"), (40, 100, "may grow")])
    func mayGrow(low: Double, high: Double, verb: String) {
        let end = Summary(of: (0...100).map { low + (high + 40 - low) * Double($0) / 100 })
        #expect(ReportWords.course(from: 85, to: end).verb == verb)
    }

    @Test("what plans change is told of those that can be chosen")
    func differences() throws {
        let harder = Plan(
            id: "harder",
            name: "Harder times",
            interventions: [
                Small.change(
                    DemandShock(referralChange: Small.figure(0.5)),
                    service: "stated",
                    from: Small.origin + 1
                )
            ]
        )
        let result = try Small.run(Small.everything, [harder], replications: 40, horizonMonths: 20)
        let page = page(result)
        #expect(page.contains(">No plan changes this list; “Harder times” would lengthen it by about "))
        #expect(page.contains("<b>In words.</b> Harder times: "))
        let better = self.page(try Self.everything.get())
        #expect(better.contains(">\(HTML(Self.agency.name).markup) leaves about "))
    }

    @Test("a list on which hardly anybody waits a year is told without 'about 0'")
    func hardlyAnybody() throws {
        for result in try Self.all {
            let sentences = FrontPage(result: result, source: Self.source).groups.flatMap(\.sentences)
            #expect(!sentences.contains { $0.contains("bout 0 ") }, "\(sentences)")
        }
    }

    @Test("weeks with their word", arguments: [(0.2, "less than a week"), (1.2, "1 week"), (7, "7 weeks")])
    func weeks(value: Double, told: String) {
        #expect(ReportWords.countedWeeks(value) == told)
        #expect(ReportWords.countedWeeks(.infinity) == "over ten years")
    }

    @Test("what a note has between backticks is shown as it is typed")
    func prose() {
        #expect(HTML.prose("run `a <b>`, then").markup == "run <code>a &lt;b&gt;</code>, then")
        #expect(HTML.prose("a ` alone").markup == "a ` alone")
    }
}
