/// The simplex method on a linear programme: which variables are basic, their values, and the steps from one to the next.
///
/// Variables are those of the programme, then one for the sum s of each row: A x - s = 0.
struct BoundedSimplex {
    private let program: LinearProgram
    private let lower: [Double]
    private let upper: [Double]
    /// The variable that is basic in each row.
    private var basis: [Int]
    /// The row in which a variable is basic; -1 for the others.
    private var rowOf: [Int]
    private var values: [Double]
    private var inverse: BasisInverse
    private var iterations = 0
    /// Steps in a row that gained nothing.
    private var stalled = 0

    /// What counts as within a bound, relative to the bound where it is above 1.
    private static let feasibility = 1e-9
    /// What a reduced cost must exceed for a variable to enter.
    private static let improvement = 1e-9
    /// The smallest coefficient that is divided by.
    private static let pivot = 1e-9
    /// Steps after which the basis is inverted anew, so that rounding does not add up.
    private static let freshInverse = 100

    init(_ program: LinearProgram) {
        self.program = program
        let (n, m) = (program.columns, program.rows)
        lower = program.bounds.map(\.lowerBound) + program.rowBounds.map(\.lowerBound)
        upper = program.bounds.map(\.upperBound) + program.rowBounds.map(\.upperBound)
        values = program.bounds.map { range in
            range.lowerBound.isFinite ? range.lowerBound : range.upperBound.isFinite ? range.upperBound : 0
        }
        values += program.sums(values)
        basis = (0..<m).map { n + $0 }
        rowOf = [Int](repeating: -1, count: n) + Array(0..<m)
        inverse = BasisInverse(size: m)
    }

    /// Steps until nothing gains.
    mutating func solution() throws(LinearAlgebraError) -> LinearProgram.Solution {
        try refresh()
        let most = 20_000 + 50 * (program.rows + program.columns)
        while iterations < most {
            let outside = costsOutsideBounds()
            let prices = prices(outside)
            guard let (entering, up) = entering(prices, phaseOne: outside != nil) else {
                // The values of a basis that has not been made anew may be off by rounding: look once more.
                if inverse.updates > 0 {
                    try refresh()
                    continue
                }
                return result(outside == nil ? .optimal : .infeasible, prices)
            }
            iterations += 1
            let direction = inverse.times(column(entering))
            guard let step = step(entering, up: up, direction, phaseOne: outside != nil) else {
                if inverse.updates > 0 {
                    try refresh()
                    continue
                }
                return result(.unbounded, prices)
            }
            try take(step, entering, up: up, direction)
        }
        throw .notConverged("The linear programme of \(program.rows) rows did not end in \(most) steps.")
    }

    /// How far a step goes, and the row whose variable then leaves; none if the entering variable meets its own other bound.
    private struct Step {
        var length: Double
        var row: Int?
        var bound = 0.0
    }

    /// The entries of a variable's column.
    private func column(_ variable: Int) -> [(row: Int, value: Double)] {
        guard variable < program.columns else { return [(variable - program.columns, -1)] }
        return (program.starts[variable]..<program.starts[variable + 1])
            .map { (program.entryRows[$0], program.entryValues[$0]) }
    }

    private func slack(_ bound: Double) -> Double { Self.feasibility * max(1, abs(bound)) }

    /// Phase one: what one unit more of each basic variable adds to what lies outside; `nil` if nothing does.
    private func costsOutsideBounds() -> [Double]? {
        var outside: [Double]?
        for (row, variable) in basis.enumerated() {
            let value = values[variable]
            let below = value < lower[variable] - slack(lower[variable])
            guard below || value > upper[variable] + slack(upper[variable]) else { continue }
            outside = outside ?? [Double](repeating: 0, count: basis.count)
            outside?[row] = below ? -1 : 1
        }
        return outside
    }

    /// The rows' prices y = c_B' B^-1.
    private func prices(_ outside: [Double]?) -> [Double] {
        inverse.transposedTimes(outside ?? basis.map { $0 < program.columns ? program.costs[$0] : 0 })
    }

    private func reducedCost(_ variable: Int, _ prices: [Double], phaseOne: Bool) -> Double {
        guard variable < program.columns else { return prices[variable - program.columns] }
        let cost = phaseOne ? 0 : program.costs[variable]
        let entries = program.starts[variable]..<program.starts[variable + 1]
        // Most of a solution's time goes into this sum; the rows were checked when the column was added.
        return cost
            - prices.withUnsafeBufferPointer { prices in
                program.entryRows.withUnsafeBufferPointer { rows in
                    program.entryValues.withUnsafeBufferPointer { values in
                        var sum = 0.0
                        for entry in entries { sum += prices[rows[entry]] * values[entry] }
                        return sum
                    }
                }
            }
    }

    /// The variable that enters, and whether it rises; `nil` when none gains.
    private func entering(_ prices: [Double], phaseOne: Bool) -> (variable: Int, up: Bool)? {
        var best: (variable: Int, up: Bool)?
        var gain = Self.improvement
        for variable in values.indices where rowOf[variable] < 0 && lower[variable] < upper[variable] {
            let cost = reducedCost(variable, prices, phaseOne: phaseOne)
            guard abs(cost) > gain else { continue }
            let up = cost < 0
            guard up ? values[variable] < upper[variable] : values[variable] > lower[variable] else { continue }
            best = (variable, up)
            if isStalled { return best }
            gain = abs(cost)
        }
        return best
    }

    /// Whether Bland's rule is on.
    private var isStalled: Bool { stalled > 30 }

    /// The ratio test: `nil` when nothing stops the entering variable.
    private func step(_ entering: Int, up: Bool, _ direction: [Double], phaseOne: Bool) -> Step? {
        var best = Step(length: upper[entering] - lower[entering], row: nil)
        var size = 0.0
        for (row, variable) in basis.enumerated() where abs(direction[row]) > Self.pivot {
            let change = up ? -direction[row] : direction[row]
            guard let bound = bound(of: variable, rising: change > 0, phaseOne: phaseOne) else { continue }
            let length = max(0, (bound - values[variable]) / change)
            let tie = abs(length - best.length) <= 1e-12 * max(1, best.length)
            let isBetter =
                tie && best.row != nil
                ? (isStalled ? variable < basis[best.row!] : abs(change) > size) : length < best.length
            guard isBetter else { continue }
            best = Step(length: length, row: row, bound: bound)
            size = abs(change)
        }
        return best.length.isFinite ? best : nil
    }

    /// The bound at which a basic variable stops the step; a variable outside its bounds stops at the one that it comes back
    /// to, and moves away freely.
    private func bound(of variable: Int, rising: Bool, phaseOne: Bool) -> Double? {
        let (value, low, high) = (values[variable], lower[variable], upper[variable])
        if phaseOne {
            if value < low - slack(low) { return rising ? low : nil }
            if value > high + slack(high) { return rising ? nil : high }
        }
        let bound = rising ? high : low
        return bound.isFinite ? bound : nil
    }

    private mutating func take(_ step: Step, _ entering: Int, up: Bool, _ direction: [Double])
        throws(LinearAlgebraError)
    {
        stalled = step.length > 1e-12 ? 0 : stalled + 1
        let signed = up ? step.length : -step.length
        for (row, variable) in basis.enumerated() where direction[row] != 0 {
            values[variable] -= signed * direction[row]
        }
        guard let row = step.row else {
            values[entering] = up ? upper[entering] : lower[entering]
            return
        }
        values[entering] += signed
        let leaving = basis[row]
        values[leaving] = step.bound
        rowOf[leaving] = -1
        rowOf[entering] = row
        basis[row] = entering
        inverse.replace(row, direction)
        if inverse.updates >= Self.freshInverse { try refresh() }
    }

    /// Inverts the basis anew, and works out the basic variables from the others.
    private mutating func refresh() throws(LinearAlgebraError) {
        try inverse.invert(basis.map { column($0) })
        var rest = [Double](repeating: 0, count: basis.count)
        for variable in values.indices where rowOf[variable] < 0 && values[variable] != 0 {
            for (row, value) in column(variable) { rest[row] -= value * values[variable] }
        }
        let basic = inverse.times(rest.enumerated().map { ($0, $1) })
        for (row, variable) in basis.enumerated() { values[variable] = basic[row] }
    }

    private func result(_ status: LinearProgram.Status, _ prices: [Double]) -> LinearProgram.Solution {
        let n = program.columns
        let x = (0..<n).map { min(max(values[$0], lower[$0]), upper[$0]) }
        return LinearProgram.Solution(
            status: status,
            objective: zip(program.costs, x).reduce(0) { $0 + $1.0 * $1.1 },
            values: x,
            duals: prices,
            reducedCosts: (0..<n).map { reducedCost($0, prices, phaseOne: status == .infeasible) },
            iterations: iterations
        )
    }
}
