import Calendar
import Calibration
import Foundation
import Testing
import Wording

@testable import Areas
@testable import Reading

/// The checkout's own scenarios.
enum Scenario {
    /// The folder of all scenarios.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Scenarios")

    /// The text of a file under the folder, named as it is seen from there.
    static func text(_ name: String) throws -> InputText {
        InputText(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }

    /// A scenario with all its plans, in the order of their names.
    static func read(_ name: String) throws -> (area: AreaInput, plans: [Plan]) {
        let plans = try FileManager.default
            .contentsOfDirectory(atPath: folder.appending(path: "\(name)/plans").path)
            .sorted().map { try text("\(name)/plans/\($0)") }
        let costs = try? text("\(name)/costs.yaml")
        return try Inputs.read(
            area: text("\(name)/area.yaml"),
            plans: plans,
            costs: costs,
            load: { try text($0).text }
        )
    }
}

@Suite("The shipped scenarios")
struct ScenarioTests {
    @Test func derbyIsReadWhole() throws {
        let (input, plans) = try Scenario.read("derby")
        let area = input.area
        #expect(area.id == "derby")
        #expect(area.origin == Month(year: 2025, month: 7))
        #expect(area.horizonMonths == 36)
        #expect(input.plansFolder == "derby/plans")
        #expect(
            input.files.map(\.name) == ["derby/area.yaml", "derby/history.csv", "derby/sen2.csv", "derby/costs.yaml"]
        )
        #expect(
            area.services.map(\.id) == [
                "nd-dhcft", "autism-uhdb", "autism-other-uhdb", "community-paediatrics", "ehcna", "health-advice",
                "annual-reviews", "wheelchair", "slt", "community-physiotherapy", "audiology", "ot-social-care",
                "camhs", "mhst", "eitss", "eating-disorders-first-steps", "camhs-eating-disorders", "senif", "s23",
            ]
        )
        #expect(
            plans.map(\.id) == [
                "combined", "early-help", "ehcna-agency-burst", "longest-waits-first", "nd-under-five", "no-change",
                "pessimistic-demand", "recruit-to-vacancies",
            ]
        )
    }

    /// An area made of official files alone: figures of two publishers, to October 2023.
    @Test func bromleyIsReadWhole() throws {
        let (input, plans) = try Scenario.read("bromley")
        let area = input.area
        #expect(area.origin == Month(year: 2023, month: 10))
        #expect(
            area.services.map(\.id) == [
                "ehcna", "annual-reviews", "audiology", "community-paediatrics", "ot", "physiotherapy", "slt",
                "wheelchair",
            ]
        )
        #expect(plans.map(\.id) == ["more-capacity"])
        #expect(area.history.observations.allSatisfy { !$0.source.isEmpty && !$0.section.isEmpty && !$0.unit.isEmpty })
        let paediatrics = try #require(area.services.first { $0.id == "community-paediatrics" })
        let waits = try #require(ServiceHistory(paediatrics, in: area.history).waits(.waiting, in: area.origin))
        // The bands as published leave nobody out.
        #expect(waits.number == 1_116 && waits.bands.reduce(0) { $0 + $1.count.lowerBound } == 1_116)
        #expect(waits.bands.last == .init(from: 52, below: nil, count: 43...43))
        #expect(try FittedArea(area).services.count == 8)
    }

    private func service(_ id: String) throws -> Service {
        try #require(Scenario.read("derby").area.area.services.first { $0.id == id })
    }

    @Test func everyPublishedFigureIsInTheHistory() throws {
        let history = try Scenario.read("derby").area.area.history
        #expect(history.observations.count { $0.place.file == "derby/history.csv" } == 336)
        #expect(history.observations.count { $0.place.file == "derby/sen2.csv" } == 391)
        #expect(history.rows(of: "nd-dhcft").last { $0.metric == "waiting" }?.value == 906)
        #expect(history.rows(of: "slt").filter { $0.metric == "max_wait" }.map(\.value).max() == 74)
        #expect(history.rows(of: "ot-social-care").filter { $0.metric == "waiting" }.map(\.value) == [24])
        #expect(history.observations.allSatisfy { !$0.source.isEmpty && !$0.section.isEmpty && !$0.unit.isEmpty })
    }

    @Test func writingTheHistoryAndReadingItAgainChangesNothing() throws {
        let rows = try Scenario.read("derby").area.area.history.observations
            .filter { $0.place.file == "derby/history.csv" }
        func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
        let lines = rows.map { row in
            [
                row.service, row.provider, row.period.text, row.metric, "\(row.value)", row.unit, row.source,
                row.section,
                row.note, row.evidence.rawValue,
            ]
            .map(quoted).joined(separator: ",")
        }
        let text = (["\(HistoryColumn.names.dropLast().joined(separator: ","))"] + lines).joined(separator: "\r\n")
        let again = HistoryReader.read(InputText(name: "derby/history.csv", text: text), Diagnostics())
        #expect(again.isComplete)
        // What was converted is written in its new unit.
        let before = rows.map { row in
            var row = row
            row.written = ""
            return row
        }
        #expect(again.rows == before)
    }

    @Test func ehcnaIsAPathwayWithItsClocks() throws {
        let ehcna = try service("ehcna")
        #expect(ehcna.referralMetric == "requests")
        // Counts of years and of seven months say what comes, and what is issued says what can be done.
        #expect(ehcna.referralsPerMonth == nil && ehcna.growthPerYear == nil && ehcna.isOfRequests)
        #expect(ehcna.stages.map(\.id) == ["decision", "advice", "plan"])
        #expect(ehcna.stages.map(\.dueWeeks) == [6, 16, 20])
        #expect(ehcna.stages.allSatisfy { !$0.hasOwnCapacity && $0.waitingList == nil && $0.inWork == nil })
        #expect(ehcna.stages.allSatisfy { $0.order == .fitted })
        let refused = try #require(ehcna.stages[0].routes.first)
        #expect(refused.destination == .outcome("refused"))
        #expect(refused.share?.value == 0.475)
        #expect(refused.share?.range == 0.39...0.5)
        #expect(refused.share?.evidence == .observed)
        #expect(refused.appeal?.returnsTo == "advice")
        #expect(ehcna.stages[0].routes[1] == Route(to: .stage("advice")))
        let stock = try #require(ehcna.stock)
        #expect(abs(stock.placements.map(\.share.value).reduce(0, +) - 1) < 1e-12)
        #expect(stock.number.range == 3863...4271)
        #expect(stock.movesAsInEngland)
        let noPlan = try #require(ehcna.stages[1].routes.first?.share)
        // 715 requests a year, 47.5% refused, 14% of assessments without a plan: 322.8 plans.
        let plans = 715 * (1 - (refused.share?.value ?? 0)) * (1 - noPlan.value)
        #expect(abs(plans - 322.8) < 0.05)
    }

    @Test func wheelchairsRestOnOnePublishedFigure() throws {
        let list = try #require(service("wheelchair").stages[0].waitingList)
        #expect(list.number.evidence == .assumed)
        #expect(list.meanWeeks?.evidence == .assumed)
        #expect(list.maxWeeks?.evidence == .observed)
        #expect(abs(try #require(list.maxWeeks).value - 78.27) < 0.01)
    }

    @Test func aServiceWithoutStagesHasOneList() throws {
        let nd = try service("nd-dhcft")
        #expect(nd.stages.map(\.id) == ["list"])
        #expect(nd.stages[0].order == .fitted)
        #expect(nd.stages[0].waitingList == nil)
        #expect(nd.leavingShare.value == 0.118)
        #expect(nd.leavingShare.range == 0.06...0.17)
        #expect(nd.staff.map(\.name) == ["specialist clinician"])
    }

    @Test func snapshotsHaveNoInventedReferrals() throws {
        for id in ["slt", "community-physiotherapy", "audiology", "ot-social-care", "camhs"] {
            #expect(try service(id).referralsPerMonth == nil)
        }
    }

    @Test func targetsAreReadFromTheirSentences() throws {
        let targets = try Scenario.read("derby").area.area.targets
        #expect(targets.allSatisfy { !$0.source.isEmpty && $0.place.line > 0 })
        let first = try #require(targets.first)
        #expect(first.service == "ehcna")
        #expect(first.measure == .withinDue(stage: "plan"))
        #expect(first.bound == .atLeast)
        #expect(first.value == 0.5)
        #expect(first.due == .over(Year(.calendar, 2025)))
        #expect(first.text == "ehcna within due time at plan at least 50% in 2025")
        #expect(targets.contains { $0.measure == .shareWithin(weeks: 13) && $0.service == "autism-uhdb" })
        #expect(targets.contains { $0.measure == .waitingBeyond(weeks: 52) && $0.value == 0 && $0.bound == .atMost })
    }

    @Test func plansAreReadWithTheirEffects() throws {
        let plans = Dictionary(
            uniqueKeysWithValues: try Scenario.read("derby").plans.map { ($0.id, $0) }
        )
        #expect(plans["no-change"]?.interventions.isEmpty == true)
        let recruit = try #require(plans["recruit-to-vacancies"]?.interventions.first { $0.service == "nd-dhcft" })
        let effect = try #require(recruit.effect as? Recruit)
        let (wte, cases, order) = (effect.wte, effect.casesPerWeekPerWTE, effect.order)
        #expect(wte.value == 4)
        #expect(wte.range == 2...6)
        #expect(order == .oldestFirst)
        #expect(abs(cases.value - 37.5 * 0.8 * 0.6 / 12 * 0.92) < 1e-12)
        #expect(cases.range != nil)
        #expect(recruit.lagWeeks.value == 26)
        #expect(recruit.label == "recruit 4 WTE specialist clinician")
        #expect(recruit.source == "vacancy figures to be confirmed")

        let shocks = try #require(plans["pessimistic-demand"]?.interventions)
        #expect(shocks.count == 20)
        let area = try Scenario.read("derby").area.area
        #expect(shocks.dropLast().map(\.service) == area.services.map(\.id))
        let threshold = try #require(shocks.last)
        #expect(
            threshold.effect
                == ChangeThreshold(
                    outcome: "refused",
                    share: Figure(0.39, range: 0.3...0.45, evidence: .assumed, source: threshold.source)
                )
        )
        let agency = try #require(plans["ehcna-agency-burst"]?.interventions)
        #expect(agency.map(\.stage) == ["advice"])
        #expect(agency.allSatisfy { $0.until == Month(year: 2026, month: 9) })
        #expect(plans["combined"]?.targets.map(\.measure) == [.meanWait])
        #expect(
            try #require(plans["longest-waits-first"]).interventions
                .allSatisfy { $0.effect == ChangeOrder(.oldestFirst) }
        )
    }

    @Test func everyLineOfTheExampleIsCommented() throws {
        for file in try exampleFiles() {
            for line in file.text.split(separator: "\n") { #expect(line.contains("#"), "\(file.name): \(line)") }
        }
    }

    /// The example's area file and its plans.
    private func exampleFiles() throws -> [InputText] {
        let plans = try Scenario.read("example").plans.map { "example/plans/\($0.id).yaml" }
        return try (["example/area.yaml"] + plans).map(Scenario.text)
    }

    @Test func theExampleShowsEveryKeyOfAnArea() throws {
        let text = try Scenario.text("example/area.yaml").text
        let shapes = AreaKeys.shape.all
        #expect(shapes.count > 20)
        for key in Set(shapes.flatMap(\.names)) { #expect(text.contains("\(key):"), "\(key)") }
    }

    @Test func theExampleShowsEveryInterventionAndItsKeys() throws {
        let text = try exampleFiles().dropFirst().map(\.text).joined()
        for kind in InterventionKind.all {
            #expect(text.contains("  - \(kind.keyword): "), "\(kind.keyword)")
            for key in kind.shape.names { #expect(text.contains("\(key):"), "\(kind.keyword), \(key)") }
        }
    }

    @Test func theExampleShowsEveryFormOfATarget() throws {
        let area = try Scenario.read("example").area.area
        let years = area.targets.compactMap { target -> Year? in
            if case .over(let year) = target.due { year } else { nil }
        }
        #expect(Set(years.map(\.kind)) == Set(Year.Kind.allCases))
        #expect(years.contains { $0.first <= area.origin })
        #expect(area.targets.contains { $0.childClass == "under five" })
        #expect(area.targets.contains { $0.service == area.reportedTotals[0].id })
        #expect(area.jointTargets.map(\.targets.count) == [2])
        #expect(area.jointTargets[0].targets == Array(area.targets.suffix(2)))
    }

    @Test func theExampleShowsHowServicesAreConnected() throws {
        let (input, plans) = try Scenario.read("example")
        let area = input.area
        #expect(area.services.map(\.id) == ["speech-therapy", "talk-groups", "plans", "reviews"])
        #expect(area.sharedStaff.map(\.members.count) == [2])
        #expect(area.reportedTotals.map(\.services) == [["speech-therapy", "talk-groups"]])
        #expect(area.calendar.hasBankHolidays && area.calendar.schoolHolidays.count == 19)
        let speech = area.services[0]
        #expect(speech.classes.map(\.name) == ["urgent", "under five"])
        #expect(speech.stages[0].precedence.first == ["urgent"])
        #expect(speech.stages[0].precedence.reserved.map(\.childClass) == ["under five"])
        #expect(speech.stages[0].couplings.map(\.service) == ["plans"])
        #expect(speech.leavingByWait.map(\.fromWeeks) == [26])
        #expect(area.services[1].stages[0].staffing.map(\.wte.value) == [1.2, 0.3])
        let stock = try #require(area.services[2].stock)
        #expect(stock.number.value == 1800 && stock.review?.service == "reviews")
        #expect(area.services[2].stages[0].routes[0].appeal?.returnsTo == "assessment")
        // As many plans cease in a year as are issued, and the reviews of those held can be done.
        let issued = 22.0 * 12 * 0.7 * 0.9
        #expect(abs(stock.number.value * (try #require(stock.ceasingPerYear)).value - issued) < 10)
        #expect(try #require(area.services[3].stages[0].capacityPerWeek).value > stock.number.value / 52)
        #expect(
            plans.map(\.id) == [
                "children-first", "elsewhere", "harder-times", "no-change", "same-staff", "two-therapists",
            ]
        )
    }
}
