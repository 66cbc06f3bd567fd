/// Why a piece of linear algebra could not be done.
public struct LinearAlgebraError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of failure; more may be added.
    public enum Code: String, Sendable {
        /// Sizes that do not go together, or a matrix too large for 32-bit LAPACK.
        case shape
        /// A matrix that has no inverse, to working precision.
        case singular
        /// A matrix that should be symmetric positive definite and is not.
        case notPositiveDefinite
        /// A NaN or an infinity among the entries.
        case notFinite
        /// An iteration inside LAPACK that did not converge.
        case notConverged
    }

    /// The kind of failure.
    public let code: Code
    /// A sentence for people: what was found, what is allowed, and what to do.
    public let description: String

    static func shape(_ text: String) -> Self { Self(code: .shape, description: text) }
    static func singular(_ text: String) -> Self { Self(code: .singular, description: text) }
    static func notPositiveDefinite(_ text: String) -> Self { Self(code: .notPositiveDefinite, description: text) }
    static func notFinite(_ text: String) -> Self { Self(code: .notFinite, description: text) }
    static func notConverged(_ text: String) -> Self { Self(code: .notConverged, description: text) }
}
