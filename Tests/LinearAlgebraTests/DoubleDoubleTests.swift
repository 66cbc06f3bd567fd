import LinearAlgebra
import Testing

/// Against mpmath with 50 digits; both parts, to a few units of 2^-104.
struct DoubleDoubleTests {
    let a = DoubleDouble(0x1.921fb54442d18p+1) + DoubleDouble(0x1p-60)
    let b = DoubleDouble(0x1.5bf0a8b145769p+1) + DoubleDouble(-0x1.8p-61)

    private func agree(_ value: DoubleDouble, _ high: Double, _ low: Double) -> Bool {
        value.high == high && abs(value.low - low) <= 8 * 0x1p-106 * abs(high)
    }

    @Test func arithmetic() {
        #expect(agree(a + b, 0x1.77082efac4241p+2, -0x1.ffcp-52))
        #expect(agree(a * b, 0x1.114580b45d474p+3, 0x1.67fac40be5dcbp-52))
        #expect(agree(a / b, 0x1.27ddbf6271dbep+0, 0x1.bc0498bbdb0b2p-59))
        #expect(agree(DoubleDouble(1) / DoubleDouble(3), 0x1.5555555555555p-2, 0x1.5555555555555p-56))
        #expect(agree(DoubleDouble(2).squareRoot(), 0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54))
        #expect(a - a == .zero && DoubleDouble(0).squareRoot() == .zero)
    }

    @Test func sumsAndProductsOfDoublesAreExact() {
        #expect(DoubleDouble(sumOf: 1, 0x1p-80).low == 0x1p-80)
        #expect(DoubleDouble(productOf: 1 + 0x1p-52, 1 - 0x1p-52).low == -0x1p-104)
        #expect((DoubleDouble(1e16) + DoubleDouble(1) - DoubleDouble(1e16)).value == 1)
    }
}
