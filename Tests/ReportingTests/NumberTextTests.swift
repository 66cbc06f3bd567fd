import Reporting
import Testing
import Wording

/// Numbers as texts.
@Suite struct NumberTextTests {
    @Test(arguments: [
        (0.3310914970542981, 6, "0.331091"), (520, 6, "520"), (0, 6, "0"), (-0.5, 3, "-0.5"), (797.2601, 6, "797.26"),
        (999_999.6, 6, "1000000"), (0.99999996, 6, "1"), (1_234_567, 3, "1234567"), (3.2e-9, 2, "3.2e-09"),
        (1e-5, 3, "0.00001"), (30.0, 1, "30"), (.infinity, 6, "infinite"), (.nan, 6, "NA"),
        (0.012948875224740095, 12, "0.0129488752247"),
    ])
    func significantDigits(_ value: Double, _ digits: Int, _ text: String) {
        #expect(significant(value, digits: digits) == text)
    }

    @Test(arguments: [0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1e300, -12345.678, 1e15, 4])
    func fullPrecisionReadsBack(_ value: Double) {
        #expect(Double(fullPrecision(value)) == value)
    }

    @Test func jsonKeepsOrderAndEscapes() {
        let value = JSONValue.object([
            ("b", .array([.number(1), .number(.nan), .null])), ("a", .text("say \"x\"\\\n\u{1}")), ("c", .array([])),
        ])
        #expect(
            value.description == """
                {
                  "b": [
                    1,
                    null,
                    null
                  ],
                  "a": "say \\"x\\"\\\\\\n\\u0001",
                  "c": []
                }
                """
        )
    }
}
