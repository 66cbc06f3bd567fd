import Foundation

/// The scale on which lists of all sizes move alike from month to month: the root of the number for small ones, its
/// logarithm for large ones.
///
/// The log of a list of n children changes by v sqrt(1 + c/n) a month: v is how freely lists move, and chance in counts
/// doubles its square at c children. Then
///
///     place(n) = 2 asinh(sqrt(n/c))
///
/// changes by v whatever the size. It has no floor to bounce from but nobody, and above all none of the leaps of a walk in
/// logarithms: there, two children have a scale of eight times v, which makes sixteen of them in a month and, should that month
/// be an odd one, ten thousand.
enum SizeScale {
    private typealias Known = PathConstants.List

    /// Where a number stands.
    static func place(of number: Double) -> Double { 2 * asinh((max(number, 0) / Known.countNoise).squareRoot()) }

    /// The number that stands there.
    static func number(at place: Double) -> Double {
        let root = sinh(max(place, 0) / 2)
        return Known.countNoise * root * root
    }

    /// How far a change of the number's logarithm by one moves its place.
    static func slope(at number: Double) -> Double { 1 / (1 + Known.countNoise / max(number, 0.5)).squareRoot() }

    /// The scale of a break, which is one of the logarithm, where a usual change has a scale.
    static func breakWidth(_ scale: Double, _ slope: Double) -> Double {
        (slope * slope * Known.breakScale * Known.breakScale + scale * scale).squareRoot()
    }
}
