import ArgumentParser

/// How fast a server works, as a rate or as a mean time.
struct ServiceSpeed: ParsableArguments {
    @Option(help: "Completions of one busy server per unit of time, mu.")
    var serviceRate: Double?

    @Option(help: "The mean service time, 1/mu, in place of --service-rate.")
    var serviceTime: Double?

    func validate() throws {
        if serviceRate != nil, serviceTime != nil {
            throw ValidationError("give --service-rate or --service-time, not both")
        }
        if let serviceTime, !(serviceTime > 0) {
            throw ValidationError("--service-time must be above 0, found \(serviceTime)")
        }
    }

    /// Whether it is known.
    var isGiven: Bool { serviceRate != nil || serviceTime != nil }

    /// Completions per unit of time.
    func rate() throws -> Double {
        guard let rate = serviceRate ?? serviceTime.map({ 1 / $0 }) else {
            throw ValidationError("give --service-rate or --service-time")
        }
        return rate
    }

    /// The mean time, without the rounding of a rate where it was given as a time.
    func time() throws -> Double {
        if let serviceTime { return serviceTime }
        return 1 / (try rate())
    }
}
