import Regression
import Testing

/// Data that separate are told by the variable that separates them, whatever its place and coding.
struct SeparationTests {
    private func said(_ formula: String, _ family: Family, _ columns: [(name: String, values: DataTable.Column)]) throws
        -> String
    {
        let error = #expect(throws: RegressionError.self) {
            try GeneralizedLinearModel(family: family).fit(Formula(formula), DataTable(columns))
        }
        #expect(error?.code == .separation)
        return error?.description ?? ""
    }

    private let groups = DataTable.Column.texts(["a", "a", "a", "b", "b", "b", "c", "c"])
    private let counts = DataTable.Column.numbers([0, 0, 0, 3, 5, 2, 4, 3])
    private let other = DataTable.Column.numbers([1, 2, 3, 1, 2, 4, 1, 2])

    @Test(arguments: ["y ~ g", "y ~ factor(g, ref = \"c\")", "y ~ z + g", "y ~ g - 1"])
    func aLevelOfZeros(_ formula: String) throws {
        let text = try said(formula, .poisson, [("y", counts), ("g", groups), ("z", other)])
        #expect(
            text.hasPrefix("The data separate by level 'a' of 'g': row 1 and its like are fitted exactly at 0"),
            "\(text)"
        )
        #expect(text.hasSuffix("Merge that level with another, or leave the variable out."))
    }

    @Test func aNumberThatTells() throws {
        let x = DataTable.Column.numbers((1...20).map { Double($0) })
        let z = DataTable.Column.numbers((1...20).map { Double($0 * 7 % 20) })
        let y = DataTable.Column.numbers((1...20).map { $0 > 10 ? 1 : 0 })
        for formula in ["y ~ x", "y ~ x + z", "y ~ z + x"] {
            let text = try said(formula, .binomial, [("x", x), ("y", y), ("z", z)])
            #expect(text.hasPrefix("The data separate by 'x': row "), "\(text)")
            #expect(text.hasSuffix("Leave it out, or put its values into fewer groups."))
        }
    }

    @Test func responsesThatAreAllAlike() throws {
        for (value, word) in [(0.0, "0"), (1, "1")] {
            let y = DataTable.Column.numbers([Double](repeating: value, count: 8))
            let text = try said("y ~ z", .binomial, [("y", y), ("z", other)])
            #expect(text.hasPrefix("Every response is \(word) (row "), "\(text)")
        }
    }

    /// Rare events that do not separate are fitted: 3 of 2,000 with x = 0, 9 with x = 1; the log odds ratio by hand.
    @Test func rareEventsAreNot() throws {
        let table = try DataTable(numbers: [
            ("y", [3 / 2000.0, 9 / 2000.0]), ("x", [0, 1]), ("n", [2000, 2000]),
        ])
        let fit = try GeneralizedLinearModel(family: .binomial).fit(Formula("y ~ x"), table, weights: [2000, 2000]).fit
        #expect(abs(fit.coefficients[1] - 1.101_621_3) < 1e-6)
    }
}
