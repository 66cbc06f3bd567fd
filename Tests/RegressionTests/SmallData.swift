import Regression
import TestSupport
import Testing

/// Twelve rows that every kind of fit is tried on; the expected numbers come from statsmodels 0.15.0, each iterated until
/// its parameters stood still, or from SciPy 1.17.1 where said.
enum SmallData {
    static let x = [0.5, 1.2, 1.9, 2.1, 3.3, 3.8, 4.4, 5.0, 5.7, 6.1, 7.2, 7.9]
    static let z: [Double] = [1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0]
    static let counts: [Double] = [2, 1, 4, 3, 3, 7, 6, 5, 12, 9, 11, 17]
    static let amounts = [1.1, 0.7, 2.3, 1.9, 1.6, 3.9, 3.1, 2.2, 6.8, 4.7, 5.5, 9.1]
    static let trials: [Double] = [10, 12, 9, 15, 11, 14, 10, 13, 12, 10, 15, 11]
    static let successes: [Double] = [2, 1, 3, 4, 3, 6, 5, 6, 8, 7, 10, 9]
    static let weights = [1, 2, 1, 0.5, 1, 3, 1, 1, 2, 1, 0.5, 1]

    static var shares: [Double] { zip(successes, trials).map { $0 / $1 } }

    static func design() throws -> DesignMatrix {
        try DesignMatrix(columns: [("x", x), ("z", z)])
    }

    static func new() throws -> DesignMatrix {
        try DesignMatrix(columns: [("x", [2.5, 9]), ("z", [1, 0])])
    }
}

/// Whether two lists agree number by number.
func agree(_ found: [Double], _ expected: [Double], digits: Double = 10) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { correctDigits($0, $1) >= digits }
}
