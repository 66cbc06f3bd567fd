import Areas
import Calendar
import Calibration
import Runs
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Decisions

/// Questions about small lists: 300 children wait, 10 a week come and 10 can be seen, the longest waits first.
@Suite("Solving for a lever")
struct SolverTests {
    private static let due = Small.origin + 12

    private func list(_ id: String = "list", number: Double = 300, staff: [StaffGroup] = []) -> Service {
        var service = Small.list(id, number: number, mean: 15, maximum: 40)
        service.staff = staff
        return service
    }

    private func target(_ measure: Measure, atMost value: Double, of service: String = "list") -> Target {
        Target(
            service: service,
            measure: measure,
            bound: .atMost,
            value: value,
            due: .by(Self.due),
            text: "\(service) \(measure.name) at most \(value)"
        )
    }

    /// Recruits of whom each does a case a week, from the fourth month on.
    private func recruits(at service: String = "list", staff: String = "") -> Lever {
        Lever(text: "recruit at \(service)", unit: " WTE") { size in
            var change = Small.recruit(size, service: service, from: Small.origin + 4)
            change.staff = staff
            return Small.plan("lever", change)
        }
    }

    private func question(_ target: Target, _ lever: Lever, largest: Double? = nil, thenHolds: Double? = nil)
        -> SolveQuestion
    {
        SolveQuestion(
            targets: [target],
            lever: lever,
            probability: 0.8,
            thenHolds: thenHolds,
            precision: 0.02,
            largest: largest
        )
    }

    /// From 300 to 150 in the 39 weeks that are left takes about four cases a week more than come; chance asks for one more.
    @Test func theListIsWorkedOff() throws {
        let fitted = try FittedArea(Small.area([list()]))
        let solution = try Solver(fitted, threads: 2).solve(question(target(.waiting, atMost: 150), recruits()))
        let least = try #require(solution.least)
        let formula = try #require(solution.formula)
        #expect(formula.number == 150)
        #expect((3.5...6).contains(formula.size), "\(formula.size)")
        #expect(
            least >= formula.size.rounded(.down) && least <= formula.size.rounded(.up) + 3,
            "\(least), \(formula.size)"
        )
        let size = try #require(solution.answer.size)
        #expect(try #require(solution.probability(0, at: size)).value >= 0.8)
        #expect(try #require(solution.probability(0, at: size - 1)).value < 0.8)
        // It may be lost again, never won.
        #expect(
            try #require(solution.probability(1, at: size)).value <= #require(solution.probability(0, at: size)).value
        )
        #expect(solution.last == Self.due + 12)
        #expect(solution.outlook?.isEmptied == false)
        let holding = try #require(solution.outlook?.holding)
        #expect(
            abs(holding.capacityAMonth - Small.perMonth(10)) < 3 && abs(holding.demandAMonth - Small.perMonth(10)) < 3
        )
    }

    @Test func threadsChangeNothing() throws {
        let fitted = try FittedArea(Small.area([list()]))
        let asked = question(target(.waiting, atMost: 150), recruits(), largest: 10)
        let answers = try [1, 2].map { try Solver(fitted, threads: $0).solve(asked).answer }
        #expect(answers[0] == answers[1])
    }

    @Test func morePrecisionTakesMoreReplications() throws {
        var asked = question(target(.waiting, atMost: 150), recruits())
        #expect(asked.replications == 400)
        asked.precision = 0.01
        #expect(asked.replications == 1_600)
        asked.thenHolds = 0.5
        #expect(asked.replications == 2_500)
    }

    @Test func noSizeCan() throws {
        let fitted = try FittedArea(Small.area([list()]))
        let solution = try Solver(fitted, threads: 2)
            .solve(question(target(.waiting, atMost: 150), recruits(), largest: 2))
        #expect(solution.least == nil && solution.answer.low == nil && solution.largest == 2)
    }

    @Test func nothingIsNeeded() throws {
        let fitted = try FittedArea(Small.area([list()]))
        let solution = try Solver(fitted, threads: 2).solve(question(target(.waiting, atMost: 900), recruits()))
        #expect(solution.least == 0 && solution.outlook == nil)
    }

    /// A child comes every other week, so that whoever sees all of them leaves nobody waiting at most months' ends.
    @Test func theListIsEmptied() throws {
        let quiet = Small.list(referralsPerWeek: 0.5, casesPerWeek: 0.5, number: 60, mean: 15, maximum: 40)
        let fitted = try FittedArea(Small.area([quiet]))
        let solution = try Solver(fitted, threads: 2).solve(question(target(.waiting, atMost: 3), recruits()))
        let outlook = try #require(solution.outlook)
        #expect(try #require(outlook.empty).with > 0.3 && outlook.empty?.without == 0)
        #expect(outlook.isEmptied)
    }

    // MARK: - Staff

    private func staffed(_ perQuarter: Double?, room: Double?, atMost: Double = 150) throws -> (Solution, Staffing?) {
        var group = Small.group()
        (group.recruitsPerQuarter, group.roomForMore) = (perQuarter, room)
        let area = Small.area([list(staff: [group])])
        let solver = Solver(try FittedArea(area), threads: 2)
        let solution = try solver.solve(question(target(.waiting, atMost: atMost), recruits(staff: "therapist")))
        return (solution, try solver.staffing(of: solution, in: area))
    }

    @Test func itCannotBeStaffed() throws {
        // Begun in months 4, 7 and 10: three at most.
        let (solution, found) = try staffed(1, room: nil)
        let staffing = try #require(found)
        #expect(try #require(solution.least) > 3)
        #expect(staffing.limited?.largest == 3 && staffing.isOutOfReach)
    }

    @Test func thereIsNoRoom() throws {
        let (_, found) = try staffed(nil, room: 2)
        let staffing = try #require(found)
        #expect(!staffing.hasRoom && staffing.isOutOfReach && staffing.lastBegins == nil)
    }

    /// Those who come later have less time: more of them are needed.
    @Test func recruitedAFewAtATime() throws {
        let (solution, found) = try staffed(4, room: nil)
        let staffing = try #require(found)
        let limited = try #require(staffing.limited)
        #expect(try #require(limited.least) >= #require(solution.least))
        #expect(limited.largest == 12 && !staffing.isOutOfReach)
    }

    @Test func enoughAtOnce() throws {
        let (_, found) = try staffed(50, room: 100)
        let staffing = try #require(found)
        #expect(staffing.limited == nil && staffing.hasRoom && staffing.lastBegins == Small.origin + 4)
        let (_, unsaid) = try staffed(nil, room: nil)
        #expect(unsaid == nil)
    }

    // MARK: - Two levers

    @Test func eachPairSuffices() throws {
        let fitted = try FittedArea(Small.area([list()]))
        let second = Lever(text: "push", unit: " cases in all") { size in
            Small.plan(
                "push",
                Small.change(
                    WaitingListInitiative(cases: Small.figure(size), order: .oldestFirst),
                    from: Small.origin + 2,
                    until: Small.origin + 8
                )
            )
        }
        let asked = question(target(.waiting, atMost: 150), recruits())
        let mix = try Solver(fitted, threads: 2).mix(asked, with: second, step: 10)
        let pairs = mix.pairs.map { ($0.first, $0.second.least ?? -1) }
        #expect(pairs.first?.0 == 0 && pairs.last?.1 == 0)
        // More of the first asks for less of the second.
        for (one, next) in zip(pairs, pairs.dropFirst()) { #expect(next.0 > one.0 && next.1 <= one.1) }
        #expect(try #require(pairs.first).1 > 100)
    }

    // MARK: - What is refused

    @Test func aLeverThatDoesNothingToIt() throws {
        let fitted = try FittedArea(Small.area([list(), list("other")]))
        let solver = Solver(fitted)
        #expect(throws: InputErrors.self) {
            try solver.solve(question(target(.waiting, atMost: 150), recruits(at: "other")))
        }
        let late = Lever(text: "late", unit: " WTE") { Small.plan("lever", Small.recruit($0, from: Small.origin + 13)) }
        let error = #expect(throws: InputErrors.self) {
            try solver.solve(question(target(.waiting, atMost: 150), late))
        }
        #expect(error?.description.contains("begins in 2026-09, after the target is due in 2026-08") ?? false)
    }

    /// Ten a week come to advice, where six can be taken up: more at the next stage helps nobody, and where they are is told.
    @Test func childrenWaitAtAnotherStage() throws {
        let fitted = try FittedArea(Small.area([Small.pathway(casesPerWeek: [40, 6, 40])]))
        let lever = Lever(text: "agency at plan", unit: " cases a month") { size in
            let more = Agency(casesPerWeek: Small.figure(size / 4), order: .oldestFirst)
            return Small.plan("lever", Small.change(more, service: "ehcna", stage: "plan"))
        }
        let solution = try Solver(fitted, threads: 2)
            .solve(question(target(.waiting, atMost: 50, of: "ehcna"), lever, largest: 40))
        #expect(solution.least == nil)
        let stages = try #require(solution.outlook?.stages)
        #expect(stages.map(\.stage) == ["decision", "advice", "plan"])
        // 52 weeks of four, besides some 60 who are worked on.
        #expect(stages[1].children > 150 && stages[0].children + stages[2].children < stages[1].children)
        let list = try FittedArea(Small.area([list()]))
        let other = try Solver(list, threads: 2).solve(question(target(.waiting, atMost: 150), recruits()))
        #expect(other.outlook?.stages.isEmpty == true)
    }

    // MARK: - What is simulated

    /// Services that have no bearing on the target are left out, and change nothing.
    @Test func whatIsLeftOutChangesNothing() throws {
        var first = list("first")
        first.stages[0].couplings = [
            Coupling(on: "list", when: .seen, share: Small.figure(0.3), isCounted: true)
        ]
        let area = Small.area([list("aside"), first, list()])
        let fitted = try FittedArea(area)
        let asked = question(target(.waiting, atMost: 200), recruits())
        let needed = fitted.needed(for: ["list"], under: [], horizonMonths: 24)
        #expect(needed.services.map(\.service.id) == ["first", "list"])
        let runs = { (fitted: FittedArea) in
            SizeRuns(fitted: fitted, question: asked, sizes: [0, 2, 4], seed: 3, threads: 2, horizonMonths: 24)
        }
        var whole = area
        whole.horizonMonths = 24
        let all = try runs(FittedArea(whole)).trials([0, 1, 2], 0..<60)
        #expect(try runs(needed).trials([0, 1, 2], 0..<60) == all)
        #expect(all[0].goals[0].met < all[2].goals[0].met)
    }

    /// What sizes tell of one another is what running each of them gives, and fewer are run; weeks after the date, which are not
    /// simulated where only the date is asked for, change nothing before it.
    @Test(arguments: [nil, 0.5])
    func sizesTellOfOneAnother(thenHolds: Double?) throws {
        let fitted = try FittedArea(Small.area([list()]))
        let asked = question(target(.waiting, atMost: 200), recruits(), thenHolds: thenHolds)
        let needed = fitted.needed(for: ["list"], under: [], horizonMonths: 24)
        let sizes = (0...8).map(Double.init)
        let runs = { SizeRuns(fitted: needed, question: asked, sizes: sizes, seed: 3, threads: 2, horizonMonths: 24) }
        let (telling, running) = (runs(), runs())
        running.runAll()
        let numbers = Array(sizes.indices)
        let counts = try telling.trials(numbers, 0..<400)
        #expect(try running.trials(numbers, 0..<400) == counts)
        #expect(!telling.isMisled && telling.runCount < running.runCount * 3 / 4)
        #expect(running.runCount == 400 * sizes.count)
        #expect(counts[8].goals[1].of == (thenHolds == nil ? SizeRuns.toldReplications : 400))
    }

    /// Where more meets a target less, as in the year in which a backlog is worked off, sizes tell nothing of those between.
    @Test func sizesThatContradictTellNothing() {
        var known = SizeOutcomes()
        known.note(2, GoalTrials.Outcome(due: true, held: nil))
        #expect(known.inferred(.due, 3) == true && known.inferred(.due, 1) == nil)
        known.note(5, GoalTrials.Outcome(due: false, held: nil))
        #expect(known.inferred(.due, 1) == false && known.inferred(.due, 3) == nil && known.inferred(.due, 6) == true)
        #expect(known.inferred(.held, 3) == nil)
    }
}
