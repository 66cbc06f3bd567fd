import Areas
import Calendar
import Importing
import Reading
import Testing

/// The files of an area that is made of official files.
@Suite struct NewAreaTests {
    /// Two lists of a provider, each with a year of figures, whose names need care in YAML.
    private static let lists: ImportedFigures = {
        let services = [("slt", "Speech & language: \"talk\""), ("ot", "Occupational therapy")]
        let rows = services.flatMap { id, _ in
            (1...12)
                .flatMap { month in
                    let period = "2024-\(month < 10 ? "0" : "")\(month)"
                    return [("waiting", 200 + month), ("referrals", 40)]
                        .map { metric, value in
                            HistoryRow(
                                service: id,
                                provider: "Trust: one",
                                period: period,
                                metric: metric,
                                value: "\(value)",
                                unit: "children",
                                source: "a file"
                            )
                        } + [
                            HistoryRow(
                                service: id,
                                provider: "Trust: one",
                                period: period,
                                metric: "mean_wait",
                                value: "12",
                                unit: "weeks",
                                source: "a file"
                            )
                        ]
                }
        }
        return ImportedFigures(
            rows: rows,
            services: services.map { .init(id: $0.0, name: $0.1, provider: "Trust: one") },
            found: ["two lists"]
        )
    }()

    private func read(_ files: [(name: String, text: String)]) throws -> (area: Area, plans: [Plan]) {
        let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
        let plans = files.filter { $0.name.hasPrefix("plans/") }.map { InputText(name: $0.name, text: $0.text) }
        let read = try Inputs.read(
            area: InputText(name: "area.yaml", text: texts["area.yaml"] ?? ""),
            plans: plans,
            load: { texts[$0] ?? "" }
        )
        return (read.area.area, read.plans)
    }

    @Test func listsGetTheUsualTargetsAndAPlan() throws {
        let made = try #require(NewArea(name: "North & West", Self.lists, command: "waitcast new a --from b"))
        #expect(made.origin == Month(year: 2024, month: 12))
        let (area, plans) = try read(made.files)
        #expect(area.id == "north-and-west" && area.horizonMonths == 36)
        #expect(area.services.map(\.name) == ["Speech & language: \"talk\"", "Occupational therapy"])
        #expect(area.services.allSatisfy { $0.provider == "Trust: one" })
        #expect(area.targets.count == 2 && plans.count == 1 && plans[0].interventions.count == 2)
        #expect(area.history.observations.count == 72)
    }

    @Test func thereIsNoneWithoutServicesOrRows() {
        #expect(NewArea(name: "A", ImportedFigures(), command: "") == nil)
        var figures = Self.lists
        figures.rows = []
        #expect(NewArea(name: "A", figures, command: "") == nil)
    }

    /// Derby's area is read with every figure of its returns, and the plan with it.
    @Test func aPathwayIsReadAsItIsWritten() throws {
        let figures = try SEN2Samples.figures(try SEN2Samples.published("sen2-derby"))
        let made = try #require(NewArea(name: "Derby", figures, command: "x"))
        let (area, plans) = try read(made.files)
        let pathway = try #require(area.services.first)
        #expect(pathway.stages.map(\.id) == ["decision", "advice", "plan"] && plans.count == 1)
        let stock = try #require(pathway.stock)
        #expect(stock.number.value == 3735 && stock.number.evidence == .observed)
        #expect(stock.placements.map { ($0.share.value * 1000).rounded() } == [365, 43, 257, 44, 8, 134, 149])
        // 300 refused and 436 agreed in 2024; 101 of 573 without a plan; 65 of 442 exceptions.
        let refused = try #require(pathway.stages[0].routes.first { $0.destination == .outcome("refused") })
        #expect(abs((refused.share?.value ?? 0) - 300.0 / 736) < 0.001)
        #expect(abs((pathway.exceptionShare?.value ?? 0) - 65.0 / 442) < 0.001)
        // Three years of all flows: what comes, what can be done and who waits is inferred, and plans move as England's do.
        #expect(pathway.referralsPerMonth == nil && pathway.referralMetric == "requests")
        #expect(pathway.stages.allSatisfy { !$0.hasOwnCapacity && $0.waitingList == nil && $0.inWork == nil })
        #expect(stock.ceasingPerYear == nil && stock.movesAsInEngland)
    }

    /// Without a year's flows nothing can be inferred, and capacities and lists are stated; without counts of requests so is
    /// what comes, and without placements what ceases.
    @Test func whatCannotBeInferredIsStated() throws {
        let files = try SEN2Samples.published("sen2-derby")
        func pathway(without names: [String]) throws -> Service {
            let figures = try SEN2Samples.figures(files.filter { file in !names.contains { file.name.contains($0) } })
            let made = try #require(NewArea(name: "Derby", figures, command: "x"))
            return try #require(try read(made.files).area.services.first)
        }
        let timeless = try pathway(without: ["timeliness"])
        #expect(timeless.stages.allSatisfy(\.hasOwnCapacity) && timeless.referralsPerMonth == nil)
        let uncounted = try pathway(without: ["requests"])
        #expect(uncounted.stages.allSatisfy(\.hasOwnCapacity) && uncounted.referralsPerMonth != nil)
        let unplaced = try pathway(without: ["newplans"])
        #expect(unplaced.stock?.ceasingPerYear != nil && unplaced.stages.allSatisfy { !$0.hasOwnCapacity })
    }

    /// Files that end before the area begins are carried on: more plans held, marked as assumed.
    @Test func earlierFiguresAreCarriedOn() throws {
        let files = try SEN2Samples.published("sen2-authorities")
        func pathway(_ origin: Month?) throws -> Service {
            let request = ImportRequest(authority: "Kent", origin: origin)
            let figures = try SEN2Samples.format.figures(in: files, request)
            let made = try #require(NewArea(name: "Kent", figures, command: "x"))
            let area = try read(made.files).area
            return try #require(area.services.first)
        }
        let (now, later) = (try pathway(nil), try pathway(Month(year: 2023, month: 10)))
        #expect(now.referralsPerMonth == nil && later.referralsPerMonth == nil)
        #expect(now.stock?.number.range == nil && later.stock?.number.evidence == .assumed)
        #expect((later.stock?.number.value ?? 0) > (now.stock?.number.value ?? 0))
        // Months that are near are none to carry over.
        #expect(try pathway(Month(year: 2022, month: 2)).stock == now.stock)
    }
}
