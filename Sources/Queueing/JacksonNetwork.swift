import LinearAlgebra

/// A Jackson network: M/M/c stations, between which people move at random.
///
/// Traffic equations, conditions and source: ``theory``.
public struct JacksonNetwork: Equatable, Sendable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "lambda_j = gamma_j + sum over i of lambda_i P_ij",
            "each station is an M/M/c queue with arrivals lambda_j, independent of the others",
        ],
        applies:
            "M/M/c stations between which people move at random: P_ij is the share of those leaving i who go to j, "
            + "the rest leave; gamma are Poisson arrivals from outside. Everyone must get out in the end and every "
            + "station must keep up.",
        source: "Jackson, Operations Research 5 (1957)"
    )

    /// One station.
    public struct Station: Equatable, Sendable {
        /// Completions per busy server and unit of time.
        public let serviceRate: Double
        /// The number of servers.
        public let servers: Int

        /// A station; its numbers are checked when the network is made.
        public init(serviceRate: Double, servers: Int = 1) {
            self.serviceRate = serviceRate
            self.servers = servers
        }
    }

    /// Arrivals from outside, per station and unit of time.
    public let externalArrivals: [Double]
    /// The queue at each station; nil where nobody ever comes.
    public let queues: [MMc?]
    /// All arrivals, from outside and from other stations, per station and unit of time.
    public let arrivalRates: [Double]

    /// Throws where shares are not between 0 and 1 or add up to more than 1, where some can never leave, where nobody
    /// comes at all, and where a station is unstable.
    ///
    /// Complexity: the cube of the number of stations.
    public init(externalArrivals: [Double], routing: [[Double]], stations: [Station]) throws(QueueError) {
        let n = stations.count
        try QueueError.requireCount(n, "the number of external arrival rates", externalArrivals.count)
        try QueueError.requireCount(n, "the number of routing rows", routing.count)
        for rate in externalArrivals { try QueueError.requireNotNegative("an external arrival rate", rate) }
        try QueueError.requirePositive("the sum of external arrivals", externalArrivals.reduce(0, +))
        for row in routing {
            try QueueError.requireCount(n, "the length of a routing row", row.count)
            for share in row { try QueueError.requireNotNegative("a routing share", share) }
            let sum = row.reduce(0, +)
            guard sum <= 1 + 1e-12 else {
                throw QueueError.invalid("the sum of a routing row", sum, mustBe: "at most 1")
            }
        }
        arrivalRates = try Self.traffic(externalArrivals, routing)
        self.externalArrivals = externalArrivals
        var queues: [MMc?] = []
        for (station, rate) in zip(stations, arrivalRates) {
            queues.append(
                rate == 0
                    ? nil : try MMc(arrivalRate: rate, serviceRate: station.serviceRate, servers: station.servers)
            )
        }
        self.queues = queues
    }

    /// Solves the traffic equations, (I - P') lambda = gamma.
    private static func traffic(_ external: [Double], _ routing: [[Double]]) throws(QueueError) -> [Double] {
        var matrix = Matrix.identity(external.count)
        for (i, row) in routing.enumerated() {
            for (j, share) in row.enumerated() { matrix[j, i] -= share }
        }
        guard let factors = try? LU(matrix), let condition = try? factors.reciprocalCondition(), condition > 1e-12,
            let rates = try? factors.solve(external)
        else {
            throw .unreachable("some stations send everyone to each other, so that nobody ever leaves them")
        }
        return rates.map { max(0, $0) }
    }

    /// The mean number waiting at each station.
    public var meanQueues: [Double] { queues.map { $0?.meanQueue ?? 0 } }

    /// The mean number in the network, waiting or being served.
    public var meanNumber: Double { queues.reduce(0) { $0 + ($1?.meanNumber ?? 0) } }

    /// The mean time from arrival to leaving for good, over all arrivals from outside (Little's law).
    public var meanTime: Double { meanNumber / externalArrivals.reduce(0, +) }

    /// Mean visits to each station per arrival from outside.
    public var meanVisits: [Double] {
        let total = externalArrivals.reduce(0, +)
        return arrivalRates.map { $0 / total }
    }
}
