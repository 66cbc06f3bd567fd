import ArgumentParser

/// The work that arrives, in servers.
struct OfferedLoad: ParsableArguments {
    @Option(help: "The offered load a in servers (erlangs): arrival rate times mean service time.")
    var offeredLoad: Double?

    @Option(help: "Arrivals per unit of time, with --service-rate or --service-time in place of --offered-load.")
    var arrivalRate: Double?

    @OptionGroup var speed: ServiceSpeed

    func validate() throws {
        if offeredLoad != nil, arrivalRate != nil || speed.isGiven {
            throw ValidationError("give --offered-load or rates, not both")
        }
        if (arrivalRate != nil) != speed.isGiven {
            throw ValidationError("give --arrival-rate together with --service-rate or --service-time")
        }
    }

    /// Whether it is known.
    var isGiven: Bool { offeredLoad != nil || arrivalRate != nil }

    /// The load.
    func value() throws -> Double {
        if let offeredLoad { return offeredLoad }
        guard let arrivalRate else {
            throw ValidationError("give --offered-load, or --arrival-rate and --service-rate")
        }
        return arrivalRate / (try speed.rate())
    }
}
