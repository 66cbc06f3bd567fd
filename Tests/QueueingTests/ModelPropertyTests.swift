import Foundation
import Queueing
import Statistics
import TestSupport
import Testing

/// What must hold between the models.
@Suite struct ModelPropertyTests {
    @Test func oneServerIsTheSameQueueBothWays() throws {
        let single = try MM1(arrivalRate: 0.8, serviceRate: 1.1)
        let many = try MMc(arrivalRate: 0.8, serviceRate: 1.1, servers: 1)
        #expect(isClose(single.meanQueue, many.meanQueue, relative: 1e-13))
        #expect(isClose(single.meanTime, many.meanTime, relative: 1e-13))
        #expect(isClose(single.waitQuantile(0.9), many.waitQuantile(0.9), relative: 1e-12))
        #expect(isClose(single.probability(ofNumber: 3), many.probability(ofNumber: 3), relative: 1e-12))
        #expect(isClose(many.probabilityOfTime(longerThan: 2), exp(-0.3 * 2), relative: 1e-12))
        let general = try MG1(arrivalRate: 0.8, meanService: 1 / 1.1, serviceVariation: 1)
        #expect(isClose(single.meanQueue, general.meanQueue, relative: 1e-12))
    }

    @Test func numbersPresentAddUp() throws {
        for (rate, servers) in [(4.0, 5), (95, 100), (0.2, 3)] {
            let queue = try MMc(arrivalRate: rate, serviceRate: 1, servers: servers)
            let probabilities = (0..<3000).map(queue.probability(ofNumber:))
            #expect(isClose(probabilities.reduce(0, +), 1, relative: 1e-11))
            let mean = probabilities.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
            #expect(isClose(mean, queue.meanNumber, relative: 1e-10))
            let long = queue.probabilityOfWaiting(longerThan: queue.waitQuantile(0.99))
            #expect(isClose(long, min(0.01, queue.probabilityOfWaiting), relative: 1e-10))
        }
    }

    /// The time spent is service plus wait: the same mean by integrating its tail.
    @Test func timeSpent() throws {
        let queue = try MMc(arrivalRate: 3.4, serviceRate: 1.3, servers: 3)
        let step = 0.001
        let integral = (0..<60_000)
            .reduce(0) { $0 + step * queue.probabilityOfTime(longerThan: (Double($1) + 0.5) * step) }
        #expect(isClose(integral, queue.meanTime, relative: 1e-6))
    }

    @Test func limitedRoomLiesBetweenLossAndDelay() throws {
        let loss = try MMcK(arrivalRate: 8, serviceRate: 1, servers: 10, places: 10)
        #expect(isClose(loss.probabilityOfLoss, try ErlangB.blocking(servers: 10, offeredLoad: 8), relative: 1e-13))
        #expect(loss.meanQueue == 0)
        let roomy = try MMcK(arrivalRate: 8, serviceRate: 1, servers: 10, places: 5000)
        let open = try MMc(arrivalRate: 8, serviceRate: 1, servers: 10)
        #expect(isClose(roomy.meanQueue, open.meanQueue, relative: 1e-11))
        // Overloaded: all but full, and nothing overflows.
        let full = try MMcK(arrivalRate: 5000, serviceRate: 1, servers: 100, places: 4000)
        #expect(isClose(full.joiningRate, 100, relative: 1e-9) && isClose(full.meanNumber, 4000, relative: 1e-4))
        // M/M/1/3 at load 1: four states alike.
        let small = try MMcK(arrivalRate: 1, serviceRate: 1, servers: 1, places: 3)
        #expect(isClose(small.probabilityOfLoss, 0.25) && isClose(small.meanQueue, 0.75))
    }

    /// Abandonment as slow as can be tends to Erlang C, as fast as service to M/M/infinity.
    @Test func erlangABetweenItsLimits() throws {
        let patient = try ErlangA(arrivalRate: 8, serviceRate: 1, abandonmentRate: 1e-9, servers: 10)
        let endless = try MMc(arrivalRate: 8, serviceRate: 1, servers: 10)
        #expect(isClose(patient.meanQueue, endless.meanQueue, relative: 1e-6))
        for servers in [3, 20] {
            // theta = mu: the number present is Poisson with mean lambda/mu, whatever c.
            let queue = try ErlangA(arrivalRate: 12, serviceRate: 2, abandonmentRate: 2, servers: servers)
            #expect(isClose(queue.meanNumber, 6, relative: 1e-12))
            #expect(isClose(queue.probabilityOfWaiting, try Poisson(mean: 6).survival(servers - 1), relative: 1e-11))
        }
        // Both branches meet at load 1.
        let below = try ErlangA(arrivalRate: 100, serviceRate: 1, abandonmentRate: 0.3, servers: 100)
        let above = try ErlangA(arrivalRate: 100 * (1 + 1e-12), serviceRate: 1, abandonmentRate: 0.3, servers: 100)
        #expect(isClose(below.meanQueue, above.meanQueue, relative: 1e-10))
    }

    @Test func thousandsOfServers() throws {
        let queue = try MMc(arrivalRate: 9900, serviceRate: 1, servers: 10_000)
        #expect(queue.probabilityOfWaiting > 0.1 && queue.probabilityOfWaiting < 0.3)
        let quiet = try MMc(arrivalRate: 5000, serviceRate: 1, servers: 10_000)
        #expect(quiet.probabilityOfWaiting >= 0 && quiet.meanWait < 1e-100)
        #expect(isClose(quiet.probability(ofNumber: 5000), try Poisson(mean: 5000).probability(5000), relative: 1e-12))
        let crowd = try ErlangA(arrivalRate: 20_000, serviceRate: 1, abandonmentRate: 0.01, servers: 15_000)
        #expect(isClose(crowd.meanQueue, 500_000, relative: 1e-9))
        #expect(isClose(crowd.probabilityOfWaiting, 1, relative: 1e-12))
    }

    /// Halfin and Whitt (1981): at c = a + sqrt(a) the delay probability tends to 1/(1 + Phi(1)/phi(1)) = 0.2234.
    @Test func heavyTraffic() throws {
        let waiting = try ErlangC.waiting(servers: 1_001_000, offeredLoad: 1_000_000)
        let limit = 1 / (1 + Normal.standard.cdf(1) / Normal.standard.density(1))
        #expect(isClose(waiting, limit, relative: 1e-3))
    }

    @Test func inverseQuestions() throws {
        let target = 0.05
        let servers = try MMc.servers(arrivalRate: 48, serviceRate: 1, meanWaitAtMost: target)
        #expect(try MMc(arrivalRate: 48, serviceRate: 1, servers: servers).meanWait <= target)
        #expect(try MMc(arrivalRate: 48, serviceRate: 1, servers: servers - 1).meanWait > target)

        let quick = try MMc.servers(arrivalRate: 48, serviceRate: 1, share: 0.95, waitsAtMost: 0.1)
        #expect(try MMc(arrivalRate: 48, serviceRate: 1, servers: quick).probabilityOfWaiting(longerThan: 0.1) <= 0.05)
        #expect(
            try MMc(arrivalRate: 48, serviceRate: 1, servers: quick - 1).probabilityOfWaiting(longerThan: 0.1) > 0.05
        )

        let lines = try ErlangB.servers(offeredLoad: 10, blockingAtMost: 0.013)
        #expect(lines == 17)
        #expect(throws: QueueError.self) { try ErlangB.servers(offeredLoad: 10, blockingAtMost: 1.3) }

        let staff = try ErlangA.servers(arrivalRate: 48, serviceRate: 1, abandonmentRate: 0.5, abandoningAtMost: 0.0310)
        #expect(staff == 50)
        let prompt = try ErlangA.servers(
            arrivalRate: 48,
            serviceRate: 1,
            abandonmentRate: 0.5,
            meanWaitAtMost: 3.71 / 60
        )
        #expect(prompt == 50)

        let rate = try MM1.serviceRate(arrivalRate: 9, meanWait: 0.9)
        #expect(isClose(try MM1(arrivalRate: 9, serviceRate: rate).meanWait, 0.9, relative: 1e-12))
        #expect(isClose(rate, 10, relative: 1e-12))
        #expect(isClose(try MM1.serviceRate(arrivalRate: 9, meanQueue: 8.1), 10, relative: 1e-12))
    }

    @Test func irregularity() throws {
        let exponential = try AllenCunneen(arrivalRate: 4, serviceRate: 1, servers: 5, serviceVariation: 1)
        #expect(isClose(exponential.meanQueue, exponential.exponential.meanQueue, relative: 1e-14))
        let fixed = try AllenCunneen(arrivalRate: 0.9, serviceRate: 1, servers: 1, serviceVariation: 0)
        #expect(isClose(fixed.meanWait, 4.5, relative: 1e-12))
        let kingman = try Kingman(arrivalRate: 0.9, meanService: 1, arrivalVariation: 1, serviceVariation: 0.6)
        let exact = try MG1(arrivalRate: 0.9, meanService: 1, serviceVariation: 0.6).meanWait
        #expect(isClose(kingman.approximateMeanWait, exact, relative: 1e-12))
        #expect(kingman.greatestMeanWait > exact)
    }

    /// Kleinrock's conservation law: what one class gains the others pay, weighted by their loads.
    @Test func prioritiesConserveWork() throws {
        let rates = [0.2, 0.3, 0.15]
        let services = [1.0, 2, 0.5]
        let queue = try PriorityQueue(arrivalRates: rates, serviceRates: services)
        let residual = zip(rates, services).reduce(0) { $0 + $1.0 / ($1.1 * $1.1) }
        let weighted = (0..<3).reduce(0) { $0 + rates[$1] / services[$1] * queue.meanWaits[$1] }
        #expect(isClose(weighted, queue.load * residual / (1 - queue.load), relative: 1e-12))
        #expect(queue.meanWaits == queue.meanWaits.sorted())
        // With several servers: over all classes, the wait of M/M/c.
        let shared = try PriorityQueue(arrivalRates: [1, 2, 0.9], serviceRate: 1, servers: 5)
        let plain = try MMc(arrivalRate: 3.9, serviceRate: 1, servers: 5)
        #expect(isClose(shared.meanWait, plain.meanWait, relative: 1e-12))
        #expect(isClose(shared.meanQueues.reduce(0, +), plain.meanQueue, relative: 1e-12))
    }

    @Test func errorsSayByHowMuch() throws {
        let error = #expect(throws: QueueError.self) { try MM1(arrivalRate: 12, serviceRate: 10) }
        #expect(
            error?.description
                .hasPrefix(
                    "demand 12 exceeds capacity 10 by 2 (load 1.2): the queue grows without limit; raise capacity above 12"
                )
                == true
        )
        #expect(throws: QueueError.unstable(demand: 10, capacity: 10)) {
            try MMc(arrivalRate: 10, serviceRate: 5, servers: 2)
        }
        let negative = #expect(throws: QueueError.self) { try MM1(arrivalRate: -1, serviceRate: 10) }
        #expect(negative?.description == "the arrival rate must be a finite number above 0, found -1")
        #expect(throws: QueueError.self) { try MMcK(arrivalRate: 1, serviceRate: 1, servers: 3, places: 2) }
        #expect(throws: QueueError.self) { try PriorityQueue(arrivalRates: [0.6, 0.6], serviceRates: [1, 1]) }
        #expect(throws: QueueError.self) { try PriorityQueue(arrivalRates: [0.6], serviceRates: [1, 1]) }
        #expect(throws: QueueError.self) { try ErlangA(arrivalRate: 1, serviceRate: 1, abandonmentRate: 0, servers: 1) }
        #expect(throws: QueueError.self) { try WaitingListFormulas.queueLoad(demand: 3, capacity: 0) }
    }
}
