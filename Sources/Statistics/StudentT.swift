import Foundation

/// Student's t distribution with nu degrees of freedom, shifted and scaled if wanted.
///
///     f(t) = (1 + t^2/nu)^(-(nu + 1)/2) / (sqrt(nu) B(1/2, nu/2)),   t = (x - location)/scale
///
/// nu may be any positive real; infinity gives the normal distribution.
public struct StudentT: ContinuousDistribution, Equatable {
    /// The degrees of freedom, nu.
    public let degreesOfFreedom: Double
    /// The centre.
    public let location: Double
    /// The unit of t.
    public let scale: Double

    /// Throws unless the degrees of freedom are above 0, the location finite and the scale positive.
    public init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) throws(ParameterError) {
        guard degreesOfFreedom > 0 else {
            throw ParameterError("degrees of freedom", degreesOfFreedom, mustBe: "above 0")
        }
        try ParameterError.requireFinite("the location of a t distribution", location)
        try ParameterError.requirePositive("the scale of a t distribution", scale)
        self.degreesOfFreedom = degreesOfFreedom
        self.location = location
        self.scale = scale
    }

    /// The location; NaN for nu <= 1.
    public var mean: Double { degreesOfFreedom > 1 ? location : .nan }

    /// scale^2 nu/(nu - 2); infinite for 1 < nu <= 2 and NaN below.
    public var variance: Double {
        if degreesOfFreedom == .infinity { return scale * scale }
        if degreesOfFreedom > 2 { return scale * scale * degreesOfFreedom / (degreesOfFreedom - 2) }
        return degreesOfFreedom > 1 ? .infinity : .nan
    }

    /// The logarithm of the density.
    public func logDensity(_ x: Double) -> Double {
        let t = (x - location) / scale
        let nu = degreesOfFreedom
        if nu == .infinity { return Normal.standard.logDensity(t) - log(scale) }
        // log1p of t^2/nu overflows only where the density is 0 anyway.
        return -0.5 * log(nu) - SpecialFunctions.logBeta(0.5, nu / 2) - (nu + 1) / 2 * log1p(t * t / nu) - log(scale)
    }

    /// P(X <= x).
    public func cdf(_ x: Double) -> Double { lowerTail((x - location) / scale) }

    /// P(X > x).
    public func survival(_ x: Double) -> Double { lowerTail(-(x - location) / scale) }

    /// P(T <= t) = I_x(nu/2, 1/2)/2 with x = nu/(nu + t^2), for t <= 0.
    private func lowerTail(_ t: Double) -> Double {
        let nu = degreesOfFreedom
        if nu == .infinity { return Normal.standard.cdf(t) }
        if t.isNaN { return .nan }
        let ratio = t * t / nu
        let (x, y) = ratio == .infinity ? (0, 1) : (1 / (1 + ratio), ratio / (1 + ratio))
        let tails = SpecialFunctions.incompleteBeta(x, y, nu / 2, 0.5)
        return t <= 0 ? 0.5 * tails.lower : 0.5 + 0.5 * tails.upper
    }

    /// The quantile function: t^2 = nu (1 - x)/x at the x with I_x(nu/2, 1/2) = 2 min(p, 1 - p).
    public func quantile(_ p: Double) -> Double {
        let nu = degreesOfFreedom
        guard p >= 0, p <= 1 else { return .nan }
        if nu == .infinity { return location + scale * Normal.standard.quantile(p) }
        if nu == 3 { return location + scale * (p < 0.5 ? Self.lowerQuantile3(p) : -Self.lowerQuantile3(1 - p)) }
        let tail = 2 * min(p, 1 - p)
        let middle = 2 * abs(p - 0.5)
        let logit = SpecialFunctions.inverseBetaLogit(lower: tail, upper: middle, nu / 2, 0.5)
        let t = nu.squareRoot() * exp(-logit / 2)
        return location + scale * (p < 0.5 ? -t : t)
    }

    /// The quantile of three degrees of freedom for p <= 1/2, some fifty times as fast as by the beta function.
    ///
    /// With t = -sqrt(3) cot(a/2) the distribution function is (a - sin a)/(2 pi): Kepler's equation with an
    /// eccentricity of 1, solved by its series in (12 pi p)^(1/3) and, away from 0, two of Halley's steps.
    private static func lowerQuantile3(_ p: Double) -> Double {
        let mean = 2 * Double.pi * p
        let s = cbrt(6 * mean)
        let square = s * s
        var a = s * (1 + square * (1 / 60 + square * (1 / 1400 + square * (1 / 25200 + square * 43 / 17_248_000))))
        if s > 0.1 {
            for _ in 0..<2 {
                let (error, slope) = (a - sin(a) - mean, 1 - cos(a))
                a -= error * slope / (slope * slope - error * sin(a) / 2)
            }
        }
        return -3.0.squareRoot() / tan(a / 2)
    }
}
