/// M/G/1: Poisson arrivals, any service times, one server, first come first served.
///
/// Formulas, conditions and sources: ``theory``, and for M/D/1 ``theoryOfFixedTimes``.
public struct MG1: SteadyQueue, Equatable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["Wq = rho tau (1 + cv^2)/(2 (1 - rho)),   rho = lambda tau,   Lq = lambda Wq"],
        applies:
            "Poisson arrivals, any service times with mean tau and coefficient of variation cv (0 for fixed times, "
            + "1 for exponential ones), one server, first come first served; only where rho < 1.",
        source: "Pollaczek (1930) and Khinchine (1932); Kleinrock, Queueing Systems I (1975), chapter 5"
    )

    /// Formula, conditions and source of M/D/1.
    public static let theoryOfFixedTimes = Theory(
        formula: ["Wq = rho tau/(2 (1 - rho)),   rho = lambda tau,   Lq = lambda Wq"],
        applies: "Poisson arrivals, service that always takes the same time tau, one server, first come first served; "
            + "only where rho < 1. Half the wait of M/M/1 at the same load.",
        source: "Erlang (1909); Kleinrock, Queueing Systems I (1975), chapter 5"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// The mean service time, tau.
    public let meanService: Double
    /// The standard deviation of the service time over its mean, cv.
    public let serviceVariation: Double

    /// Throws where a rate or time is not positive, the variation is negative, or the load is not below 1.
    public init(arrivalRate: Double, meanService: Double, serviceVariation: Double) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the mean service time", meanService)
        try QueueError.requireNotNegative("the coefficient of variation of service", serviceVariation)
        try QueueError.requireStable(demand: arrivalRate, capacity: 1 / meanService)
        self.arrivalRate = arrivalRate
        self.meanService = meanService
        self.serviceVariation = serviceVariation
    }

    /// M/D/1: every service takes the same time.
    public static func deterministic(arrivalRate: Double, serviceTime: Double) throws(QueueError) -> MG1 {
        try MG1(arrivalRate: arrivalRate, meanService: serviceTime, serviceVariation: 0)
    }

    /// The load, rho.
    public var load: Double { arrivalRate * meanService }
    /// All arrivals join.
    public var joiningRate: Double { arrivalRate }
    /// The load.
    public var meanBusyServers: Double { load }
    /// The mean number waiting.
    public var meanQueue: Double {
        load * load * (1 + serviceVariation * serviceVariation) / (2 * (1 - load))
    }
}
