/// M/G/c and G/G/c by the approximation of Allen and Cunneen: M/M/c, scaled by how irregular things are.
///
/// Formula, conditions and source: ``theory``.
public struct AllenCunneen: SteadyQueue, Equatable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: ["Wq = Wq(M/M/c) (ca^2 + cs^2)/2,   Lq = lambda Wq"],
        applies: "Any service times (coefficient of variation cs) and independent arrivals (ca, 1 for Poisson), c "
            + "servers with one queue; only where lambda < c mu. An approximation: exact for M/M/c and M/G/1, best in "
            + "heavy traffic, rough at light loads.",
        source: "Allen, Probability, Statistics and Queueing Theory (1990), chapter 5 (Allen and Cunneen)"
    )

    /// The M/M/c queue that is scaled.
    public let exponential: MMc
    /// The coefficient of variation of the times between arrivals, ca.
    public let arrivalVariation: Double
    /// The coefficient of variation of the service times, cs.
    public let serviceVariation: Double

    /// Throws as ``MMc`` does, and where a coefficient of variation is negative.
    public init(
        arrivalRate: Double,
        serviceRate: Double,
        servers: Int,
        serviceVariation: Double,
        arrivalVariation: Double = 1
    ) throws(QueueError) {
        try QueueError.requireNotNegative("the coefficient of variation of service", serviceVariation)
        try QueueError.requireNotNegative("the coefficient of variation of arrivals", arrivalVariation)
        exponential = try MMc(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers)
        self.arrivalVariation = arrivalVariation
        self.serviceVariation = serviceVariation
    }

    /// All arrivals join.
    public var joiningRate: Double { exponential.arrivalRate }
    /// The offered load.
    public var meanBusyServers: Double { exponential.offeredLoad }
    /// The mean number waiting.
    public var meanQueue: Double {
        exponential.meanQueue * (arrivalVariation * arrivalVariation + serviceVariation * serviceVariation) / 2
    }
}
