import ArgumentParser

/// The unit of time behind all rates and waits of a model.
struct TimeUnit: ParsableArguments {
    /// The units.
    enum Name: String, CaseIterable, ExpressibleByArgument {
        case second
        case minute
        case hour
        case day
        case week
        case month
        case quarter
        case year
    }

    @Option(name: .customLong("time-unit"), help: "The unit of time of all rates and waits.")
    var name = Name.week

    /// The unit of a time: `weeks`.
    var time: String { name.rawValue + "s" }
    /// The unit of a rate: `per week`.
    var rate: String { "per " + name.rawValue }
}
