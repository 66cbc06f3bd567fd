import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

struct FormulaTests {
    private func table() throws -> DataTable {
        try DataTable([
            ("y", .numbers([1, 2, 3, 4, 5, 6])), ("x", .numbers([0.5, 1, 1.5, 2, 2.5, 3])),
            ("g", .texts(["b", "a", "c", "a", "b", "c"])), ("h", .texts(["u", "u", "v", "v", "u", "v"])),
            ("month", .numbers([1, 2, 10, 1, 2, 10])), ("n", .numbers([10, 20, 30, 40, 50, 60])),
            ("waiting list", .numbers([1, 0, 1, 0, 1, 0])),
        ])
    }

    private func names(_ formula: String) throws -> [String] {
        try FormulaEncoding(Formula(formula), table()).design(table()).names
    }

    @Test(arguments: [
        ("y ~ x", ["(Intercept)", "x"]),
        ("y ~ x - 1", ["x"]),
        ("y ~ 0 + x", ["x"]),
        ("y ~ 1", ["(Intercept)"]),
        ("y ~ g", ["(Intercept)", "gb", "gc"]),
        ("y ~ g - 1", ["ga", "gb", "gc"]),
        ("y ~ g + h - 1", ["ga", "gb", "gc", "hv"]),
        ("y ~ factor(month)", ["(Intercept)", "factor(month)2", "factor(month)10"]),
        (
            "y ~ factor(month, ref = \"2\")",
            ["(Intercept)", "factor(month, ref = \"2\")1", "factor(month, ref = \"2\")10"]
        ),
        ("y ~ x * h", ["(Intercept)", "x", "hv", "x:hv"]),
        ("y ~ x:h", ["(Intercept)", "x:hu", "x:hv"]),
        ("y ~ g:h", ["(Intercept)", "ga:hu", "gb:hu", "gc:hu", "ga:hv", "gb:hv", "gc:hv"]),
        ("y ~ h/x", ["(Intercept)", "hv", "hu:x", "hv:x"]),
        ("y ~ (x + n + h)^2 - x:n", ["(Intercept)", "x", "n", "hv", "x:hv", "n:hv"]),
        ("y ~ x*n - x", ["(Intercept)", "n", "x:n"]),
        ("y ~ poly(x, 2)", ["(Intercept)", "poly(x, 2)1", "poly(x, 2)2"]),
        ("y ~ ordered(month)", ["(Intercept)", "ordered(month).L", "ordered(month).Q"]),
        ("y ~ sin(2*pi*x/12) + I(x^2)", ["(Intercept)", "sin(2 * pi * x/12)", "I(x^2)"]),
        (
            "y ~ fourier(n, 12, 2)",
            [
                "(Intercept)", "fourier(n, 12, 2)sin1", "fourier(n, 12, 2)cos1", "fourier(n, 12, 2)sin2",
                "fourier(n, 12, 2)cos2",
            ]
        ),
        ("y ~ step(n, 40) + slope(n, 40)", ["(Intercept)", "step(n, 40)", "slope(n, 40)"]),
        ("log(y) ~ `waiting list` + offset(log(n))", ["(Intercept)", "waiting list"]),
    ])
    func columnsAreNamedAsInR(formula: String, expected: [String]) throws {
        #expect(try names(formula) == expected)
    }

    @Test func valuesOffsetsAndResponses() throws {
        let encoding = try FormulaEncoding(Formula("log(y) ~ x*h + slope(n, 40) + offset(log(n)) + offset(x)"), table())
        let design = try encoding.design(table())
        #expect(design.matrix.column(3) == [0, 0, 0, 0, 10, 20])
        #expect(design.matrix.column(4) == [0, 0, 1.5, 2, 0, 3])
        #expect(try encoding.response(table())[2] == log(3))
        #expect(
            try encoding.offset(table())
                == zip([10.0, 20, 30, 40, 50, 60], [0.5, 1, 1.5, 2, 2.5, 3]).map { log($0) + $1 }
        )
    }

    @Test func polynomialsAreOrthonormal() throws {
        let design = try FormulaEncoding(Formula("y ~ poly(x, 3)"), table()).design(table())
        let products = try design.matrix.transposed.times(design.matrix)
        for i in 1..<4 {
            for j in 0..<4 { #expect(abs(products[i, j] - (i == j ? 1 : 0)) < 1e-13) }
        }
    }

    @Test func missingRowsAreFound() throws {
        let formula = try Formula("log(y) ~ factor(g, ref = \"a\") + poly(x, 2, raw = TRUE) + offset(log(n))")
        #expect(formula.columnNames == ["g", "n", "x", "y"])
        let holes = try DataTable([
            ("y", .numbers([1, .nan, 3, 4])), ("g", .texts(["a", "b", "", "b"])), ("x", .numbers([1, 2, 3, 4])),
            ("n", .numbers([1, 1, 1, 1])), ("other", .numbers([.nan, .nan, .nan, .nan])),
        ])
        #expect(holes.completeRows(in: formula.columnNames) == [0, 3])
    }

    @Test func newDataGetTheColumnsOfTheFit() throws {
        let encoding = try FormulaEncoding(Formula("y ~ g + poly(x, 2)"), table())
        let whole = try encoding.design(table())
        let part = try encoding.design(table().selecting(rows: [1, 3]))
        #expect(part.names == whole.names)
        #expect(part.matrix == whole.matrix.selecting(rows: [1, 3]))
        let stranger = try DataTable([("g", .texts(["a", "z"])), ("x", .numbers([1, 2]))])
        let error = #expect(throws: RegressionError.self) { try encoding.design(stranger) }
        #expect(error?.description == "Row 2 of g is 'z', which is not among the levels of the fit: 'a', 'b', 'c'.")
    }

    @Test func fitsAndPredictsFromATable() throws {
        let fit = try GeneralizedLinearModel(family: .poisson).fit(Formula("y ~ x + offset(log(n))"), table())
        let predicted = try fit.predict(table())
        #expect(agree(predicted.map(\.mean), fit.fit.fitted, digits: 13))
    }

    @Test(arguments: [
        (
            "y ~ x + ",
            "formula:1:9: error: expected a column, a number or a function, found the end\ny ~ x + \n        ^"
        ),
        ("y x", "formula:1:3: error: expected '~' between the response and the terms, found 'x'\ny x\n  ^"),
        ("y ~ x $ z", "formula:1:7: error: '$' has no meaning in a formula\ny ~ x $ z\n      ^"),
        ("y ~ (x", "formula:1:7: error: expected ')', found the end\ny ~ (x\n      ^"),
        ("y ~ x + 2", "formula:1:9: error: only 0 or 1 may stand alone, for the intercept\ny ~ x + 2\n        ^"),
        ("y ~ x x", "formula:1:7: error: expected an operator or the end, found 'x'\ny ~ x x\n      ^"),
        ("y ~ 0", "formula:1:5: error: no term and no intercept are left to estimate\ny ~ 0\n    ^"),
        (
            "y ~ speed",
            "formula:1:5: error: there is no column 'speed'; the columns are 'y', 'x', 'g', 'h', 'month', 'n', "
                + "'waiting list'\ny ~ speed\n    ^"
        ),
        ("y ~ log(g)", "formula:1:9: error: column 'g' holds texts, not numbers\ny ~ log(g)\n        ^"),
        (
            "y ~ factor(g, ref = \"q\")",
            "formula:1:21: error: 'q' is not a level of g; its levels are 'a', 'b', 'c'\ny ~ factor(g, ref = \"q\")\n"
                + "                    ^"
        ),
        (
            "y ~ poly(h2, 2)",
            "formula:1:10: error: there is no column 'h2'; the columns are 'y', 'x', 'g', 'h', 'month', 'n', "
                + "'waiting list'\ny ~ poly(h2, 2)\n         ^"
        ),
        ("y ~ log(x, 2)", "formula:1:5: error: log() takes 1 argument, found 2\ny ~ log(x, 2)\n    ^"),
    ])
    func mistakesArePointedAt(formula: String, expected: String) throws {
        let table = try table()
        let error = #expect(throws: RegressionError.self) {
            let encoding = try FormulaEncoding(Formula(formula), table)
            _ = try encoding.design(table)
        }
        #expect(error?.description == expected)
    }
}
