/// The steps in which a sample's values are counted: even ones up to 2^16 steps, beyond them a thousandth of the value.
public struct Resolution: Equatable, Sendable {
    /// Steps in a unit: 10 for tenths.
    public let stepsPerUnit: Int

    /// Steps of a fraction of a unit.
    ///
    /// - Precondition: at least one step in a unit.
    public init(stepsPerUnit: Int) {
        precondition(stepsPerUnit > 0, "at least one step in a unit")
        self.stepsPerUnit = stepsPerUnit
    }

    /// How far a counted value may lie from the value itself: half a step, or half a 1,024th of it.
    public func error(at value: Double) -> Double {
        max(0.5 / Double(stepsPerUnit), abs(value) > Self.mostEvenSteps / Double(stepsPerUnit) ? abs(value) / 2_048 : 0)
    }

    private static let mostEvenSteps = 65_536.0
    /// Of a number's 52 bits those that are dropped: ten are kept.
    private static let droppedBits: UInt64 = 42

    /// The nearest whole number, of a half the even one.
    ///
    /// Adding and taking away 1.5 x 2^52 leaves no room for digits after the point; larger numbers have none that matter.
    @inline(__always)
    static func whole(_ value: Double) -> Double {
        abs(value) < 0x1p51 ? (value + 0x1.8p52) - 0x1.8p52 : value.rounded()
    }

    /// The number of the step nearest to a finite value.
    @inline(__always)
    func key(_ value: Double) -> Int {
        let steps = Self.whole(value * Double(stepsPerUnit))
        guard abs(steps) > Self.mostEvenSteps else { return Int(steps) }
        let rounded = (abs(steps).bitPattern + 1 << (Self.droppedBits - 1)) >> Self.droppedBits
        let beyond = Int(rounded - Self.mostEvenSteps.bitPattern >> Self.droppedBits)
        return (steps < 0 ? -1 : 1) * (Int(Self.mostEvenSteps) + beyond)
    }

    /// The value of a step.
    @inline(__always)
    func value(_ key: Int) -> Double {
        let beyond = abs(key) - Int(Self.mostEvenSteps)
        guard beyond > 0 else { return Double(key) / Double(stepsPerUnit) }
        let bits = (Self.mostEvenSteps.bitPattern >> Self.droppedBits + UInt64(beyond)) << Self.droppedBits
        return (key < 0 ? -1 : 1) * Double(bitPattern: bits) / Double(stepsPerUnit)
    }
}
