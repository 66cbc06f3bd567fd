/// A queue in its steady state: what all the models here have in common.
///
/// Rates are per unit of time and times in that unit, whichever it is: with arrivals per week, waits are in weeks.
/// The rest follows from Little's law, L = lambda W, for the queue and for the whole system.
public protocol SteadyQueue: Sendable {
    /// Arrivals that join, per unit of time: all but those turned away at the door.
    var joiningRate: Double { get }
    /// The mean number waiting, Lq.
    var meanQueue: Double { get }
    /// The mean number being served.
    var meanBusyServers: Double { get }
}

extension SteadyQueue {
    /// The mean time from joining to the start of service (or to leaving unserved), Wq = Lq/lambda.
    public var meanWait: Double { meanQueue / joiningRate }

    /// The mean number present, L: waiting or being served.
    public var meanNumber: Double { meanQueue + meanBusyServers }

    /// The mean time from joining to leaving, W = L/lambda.
    public var meanTime: Double { meanNumber / joiningRate }
}
