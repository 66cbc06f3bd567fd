import ArgumentParser
import Queueing
import Reading

/// The stations of a network as a user gives them, in options or in a file.
struct StationList {
    var names: [String] = []
    var arrivals: [Double] = []
    var serviceRates: [Double] = []
    var servers: [Int] = []
    var routing: [[Double]] = []

    /// Stations as `name,arrivals,service rate,servers`, routes as `from,to,share`.
    init(stations: [String], routes: [String]) throws {
        for text in stations {
            let fields = Self.fields(text)
            guard fields.count == 4, let arrivals = Double(fields[1]), let rate = Double(fields[2]),
                let count = Int(fields[3])
            else {
                throw ValidationError("--station must be name,arrivals,service rate,servers, found '\(text)'")
            }
            guard !names.contains(fields[0]) else { throw ValidationError("two stations are named '\(fields[0])'") }
            names.append(fields[0])
            self.arrivals.append(arrivals)
            serviceRates.append(rate)
            servers.append(count)
        }
        routing = names.map { _ in [Double](repeating: 0, count: names.count) }
        for text in routes {
            let fields = Self.fields(text)
            guard fields.count == 3, let share = Double(fields[2]) else {
                throw ValidationError("--route must be from,to,share, found '\(text)'")
            }
            let places = fields.prefix(2).compactMap { names.firstIndex(of: $0) }
            guard places.count == 2 else {
                throw ValidationError(
                    "--route '\(text)' names no station; the stations are \(names.joined(separator: ", "))"
                )
            }
            routing[places[0]][places[1]] += share
        }
    }

    /// A file with a row a station and a column a station that others send people to.
    init(_ file: DataFile) throws {
        let known = ["station", "arrival_rate", "service_rate", "servers"]
        names = try file.texts("station")
        try file.requireColumns(known, allowing: names)
        try file.requireDistinct("station")
        arrivals = try file.numbers("arrival_rate")
        serviceRates = try file.numbers("service_rate")
        servers = try file.wholeNumbers("servers")
        routing = names.map { _ in [Double](repeating: 0, count: names.count) }
        for (to, name) in names.enumerated() where file.names.contains(name) {
            for (from, share) in try file.numbers(name, empty: 0).enumerated() { routing[from][to] = share }
        }
    }

    /// The network.
    func network() throws -> JacksonNetwork {
        try JacksonNetwork(
            externalArrivals: arrivals,
            routing: routing,
            stations: zip(serviceRates, servers).map { .init(serviceRate: $0, servers: $1) }
        )
    }

    /// The fewest servers at each station for a mean wait, whatever servers were given.
    func fewestServers(meanWaitAtMost target: Double) throws -> [Int] {
        // Arrivals at each station do not depend on service: ask a network so fast that it is stable.
        let fast = JacksonNetwork.Station(serviceRate: 1e300)
        let rates = try JacksonNetwork(externalArrivals: arrivals, routing: routing, stations: names.map { _ in fast })
            .arrivalRates
        return try zip(rates, serviceRates)
            .map { rate, service in
                guard rate > 0 else { return 1 }
                return try MMc.leastServers(rate, service) { $0.meanWait <= target }
            }
    }

    private static func fields(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingPrefix(while: \.isWhitespace) }
            .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
    }
}
