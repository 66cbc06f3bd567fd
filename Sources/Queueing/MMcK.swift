import Foundation

/// M/M/c/K: several servers, and a limited number of places.
///
/// Formulas, conditions and source: ``theory``.
public struct MMcK: SteadyQueue, Equatable {
    /// Formula, conditions and source.
    public static let theory = Theory(
        formula: [
            "P(n) ~ a^n/n! up to c,   P(c + j) = P(c) rho^j up to K,   a = lambda/mu,   rho = a/c",
            "turned away: P(K),   Wq = Lq/(lambda (1 - P(K)))",
        ],
        applies: "As M/M/c, but nobody may join when K are present, waiting or being served; at any load.",
        source: "Gross and Harris, Fundamentals of Queueing Theory (1998), chapter 2"
    )

    /// Arrivals per unit of time, lambda.
    public let arrivalRate: Double
    /// Completions per busy server and unit of time, mu.
    public let serviceRate: Double
    /// The number of servers, c.
    public let servers: Int
    /// The most that may be present, K.
    public let places: Int
    /// The probability of being turned away, P(K).
    public let probabilityOfLoss: Double
    /// The mean number waiting.
    public let meanQueue: Double

    /// Throws where a rate or the number of servers is not positive, or there are fewer places than servers.
    ///
    /// Complexity: proportional to the places.
    public init(arrivalRate: Double, serviceRate: Double, servers: Int, places: Int) throws(QueueError) {
        try QueueError.requirePositive("the arrival rate", arrivalRate)
        try QueueError.requirePositive("the service rate", serviceRate)
        try QueueError.requireCount(from: 1, "the number of servers", servers)
        try QueueError.requireCount(from: servers, "the number of places", places)
        self.arrivalRate = arrivalRate
        self.serviceRate = serviceRate
        self.servers = servers
        self.places = places
        let a = arrivalRate / serviceRate
        let load = a / Double(servers)
        let blocking = try ErlangB.blocking(servers: servers, offeredLoad: a)

        // Weights relative to the largest of P(c), ..., P(K), so that nothing overflows at any load.
        let room = places - servers
        let ratio = load <= 1 ? load : 1 / load
        var weight = 1.0
        var busy = 0.0  // the sum of the weights of c, ..., K
        var queue = 0.0  // the same, times the number waiting
        if load == 1 {
            busy = Double(room) + 1
            queue = Double(room) * busy / 2
        }
        for i in 0...room where load != 1 {
            let waiting = load <= 1 ? i : room - i
            busy += weight
            queue += weight * Double(waiting)
            // What is left is less than rounding takes.
            if weight * Double(room) * Double(room) < 1e-18 * queue {
                weight = pow(ratio, Double(room))
                break
            }
            if i < room { weight *= ratio }
        }
        // Below c the weights add up to 1/B - 1 times that of c itself.
        let (atServers, atPlaces) = load <= 1 ? (1, weight) : (weight, 1)
        let total = busy + atServers * (1 / blocking - 1)
        probabilityOfLoss = atPlaces / total
        meanQueue = queue / total
    }

    /// Arrivals that find a place, per unit of time; also completions.
    public var joiningRate: Double { arrivalRate * (1 - probabilityOfLoss) }
    /// The mean number being served.
    public var meanBusyServers: Double { joiningRate / serviceRate }
    /// The share of time that a server is busy.
    public var utilisation: Double { meanBusyServers / Double(servers) }
}
