import SmallAreas
import Testing

@testable import Areas

/// One change to a sound area, and everything that must then be told.
struct Broken: Sendable, CustomTestStringConvertible {
    /// What is wrong.
    let testDescription: String
    /// The faults, as messages about files word them.
    let faults: [String]
    private let change: @Sendable (inout Area) -> Void

    init(_ title: String, _ faults: String..., change: @escaping @Sendable (inout Area) -> Void) {
        self.init(title, faults, change: change)
    }

    init(_ title: String, _ faults: [String], change: @escaping @Sendable (inout Area) -> Void) {
        testDescription = title
        self.faults = faults
        self.change = change
    }

    /// What is told of ``Small/connected`` once it is changed.
    var told: [String] {
        var area = Small.connected
        change(&area)
        return area.faults.map(Broken.words)
    }

    /// A fault without its place.
    static func words(_ fault: Fault) -> String {
        String(fault.problem.description.dropFirst("\(fault.place): ".count))
    }
}

/// A figure, in the tests of rules.
func figure(_ value: Double, _ range: ClosedRange<Double>? = nil) -> Figure { Small.figure(value, range) }
