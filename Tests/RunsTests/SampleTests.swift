import Assembly
import Calendar
import Calibration
import Randomness
import SmallAreas
import SmallRuns
import Testing

@testable import Areas
@testable import Runs

/// Values by replication, also where figures are held at a percentile of their ranges.
@Suite("Samples of a run")
struct SampleTests {
    private static func replications(_ count: Int, holding held: [DrawAddress: Double] = [:]) -> [Replication] {
        (0..<count).map { Replication(seed: 5, number: $0, holding: held) }
    }

    private static func waiting(_ service: String = "list", under plan: String = "no-change") -> SampledQuantity {
        .value(KeptQuantity(plan: plan, service: service, series: MeasuredSeries(measure: .waiting), period: 12))
    }

    private static func area(_ capacity: Figure) -> Area {
        var list = Small.list(number: 300)
        list.stages[0].capacityPerWeek = capacity
        return Small.area([list, Small.list("other")], horizonMonths: 12)
    }

    private static let more = Small.plan("more", Small.recruit(2))

    /// They are the values of the run's own rows, on any number of threads.
    @Test func valuesAreThoseOfTheRun() throws {
        let area = Self.area(Small.figure(10, 8...12))
        let plans = [Self.more]
        let runner = try Small.runner(area, plans, replications: 24, threads: 2, horizonMonths: 12)
        let asked = [Self.waiting(), Self.waiting(under: "more"), Self.waiting("other", under: "more")]
        let found = try runner.sample(asked, in: Self.replications(24))
        let kept =
            try runner.tally(
                0..<24,
                keeping: asked.compactMap { if case .value(let kept) = $0 { kept } else { nil } }
            )
            .kept
        for (values, sample) in zip(found, kept) {
            #expect(values == (0..<24).map { Double(sample.values[$0] ?? .nan) })
        }
        #expect(Set(found[0]).count > 10 && found[0] != found[1])
        let alone = try Small.runner(area, plans, threads: 1, horizonMonths: 12)
        #expect(try alone.sample(asked, in: Self.replications(24)) == found)
    }

    /// A figure that is held at a percentile is the figure stated as that value, with the same luck.
    @Test(arguments: [0.1, 0.5, 0.93]) func aHeldFigureIsTheFigureStated(_ place: Double) throws {
        let range = Small.figure(10, 8...12)
        let address = DrawAddress.statedCapacity(ofStage: 0, of: RandomStream.serviceKey("list"))
        let held = try Small.runner(Self.area(range), horizonMonths: 12)
            .sample([Self.waiting(), Self.waiting("other")], in: Self.replications(8, holding: [address: place]))
        let stated = try Small.runner(Self.area(Small.figure(range.draw(place))), horizonMonths: 12)
            .sample([Self.waiting(), Self.waiting("other")], in: Self.replications(8))
        #expect(held == stated)
    }

    /// A bench that has run a replication with one figure held does not take what it kept of it for another's.
    @Test func whatIsHeldIsPartOfTheReplication() throws {
        let area = Small.connected
        let register = InputRegister(of: try FittedArea(area))
        let addresses = register.inputs.compactMap { input -> DrawAddress? in
            guard case .number(let address) = input.draw, input.isUncertain else { return nil }
            return address
        }
        #expect(addresses.count > 5)
        let plan = Small.plan("more", Small.recruit(2, service: "speech"))
        let runner = try Small.runner(area, [plan], threads: 1)
        let asked = area.services.flatMap { service in
            ["no-change", "more"].map { SampledQuantity.childWeeks(plan: $0, service: service.id) }
        }
        let all = addresses.prefix(8)
            .flatMap { address in
                [0.05, 0.95].map { Replication(seed: 5, number: 3, holding: [address: $0]) }
            }
        let together = try runner.sample(asked, in: all)
        for (place, one) in all.enumerated() {
            let alone = try runner.sample(asked, in: [one])
            #expect(together.map { $0[place] } == alone.map { $0[0] }, "\(place)")
        }
        #expect(Set(together[0]).count > 1)
    }

    /// Without a change 300 children wait for 365 days, but for the luck of referrals and cases.
    @Test func childWeeksAreOfTheForecastsMonths() throws {
        let runner = try Small.runner(Self.area(Small.figure(10)), horizonMonths: 12)
        let asked = ["list", "other"].map { SampledQuantity.childWeeks(plan: "no-change", service: $0) }
        let found = try runner.sample(asked, in: Self.replications(60))
        let weeks = 365.0 / 7
        for (values, number) in zip(found, [300.0, 200]) {
            let mean = values.reduce(0, +) / 60
            #expect(abs(mean / (number * weeks) - 1) < 0.06, "\(mean)")
        }
        // What a service that there is not waits, and what has no costs, has no value.
        let none = try runner.sample(
            [.childWeeks(plan: "no-change", service: "nobody"), .cost(plan: "no-change")],
            in: Self.replications(2)
        )
        #expect(none.joined().allSatisfy { $0.isNaN })
    }
}
