import Regression
import TestSupport
import Testing

/// Formulas that nobody means end with a sentence that says what is allowed.
struct FormulaLimitTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: [
        ("y ~ " + repeated("(", 50_000) + "x" + repeated(")", 50_000), "at most 10000 characters, found 100005"),
        ("y ~ " + repeated("(", 4000) + "x" + repeated(")", 4000), "at most 100 deep"),
        ("y ~ I(" + repeated("-", 4000) + "x)", "at most 100 deep"),
        ("y ~ " + repeated("x^", 1000) + "2", "at most 100 deep"),
        ("y ~ " + repeated("log(", 1000) + "x" + repeated(")", 1000), "at most 100 deep"),
        ("y ~ x" + repeated("+x", 1000), "at most 500 operators"),
        (repeated("y+", 1000) + "y ~ x", "at most 500 operators"),
        ("y ~ a*b*c*d*e*f*g*h*i*j*k*l", "more than 1000 terms"),
        ("y ~ (a+b+c+d+e+f+g+h+i+j+k+l+m+n)^8", "more than 1000 terms"),
        ("y ~ x^1e300", "a whole number from 1 to 8"),
    ])
    func refused(_ formula: String, _ message: String) {
        let error = #expect(throws: RegressionError.self) { try Formula(formula) }
        #expect(error?.code == .formula)
        let text = error?.description ?? ""
        #expect(text.contains(message) && text.count < 500, "\(text)")
    }

    @Test(arguments: [
        "y ~ " + repeated("(", 90) + "x" + repeated(")", 90), "y ~ x" + repeated("+x", 490),
        "y ~ (a*b*c*d*e*f*g*h*i)^8",
    ])
    func read(_ formula: String) throws {
        #expect(!(try Formula(formula)).columnNames.isEmpty)
    }

    @Test(arguments: [
        ("y ~ poly(x, 1000000)", "a whole degree from 1 to 30, found 1000000"),
        ("y ~ poly(x, 1e300)", "a whole degree from 1 to 30"),
        ("y ~ fourier(x, 12, 1e9)", "a whole order from 1 to 100"),
        ("y ~ fourier(x, 1e12, 1e9)", "a whole order from 1 to 100"),
        ("y ~ id", "The formula makes 5000 columns, 4999 of them of 'id'; with 5000 rows at most 447 can be fitted."),
        ("y ~ ordered(x)", "4999 of them of 'ordered(x)'"),
        ("y ~ id:factor(x)", "25000001 columns"),
        ("y ~ I(x^1e300)", "holds inf in row"),
    ])
    func tooLarge(_ formula: String, _ message: String) throws {
        let rows = 5000
        let table = try DataTable([
            ("y", .numbers((0..<rows).map { Double($0 % 7) })), ("x", .numbers((0..<rows).map { Double($0) })),
            ("id", .texts((0..<rows).map { "c\($0)" })),
        ])
        let error = #expect(throws: RegressionError.self) { try LinearModel().fit(Formula(formula), table) }
        let text = error?.description ?? ""
        #expect(text.contains(message) && text.count < 1000, "\(text)")
    }

    /// A step after the last time is a column of zeros, which is left out by name.
    @Test func aStepBeyondTheData() throws {
        let table = try DataTable(numbers: [("y", [1, 3, 2, 5]), ("t", [1, 2, 3, 4])])
        let fit = try LinearModel().fit(Formula("y ~ t + step(t, 1e300)"), table).fit
        #expect(fit.regression.aliased == ["step(t, 1e300)"] || fit.regression.aliased.count == 1)
    }
}
