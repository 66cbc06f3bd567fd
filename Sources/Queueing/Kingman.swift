/// G/G/1: any times between arrivals, any service times, one server.
///
/// A bound and an approximation, their conditions and source: ``theory``.
public struct Kingman: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "bound:         Wq <= lambda (sa^2 + ss^2)/(2 (1 - rho)),   rho = lambda tau",
            "approximation: Wq ~ rho/(1 - rho) (ca^2 + cs^2)/2 tau",
        ],
        applies:
            "Independent times between arrivals (standard deviation sa, coefficient of variation ca) and of service "
            + "(ss, cs), of any distribution, one server; only where rho < 1. The bound always holds; the approximation "
            + "is close when the load is near 1.",
        source: "Kingman, Biometrika 49 (1962)"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// The mean service time, tau.
    public let meanService: Double
    /// The coefficient of variation of the times between arrivals, ca.
    public let arrivalVariation: Double
    /// The coefficient of variation of the service times, cs.
    public let serviceVariation: Double

    /// Throws where a rate or time is not positive, a variation is negative, or the load is not below 1.
    public init(
        arrivalRate: Double,
        meanService: Double,
        arrivalVariation: Double,
        serviceVariation: Double
    ) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the mean service time", meanService)
        try QueueError.requireNotNegative("the coefficient of variation of arrivals", arrivalVariation)
        try QueueError.requireNotNegative("the coefficient of variation of service", serviceVariation)
        try QueueError.requireStable(demand: arrivalRate, capacity: 1 / meanService)
        self.arrivalRate = arrivalRate
        self.meanService = meanService
        self.arrivalVariation = arrivalVariation
        self.serviceVariation = serviceVariation
    }

    /// The load, rho.
    public var load: Double { arrivalRate * meanService }

    /// What the mean wait cannot exceed.
    public var greatestMeanWait: Double {
        let arrivals = arrivalVariation / arrivalRate
        let service = serviceVariation * meanService
        return arrivalRate * (arrivals * arrivals + service * service) / (2 * (1 - load))
    }

    /// The mean wait in heavy traffic.
    public var approximateMeanWait: Double {
        load / (1 - load) * (arrivalVariation * arrivalVariation + serviceVariation * serviceVariation) / 2
            * meanService
    }
}
