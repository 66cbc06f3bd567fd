import Foundation
import Queueing
import Statistics
import TestSupport
import Testing

/// Lists, networks and flows that change with time.
@Suite struct ListAndFlowTests {
    /// By hand: half of those leaving the first go to the second, a fifth of those leaving the second come back.
    @Test func jacksonNetwork() throws {
        let network = try JacksonNetwork(
            externalArrivals: [4, 1, 0],
            routing: [[0, 0.5, 0], [0.2, 0, 0], [0, 0, 0]],
            stations: [.init(serviceRate: 6), .init(serviceRate: 2, servers: 3), .init(serviceRate: 1)]
        )
        // l1 = 4 + l2/5, l2 = 1 + l1/2.
        #expect(isClose(network.arrivalRates[0], 4.2 / 0.9, relative: 1e-14))
        #expect(isClose(network.arrivalRates[1], 3 / 0.9, relative: 1e-14))
        #expect(network.queues[2] == nil && network.meanQueues[2] == 0)
        let first = try MM1(arrivalRate: 4.2 / 0.9, serviceRate: 6)
        let second = try MMc(arrivalRate: 3 / 0.9, serviceRate: 2, servers: 3)
        #expect(isClose(network.meanNumber, first.meanNumber + second.meanNumber, relative: 1e-12))
        #expect(isClose(network.meanTime, network.meanNumber / 5, relative: 1e-14))
        #expect(isClose(network.meanVisits[0], 4.2 / 0.9 / 5, relative: 1e-14))
    }

    @Test func networksThatCannotBe() {
        let pair = [JacksonNetwork.Station(serviceRate: 9), .init(serviceRate: 9)]
        #expect(throws: QueueError.self) {
            // Everyone goes round for ever.
            try JacksonNetwork(externalArrivals: [1, 0], routing: [[0, 1], [1, 0]], stations: pair)
        }
        #expect(throws: QueueError.self) {
            try JacksonNetwork(externalArrivals: [1, 0], routing: [[0.6, 0.6], [0, 0]], stations: pair)
        }
        #expect(throws: QueueError.unstable(demand: 10, capacity: 9)) {
            try JacksonNetwork(externalArrivals: [10, 0], routing: [[0, 0], [0, 0]], stations: pair)
        }
        #expect(throws: QueueError.self) {
            try JacksonNetwork(externalArrivals: [1], routing: [[0, 0], [0, 0]], stations: pair)
        }
    }

    /// The shares of each row add up to 1, though only rounding keeps the equations from being singular.
    @Test func closedNetworksAreSeenThroughRounding() {
        let stations = [JacksonNetwork.Station](repeating: .init(serviceRate: 9), count: 3)
        let routing = [[0.1, 0.2, 0.7], [1.0 / 3, 1.0 / 3, 1.0 / 3], [0.3, 0.3, 0.4]]
        let error = #expect(throws: QueueError.self) {
            try JacksonNetwork(externalArrivals: [1, 0, 0], routing: routing, stations: stations)
        }
        #expect(
            error == .unreachable("some stations send everyone to each other, so that nobody ever leaves them")
        )
    }

    /// Exponential stays by the general integral and by the exact recursion.
    @Test func infiniteServers() throws {
        let rates = [10.0, 0, 30, 5, 5, 5, 12]
        let general = try InfiniteServer.meanNumbers(
            arrivalRates: rates,
            periodLength: 2,
            stay: try Exponential(rate: 0.3)
        )
        let exact = try InfiniteServer.meanNumbers(arrivalRates: rates, periodLength: 2, leavingRate: 0.3, start: 0)
        for (a, b) in zip(general, exact) { #expect(isClose(a, b, relative: 1e-12)) }
        // In the long run lambda E[S], even where the survival function starts with an infinite slope.
        let weibull = try Weibull(shape: 0.7, scale: 3)
        let settled = try InfiniteServer.meanNumbers(
            arrivalRates: [Double](repeating: 7, count: 200),
            periodLength: 1,
            stay: weibull
        )
        #expect(isClose(settled[199], 7 * weibull.mean, relative: 1e-6))
    }

    /// The closed form of a cycle against the integral over many small periods.
    @Test(arguments: [1.0, 3, 0.5])
    func cycles(_ shape: Double) throws {
        let (period, meanStay, h) = (12.0, 5.0, 0.02)
        let cycle = try CyclicInfiniteServer(meanStay: meanStay, period: period, shape: shape)
        let omega = 2 * Double.pi / period
        let times = (0..<3600).map { (Double($0) + 0.5) * h }
        let numbers = try InfiniteServer.meanNumbers(
            arrivalRates: times.map { 1 + cos(omega * $0) },
            periodLength: h,
            stay: try Gamma(shape: shape, scale: meanStay / shape)
        )
        let end = Double(numbers.count) * h
        let expected = meanStay * (1 + cycle.damping * cos(omega * (end - cycle.lag)))
        #expect(abs(numbers[numbers.count - 1] - expected) < 2e-3)
    }

    @Test func fixedStaysDelayByHalf() throws {
        let cycle = try CyclicInfiniteServer(meanStay: 3, period: 12, shape: .infinity)
        // The mean of a cosine over a quarter of its cycle: sin(pi/4)/(pi/4), half the stay late.
        #expect(isClose(cycle.lag, 1.5, relative: 1e-12))
        #expect(isClose(cycle.damping, sin(Double.pi / 4) / (Double.pi / 4), relative: 1e-12))
        let regular = try CyclicInfiniteServer(meanStay: 3, period: 12, shape: 1e9)
        #expect(isClose(regular.damping, cycle.damping, relative: 1e-6))
    }

    @Test func fluidsRunBothWays() throws {
        let fluid = try AbandoningFluid(arrivalRate: 20, capacity: 15, hazard: 0.01)
        let weeks = try #require(fluid.time(from: 1000, to: 797.26))
        #expect(isClose(fluid.number(after: weeks, from: 1000), 797.26, relative: 1e-12))
        #expect(fluid.time(from: 1000, to: 400) == nil)
        #expect(fluid.time(from: 1000, to: 1100) == nil)
        #expect(isClose(fluid.randomOrderMeanAge, 25, relative: 1e-12))
        let capacity = try AbandoningFluid.capacity(arrivalRate: 20, hazard: 0.01, from: 1000, to: 300, after: 52)
        let planned = try AbandoningFluid(arrivalRate: 20, capacity: capacity, hazard: 0.01)
        #expect(isClose(planned.number(after: 52, from: 1000), 300, relative: 1e-12))
        #expect(throws: QueueError.self) {
            try AbandoningFluid.capacity(arrivalRate: 20, hazard: 0.01, from: 100, to: 5000, after: 52)
        }
        // More capacity than arrivals: the list empties and stays empty.
        let ample = try AbandoningFluid(arrivalRate: 10, capacity: 12, hazard: 0.02)
        #expect(ample.number == 0 && ample.oldestFirstWait == 0 && ample.shareLeaving == 0)
        #expect(ample.number(after: 500, from: 100) == 0)
        let closed = try AbandoningFluid(arrivalRate: 10, capacity: 0, hazard: 0.02)
        #expect(closed.oldestFirstWait == .infinity && closed.oldestFirstMeanAge == 50 && closed.shareLeaving == 1)
    }

    /// By hand: two arrive at 0 and 1, the first leaves at 4, the window is [2, 6].
    @Test func littleInAWindow() throws {
        // Present: both until 4, one until 6: mean (2*2 + 1*2)/4 = 1.5. Ages at 2: 2 and 1. At 6 the other has waited 5.
        let wait = try LittlesLaw.meanWaitOfLeavers(
            meanNumber: 1.5,
            length: 4,
            start: (2, 1.5),
            end: (1, 5),
            leavers: 1
        )
        #expect(wait == 4)
        #expect(LittlesLaw.meanWait(arrivalRate: 10, meanNumber: 520) == 52)
        #expect(LittlesLaw.meanNumber(arrivalRate: 10, meanWait: 52) == 520)
    }

    /// The mean age of those met is the mean of the equilibrium distribution, by integration.
    @Test func stockAndFlow() throws {
        let waits = try Weibull(shape: 1.7, scale: 30)
        let step = 0.01
        let moment = (0..<40_000)
            .reduce(0) { sum, i in
                let t = (Double(i) + 0.5) * step
                return sum + step * t * waits.survival(t)
            }
        let age = try StockAndFlow.meanAge(meanWait: waits.mean, standardDeviation: waits.standardDeviation)
        #expect(isClose(age, moment / waits.mean, relative: 1e-6))
    }

    @Test func clearance() throws {
        #expect(try WaitingListFormulas.clearanceTime(queue: 520, removalsPerWeek: 20) == 26)
        #expect(try WaitingListFormulas.weeksToTarget(queue: 520, targetQueue: 180, demand: 10, capacity: 27) == 20)
        #expect(try WaitingListFormulas.weeksToTarget(queue: 100, targetQueue: 180, demand: 10, capacity: 5) == 0)
        #expect(throws: QueueError.unstable(demand: 30, capacity: 27)) {
            try WaitingListFormulas.weeksToTarget(queue: 520, demand: 30, capacity: 27)
        }
    }

    @Test func leastCapacityResponds() throws {
        func capacity(_ p: Double, _ referrals: Double, _ slots: Double) throws -> Double {
            try LeastCapacity.perWeek(
                from: 520,
                to: 180,
                weeks: 52,
                referralsPerWeek: 10,
                probability: p,
                referralDispersion: referrals,
                capacityDispersion: slots
            )
        }
        #expect(try capacity(0.9, 14, 1) > capacity(0.9, 1, 1))
        #expect(try capacity(0.9, 1, 3) > capacity(0.9, 1, 1))
        #expect(try capacity(0.1, 1, 1) < capacity(0.5, 1, 1))
        // Fixed slots: a plain normal quantile of the referrals.
        let z = Normal.standard.quantile(0.9)
        #expect(isClose(try capacity(0.9, 1, 0), (860 + z * 520.0.squareRoot()) / 52, relative: 1e-12))
        #expect(
            try LeastCapacity.perWeek(from: 10, to: 500, weeks: 4, referralsPerWeek: 5, probability: 0.9) == 0
        )
    }

    @Test func compartmentsCannotGiveMoreThanTheyHave() {
        #expect(throws: QueueError.self) {
            try CompartmentList.steadyState(referrals: 5, renegingShares: [0.1, 0.2], seen: [5, 3])
        }
    }
}
