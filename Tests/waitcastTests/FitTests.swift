import Foundation
import TestSupport
import Testing
import Wording

/// What `waitcast fit` prints.
@Suite struct FitTests {
    @Test func summaryAsInR() throws {
        let data = try FitData()
        let outcome = try data.fit(
            "referrals.csv --formula 'log(referrals) ~ t + board' --errors newey-west --level 0.9"
        )
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(
            outcome.output == """
                Formula: log(referrals) ~ t + board
                Family: gaussian, link: identity

                Coefficients: (Newey-West standard errors)
                             Estimate Std. Error t value Pr(>|t|)
                (Intercept)  4.084625   0.091899  44.447   <2e-16 ***
                t            0.023658   0.004843   4.885 4.15e-05 ***
                boardsouth  -0.317250   0.073918  -4.292   0.0002 ***
                ---
                Signif. codes: 0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1

                Residual standard error: 0.22829 on 27 degrees of freedom
                Multiple R-squared: 0.5583, adjusted R-squared: 0.5256
                F-statistic: 17.18 on 2 and 27 degrees of freedom, p-value: 1.54e-05

                Confidence intervals:
                                    5%        95%
                (Intercept)    3.92809    4.24115
                t            0.0154098  0.0319071
                boardsouth   -0.443154  -0.191347

                """
        )
    }

    @Test func missingAndAliasedAreNamed() throws {
        let data = try FitData(replacing: [4: "NA,3,3,50300,south,0.4,23", 9: "87,8,8,,north,0.3,21"])
        let outcome = try data.fit(
            "referrals.csv --formula 'referrals ~ t + I(2 * t) + offset(log(population))' --family poisson"
        )
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Not estimated, dependent on the others: I(2 * t)\n"))
        #expect(outcome.output.contains("Null deviance: ") && outcome.output.contains("on 27 degrees of freedom"))
        #expect(outcome.output.hasSuffix("\n(2 rows left out because something is missing: lines 4, 9)\n"))
    }

    @Test func csvHoldsEverything() throws {
        let data = try FitData()
        let outcome = try data.fit(
            "referrals.csv --formula 'referrals ~ t + I(2 * t)' --family negative-binomial --format csv"
        )
        #expect(outcome.status == 0)
        let rows = outcome.output.split(separator: "\n")
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows[0].joined(separator: ",") == "section,name,estimate,standard_error,statistic,p_value,lower,upper")
        #expect(rows.allSatisfy { $0.count == 8 })
        #expect(rows.map { $0[1] }.prefix(4).dropFirst() == ["(Intercept)", "t", "I(2 * t)"])
        #expect(rows[3][0] == "aliased" && rows[3][2].isEmpty)
        let figures = Dictionary(
            uniqueKeysWithValues: rows.filter { $0[0] == "fit" }.map { (String($0[1]), Double($0[2])) }
        )
        #expect(figures["observations"] == 30)
        #expect(figures.keys.contains("theta") && figures.keys.contains("theta_standard_error"))
        #expect(!figures.keys.contains("r_squared"))
    }

    @Test func numbersAsCategoriesOnRequest() throws {
        let data = try FitData()
        let factor = try data.fit("referrals.csv --formula 'referrals ~ factor(month)' --format csv")
        let text = try data.fit("referrals.csv --formula 'referrals ~ month' --text month --format csv")
        #expect(text.output == factor.output.replacing("factor(month)", with: "month"))
    }

    @Test func everyExampleOfTheHelpRuns() throws {
        let data = try FitData()
        let help = try data.fit("--help")
        #expect(help.status == 0)
        let examples = BuiltCommand.examples(in: help.output)
        #expect(examples.count == 4)
        for example in examples {
            let outcome = try BuiltCommand.run(example, in: data.folder)
            #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(example): \(outcome.errors)")
        }
    }
}

/// Fits made by R and MASS, through the command; R stops iterating at six to ten correct digits.
@Suite struct FitReferenceTests {
    private struct Report: Decodable {
        struct Row: Decodable {
            let name: String
            let estimate: Double
            let standard_error: Double
        }

        let coefficients: [Row]
        let fit: [String: Double?]
    }

    private func report(_ arguments: [String]) throws -> Report {
        let outcome = try BuiltCommand.run(["fit"] + arguments + ["--format", "json"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }

    @Test(arguments: [
        ("quine", "Days ~ Eth + Sex + Age + Lrn", "negative-binomial", "quine_nb_main"),
        (
            "seatbelts", "VanKilled ~ I((time - 1969) * 12 + 1) + law + factor(month)", "poisson",
            "seatbelts_van_poisson"
        ),
    ])
    func coefficients(_ data: String, _ formula: String, _ family: String, _ expected: String) throws {
        let file = ReferenceTable.file("regression/\(data).csv").path
        let found = try report([file, "--formula", formula, "--family", family])
        let rows = try ReferenceTable("regression/coefficients.csv").rows(where: "fit", is: expected)
        #expect(rows.count == found.coefficients.count)
        for (row, coefficient) in zip(rows, found.coefficients) {
            #expect(correctDigits(coefficient.estimate, try row.number("estimate")) > 6, "\(coefficient.name)")
        }
    }
}
