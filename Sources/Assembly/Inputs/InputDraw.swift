package import Randomness

/// From which random numbers an input is drawn.
package enum InputDraw: Hashable, Sendable {
    /// None: every replication takes its value.
    case none
    /// One number.
    case number(DrawAddress)
    /// A stream, one number after the other.
    case stream(ParameterStream)
    /// Streams that differ in the number of the parameter alone, from the first one's to a last.
    case streams(ParameterStream, to: UInt64)
    /// With another input, whose path this is.
    case through(path: String)
    /// Numbers of the engine, one for each case of a run.
    case eachCase

    /// Whether a number or a stream that was drawn belongs to it.
    package func covers(_ item: DrawRecord.Item) -> Bool {
        switch (self, item) {
        case (.number(let own), .number(let other)): return own == other
        case (.stream(let own), .stream(let other)): return own == other
        case (.stream(let own), .number(let other)): return own == other.stream
        case (.streams(let first, let last), .stream(let other)):
            var own = first
            own.parameter = other.parameter
            return own == other && (first.parameter...last).contains(other.parameter)
        default: return false
        }
    }
}
