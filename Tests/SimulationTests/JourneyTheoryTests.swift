import Foundation
import Simulation
import Testing

/// Waits of those referred now, beside what theory says of them.
@Suite struct JourneyTheoryTests {
    private static let (weeks, past, beyond) = (30, 100, 1_200)

    /// A list of some children to which exactly so many come and of which so many are taken each week, followed from its
    /// weeks 26 to 29 on.
    private static func fedList(perWeek: Int, waiting: [Int32], order: OrderOfService) -> Engine {
        let network = Network(
            weekCount: weeks,
            pastWeeks: past,
            stages: [
                StageDefinition(serviceKey: 1, routes: [.newReferral(1)]),
                StageDefinition(serviceKey: 2),
            ]
        )
        var observation = ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        observation.journeys = JourneyPlan(stages: [1], groups: [26..<30], mostWeeksBeyond: beyond)
        let engine = Engine(network: network, observation: observation)
        engine.withInputs(of: 0) { inputs in
            inputs.initial[0] = Int32(perWeek * (weeks + beyond))
            inputs.capacity = CapacityPass(weekCount: weeks, mean: Double(perWeek))
        }
        engine.withInputs(of: 1) { inputs in
            for (waited, children) in waiting.enumerated() { inputs.initial[past - 1 - waited] = children }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: Double(perWeek), order: order)
        }
        return engine
    }

    /// Everybody waits N/c = 52 weeks (Little 1961, fluid); taken up at a week's start, half a week less on average.
    @Test func oldestFirst() throws {
        let engine = Self.fedList(perWeek: 10, waiting: Array(repeating: 10, count: 52), order: .oldestFirst)
        engine.run(seed: 1, replication: 0)
        #expect(engine.journey(of: 1, group: 0).isBeyond())
        // The last of the 95% are those of the last of the four weeks.
        #expect(engine.followJourneys() == 52)
        let journey = engine.journey(of: 1, group: 0)
        #expect(journey.joined == 40 && journey.seen == 40 && journey.left == 0 && !journey.isBeyond())
        #expect(journey.meanWait == 51.5)
        for share in [0, 0.25, 0.5, 1] { #expect(engine.journeyWait(share, of: 1, group: 0) == 51 + share) }
    }

    /// Where four in ten are answered at once, the other 6 a week wait 520/6 = 86.6667 (fluid).
    ///
    /// By weeks: of six who join behind 514 children two are taken 86 weeks on and four 87, half a week earlier on average.
    @Test func oldestFirstWithSixOfTen() throws {
        let waiting = Array(repeating: Int32(6), count: 86) + [4]
        let engine = Self.fedList(perWeek: 6, waiting: waiting, order: .oldestFirst)
        engine.run(seed: 1, replication: 0)
        #expect(engine.followJourneys() == 87)
        let wait = try #require(engine.journey(of: 1, group: 0).meanWait)
        #expect(abs(wait - (86.666_667 - 0.5)) < 1e-6)
    }

    /// With psi .4 four of ten removals are of children under 13 weeks: of the children of a week .4 leave so.
    ///
    /// Fluid by weeks, 520 on the list: with y children of 1 to 13 weeks each stays with 1 - 4/y a week, and .6 of them
    /// for all thirteen, so y = 103.81; the other 416.19 are 69.36 weeks of 6, and the wait is 13 + 69.36 - .5 = 81.87.
    @Test func earlyDisposals() throws {
        let keeps = pow(0.6, 1.0 / 13)
        let young = 4 / (1 - keeps)
        let expected = 13 + (520 - young) / 6 - 0.5
        #expect(abs(expected - 81.87) < 0.01)
        var waiting = (0..<13).map { Int32((10 * pow(keeps, Double($0))).rounded()) }
        while waiting.reduce(0, +) < 514 { waiting.append(6) }
        waiting.append(520 - waiting.reduce(0, +))
        let engine = Self.fedList(
            perWeek: 10,
            waiting: waiting,
            order: .mixture(kappa: .infinity, psi: 0.4)
        )
        var (left, wait) = (Sample(), Sample())
        for replication in 0..<300 {
            engine.run(seed: 2, replication: replication)
            engine.followJourneys(share: 1)
            let journey = engine.journey(of: 1, group: 0)
            #expect(journey.joined == 40 && journey.ended == 40)
            left.add(try #require(journey.leavingShare))
            wait.add(try #require(journey.meanWait))
        }
        #expect(abs(left.mean - 0.4) < 4 * left.standardError)
        // A fluid figure: half a week for the fluctuations that it leaves out.
        #expect(abs(wait.mean - expected) < 0.5 + 4 * wait.standardError)
    }

    /// Each of 52 services takes one in 52: the wait is geometric with P(more than k services) = (51/52)^k, mean 52 - .5
    /// (continuous: exponential with mean 52), and .3643 (continuous exp(-1) = .3679) wait longer than 52 weeks.
    @Test func randomOrder() throws {
        let engine = Self.fedList(perWeek: 10, waiting: Array(repeating: 10, count: 52), order: .random)
        let stays = 51.0 / 52.0
        let longerThanYear = pow(stays, 52)
        #expect(abs(longerThanYear - exp(-1)) < 0.004)
        var (mean, year, median) = (Sample(), Sample(), Sample())
        for replication in 0..<1_500 {
            engine.run(seed: 3, replication: replication)
            engine.followJourneys(share: 1)
            let journey = engine.journey(of: 1, group: 0)
            #expect(journey.joined == 40 && journey.endedShare == 1)
            mean.add(try #require(journey.meanWait))
            year.add(Double(shareLonger(than: 52, engine)))
            median.add(try #require(engine.journeyWait(0.5, of: 1, group: 0)))
        }
        #expect(abs(mean.mean - 51.5) < 4 * mean.standardError)
        #expect(abs(year.mean - longerThanYear) < 4 * year.standardError)
        // Of the median of forty the bias is some 1/(2 x 40) of the mean.
        #expect(abs(median.mean - 52 * log(2)) < 1.5)
    }

    /// The share of forty who have waited longer: the 40-quantiles beyond.
    private func shareLonger(than weeks: Double, _ engine: Engine) -> Double {
        let longer = (1...40).count { (engine.journeyWait(Double($0) / 40, of: 1, group: 0) ?? 0) > weeks }
        return Double(longer) / 40
    }

    /// 20 in, room for 15 and hazard .01: those seen wait -log(15/20)/.01 = 28.768, and a quarter leave.
    ///
    /// Little's law with those who leave: a hazard h removes h times the time spent on the list, so that this is
    /// left/(h x joined) for each child, and the number is that times the rate: 20 x .25/.01 = 500. By weeks the number at
    /// week ends, of which the hazard's first week takes only a part, is 507.5; see `AbandonmentTheory.swift`. Ten such
    /// lists in one, so that fluctuations do not matter.
    ///
    /// Source: fluid limit of the overloaded Erlang-A queue, Whitt (2006).
    @Test func abandonment() throws {
        let (weeks, perWeek) = (40, 200.0)
        var observation = ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        observation.journeys = JourneyPlan(stages: [0], groups: [36..<40])
        let engine = Engine(network: singleList(weeks: weeks, past: 30), observation: observation)
        // In balance: each cohort less by the hazard than the one after it.
        engine.withInputs(of: 0) { inputs in
            for waited in 0..<29 { inputs.initial[29 - waited] = Int32((199 * exp(-0.01 * Double(waited))).rounded()) }
            inputs.initial[0] = 40
            for week in 0..<weeks { inputs.referralMean[week] = perWeek }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 150)
            inputs.attrition = [Phase(from: 0, .constant(0.01))]
        }
        var (wait, leaving, number, joined) = (Sample(), Sample(), Sample(), Sample())
        for replication in 0..<400 {
            engine.run(seed: 4, replication: replication)
            let weeks = engine.followJourneys(share: 1)
            #expect(weeks < 60)
            let journey = engine.journey(of: 0, group: 0)
            wait.add(try #require(journey.meanWait))
            leaving.add(try #require(journey.leavingShare))
            joined.add(Double(journey.joined))
            number.add(perWeek * Double(journey.left) / (0.01 * Double(journey.joined)))
        }
        #expect(abs(wait.mean - 28.768) < 4 * wait.standardError)
        #expect(abs(leaving.mean - 0.25) < 4 * leaving.standardError)
        #expect(abs(joined.mean - 800) < 4 * joined.standardError)
        #expect(abs(number.mean - 5_000) < 4 * number.standardError)
    }

    /// Poisson referrals of 9 a week and ten places: a child is on the list at as many week ends as services pass until it
    /// is taken, k, so that E k = E N/9 (Little), with E N of the chain itself, and its wait is k - .5 on average.
    @Test(arguments: [OrderOfService.oldestFirst, .random])
    func bulkQueue(_ order: OrderOfService) throws {
        let weeks = 220
        var observation = ObservationPlan(weekCount: weeks, weeks: [], thresholds: [], percentiles: false)
        observation.journeys = JourneyPlan(stages: [0], groups: [200..<weeks])
        let engine = Engine(network: singleList(weeks: weeks, past: 1), observation: observation)
        engine.withInputs(of: 0) { inputs in
            for week in 0..<weeks { inputs.referralMean[week] = 9 }
            inputs.capacity = CapacityPass(weekCount: weeks, mean: 10, order: order)
        }
        let expected = bulkQueueMean(referrals: 9, room: 10) / 9 - 0.5
        // Sums, for a ratio: mean waits of months with many children count for more.
        var excess = Sample()
        for replication in 0..<2_000 {
            engine.run(seed: 5, replication: replication)
            engine.followJourneys(share: 1)
            let journey = engine.journey(of: 0, group: 0)
            #expect(journey.endedShare == 1)
            excess.add(journey.seenWaitSum - expected * Double(journey.seen))
        }
        #expect(abs(excess.mean) < 4 * excess.standardError)
        // The law has something to say: waits are not near half a week.
        #expect(expected > 0.8)
    }
}
