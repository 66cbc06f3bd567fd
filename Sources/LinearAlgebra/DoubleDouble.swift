/// A number held as the unevaluated sum of two doubles: about 32 significant digits.
///
/// |low| is at most half a unit in the last place of `high`. Sums, products, quotients and roots are correct to a few
/// units of 2^-104. Infinities and NaN are not treated apart.
/// Source: Dekker (1971), Numerische Mathematik 18, 224-242; Joldes, Muller and Popescu (2017), ACM TOMS 44(2).
public struct DoubleDouble: Sendable, Equatable {
    /// The leading part: the number rounded to a double.
    public var high: Double
    /// What rounding left over.
    public var low: Double

    /// Zero.
    public static let zero = DoubleDouble(0)

    /// The number as a double, exactly.
    @inlinable
    public init(_ value: Double) {
        high = value
        low = 0
    }

    /// The sum of two doubles of any size, exactly unless it overflows.
    @inlinable
    public init(sumOf a: Double, _ b: Double) {
        let sum = a + b
        let shadow = sum - a
        high = sum
        low = (a - (sum - shadow)) + (b - shadow)
    }

    /// The product of two doubles, exactly unless it overflows or underflows.
    @inlinable
    public init(productOf a: Double, _ b: Double) {
        let product = a * b
        high = product
        low = (-product).addingProduct(a, b)
    }

    /// The sum of a leading part and one not larger than it.
    @inlinable
    init(leading: Double, trailing: Double) {
        high = leading + trailing
        low = trailing - (high - leading)
    }

    /// The sum of two numbers.
    @inlinable
    public static func + (a: Self, b: Self) -> Self {
        let leading = Self(sumOf: a.high, b.high)
        let trailing = Self(sumOf: a.low, b.low)
        let middle = Self(leading: leading.high, trailing: leading.low + trailing.high)
        return Self(leading: middle.high, trailing: middle.low + trailing.low)
    }

    /// The number with its sign changed.
    @inlinable
    public static prefix func - (a: Self) -> Self {
        var result = a
        result.high = -a.high
        result.low = -a.low
        return result
    }

    /// The difference of two numbers.
    @inlinable
    public static func - (a: Self, b: Self) -> Self {
        a + -b
    }

    /// The product of two numbers.
    @inlinable
    public static func * (a: Self, b: Self) -> Self {
        let leading = Self(productOf: a.high, b.high)
        let cross = (a.high * b.low).addingProduct(a.low, b.high)
        return Self(leading: leading.high, trailing: leading.low + cross)
    }

    /// The quotient of two numbers.
    @inlinable
    public static func / (a: Self, b: Self) -> Self {
        let first = a.high / b.high
        let remainder = a - b * Self(first)
        let second = remainder.high / b.high
        let rest = remainder - b * Self(second)
        return Self(leading: first, trailing: second) + Self(rest.high / b.high)
    }

    /// The square root of a number that is not negative.
    @inlinable
    public func squareRoot() -> Self {
        if high <= 0 { return Self(high.squareRoot()) }
        let root = high.squareRoot()
        let remainder = self - Self(productOf: root, root)
        return Self(leading: root, trailing: remainder.high / (2 * root))
    }

    /// The nearest double.
    public var value: Double { high + low }
}
