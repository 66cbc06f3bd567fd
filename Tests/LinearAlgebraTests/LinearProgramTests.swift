import TestSupport
import Testing

@testable import LinearAlgebra

/// Least costs with their sources, and the laws that every solution obeys.
struct LinearProgramTests {
    private let anything = -Double.infinity...Double.infinity

    private func atMost(_ bound: Double) -> ClosedRange<Double> { -Double.infinity...bound }

    /// A programme with dense rows.
    private func programme(
        _ costs: [Double],
        _ rows: [([Double], ClosedRange<Double>)],
        bounds: [ClosedRange<Double>]? = nil
    ) -> LinearProgram {
        var programme = LinearProgram()
        for (_, range) in rows { programme.addRow(range) }
        for (column, cost) in costs.enumerated() {
            programme.addColumn(
                cost: cost,
                bounds: bounds?[column] ?? 0...Double.infinity,
                entries: rows.enumerated().map { ($0, $1.0[column]) }
            )
        }
        return programme
    }

    /// Dantzig's factory: doors and windows of the Wyndor Glass Co., Hillier and Lieberman, Introduction to Operations
    /// Research, chapter 3: 36 thousand dollars from 2 batches of doors and 6 of windows; prices 0, 1.5 and 1.
    @Test func theGlassWorks() throws {
        let glass = programme([-3, -5], [([1, 0], atMost(4)), ([0, 2], atMost(12)), ([3, 2], atMost(18))])
        let best = try glass.solved()
        #expect(best.status == .optimal)
        #expect(isClose(best.objective, -36, relative: 1e-12))
        #expect(zip(best.values, [2, 6]).allSatisfy { isClose($0, $1, relative: 1e-12) })
        #expect(zip(best.duals, [0, -1.5, -1]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    /// Beale's example, on which the largest-coefficient rule with ties to the first row cycles for ever.
    ///
    /// It is -0.05 at (0.04, 0, 1, 0). E. M. L. Beale, Naval Research Logistics Quarterly 2 (1955), 269-275.
    @Test func bealesExampleDoesNotCycle() throws {
        let beale = programme(
            [-0.75, 150, -0.02, 6],
            [
                ([0.25, -60, -0.04, 9], atMost(0)), ([0.5, -90, -0.02, 3], atMost(0)), ([0, 0, 1, 0], atMost(1)),
            ]
        )
        let best = try beale.solved()
        #expect(isClose(best.objective, -0.05, relative: 1e-12))
        #expect(isClose(best.values[0], 0.04, relative: 1e-12) && isClose(best.values[2], 1, relative: 1e-12))
    }

    /// The cubes of Klee and Minty, whose corners the largest-coefficient rule visits all: 100^(n-1).
    ///
    /// V. Klee, G. J. Minty, How good is the simplex algorithm? (1972), in Chvatal's form, chapter 4.
    @Test(arguments: [3, 5, 8])
    func theCubesOfKleeAndMinty(_ n: Int) throws {
        func power(_ base: Double, _ exponent: Int) -> Double {
            (0..<exponent).reduce(1) { result, _ in result * base }
        }
        let cube = programme(
            (0..<n).map { -power(10, n - 1 - $0) },
            (0..<n)
                .map { i in
                    ((0..<n).map { j in j < i ? 2 * power(10, i - j) : j == i ? 1 : 0 }, atMost(power(100, i)))
                }
        )
        #expect(isClose(try cube.solved().objective, -power(100, n - 1), relative: 1e-12))
    }

    @Test func boundsOfVariablesAreKept() throws {
        // At most 4 of both; the cheaper is bounded by 3, so the dearer gives the rest.
        let two = programme([-2, -1], [([1, 1], atMost(4))], bounds: [0...3, 0...9])
        #expect(try two.solved().values == [3, 1])
        // From bound to bound, without any row.
        #expect(try programme([-2, 1], [], bounds: [0...3, -5...9]).solved().values == [3, -5])
        // A free variable may be negative; a fixed one stays.
        let free = programme([1, 0], [([1, 1], -4...Double.infinity)], bounds: [anything, 3...3])
        #expect(try free.solved().values == [-7, 3])
    }

    @Test func whatCannotBeMetIsSaid() throws {
        let both = programme([1], [([1], 3...Double.infinity), ([1], atMost(2))])
        #expect(try both.solved().status == .infeasible)
        let equation = programme([1, 1], [([1, 1], 5...5)], bounds: [0...2, 0...2])
        #expect(try equation.solved().status == .infeasible)
    }

    @Test func whatHasNoLeastCostIsSaid() throws {
        let endless = programme([-1, 0], [([1, -1], atMost(1))])
        #expect(try endless.solved().status == .unbounded)
        #expect(try programme([1], [], bounds: [anything]).solved().status == .unbounded)
    }

    @Test func dependentRowsDoNoHarm() throws {
        let twice = programme([1, 2], [([1, 1], 4...4), ([2, 2], 8...8), ([1, 0], atMost(3))])
        #expect(isClose(try twice.solved().objective, 5, relative: 1e-12))
    }

    @Test func whatIsNoNumberIsRefused() {
        let error = #expect(throws: LinearAlgebraError.self) { try programme([.nan], []).solved() }
        #expect(error?.code == .notFinite)
    }

    /// Programmes with least costs by HiGHS: see `Tests/Reference/README.md`.
    private func reference() throws -> [(name: String, status: String, objective: Double?, programme: LinearProgram)] {
        let folder = "linear-programmes/"
        let rows = try ReferenceTable(folder + "rows.csv").rows
        let columns = try ReferenceTable(folder + "columns.csv").rows
        let entries = try ReferenceTable(folder + "entries.csv").rows
        func range(_ row: ReferenceTable.Row) throws -> ClosedRange<Double> {
            (try row.numberIfKnown("lower") ?? -.infinity)...(try row.numberIfKnown("upper") ?? .infinity)
        }
        var ranges: [String: [ClosedRange<Double>]] = [:]
        for row in rows { ranges[try row.text("programme"), default: []].append(try range(row)) }
        var values: [String: [(row: Int, value: Double)]] = [:]
        for entry in entries {
            let key = try entry.text("programme") + "/" + entry.text("column")
            values[key, default: []].append((Int(try entry.number("row")), try entry.number("value")))
        }
        var programmes: [String: LinearProgram] = [:]
        for column in columns {
            let name = try column.text("programme")
            if programmes[name] == nil {
                var new = LinearProgram()
                for range in ranges[name] ?? [] { new.addRow(range) }
                programmes[name] = new
            }
            programmes[name]?
                .addColumn(
                    cost: try column.number("cost"),
                    bounds: try range(column),
                    entries: values[name + "/" + (try column.text("column"))] ?? []
                )
        }
        return try ReferenceTable(folder + "programmes.csv").rows
            .map { row in
                let name = try row.text("programme")
                return (
                    name, try row.text("status"), try row.numberIfKnown("objective"),
                    programmes[name] ?? LinearProgram()
                )
            }
    }

    @Test func leastCostsAreThoseOfHiGHS() throws {
        let all = try reference()
        #expect(all.count == 48)
        for one in all {
            let found = try one.programme.solved()
            #expect(found.status.rawValue == one.status, "\(one.name)")
            if let objective = one.objective {
                #expect(isClose(found.objective, objective, relative: 1e-8), "\(one.name): \(found.objective)")
            }
        }
    }

    /// At the least cost every bound is kept, and the prices of the bounds add up to the cost: strong duality.
    @Test func pricesBearOutTheCost() throws {
        for one in try reference() where one.status == "optimal" {
            let programme = one.programme
            let found = try programme.solved()
            for (sum, range) in zip(programme.sums(found.values), programme.rowBounds) {
                #expect(sum > range.lowerBound - 1e-6 && sum < range.upperBound + 1e-6, "\(one.name)")
            }
            #expect(zip(found.values, programme.bounds).allSatisfy { $1.contains($0) }, "\(one.name)")
            // A price is positive only where the lower bound is there to bind, and negative only at an upper one.
            let prices = zip(found.duals + found.reducedCosts, programme.rowBounds + programme.bounds)
            let dual = prices.reduce(0.0) { sum, one in
                let (price, range) = one
                return abs(price) < 1e-8 ? sum : sum + price * (price > 0 ? range.lowerBound : range.upperBound)
            }
            #expect(isClose(dual, found.objective, relative: 1e-6), "\(one.name): \(dual) and \(found.objective)")
        }
    }

    /// More room never costs more.
    @Test func lessRoomNeverCostsLess() throws {
        for one in try reference() where one.status == "optimal" {
            var wider = LinearProgram()
            for range in one.programme.rowBounds { wider.addRow((range.lowerBound - 1)...(range.upperBound + 1)) }
            for column in 0..<one.programme.columns {
                let entries = (one.programme.starts[column]..<one.programme.starts[column + 1])
                    .map { (one.programme.entryRows[$0], one.programme.entryValues[$0]) }
                wider.addColumn(
                    cost: one.programme.costs[column],
                    bounds: one.programme.bounds[column],
                    entries: entries
                )
            }
            let cost = try one.programme.solved().objective
            let wide = try wider.solved()
            #expect(wide.status != .infeasible, "\(one.name)")
            if wide.status == .optimal { #expect(wide.objective <= cost + 1e-6 * max(1, abs(cost)), "\(one.name)") }
        }
    }
}
