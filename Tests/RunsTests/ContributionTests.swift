import Calendar
import Calibration
import Finance
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Runs

/// What each step of a plan contributes.
@Suite("Contributions of steps")
struct ContributionTests {
    private static func figure(_ value: Double, spread: Double = 0) -> Figure {
        Small.figure(value, spread > 0 ? value * (1 - spread)...value * (1 + spread) : nil)
    }

    /// Three lists of which two have prices.
    private static let area: Area = {
        var area = Small.area(
            [
                Small.staffed([Small.posts(3)], id: "list"), Small.list("other", number: 500),
                Small.list("apart", casesPerWeek: 9),
            ],
            horizonMonths: 18
        )
        var costs = Costs(name: "Prices", priceYear: Year(.financial, 2025))
        costs.pay = [
            PayGroup(group: "therapist", salary: figure(48_000, spread: 0.3), recruiting: figure(2_000), funder: .icb)
        ]
        costs.cases = [
            CaseCosts(
                service: "other",
                group: nil,
                nonPay: figure(10),
                boughtIn: figure(900, spread: 0.3),
                funder: .icb
            )
        ]
        costs.lines = [
            CostLine(
                name: "Programme office",
                basis: .perYear(figure(30_000)),
                cause: CostLine.Cause(plan: "plan"),
                funder: .grant
            )
        ]
        area.costs = costs
        return area
    }()

    /// Posts and a push on the same list, and a push on another; the first list's steps get in one another's way.
    private static let plan = Small.plan(
        "plan",
        Small.recruit(6, lag: 6),
        Small.change(
            Agency(casesPerWeek: figure(6, spread: 0.5), order: .oldestFirst),
            from: Small.origin + 3,
            label: "agency"
        ),
        Small.change(
            Agency(casesPerWeek: figure(2, spread: 0.5), order: .random),
            service: "other",
            label: "agency elsewhere"
        ),
        Small.change(EarlyHelp(referralChange: figure(-0.3)), label: "early help")
    )

    private static func study(_ plan: Plan = plan, _ area: Area = area, replications: Int = 12, threads: Int = 2) throws
        -> ContributionStudy
    {
        try ContributionStudy(
            FittedArea(area),
            plan,
            settings: RunSettings(replications: replications, seed: 5, threads: threads)
        )
    }

    private static func sum(_ terms: [Double]) -> Double { terms.reduce(0, +) }

    /// To the hundredth of a child, the day and the penny, in each replication.
    @Test func theyAddUpInEachReplication() throws {
        let study = try Self.study()
        var interacting = 0
        for number in 0..<12 {
            let tally = try study.tally(number..<number + 1)
            for (quantity, samples) in zip(study.layout.quantities, tally.terms) {
                let values = samples.compactMap { $0.summary?.mean }
                let (alone, inOrder) = (values[0..<4], values[4..<8])
                let (interaction, lines, together) = (values[8], values[9], values[10])
                #expect(values.count == 11)
                #expect(Self.sum(alone + [interaction, lines]) == together, "\(quantity)")
                #expect(Self.sum(inOrder + [lines]) == together, "\(quantity)")
                #expect(alone.first == inOrder.first)
                #expect(values.allSatisfy { $0 == $0.rounded() })
                if quantity.service == "list", quantity.measure == .childWeeks, interaction != 0 { interacting += 1 }
            }
        }
        #expect(interacting > 6)
    }

    /// What steps do for a target are percentage points of its probability, and add up like all else.
    @Test func stepsMakeATargetLikelier() throws {
        var area = Self.area
        area.targets = [
            Target(
                service: "list",
                measure: .waiting,
                bound: .atMost,
                value: 250,
                due: .by(Small.origin + 12),
                text: "list number waiting at most 250"
            )
        ]
        let run = try Small.run(area, [Self.plan], replications: 40)
        let result = try Self.study(Self.plan, area, replications: 40).run()
        let kind = ContributionQuantity.Kind.target(area.targets[0].text)
        let points = { (term: ContributionTerm) in
            result.amounts.first { $0.quantity.measure == kind && $0.term == term }?.change.mean ?? 0
        }
        let inOrder = Self.sum((0..<4).map { points(.inOrder($0)) })
        #expect(abs(inOrder - points(.together)) < 1e-3 && points(.together) > 0)
        let met = { (plan: String) in
            try #require(run.targets.first { $0.plan == plan }?.probability).value
        }
        #expect(try abs(points(.together) / 10_000 - (met("plan") - met(Plan.noChange.id))) < 1e-9)
        // The push on the other list does nothing for it.
        #expect(points(.alone(2)) == 0)
    }

    /// And so in means; all services together are the sum of each.
    @Test func theyAddUpInMeans() throws {
        let result = try Self.study().run()
        for kind in [ContributionQuantity.Kind.childWeeks, .cost] {
            let mean = { (term: ContributionTerm) in result.change("all", kind, term)?.mean ?? 0 }
            let together = mean(.together)
            #expect(
                abs(Self.sum((0..<4).map { mean(.alone($0)) }) + mean(.interaction) + mean(.plan) - together) < 1e-3
            )
            #expect(abs(Self.sum((0..<4).map { mean(.inOrder($0)) }) + mean(.plan) - together) < 1e-3)
            #expect(together > 0)
        }
        let services = ["list", "other"].compactMap { result.change($0, .childWeeks, .together)?.mean }
        #expect(abs(Self.sum(services) - (result.change("all", .childWeeks, .together)?.mean ?? 0)) < 1e-3)
    }

    /// The whole plan is what the run of the plan says: in child-weeks, children and pence.
    @Test func theWholeIsThePlanOfTheRun() throws {
        let run = try Small.run(Self.area, [Small.plan("before", Small.recruit(1)), Self.plan], replications: 12)
        let result = try Self.study().run()
        let standing = try #require(run.league?.plans.first { $0.plan == "plan" })
        #expect(result.change("all", .childWeeks, .together)?.mean == standing.waiting.avoided?.mean)
        let cost = run.costs?.amounts
            .first {
                $0.plan == "plan" && $0.row.kind == .total && $0.row.funder == nil && $0.year == nil
            }
        #expect(result.change("all", .cost, .together)?.mean == cost?.change?.mean)
        for amount in result.amounts where amount.term == .together {
            guard case .stock(let measure) = amount.quantity.measure else { continue }
            let month = try #require(run.months.firstIndex { $0.description == amount.quantity.period })
            let difference = run.differences.first {
                $0.plan == "plan" && $0.service == amount.quantity.service
                    && $0.series == MeasuredSeries(measure: measure)
            }
            #expect(abs(amount.change.mean / 100 - (difference?.months[month]?.mean ?? .nan)) < 0.01)
        }
    }

    /// A step alone is a plan with that step.
    @Test func aStepAloneIsItsPlan() throws {
        let alone = Small.plan("plan", Self.plan.interventions[0])
        let run = try Small.run(Self.area, [alone], replications: 12)
        let result = try Self.study().run()
        let standing = try #require(run.league?.plans.first { $0.plan == "plan" })
        #expect(result.change("all", .childWeeks, .alone(0))?.mean == standing.waiting.avoided?.mean)
    }

    /// Lists that have nothing to do with one another: to the last day.
    @Test func stepsAtDifferentListsDoNotInteract() throws {
        let result = try Self.study().run()
        let other = { (term: ContributionTerm) in result.change("other", .childWeeks, term) }
        #expect(other(.interaction)?.mean == 0 && other(.interaction)?.standardDeviation == 0)
        #expect(other(.alone(0))?.mean == 0 && other(.alone(2)) == other(.together))
        #expect(other(.inOrder(3))?.standardDeviation == 0)
        #expect(result.amounts.allSatisfy { $0.quantity.service != "apart" })
    }

    /// The programme's office is paid for by the plan, and by no step: 18 months of 30,000 pounds a year.
    @Test func linesOfThePlanAreOfNoStep() throws {
        let result = try Self.study().run()
        let lines = try #require(result.change("all", .cost, .plan))
        #expect(abs(lines.mean / 100 - 45_000) < 1 && lines.standardDeviation == 0)
        #expect(result.change("all", .cost, .alone(3))?.mean == result.change("all", .cost, .inOrder(0)).map { _ in 0 })
    }

    @Test func whatStepsDeliver() throws {
        let result = try Self.study().run()
        func mean(_ step: Int, _ kind: DeliveredKind) -> Double? {
            result.steps[step].delivered.first { $0.kind == kind }.map { $0.hundredths.mean / 100 }
        }
        #expect(mean(0, .posts) == 6)
        #expect(mean(1, .posts) == nil && mean(3, .cases) == nil)
        let (cases, places) = (try #require(mean(2, .cases)), try #require(mean(2, .places)))
        #expect(cases > 80 && cases <= places)
        #expect(mean(2, .months) == 18 && mean(1, .months) == 16)
    }

    /// Without prices there is the same but for the costs.
    @Test func withoutCosts() throws {
        var area = Self.area
        area.costs = nil
        let (with, without) = try (Self.study().run(), Self.study(Self.plan, area).run())
        #expect(without.amounts.allSatisfy { $0.quantity.measure != .cost })
        let days = { (result: ContributionResult) in
            result.amounts.filter { $0.quantity.measure == .childWeeks }.map(\.change)
        }
        #expect(days(with) == days(without))
        #expect(with.steps[2].delivered.map(\.hundredths) == without.steps[2].delivered.map(\.hundredths))
    }

    /// An entry of the file for several services is one step.
    @Test func anEntryIsAStep() throws {
        var changes = ["list", "other"].map { Small.change(EarlyHelp(referralChange: Self.figure(-0.2)), service: $0) }
        for place in changes.indices { changes[place].place = Place(file: "plan.yaml", line: 4) }
        var last = Small.change(EarlyHelp(referralChange: Self.figure(-0.1)), service: "other")
        last.place = Place(file: "plan.yaml", line: 9)
        let plan = Plan(id: "plan", name: "plan", interventions: changes + [last])
        #expect(plan.entries == [0..<2, 2..<3])
        let result = try Self.study(plan).run()
        #expect(result.steps.map(\.services) == [["list", "other"], ["other"]])
        #expect(result.change("list", .childWeeks, .alone(0)) == result.change("list", .childWeeks, .together))
        let fitted = try FittedArea(Self.area)
        #expect(ContributionStudy.hasParts(plan, fitted))
        #expect(!ContributionStudy.hasParts(Plan(id: "one", name: "one", interventions: changes), fitted))
    }

    @Test func threadsAndPartsChangeNothing() throws {
        let whole = try Self.study().tally(0..<12)
        #expect(try Self.study(threads: 1).tally(0..<12) == whole)
        var merged = try Self.study().tally(7..<12)
        merged.merge(try Self.study().tally(0..<7))
        #expect(merged == whole)
    }
}
