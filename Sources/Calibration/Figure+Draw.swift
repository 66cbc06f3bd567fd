package import Areas
import Statistics

extension Figure {
    /// A draw: the value itself, or from the triangular distribution of its range.
    package func draw(_ u: Double) -> Double {
        guard let range,
            let triangle = try? Triangular(low: range.lowerBound, mode: value, high: range.upperBound)
        else { return value }
        return triangle.quantile(u)
    }
}
