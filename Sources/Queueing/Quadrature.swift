/// Integrals of smooth functions, for this module's own use.
enum Quadrature {
    /// The integral from a to b by sixteen panels of the eight-point Gauss-Legendre rule.
    ///
    /// With `gradedAtStart` the panels halve towards a, for functions that are steep there.
    static func integral(from a: Double, to b: Double, gradedAtStart: Bool, _ f: (Double) -> Double) -> Double {
        let panels = 16
        var total = 0.0
        var right = b
        for i in (0..<panels).reversed() {
            let left = i == 0 ? a : gradedAtStart ? a + (right - a) / 2 : a + (b - a) * Double(i) / Double(panels)
            let (middle, half) = ((left + right) / 2, (right - left) / 2)
            for (node, weight) in rule {
                total += half * weight * (f(middle - half * node) + f(middle + half * node))
            }
            right = left
        }
        return total
    }

    /// Positive nodes and weights (Abramowitz and Stegun, table 25.4).
    private static let rule: [(Double, Double)] = [
        (0.183_434_642_495_649_805, 0.362_683_783_378_361_983), (0.525_532_409_916_328_986, 0.313_706_645_877_887_287),
        (0.796_666_477_413_626_740, 0.222_381_034_453_374_471), (0.960_289_856_497_536_232, 0.101_228_536_290_376_259),
    ]
}
