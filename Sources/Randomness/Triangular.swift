/// The triangular distribution, by inversion: what people mean by "between a and b, most likely m".
public enum Triangular {
    /// The quantile function of the distribution on [low, high] with its peak at `mode`.
    ///
    ///     low  + sqrt(u (high - low)(mode - low))          for u < (mode - low)/(high - low)
    ///     high - sqrt((1 - u)(high - low)(high - mode))    otherwise
    ///
    /// Increasing in u and in each of the three parameters.
    ///
    /// - Precondition: low <= mode <= high; equal bounds give that value.
    @inlinable
    public static func quantile(_ u: Double, low: Double, mode: Double, high: Double) -> Double {
        precondition(low <= mode && mode <= high, "a triangular distribution needs low <= mode <= high")
        let width = high - low
        let rise = mode - low
        if u * width < rise {
            return low + (u * width * rise).squareRoot()
        }
        return high - ((1 - u) * width * (high - mode)).squareRoot()
    }
}
