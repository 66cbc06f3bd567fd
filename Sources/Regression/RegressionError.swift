import LinearAlgebra

/// Why a regression could not be done.
public struct RegressionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kinds of failure; more may be added.
    public enum Code: String, Sendable {
        /// Numbers of rows, names or values that do not go together.
        case shape
        /// A value that the model cannot take.
        case invalidValue
        /// Too few rows, or columns that leave nothing to estimate.
        case rankDeficient
        /// Fitted values that run to the edge of their range: the maximum likelihood estimate does not exist.
        case separation
        /// An iteration that did not settle.
        case notConverged
        /// Counts that vary no more than a Poisson, so that a negative binomial has no finite theta.
        case noOverdispersion
        /// A model formula that cannot be read.
        case formula
        /// A column that the data does not have.
        case unknownColumn
        /// A failure of the linear algebra beneath.
        case linearAlgebra
    }

    /// The kind of failure.
    public let code: Code
    /// A sentence for people: what was found, what is allowed, and what to do.
    ///
    /// Rows are counted from 1.
    public let description: String
    /// Of a separation, what it is told by.
    let separation: Separation?

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
        separation = nil
    }

    init(_ separation: Separation) {
        code = .separation
        description = separation.description
        self.separation = separation
    }

    init(_ error: LinearAlgebraError) {
        self.init(.linearAlgebra, error.description)
    }
}

/// Runs a piece of linear algebra and turns its error into the module's own.
func algebra<Result>(_ body: () throws(LinearAlgebraError) -> Result) throws(RegressionError) -> Result {
    do { return try body() } catch { throw RegressionError(error) }
}
