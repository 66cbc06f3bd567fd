import Foundation
import Statistics

/// Erlang A (M/M/c + M): several servers, and one queue that people leave unserved.
///
/// Formulas, conditions and source: ``theory``.
public struct ErlangA: SteadyQueue, Equatable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "P(c + j) = P(c) times the product over i = 1...j of lambda/(c mu + i theta)",
            "P(abandon) = theta Lq/lambda,   Wq = Lq/lambda over all arrivals, served or not",
        ],
        applies:
            "As M/M/c, but those waiting leave unserved at a constant rate theta each, one over their mean patience "
            + "(M/M/c + M). At any load, because people leave.",
        source: "Palm (1957); Garnett, Mandelbaum and Reiman, MSOM 4 (2002)"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// Completions per busy server and unit of time, mu.
    public let serviceRate: Double
    /// Departures per person waiting and unit of time, theta: one over the mean patience.
    public let abandonmentRate: Double
    /// The number of servers, c.
    public let servers: Int
    /// The probability of having to wait.
    public let probabilityOfWaiting: Double
    /// The mean number waiting.
    public let meanQueue: Double

    /// Throws where a rate or the number of servers is not positive.
    ///
    /// Throws too where people are so patient, at a load so near 1, that the sum has more than ten million terms.
    /// Complexity: as ``ErlangB``, plus that of the sum, of the order of sqrt(c mu/theta) at most.
    public init(
        arrivalRate: Double,
        serviceRate: Double,
        abandonmentRate: Double,
        servers: Int
    ) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the service rate", serviceRate)
        try QueueError.requirePositive("the abandonment rate", abandonmentRate)
        try QueueError.requireCount(from: 1, "the number of servers", servers)
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.abandonmentRate = abandonmentRate
        self.servers = servers
        let capacity = Double(servers) * serviceRate
        let blocking = try ErlangB.blocking(servers: servers, offeredLoad: arrivalRate / serviceRate)
        // The weights of fewer than c present, relative to that of c.
        let below = 1 / blocking - 1

        // Those present in the fluid limit, in units of those who leave unserved meanwhile: x/y is the load.
        let (y, x) = (capacity / abandonmentRate, arrivalRate / abandonmentRate)
        guard x.isFinite, y > 0 else {
            throw QueueError.invalid("the abandonment rate", abandonmentRate, mustBe: x.isFinite ? "smaller" : "larger")
        }
        if arrivalRate <= capacity {
            // Terms fall by the load, and in the end by patience.
            guard min(40 / (1 - arrivalRate / capacity), 9 * y.squareRoot()) < 1e7 else {
                throw QueueError.invalid("the abandonment rate", abandonmentRate, mustBe: "larger at a load so near 1")
            }
            var weight = 1.0
            var above = 1.0
            var queue = 0.0
            var j = 0.0
            while weight * (j + 1) > 1e-17 * above {
                j += 1
                weight *= arrivalRate / (capacity + j * abandonmentRate)
                above += weight
                queue += j * weight
            }
            probabilityOfWaiting = above / (below + above)
            meanQueue = queue / (below + above)
        } else {
            // The sum is a series of the incomplete gamma function, and balance gives its mean:
            // theta Lq = lambda P(wait) - c mu P(more than c present).
            guard let gamma = try? Gamma(shape: y, scale: 1) else {
                throw QueueError.invalid("the abandonment rate", abandonmentRate, mustBe: "larger")
            }
            let logAbove = log(gamma.cdf(x)) - gamma.logDensity(x) - log(x / y)
            // exp may overflow to infinity where almost nobody is served at once: 1/above is then 0.
            let inverse = exp(-logAbove)
            probabilityOfWaiting = 1 / (1 + below * inverse)
            let excess = (arrivalRate - capacity) + capacity * inverse
            meanQueue = probabilityOfWaiting * excess / abandonmentRate
        }
    }

    /// All arrivals join.
    public var joiningRate: Double { arrivalRate }
    /// The share that leaves unserved.
    public var probabilityOfAbandoning: Double { abandonmentRate * meanQueue / arrivalRate }
    /// The mean number being served.
    public var meanBusyServers: Double { arrivalRate * (1 - probabilityOfAbandoning) / serviceRate }
    /// The share of time that a server is busy.
    public var utilisation: Double { meanBusyServers / Double(servers) }

    /// The least number of servers whose mean wait, over all arrivals, is at most the target.
    ///
    /// Throws where a number is not positive, and where not even the most servers that can be computed are enough.
    public static func servers(
        arrivalRate: Double,
        serviceRate: Double,
        abandonmentRate: Double,
        meanWaitAtMost target: Double
    ) throws(QueueError) -> Int {
        try QueueError.requirePositive("the target wait", target)
        return try leastServers(arrivalRate, serviceRate, abandonmentRate) { $0.meanWait <= target }
    }

    /// The least number of servers at which the share that leaves unserved is at most the target.
    ///
    /// Throws where a number is not positive, and where not even the most servers that can be computed are enough.
    public static func servers(
        arrivalRate: Double,
        serviceRate: Double,
        abandonmentRate: Double,
        abandoningAtMost target: Double
    ) throws(QueueError) -> Int {
        try QueueError.requirePositive("the target share", target)
        return try leastServers(arrivalRate, serviceRate, abandonmentRate) { $0.probabilityOfAbandoning <= target }
    }

    /// The least number of servers that suffices: waits fall as servers are added.
    private static func leastServers(
        _ arrivalRate: Double,
        _ serviceRate: Double,
        _ abandonmentRate: Double,
        _ suffices: (ErlangA) -> Bool
    ) throws(QueueError) -> Int {
        try LeastThatSuffices.count(from: 1) { servers throws(QueueError) in
            suffices(
                try ErlangA(
                    arrivalRate: arrivalRate,
                    serviceRate: serviceRate,
                    abandonmentRate: abandonmentRate,
                    servers: servers
                )
            )
        }
    }
}
