import Testing

@testable import Forecasting

@Suite("Nine significant digits")
struct RoundingTests {
    @Test(
        arguments: [
            (1.234_567_894_9, 1.234_567_89), (1.234_567_896, 1.234_567_9), (-1.234_567_896, -1.234_567_9),
            (123_456_789_012.0, 123_456_789_000), (9.999_999_999_9, 10), (4.000_000_000_000_1e-7, 4e-7),
        ]
    )
    func rounds(_ value: Double, _ rounded: Double) {
        #expect(abs(rounded9(value) - rounded) <= 1e-15 * abs(rounded))
    }

    @Test func whatCannotBeRoundedIsLeft() {
        #expect(rounded9(0) == 0)
        #expect(rounded9(.infinity) == .infinity)
        #expect(rounded9(.nan).isNaN)
        #expect(rounded9(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
        #expect(rounded9(1e308) == 1e308)
    }

    /// What it is for: numbers that differ as two BLAS builds do come out as one.
    @Test func numbersThatDifferByRoundingBecomeEqual() {
        for value in [0.123_456_789_2, 4.313_476_156_2, 87_123.456_712] {
            #expect(rounded9(value * (1 + 1e-13)) == rounded9(value * (1 - 1e-13)))
            #expect(rounded9(rounded9(value)) == rounded9(value))
        }
    }
}
