import Foundation
import Regression
import TestSupport
import Testing

/// NIST's Statistical Reference Datasets for linear regression, certified to 15 digits.
///
/// Thirteen digits are asserted of every set: what is lost beyond them is lost in the data, decimals that are not doubles.
@Suite(.enabled(if: SharedData.isPresent))
struct NISTTests {
    struct Certified {
        var estimates: [Double] = []
        var errors: [Double] = []
        var residualDeviation = Double.nan
        var rSquared = Double.nan
        var rows: [[Double]] = []

        init(_ name: String) throws {
            let lines = try SharedData.text("nist_strd_linear/\(name).dat").components(separatedBy: .newlines)
            let dataStart = try #require(lines.lastIndex { $0.hasPrefix("Data:") })
            for (i, line) in lines.enumerated() {
                let fields = line.split(separator: " ").map(String.init)
                let numbers = fields.compactMap(Double.init)
                if i > dataStart, !numbers.isEmpty { rows.append(numbers) }
                if i < dataStart, i > 28, fields.count == 3, fields[0].hasPrefix("B"), numbers.count == 2 {
                    estimates.append(numbers[0])
                    errors.append(numbers[1])
                }
                if fields.first == "R-Squared", numbers.count == 1 { rSquared = numbers[0] }
                if fields.starts(with: ["Standard", "Deviation"]), numbers.count == 1 {
                    residualDeviation = numbers[0]
                }
            }
        }
    }

    @Test(arguments: [
        ("Norris", "y ~ x", 13.0), ("Pontius", "y ~ poly(x, 2, raw = TRUE)", 13), ("NoInt1", "y ~ x - 1", 13),
        ("NoInt2", "y ~ x - 1", 13), ("Filip", "y ~ poly(x, 10, raw = TRUE)", 13),
        ("Longley", "y ~ x1 + x2 + x3 + x4 + x5 + x6", 13), ("Wampler1", "y ~ poly(x, 5, raw = TRUE)", 13),
        ("Wampler2", "y ~ poly(x, 5, raw = TRUE)", 13), ("Wampler3", "y ~ poly(x, 5, raw = TRUE)", 13),
        ("Wampler4", "y ~ poly(x, 5, raw = TRUE)", 13), ("Wampler5", "y ~ poly(x, 5, raw = TRUE)", 13),
    ])
    func reachesTheCertifiedValues(name: String, formula: String, digits: Double) throws {
        let certified = try Certified(name)
        let width = certified.rows[0].count
        let names = width == 2 ? ["y", "x"] : ["y"] + (1..<width).map { "x\($0)" }
        let table = try DataTable(
            numbers: names.enumerated().map { place, name in (name, certified.rows.map { $0[place] }) }
        )
        let fit = try LinearModel().fit(Formula(formula), table).fit
        #expect(fit.regression.coefficients.count == certified.estimates.count)
        let estimates = zip(fit.regression.coefficients, certified.estimates).map { correctDigits($0, $1) }.min()
        let errors = zip(fit.regression.standardErrors, certified.errors).map { correctDigits($0, $1) }.min()
        let rSquared = correctDigits(fit.rSquared, certified.rSquared)
        let deviation = correctDigits(fit.residualStandardDeviation, certified.residualDeviation)

        #expect(try #require(estimates) >= digits)
        #expect(try #require(errors) >= digits)
        #expect(rSquared >= digits && deviation >= digits)
    }
}
