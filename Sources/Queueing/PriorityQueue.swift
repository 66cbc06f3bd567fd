/// Priority classes without interruption.
///
/// W_0 is the mean time until a server is next free for someone who finds all busy, times the probability of that; with one
/// server the sum over classes of lambda_i E[S_i^2]/2. Formulas, conditions and source: ``theory``.
public struct PriorityQueue: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "W_k = W_0/((1 - sigma_(k-1)) (1 - sigma_k)),   sigma_k = load of classes 1...k",
            "one server: W_0 = sum of lambda_i/mu_i^2;   c servers: W_0 = Erlang C(c, a)/(c mu)",
        ],
        applies:
            "Poisson arrivals, exponential service; a free server takes the first of the most urgent class that is "
            + "waiting and does not interrupt anyone. With several servers all classes take equally long. Only where the "
            + "load of all classes together is below 1.",
        source: "Cobham, Operations Research 2 (1954); Gross and Harris (1998), chapter 3"
    )

    /// Arrivals per unit of time of each class, the most urgent first.
    public let arrivalRates: [Double]
    /// The mean wait of each class.
    public let meanWaits: [Double]
    /// The load of all classes together.
    public let load: Double

    /// M/M/1: each class has a service rate of its own.
    ///
    /// Throws unless there is a class, each with positive rates, and a load below 1.
    public init(arrivalRates: [Double], serviceRates: [Double]) throws(QueueError) {
        try QueueError.requireCount(from: 1, "the number of classes", arrivalRates.count)
        try QueueError.requireCount(arrivalRates.count, "the number of service rates", serviceRates.count)
        for rate in arrivalRates { try QueueError.requirePositive("an arrival rate", rate) }
        for rate in serviceRates { try QueueError.requirePositive("a service rate", rate) }
        let pairs = zip(arrivalRates, serviceRates)
        try self.init(
            arrivalRates,
            loads: pairs.map { $0 / $1 },
            residual: pairs.reduce(0) { $0 + $1.0 / ($1.1 * $1.1) }
        )
    }

    /// M/M/c: one service rate for all classes.
    ///
    /// Throws unless there is a class, all rates are positive and the load is below 1.
    public init(arrivalRates: [Double], serviceRate: Double, servers: Int) throws(QueueError) {
        try QueueError.requireCount(from: 1, "the number of classes", arrivalRates.count)
        for rate in arrivalRates { try QueueError.requirePositive("an arrival rate", rate) }
        let all = try MMc(arrivalRate: arrivalRates.reduce(0, +), serviceRate: serviceRate, servers: servers)
        let capacity = Double(servers) * serviceRate
        try self.init(
            arrivalRates,
            loads: arrivalRates.map { $0 / capacity },
            residual: all.probabilityOfWaiting / capacity
        )
    }

    private init(_ arrivalRates: [Double], loads: [Double], residual: Double) throws(QueueError) {
        self.arrivalRates = arrivalRates
        load = loads.reduce(0, +)
        // In units of the whole capacity, since classes may differ in service rate.
        try QueueError.requireStable(demand: load, capacity: 1)
        var waits: [Double] = []
        var before = 0.0
        for load in loads {
            waits.append(residual / ((1 - before) * (1 - before - load)))
            before += load
        }
        meanWaits = waits
    }

    /// The mean number waiting of each class.
    public var meanQueues: [Double] { zip(arrivalRates, meanWaits).map { $0 * $1 } }

    /// The mean wait over all arrivals.
    public var meanWait: Double { meanQueues.reduce(0, +) / arrivalRates.reduce(0, +) }
}
