/// The sum of the products of two lists' elements, a' b, up to the end of the shorter one.
@inlinable
package func dotProduct(_ a: some Sequence<Double>, _ b: some Sequence<Double>) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
