import Queueing
import Statistics
import TestSupport
import Testing

/// Every model with numbers at the edge of what a double holds: an answer or a sentence, never a trap or an endless loop.
@Suite struct ExtremeValueTests {
    private static let values = [
        0, -1, 0.5, 4, 1e-12, 3e-308, .leastNonzeroMagnitude, 9e6, 1e16, 1e300, 1.7e308, .nan, .infinity,
    ]
    private static let counts = [Int.min, -1, 0, 1, 3, 1000, 10_000_000, 10_000_001, 1_000_000_000_000, .max]

    /// The error's sentence where there is one: all that a model may throw.
    private func tried(_ body: () throws(QueueError) -> Void) {
        do { try body() } catch { #expect(!error.description.isEmpty) }
    }

    @Test func queuesWithServers() {
        for rate in Self.values {
            for service in Self.values {
                for servers in Self.counts {
                    tried { () throws(QueueError) in
                        let queue = try MMc(arrivalRate: rate, serviceRate: service, servers: servers)
                        _ = (queue.meanWait, queue.waitQuantile(0.9), queue.probability(ofNumber: servers))
                    }
                    tried { () throws(QueueError) in
                        _ = try MMcK(arrivalRate: rate, serviceRate: service, servers: servers, places: servers)
                            .meanWait
                    }
                    tried { () throws(QueueError) in
                        let classes = [rate, rate]
                        _ = try PriorityQueue(arrivalRates: classes, serviceRate: service, servers: servers).meanWait
                    }
                    tried { () throws(QueueError) in
                        let station = JacksonNetwork.Station(serviceRate: service, servers: servers)
                        _ = try JacksonNetwork(externalArrivals: [rate], routing: [[0.5]], stations: [station]).meanTime
                    }
                }
            }
        }
    }

    @Test func peopleWhoLeave() {
        for rate in Self.values {
            for hazard in Self.values {
                for servers in [1, 3, 10_000_000, .max] {
                    tried { () throws(QueueError) in
                        let queue = try ErlangA(
                            arrivalRate: rate,
                            serviceRate: 1,
                            abandonmentRate: hazard,
                            servers: servers
                        )
                        #expect(queue.probabilityOfWaiting <= 1 && queue.meanQueue >= 0)
                    }
                }
                tried { () throws(QueueError) in
                    let fluid = try AbandoningFluid(arrivalRate: rate, capacity: .leastNonzeroMagnitude, hazard: hazard)
                    #expect(!(fluid.oldestFirstMeanAge < 0))
                }
            }
        }
    }

    @Test func searches() {
        for rate in Self.values {
            for target in Self.values {
                tried { () throws(QueueError) in
                    _ = try MMc.servers(arrivalRate: rate, serviceRate: 1, meanWaitAtMost: target)
                }
                tried { () throws(QueueError) in
                    _ = try MMc.servers(arrivalRate: rate, serviceRate: 3e-308, share: 0.9, waitsAtMost: target)
                }
                tried { () throws(QueueError) in _ = try ErlangB.servers(offeredLoad: rate, blockingAtMost: target) }
                tried { () throws(QueueError) in
                    _ = try ErlangA.servers(
                        arrivalRate: rate,
                        serviceRate: 1,
                        abandonmentRate: 0.5,
                        meanWaitAtMost: target
                    )
                }
                tried { () throws(QueueError) in
                    _ = try LeastThatSuffices.rate(above: rate) { found throws(QueueError) in
                        try MM1(arrivalRate: rate, serviceRate: found).meanWait <= target
                    }
                }
            }
        }
    }

    /// More servers than can be computed are refused by the models themselves.
    @Test func tooManyServers() {
        #expect(throws: QueueError.self) { try ErlangB.blocking(servers: 1_000_000_000_000, offeredLoad: 1) }
        #expect(throws: QueueError.self) { try ErlangB.servers(offeredLoad: 1e300, blockingAtMost: 0.1) }
        #expect(throws: QueueError.self) { try MMcK(arrivalRate: 1, serviceRate: 1, servers: 1, places: .max) }
    }

    /// Erlang B by sum and recursion, against the incomplete gamma function: B = p(c; a)/Q(c + 1, a).
    @Test(arguments: [
        (5, 3.0), (100, 95), (1000, 1400), (20_000, 19_500), (1_000_000, 1_000_500), (9_000_000, 8_999_000),
    ])
    func erlangB(_ servers: Int, _ load: Double) throws {
        let poisson = try Poisson(mean: load)
        let expected = poisson.probability(servers) / poisson.cdf(servers)
        #expect(isClose(try ErlangB.blocking(servers: servers, offeredLoad: load), expected, relative: 3e-11))
    }

    /// The harmonic number by its series, where it takes over from the sum.
    @Test func longestOfMany() throws {
        for n in [99.0, 101, 5000] {
            let list = try RandomOrderList(referralRate: 1, number: n)
            let sum = stride(from: n, to: 0, by: -1).reduce(0) { $0 + 1 / $1 }
            #expect(isClose(list.expectedLongest, n * sum, relative: 1e-14))
        }
    }

    /// A cycle far longer than a stay: it reaches the number present whole, later by half the mean of squares over the
    /// mean (Eick, Massey and Whitt, 1993): here E[S^2]/(2 E[S]) = (1 + 1/shape) E[S]/2.
    @Test(arguments: [1e-3, 1e-8, 1e-200], [1, 4, .infinity])
    func slowCycle(_ stay: Double, _ shape: Double) throws {
        let answer = try CyclicInfiniteServer(meanStay: stay, period: 1e4, shape: shape)
        #expect(isClose(answer.damping, 1, relative: 1e-9))
        #expect(isClose(answer.lag, stay * (1 + 1 / shape) / 2, relative: 1e-9))
    }
}
