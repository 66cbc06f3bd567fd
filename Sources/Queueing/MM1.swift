import Foundation

/// M/M/1: Poisson arrivals, exponential service, one server, first come first served.
///
/// For a waiting list, service is whatever makes one place free: with 10 slots a week, mu = 10. Formulas, conditions and
/// source: ``theory``.
public struct MM1: SteadyQueue, Equatable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "rho = lambda/mu,   Lq = rho^2/(1 - rho),   Wq = rho/(mu - lambda)",
            "P(wait > t) = rho exp(-(mu - lambda) t),   P(n present) = (1 - rho) rho^n",
        ],
        applies: "Poisson arrivals, exponential service, one server, first come first served, in the long run; only "
            + "where lambda < mu.",
        source: "Kleinrock, Queueing Systems I (1975), chapter 3"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// Completions per unit of time while busy, mu.
    public let serviceRate: Double

    /// Throws where a rate is not positive, or arrivals are not below the service rate.
    public init(arrivalRate: Double, serviceRate: Double) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the service rate", serviceRate)
        try QueueError.requireStable(demand: arrivalRate, capacity: serviceRate)
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
    }

    /// The load, rho: the share of time that the server is busy, and the probability of having to wait.
    public var load: Double { arrivalRate / serviceRate }
    /// All arrivals join.
    public var joiningRate: Double { arrivalRate }
    /// The mean number waiting.
    public var meanQueue: Double { load * arrivalRate / (serviceRate - arrivalRate) }
    /// The load.
    public var meanBusyServers: Double { load }

    /// P(wait > t).
    public func probabilityOfWaiting(longerThan t: Double) -> Double {
        load * exp(-(serviceRate - arrivalRate) * t)
    }

    /// The wait that a share p does not exceed.
    public func waitQuantile(_ p: Double) -> Double {
        max(0, log(load / (1 - p)) / (serviceRate - arrivalRate))
    }

    /// P(n present).
    public func probability(ofNumber n: Int) -> Double { n < 0 ? 0 : (1 - load) * pow(load, Double(n)) }

    /// The service rate that makes the mean wait what it should be: mu^2 - lambda mu = lambda/Wq.
    ///
    /// Throws where a number is not positive.
    public static func serviceRate(arrivalRate: Double, meanWait: Double) throws(QueueError) -> Double {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the mean wait", meanWait)
        return (arrivalRate + (arrivalRate * arrivalRate + 4 * arrivalRate / meanWait).squareRoot()) / 2
    }

    /// The service rate that makes the mean number waiting what it should be.
    ///
    /// Throws where a number is not positive.
    public static func serviceRate(arrivalRate: Double, meanQueue: Double) throws(QueueError) -> Double {
        try QueueError.requirePositive("the mean number waiting", meanQueue)
        return try serviceRate(arrivalRate: arrivalRate, meanWait: meanQueue / arrivalRate)
    }
}
