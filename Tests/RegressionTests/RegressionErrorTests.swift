import LinearAlgebra
import Regression
import Testing

/// Every refusal says what was found, what is allowed and what to do.
struct RegressionErrorTests {
    private func message(
        _ family: Family,
        _ response: [Double],
        weights: [Double]? = nil,
        offset: [Double]? = nil
    ) throws -> String? {
        let design = try DesignMatrix(columns: [("x", [1, 2, 3, 4])])
        return #expect(throws: RegressionError.self) {
            try GeneralizedLinearModel(family: family).fit(design, response: response, weights: weights, offset: offset)
        }?
        .description
    }

    @Test func valuesOutOfRange() throws {
        #expect(try message(.poisson, [1, -2, 3, 4]) == "The response in row 2 must be 0 or more, found -2.0.")
        #expect(try message(.gamma, [1, 2, 0, 4]) == "The response in row 3 must be more than 0, found 0.0.")
        #expect(
            try message(.binomial, [1, 2, 0, 1])
                == "The response in row 2 must be a proportion from 0 to 1, with the trials as weights, found 2.0."
        )
        #expect(try message(.gaussian, [1, .nan, 0, 4]) == "The response in row 2 must be a finite number, found nan.")
        #expect(
            try message(.poisson, [1, 2, 3, 4], weights: [1, 1, -1, 1])
                == "The weight in row 3 must be 0 or more and finite, found -1.0."
        )
        #expect(
            try message(.poisson, [1, 2, 3, 4], offset: [0, 0, 0, -.infinity])
                == "The offset in row 4 must be a finite number, found -inf; the log of 0 is not."
        )
        #expect(
            try message(.negativeBinomial(theta: 0), [1, 2, 3, 4])
                == "The negative binomial's theta must be more than 0, found 0.0."
        )
    }

    @Test func lengths() throws {
        #expect(try message(.poisson, [1, 2, 3]) == "The response has 3 values and the design 4 rows.")
        #expect(
            try message(.poisson, [1, 2, 3, 4], weights: [1]) == "The weights has 1 values and the design 4 rows."
        )
    }

    @Test func designs() throws {
        let twice = #expect(throws: RegressionError.self) {
            try DesignMatrix(Matrix(rows: 2, columns: 2), names: ["a", "a"])
        }
        #expect(twice?.description == "Two columns of the design are named 'a'; names must differ.")
        let missing = #expect(throws: RegressionError.self) { try DesignMatrix(columns: [("a", [1, .nan])]) }
        #expect(
            missing?.description
                == "Column 'a' holds nan in row 2; every value must be a finite number, so drop or fill the row."
        )
    }

    @Test func columnsOfDifferentLengths() {
        let error = #expect(throws: RegressionError.self) { try DesignMatrix(columns: [("a", [1, 2]), ("b", [1])]) }
        #expect(error?.description == "Column 'b' has 1 values where 'a' has 2; give columns of one length.")
    }

    @Test func separationNamesTheColumn() throws {
        let design = try DesignMatrix(columns: [("x", [0.1, 0.4, 0.9, 0.3, 0.5]), ("late", [0, 0, 0, 1, 1])])
        let counts = #expect(throws: RegressionError.self) {
            try GeneralizedLinearModel(family: .poisson).fit(design, response: [3, 5, 2, 0, 0])
        }
        #expect(counts?.code == .separation)
        #expect(
            counts?.description
                == "The data separate by 'late': row 4 and its like are fitted exactly at 0, which takes a coefficient that "
                + "runs off to infinity. Leave it out, or put its values into fewer groups."
        )
        let line = try DesignMatrix(columns: [("x", [1, 2, 3, 4, 5, 6])])
        let shares = #expect(throws: RegressionError.self) {
            try GeneralizedLinearModel(family: .binomial).fit(line, response: [0, 0, 0, 1, 1, 1])
        }
        #expect(shares?.code == .separation)
    }

    @Test func countsThatAreAllZero() throws {
        let design = try DesignMatrix(columns: [("x", [1, 2, 3])])
        let error = #expect(throws: RegressionError.self) {
            try NegativeBinomialModel().fit(design, response: [0, 0, 0])
        }
        #expect(
            error?.description
                == "All 3 counts are zero, so the log of their mean has no estimate; there is nothing to fit until "
                + "something is counted."
        )
    }

    @Test func countsWithoutOverdispersion() throws {
        let design = try DesignMatrix(columns: [("x", [1, 2, 3, 4, 5, 6])])
        let error = #expect(throws: RegressionError.self) {
            try NegativeBinomialModel().fit(design, response: [10, 10, 11, 10, 10, 11])
        }
        #expect(error?.code == .noOverdispersion)
    }

    @Test func anImpossibleStartSaysSo() throws {
        let design = try DesignMatrix(columns: [("x", [0, 1, 2, 3, 4])])
        let error = #expect(throws: RegressionError.self) {
            try GeneralizedLinearModel(family: .poisson, link: .identity)
                .fit(design, response: [1, 2, 3, 4, 5], start: [-100, 0])
        }
        #expect(
            error?.description
                == "The first coefficients give means that the poisson family cannot have with the identity link; give "
                + "starting coefficients or choose another link."
        )
    }
}
