import Foundation
import Statistics

/// M/M/c: Poisson arrivals, exponential service, c servers, one queue, first come first served.
///
/// Formulas, conditions and source: ``theory``.
public struct MMc: SteadyQueue, Equatable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "a = lambda/mu,   rho = a/c,   C = Erlang C(c, a)",
            "Lq = C rho/(1 - rho),   Wq = Lq/lambda,   P(wait > t) = C exp(-(c mu - lambda) t)",
        ],
        applies:
            "Poisson arrivals, exponential service, c servers with one queue, first come first served, in the long "
            + "run; only where lambda < c mu.",
        source: "Erlang (1917); Gross and Harris, Fundamentals of Queueing Theory (1998), chapter 2"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// Completions per busy server and unit of time, mu.
    public let serviceRate: Double
    /// The number of servers, c.
    public let servers: Int
    /// The probability of having to wait, C.
    public let probabilityOfWaiting: Double

    /// Throws where a rate or the number of servers is not positive, or arrivals are not below what all can serve.
    ///
    /// Complexity: as ``ErlangB``.
    public init(arrivalRate: Double, serviceRate: Double, servers: Int) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the service rate", serviceRate)
        try QueueError.requireCount(from: 1, "the number of servers", servers)
        try QueueError.requireStable(demand: arrivalRate, capacity: Double(servers) * serviceRate)
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.servers = servers
        probabilityOfWaiting = try ErlangC.waiting(servers: servers, offeredLoad: arrivalRate / serviceRate)
    }

    /// The offered load, a, in servers.
    public var offeredLoad: Double { arrivalRate / serviceRate }
    /// The load, rho: the share of time that a server is busy.
    public var load: Double { offeredLoad / Double(servers) }
    /// All arrivals join.
    public var joiningRate: Double { arrivalRate }
    /// The mean number waiting.
    public var meanQueue: Double { probabilityOfWaiting * load / (1 - load) }
    /// The offered load.
    public var meanBusyServers: Double { offeredLoad }

    // The rate at which the queue would shrink if nobody came.
    private var spareRate: Double { Double(servers) * serviceRate - arrivalRate }

    /// P(wait > t).
    public func probabilityOfWaiting(longerThan t: Double) -> Double {
        probabilityOfWaiting * exp(-spareRate * t)
    }

    /// The wait that a share p does not exceed.
    public func waitQuantile(_ p: Double) -> Double { max(0, log(probabilityOfWaiting / (1 - p)) / spareRate) }

    /// P(wait and service together take longer than t).
    ///
    ///     exp(-mu t) (1 + C (1 - exp(-d t))/(d/mu)),   d = c mu - lambda - mu
    public func probabilityOfTime(longerThan t: Double) -> Double {
        let d = spareRate - serviceRate
        let served = exp(-serviceRate * t)
        // When next to nobody is still being served, the growth of a negative d may be beyond all numbers.
        guard served > 1e-300 else { return d < 0 ? serviceRate / -d * probabilityOfWaiting(longerThan: t) : 0 }
        let growth = abs(d * t) < 1e-12 ? t : -expm1(-d * t) / d
        return served * (1 + probabilityOfWaiting * serviceRate * growth)
    }

    /// P(n present): Poisson weights up to c, powers of rho beyond.
    public func probability(ofNumber n: Int) -> Double {
        guard n >= 0, let poisson = try? Poisson(mean: offeredLoad) else { return 0 }
        let total = poisson.cdf(servers - 1) + poisson.probability(servers) / (1 - load)
        return poisson.probability(min(n, servers)) * pow(load, Double(max(0, n - servers))) / total
    }

    /// The least number of servers whose mean wait is at most the target.
    ///
    /// Throws where a number is not positive, and where not even the most servers that can be computed are enough.
    public static func servers(
        arrivalRate: Double,
        serviceRate: Double,
        meanWaitAtMost target: Double
    ) throws(QueueError) -> Int {
        try QueueError.requirePositive("the target wait", target)
        return try leastServers(arrivalRate, serviceRate) { $0.meanWait <= target }
    }

    /// The least number of servers with which a share of arrivals, at least, waits no longer than a time.
    ///
    /// Throws unless rates are positive, the time is 0 or more and the share lies in [0, 1), and where not even the most
    /// servers that can be computed are enough.
    public static func servers(
        arrivalRate: Double,
        serviceRate: Double,
        share: Double,
        waitsAtMost time: Double
    ) throws(QueueError) -> Int {
        try QueueError.requireNotNegative("the time", time)
        try QueueError.requireShare("the share", share)
        return try leastServers(arrivalRate, serviceRate) { $0.probabilityOfWaiting(longerThan: time) <= 1 - share }
    }

    /// The least number of servers that keep up with arrivals and satisfy a condition that more can only help.
    ///
    /// Throws where a rate is not positive, and where not even the most servers that can be computed are enough.
    package static func leastServers(
        _ arrivalRate: Double,
        _ serviceRate: Double,
        _ suffices: (MMc) throws(QueueError) -> Bool
    ) throws(QueueError) -> Int {
        try LeastThatSuffices.count(from: try fewestStable(arrivalRate, serviceRate)) { c throws(QueueError) in
            try suffices(try MMc(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: c))
        }
    }

    /// The least number of servers that keep up with arrivals.
    package static func fewestStable(_ arrivalRate: Double, _ serviceRate: Double) throws(QueueError) -> Int {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the service rate", serviceRate)
        try QueueError.requireComputable(load: arrivalRate / serviceRate)
        var servers = max(1, Int(arrivalRate / serviceRate, within: 0...LeastThatSuffices.mostServers))
        // Both as the models ask for it: of their roundings either may come out even.
        while Double(servers) * serviceRate <= arrivalRate || Double(servers) <= arrivalRate / serviceRate {
            servers += 1
        }
        return servers
    }
}
