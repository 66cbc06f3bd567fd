import Foundation
import Queueing
import TestSupport
import Testing

/// Small cases whose answers follow from the closed forms, or are published, to the digits written here.
@Suite struct KnownAnswerTests {
    /// Whether a value rounds to the digits of a printed one.
    private func prints(_ value: Double, _ printed: String) -> Bool {
        let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
        return String(format: "%.\(decimals)f", value) == printed
    }

    /// Fluid oldest first: 10 a week and 520 waiting give a wait of 52 weeks and uniform ages; then with 40% seen at once.
    @Test func oldestFirst() throws {
        let list = try OldestFirstList(referralRate: 10, number: 520)
        #expect(list.wait == 52 && list.meanAge == 26)
        #expect(prints(list.share(waitingLessThan: 18), "0.346154"))
        #expect(prints(list.ageQuantile(0.92), "47.84"))
        let triaged = try OldestFirstList(referralRate: 10, number: 520, seenAtOnce: 0.4)
        #expect(prints(triaged.wait, "86.6667") && prints(triaged.meanAge, "43.3333"))
    }

    /// Fluid random order, the same list: exponential ages of mean 52 weeks.
    @Test func randomOrder() throws {
        let list = try RandomOrderList(referralRate: 10, number: 520)
        #expect(list.meanAge == 52)
        #expect(prints(list.share(waitingLongerThan: 52), "0.367879"))
        #expect(prints(list.ageQuantile(0.92), "131.338"))
        #expect(prints(list.expectedLongest, "355.264"))
        #expect(prints(list.meanAge(after: 26, from: 60), "56.852"))
    }

    /// Fluid with abandonment: 20 in, 15 served, hazard 0.01; and the exact chain of a queue that is never empty.
    @Test func abandoningFluid() throws {
        let fluid = try AbandoningFluid(arrivalRate: 20, capacity: 15, hazard: 0.01)
        #expect(isClose(fluid.number, 500, relative: 1e-12))
        #expect(prints(fluid.oldestFirstWait, "28.7682"))
        #expect(fluid.shareLeaving == 0.25)
        #expect(prints(fluid.oldestFirstMeanAge, "13.6954"))
        #expect(prints(fluid.number(after: 52, from: 1000), "797.260"))
        #expect(prints(fluid.standardDeviation, "44.7214"))
        let exact = try ErlangA(arrivalRate: 20, serviceRate: 15, abandonmentRate: 0.01, servers: 1)
        #expect(prints(exact.meanQueue, "500.000") && prints(exact.probabilityOfAbandoning, "0.250000"))
    }

    /// Erlang A with 100 in and 100 servers, mu = 1 and theta = 0.5, from the birth-death chain.
    @Test func erlangA() throws {
        let queue = try ErlangA(arrivalRate: 100, serviceRate: 1, abandonmentRate: 0.5, servers: 100)
        #expect(prints(queue.meanQueue, "6.60603"))
        #expect(prints(queue.probabilityOfAbandoning, "0.0330302"))
        #expect(prints(queue.probabilityOfWaiting, "0.596703"))
    }

    /// Steady queues: M/M/5, M/G/1, M/M/1, two priorities, a call centre of 50 with and without patience, Erlang B and C.
    @Test func steadyQueues() throws {
        let five = try MMc(arrivalRate: 4, serviceRate: 1, servers: 5)
        #expect(prints(five.probabilityOfWaiting, "0.554113") && prints(five.meanQueue, "2.21645"))
        #expect(isClose(try MG1.deterministic(arrivalRate: 0.9, serviceTime: 1).meanWait, 4.5))
        #expect(isClose(try MG1(arrivalRate: 0.9, meanService: 1, serviceVariation: 1).meanWait, 9))
        let single = try MM1(arrivalRate: 9, serviceRate: 10)
        #expect(isClose(single.meanQueue, 8.1) && prints(single.probabilityOfWaiting(longerThan: 1), "0.331091"))
        let priority = try PriorityQueue(arrivalRates: [0.3, 0.5], serviceRates: [1, 1])
        #expect(prints(priority.meanWaits[0], "1.142857") && prints(priority.meanWaits[1], "5.714286"))
        let centre = try MMc(arrivalRate: 48, serviceRate: 1, servers: 50)
        #expect(prints(centre.meanWait * 60, "20.83"))
        let impatient = try ErlangA(arrivalRate: 48, serviceRate: 1, abandonmentRate: 0.5, servers: 50)
        #expect(prints(impatient.probabilityOfAbandoning * 100, "3.091"))
        #expect(prints(impatient.meanWait * 60, "3.709"))
        #expect(prints(try ErlangB.blocking(servers: 17, offeredLoad: 10), "0.0129488752247"))
        #expect(prints(try ErlangC.waiting(servers: 14, offeredLoad: 10), "0.174131933595"))
    }

    /// Length bias, E[age] = E[W^2]/(2 E[W]): gamma waits of shape 2 and mean 40 have standard deviation 40/sqrt(2).
    @Test func lengthBias() throws {
        #expect(isClose(try StockAndFlow.meanAge(meanWait: 40, standardDeviation: 40 / 2.0.squareRoot()), 30))
    }

    /// The waiting-list formulas of Fong et al., and the steady state of the R package NHSRtt.
    @Test func waitingListFormulas() throws {
        typealias Fong = WaitingListFormulas
        #expect(
            prints(try Fong.reliefCapacity(demand: 30, queue: 1200, targetQueue: 390, weeks: 26), "61.153846")
        )
        #expect(try Fong.targetQueue(demand: 30, targetWait: 52, factor: 4) == 390)
        let kingman = try Fong.targetCapacity(
            demand: 30,
            targetWait: 52,
            factor: 3,
            demandVariation: 1.1,
            capacityVariation: 1.2
        )
        #expect(prints(kingman, "30.076442"))
        // The example in the documentation of the paper's form: 30 + 2 (1 + 12)/52.
        #expect(isClose(try Fong.targetCapacity(demand: 30, targetWait: 52, variability: 3), 30.5))
        #expect(prints(try Fong.pressure(meanWait: 63, targetWait: 52), "2.423077"))
        let list = try CompartmentList.steadyState(referrals: 50, renegingShares: [0.1, 0.2], seen: [5, 3])
        #expect(list == [40, 29])
    }

    /// M(t)/M/infinity with a mean stay of 52 weeks and a cycle of 365.2425 days: damped by 1/sqrt(1 + (omega/mu)^2), late by
    /// atan(omega/mu)/omega.
    @Test func yearlyCycle() throws {
        let cycle = try CyclicInfiniteServer(meanStay: 52, period: 365.2425 / 7)
        #expect(prints(cycle.damping, "0.1577") && prints(cycle.lag, "11.73"))
    }

    /// From 520 to 180 in 52 weeks with 10 referrals a week, both flows Poisson: 52 c = 860 + z sqrt(520 + 52 c).
    @Test(arguments: [(0.5, "16.5385"), (0.9, "17.4699"), (0.95, "17.7398")])
    func leastCapacity(_ probability: Double, _ printed: String) throws {
        let capacity = try LeastCapacity.perWeek(
            from: 520,
            to: 180,
            weeks: 52,
            referralsPerWeek: 10,
            probability: probability
        )
        #expect(prints(capacity, printed))
    }
}
