import Foundation

extension SpecialFunctions {
    /// The error function, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x.
    public static func errorFunction(_ x: Double) -> Double { erf(x) }

    /// 1 - erf(x), without cancellation for large x.
    public static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

    /// The x with erf(x) = y, for -1 <= y <= 1.
    public static func inverseErrorFunction(_ y: Double) -> Double {
        guard abs(y) < 0.5 else {
            return y < 0 ? -inverseComplementaryErrorFunction(1 + y) : inverseComplementaryErrorFunction(1 - y)
        }
        // Two terms of the series, then Newton steps of third order (Halley), each tripling the digits.
        var x = y * (0.886_226_925_452_758 + 0.232_013_666_534_654 * y * y)
        for _ in 0..<3 { x = halley(x, error: erf(x) - y) }
        return x
    }

    /// The x with erfc(x) = y, for 0 <= y <= 2.
    ///
    /// Full precision in both tails: a rational start (Abramowitz and Stegun 26.2.23), then Halley steps.
    public static func inverseComplementaryErrorFunction(_ y: Double) -> Double {
        if y > 1 { return -inverseComplementaryErrorFunction(2 - y) }
        guard y > 0 else { return y == 0 ? .infinity : .nan }
        if y > 0.5 { return inverseErrorFunction(1 - y) }
        let t = (-2 * log(y / 2)).squareRoot()
        let numerator = 2.515_517 + t * (0.802_853 + t * 0.010_328)
        let denominator = 1 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308))
        var x = (t - numerator / denominator) * 0.5.squareRoot()
        for _ in 0..<3 { x = halley(x, error: y - erfc(x)) }
        return x
    }

    /// One Halley step for erf, whose second derivative is -2x times the first.
    private static func halley(_ x: Double, error: Double) -> Double {
        let step = error * (Double.pi.squareRoot() / 2) * exp(x * x)
        return x - step / (1 + x * step)
    }
}
