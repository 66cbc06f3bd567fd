/// M/G/c and G/G/c by the approximation of Allen and Cunneen: M/M/c, scaled by how irregular things are.
///
///     Wq = Wq(M/M/c) (ca^2 + cs^2)/2
///
/// with the coefficients of variation of the times between arrivals (1 for Poisson arrivals) and of service. Exact for
/// M/M/c and M/G/1; best in heavy traffic, rough at light loads.
/// Applies when lambda < c mu. Source: Allen, Probability, Statistics and Queueing Theory (1990), chapter 5.
public struct AllenCunneen: SteadyQueue, Equatable {
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
