import Randomness

/// Random numbers that do not depend on a run's seed: the same for every area, so that the same draws give the same answer.
enum Chance {
    enum Purpose {
        case shuffle, curve, trajectory

        fileprivate var purpose: Randomness.Purpose {
            switch self {
            case .shuffle: .Sensitivity.shuffle
            case .curve: .Sensitivity.curve
            case .trajectory: .Sensitivity.trajectory
            }
        }
    }

    static func stream(_ number: Int, for purpose: Purpose) -> RandomStream {
        RandomStream(
            seed: 1,
            replication: UInt64(number),
            service: 0,
            stage: 0,
            purpose: purpose.purpose,
            week: 0
        )
    }

    /// The numbers below a count in an order of chance.
    static func order(of count: Int, number: Int, for purpose: Purpose) -> [Int] {
        var stream = stream(number, for: purpose)
        return order(of: count, &stream)
    }

    /// The same by numbers of a stream: Fisher and Yates.
    static func order(of count: Int, _ stream: inout RandomStream) -> [Int] {
        var order = Array(0..<count)
        for place in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(place, min(Int(stream.uniform() * Double(place + 1)), place))
        }
        return order
    }
}
