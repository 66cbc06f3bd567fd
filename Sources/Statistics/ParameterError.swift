/// A number that a formula cannot take.
public struct ParameterError: Error, Equatable, CustomStringConvertible, Sendable {
    /// What the number stands for, in words.
    public let parameter: String
    /// What was found.
    public let value: Double
    /// What it must be, to follow "must be".
    public let requirement: String

    /// An error for one number.
    public init(_ parameter: String, _ value: Double, mustBe requirement: String) {
        self.parameter = parameter
        self.value = value
        self.requirement = requirement
    }

    /// One sentence, such as "degrees of freedom must be above 0, found -2".
    public var description: String {
        let found = value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
        return "\(parameter) must be \(requirement), found \(found)"
    }
}

extension ParameterError {
    /// Throws unless the number is finite and above 0.
    public static func requirePositive(_ parameter: String, _ value: Double) throws(ParameterError) {
        guard value > 0, value.isFinite else {
            throw ParameterError(parameter, value, mustBe: "a finite number above 0")
        }
    }

    /// Throws unless the number is finite and 0 or more.
    public static func requireNotNegative(_ parameter: String, _ value: Double) throws(ParameterError) {
        guard value >= 0, value.isFinite else {
            throw ParameterError(parameter, value, mustBe: "a finite number, 0 or more")
        }
    }

    /// Throws unless the number is finite.
    public static func requireFinite(_ parameter: String, _ value: Double) throws(ParameterError) {
        guard value.isFinite else { throw ParameterError(parameter, value, mustBe: "a finite number") }
    }

    /// Throws unless the number is a probability: between 0 and 1, both included.
    public static func requireProbability(_ parameter: String, _ value: Double) throws(ParameterError) {
        guard value >= 0, value <= 1 else { throw ParameterError(parameter, value, mustBe: "between 0 and 1") }
    }
}
