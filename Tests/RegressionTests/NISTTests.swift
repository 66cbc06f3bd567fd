import Regression
import TestSupport
import Testing

/// NIST's Statistical Reference Datasets for linear regression, certified to 15 digits.
///
/// Thirteen digits are asserted of every set: what is lost beyond them is lost in the data, decimals that are not doubles.
@Suite struct NISTTests {
    @Test(arguments: [
        ("Norris", "y ~ x", 13.0), ("Pontius", "y ~ poly(x, 2, raw = TRUE)", 13), ("NoInt1", "y ~ x - 1", 13),
        ("NoInt2", "y ~ x - 1", 13), ("Filip", "y ~ poly(x, 10, raw = TRUE)", 13),
        ("Longley", "y ~ x1 + x2 + x3 + x4 + x5 + x6", 13), ("Wampler1", "y ~ poly(x, 5, raw = TRUE)", 13),
        ("Wampler2", "y ~ poly(x, 5, raw = TRUE)", 13), ("Wampler3", "y ~ poly(x, 5, raw = TRUE)", 13),
        ("Wampler4", "y ~ poly(x, 5, raw = TRUE)", 13), ("Wampler5", "y ~ poly(x, 5, raw = TRUE)", 13),
    ])
    func reachesTheCertifiedValues(name: String, formula: String, digits: Double) throws {
        let data = try ReferenceTable("nist/\(name).csv")
        let table = try DataTable(
            numbers: data.columns.map { column in (column, try data.rows.map { try $0.number(column) }) }
        )
        let fit = try LinearModel().fit(Formula(formula), table).fit
        let certified = try ReferenceTable("nist/certified.csv").rows(where: "set", is: name)
        let parameters = try certified.filter { try $0.text("parameter").hasPrefix("B") }
        try #require(parameters.count == fit.regression.coefficients.count)
        for (row, (estimate, error)) in zip(parameters, zip(fit.regression.coefficients, fit.regression.standardErrors))
        {
            #expect(correctDigits(estimate, try row.number("value")) >= digits, "\(row)")
            #expect(correctDigits(error, try row.number("standard_error")) >= digits, "\(row)")
        }
        let rest = [
            "R-squared": fit.rSquared, "residual standard deviation": fit.residualStandardDeviation,
        ]
        for (parameter, found) in rest {
            let row = try #require(try certified.first { try $0.text("parameter") == parameter })
            #expect(correctDigits(found, try row.number("value")) >= digits, "\(row)")
        }
    }
}
