import Foundation
public import Statistics

/// Why a formula does not apply.
public enum QueueError: Error, Equatable, CustomStringConvertible, Sendable {
    /// A number outside its range.
    case parameter(ParameterError)
    /// More arrives than can be served, so that there is no steady state.
    case unstable(demand: Double, capacity: Double)
    /// A target that no capacity reaches.
    case unreachable(String)

    /// One sentence that says by how much, and what to do.
    public var description: String {
        switch self {
        case .parameter(let error): return error.description
        case .unreachable(let reason): return reason
        case .unstable(let demand, let capacity):
            let load = capacity > 0 ? " (load \(short(demand / capacity)))" : ""
            let found =
                demand > capacity
                ? "demand \(short(demand)) exceeds capacity \(short(capacity)) by \(short(demand - capacity))\(load)"
                : "demand \(short(demand)) takes up all of capacity \(short(capacity))\(load)"
            return found
                + ": the queue grows without limit; raise capacity above \(short(demand)), lower demand, or use "
                + "a model in which people leave (Erlang A, a fluid limit) or are turned away (M/M/c/K)"
        }
    }

    private func short(_ x: Double) -> String { String(format: "%.6g", x) }
}

extension QueueError {
    static func requirePositive(_ name: String, _ value: Double) throws(QueueError) {
        do { try ParameterError.requirePositive(name, value) } catch { throw .parameter(error) }
    }

    static func requireNotNegative(_ name: String, _ value: Double) throws(QueueError) {
        do { try ParameterError.requireNotNegative(name, value) } catch { throw .parameter(error) }
    }

    /// Throws unless a count is at least so many, and no more than can be computed.
    static func requireCount(from least: Int, _ name: String, _ value: Int) throws(QueueError) {
        guard value >= least else { throw invalid(name, Double(value), mustBe: "\(least) or more") }
        let most = LeastThatSuffices.mostServers
        guard value <= most else { throw invalid(name, Double(value), mustBe: "at most \(most)") }
    }

    /// Throws where a load would need more servers than can be computed.
    package static func requireComputable(load: Double) throws(QueueError) {
        guard load <= 0.9 * Double(LeastThatSuffices.mostServers) else {
            throw .unreachable(
                "an offered load of \(String(format: "%.6g", load)) servers is more than can be computed"
            )
        }
    }

    static func invalid(_ name: String, _ value: Double, mustBe requirement: String) -> QueueError {
        .parameter(ParameterError(name, value, mustBe: requirement))
    }

    static func requireCount(_ expected: Int, _ name: String, _ count: Int) throws(QueueError) {
        guard count == expected else { throw invalid(name, Double(count), mustBe: "\(expected)") }
    }

    /// Throws unless a share lies in [0, 1).
    static func requireShare(_ name: String, _ value: Double) throws(QueueError) {
        guard value >= 0, value < 1 else {
            throw invalid(name, value, mustBe: "0 or more and below 1")
        }
    }

    /// Throws unless demand is below capacity.
    static func requireStable(demand: Double, capacity: Double) throws(QueueError) {
        guard demand < capacity else { throw .unstable(demand: demand, capacity: capacity) }
    }
}
