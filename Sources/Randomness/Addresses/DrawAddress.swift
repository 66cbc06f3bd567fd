/// Where the random numbers of uncertain inputs come from: a stream's address but for the seed and the replication.
///
/// The streams themselves are listed as static members, and nowhere else.
package struct ParameterStream: Hashable, Sendable {
    /// The key of the service or of the pool of staff: see ``RandomStream/serviceKey(_:)``.
    package var service: UInt64
    /// The stage inside the service.
    package var stage: UInt32
    /// ``Purpose/parameters``, ``Purpose/effects`` or ``Purpose/initialAges``.
    package var purpose: Purpose
    /// The number of the parameter, in the place of the week.
    package var parameter: UInt64

    package init(service: UInt64, stage: Int = 0, purpose: Purpose, parameter: UInt64) {
        (self.service, self.stage, self.purpose) = (service, UInt32(stage), purpose)
        self.parameter = parameter
    }

    /// The number at a place of the stream, from 0.
    package func number(_ number: Int) -> DrawAddress { DrawAddress(stream: self, number: number) }
}

/// Where one random number of an uncertain input stands, in whatever replication.
package struct DrawAddress: Hashable, Sendable {
    /// The stream.
    package var stream: ParameterStream
    /// Its place in the stream, from 0.
    package var number: Int

    package init(stream: ParameterStream, number: Int) {
        (self.stream, self.number) = (stream, number)
    }
}

extension RandomStream {
    /// The stream of an uncertain input in a replication.
    package init(seed: UInt64, replication: UInt64, at stream: ParameterStream) {
        self.init(
            seed: seed,
            replication: replication,
            service: stream.service,
            stage: stream.stage,
            purpose: stream.purpose,
            week: stream.parameter
        )
    }

    /// The number at an address in a replication, as ``uniform()`` gives it when the stream comes to it.
    ///
    /// A block of the generator has four numbers, so that none before need be drawn.
    package static func uniform(seed: UInt64, replication: UInt64, at address: DrawAddress) -> Double {
        var stream = RandomStream(seed: seed, replication: replication, at: address.stream)
        stream.counter[0] = UInt64(truncatingIfNeeded: address.number >> 2)
        let words = Philox4x64.block(counter: stream.counter, key: stream.key)
        return unitInterval(words[address.number & 3])
    }
}
