extension LinearProgram {
    /// How the search for the least cost ended.
    public enum Status: String, Sendable {
        /// The least cost was found.
        case optimal
        /// No values of the variables meet all bounds.
        case infeasible
        /// The cost can be brought below any number.
        case unbounded
    }

    /// What was found.
    public struct Solution: Sendable {
        /// How the search ended; the rest is of the least cost only if it is ``Status/optimal``.
        public let status: Status
        /// The cost c'x.
        public let objective: Double
        /// The variables x.
        public let values: [Double]
        /// By row: by how much the cost rises when the row's binding bound rises by one unit (y).
        public let duals: [Double]
        /// By variable: by how much the cost rises when it is made larger by one unit (c - A'y).
        public let reducedCosts: [Double]
        /// How many steps it took.
        public let iterations: Int
    }

    /// Finds the least cost, by the simplex method with bounded variables.
    ///
    /// Every row gets a variable for its sum, so the first basis is at hand whatever the bounds. While something lies outside
    /// its bounds the sum of what lies outside is the cost (phase one), then the real cost (phase two). The inverse of the
    /// basis is held dense, updated at each step and made anew every 100 steps. The steepest reduced cost enters; ties
    /// of the ratio test go to the largest pivot. After a row of steps that gain nothing Bland's rule takes over until one does:
    /// it cannot cycle.
    ///
    /// Sources: V. Chvatal, Linear Programming (1983), chapters 3, 7 and 8 (bounds, revised method, two phases);
    /// R. G. Bland, New finite pivoting rules for the simplex method, Mathematics of Operations Research 2 (1977), 103-107;
    /// P. M. J. Harris, Pivot selection methods of the Devex LP code, Mathematical Programming 5 (1973), 1-28 (ties).
    ///
    /// Complexity: O(m^2 + entries) a step for m rows, mostly two to three times m steps; meant for some hundred rows and some
    /// ten thousand columns.
    ///
    /// - Throws: ``LinearAlgebraError`` for what is not a number, or if it does not end.
    public func solved() throws(LinearAlgebraError) -> Solution {
        let numbers = costs + entryValues
        guard numbers.allSatisfy(\.isFinite) else {
            throw .notFinite("A cost or a coefficient of the linear programme is not a finite number.")
        }
        for range in rowBounds + bounds where range.lowerBound == .infinity || range.upperBound == -.infinity {
            throw .notFinite("A bound of the linear programme leaves no finite value: \(range).")
        }
        var simplex = BoundedSimplex(self)
        return try simplex.solution()
    }
}
