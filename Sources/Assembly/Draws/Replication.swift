package import Areas
import Calibration
package import Randomness
import Synchronization

/// One of the replications of a seed.
package struct Replication: Sendable {
    /// The seed of all random draws.
    package var seed: UInt64
    /// Its number, from 0.
    package var number: Int
    /// Random numbers that are held at a place between 0 and 1 instead of being drawn: figures at a percentile of what is
    /// thought possible, with all else as the replication draws it.
    package let held: [DrawAddress: Double]
    /// Is told which random numbers are drawn; `nil`: nobody asks.
    private let record: DrawRecord?

    package init(
        seed: UInt64,
        number: Int,
        holding held: [DrawAddress: Double] = [:],
        recordedIn record: DrawRecord? = nil
    ) {
        (self.seed, self.number, self.held, self.record) = (seed, number, held, record)
    }

    /// The random number at an address.
    package func uniform(at address: DrawAddress) -> Double {
        record?.add(.number(address))
        if !held.isEmpty, let place = held[address] { return place }
        return RandomStream.uniform(seed: seed, replication: UInt64(number), at: address)
    }

    /// The standard normal number at an address.
    package func normal(at address: DrawAddress) -> Double { StandardNormal.quantile(uniform(at: address)) }

    /// A stream of which one number is drawn after the other.
    package func stream(_ stream: ParameterStream) -> RandomStream {
        record?.add(.stream(stream))
        return RandomStream(seed: seed, replication: UInt64(number), at: stream)
    }

    /// What is drawn for a figure: without a range its value.
    package func draw(_ figure: Figure, at address: @autoclosure () -> DrawAddress) -> Double {
        figure.range == nil ? figure.value : figure.draw(uniform(at: address()))
    }

    /// What is drawn for a figure of a service, by its key, or of a pool of staff.
    package func draw(_ figure: Figure, _ role: FigureRole, of service: UInt64) -> Double {
        guard figure.range != nil, let address = role.address(of: service) else { return figure.value }
        return figure.draw(uniform(at: address))
    }
}

/// The random numbers that replications have drawn for what is uncertain.
package final class DrawRecord: Sendable {
    /// What was asked for: a number, or a stream to draw one number after the other from.
    package enum Item: Hashable, Sendable {
        case number(DrawAddress)
        case stream(ParameterStream)
    }

    private let drawn = Mutex<Set<Item>>([])

    package init() {}

    /// Everything that was asked for.
    package var items: Set<Item> { drawn.withLock { $0 } }

    fileprivate func add(_ item: Item) { drawn.withLock { _ = $0.insert(item) } }
}
