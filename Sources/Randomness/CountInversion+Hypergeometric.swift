import Foundation
import Statistics

extension CountInversion {
    /// A hypergeometric count: marked items among `draws` taken without replacement from `population` items, of which
    /// `marked` are marked.
    ///
    ///     P(X = k) = C(marked, k) C(population - marked, draws - k) / C(population, draws)
    ///
    /// - Precondition: 0 <= u <= 1; 0 <= marked <= population; 0 <= draws <= population.
    /// Complexity: proportional to the standard deviation (about nine of them are walked, 2 ns a step). Exact to about
    /// 1e-13.
    @inlinable
    public static func hypergeometric(_ u: Double, population: Int, marked: Int, draws: Int) -> Int {
        precondition(
            population >= 0 && marked >= 0 && marked <= population,
            "marked items must be within the population"
        )
        precondition(draws >= 0 && draws <= population, "draws must be within the population")
        let (lowest, highest) = (max(0, draws - (population - marked)), min(draws, marked))
        if lowest == highest { return lowest }

        let (n, m, d) = (Double(population), Double(marked), Double(draws))
        let mean = d * m / n
        let deviation = (mean * (1 - m / n) * ((n - d) / (n - 1))).squareRoot()
        // By Bernstein's inequality less than 1e-16 lies below.
        var k = max(lowest, Int(mean - 9 * deviation - 40))
        var term = hypergeometricProbability(k, population: n, marked: m, draws: d)
        while term < 1e-300 && k < highest {  // nothing to multiply up from yet
            k &+= 1
            term = hypergeometricProbability(k, population: n, marked: m, draws: d)
        }
        var cumulative = term
        let others = n - m - d
        while cumulative < u && k < highest {
            let x = Double(k)
            term *= (m - x) * (d - x) / ((x + 1) * (others + x + 1))
            let next = cumulative + term
            if next == cumulative { break }
            cumulative = next
            k &+= 1
        }
        return k
    }

    /// One probability, as a product of three binomial ones, which loses no digits to cancelling logarithms.
    ///
    /// Source: Loader, "Fast and accurate computation of binomial probabilities" (2000).
    @usableFromInline
    static func hypergeometricProbability(_ k: Int, population: Double, marked: Double, draws: Double) -> Double {
        let x = Double(k)
        let p = draws / population
        let q = (population - draws) / population
        return exp(
            LogBell.binomial(x, marked - x, p, q)
                + LogBell.binomial(draws - x, population - marked - (draws - x), p, q)
                - LogBell.binomial(draws, population - draws, p, q)
        )
    }
}
