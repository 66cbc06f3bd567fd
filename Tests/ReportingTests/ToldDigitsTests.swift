import Areas
import Statistics
import Testing
import Wording

@testable import Reporting

/// Figures on the terminal go no further than the first digit of their error.
@Suite struct ToldDigitsTests {
    @Test(arguments: [
        (1243.0, 14.0, "1,240"), (1243, 4, "1,243"), (1243, 9.99, "1,243"), (1243, 10, "1,240"), (1250, 140, "1,300"),
        (-1243, 14, "-1,240"), (4, 14, "0"), (-4, 14, "0"), (5, 14, "10"), (1243, 0, "1,243"),
        (123_456, 2000, "123,000"),
    ])
    func wholeNumbers(_ value: Double, _ error: Double, _ text: String) {
        #expect(thousands(value, toldDecimals(error: error)) == text)
    }

    @Test func decimals() {
        #expect(toldDecimals(error: nil) == 0 && toldDecimals(error: .infinity) == 0)
        #expect(toldDecimals(error: 0.004, most: 2) == 2 && toldDecimals(error: 0.04, most: 2) == 2)
        #expect(toldDecimals(error: 0.2, most: 2) == 1 && toldDecimals(error: 3, most: 2) == 0)
        #expect(rounded(0.873, 1) == "0.9" && rounded(87, -1) == "90")
    }

    /// A range has the digits of its median; shares count in hundredths; what is published keeps its digits.
    @Test func cells() {
        let spread = Summary(of: (0..<100).map { 1000 + 10 * Double($0) })
        // The 40th and 60th of 100 values 10 apart, over 4: 49.5.
        #expect(spread.medianError.map { abs($0 - 49.5) < 1e-9 } == true)
        #expect(FigureTable.cell(spread, .waiting) == "1,500 (1,100 to 1,890)")
        #expect(FigureTable.change(spread, .waiting) == "+1,500 (+1,100 to +1,890)")
        let shares = Summary(of: (0..<100).map { 0.01 * Double($0) })
        #expect(FigureTable.cell(shares, .shareWithin(weeks: 18)) == "50% (10% to 89%)")
        let few = Summary(of: (0..<16).map { Double($0) / 15 })
        #expect(FigureTable.cell(few, .shareWithin(weeks: 18)) == "50% (10% to 90%)")
        #expect(FigureTable.cell(Summary(of: [Double](repeating: 1243, count: 100)), .waiting) == "1,243")
    }
}
