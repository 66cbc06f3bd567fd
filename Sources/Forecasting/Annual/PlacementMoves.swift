import Foundation
package import Randomness
import Statistics

/// What becomes of plans that are held, from one January to the next: by placement they stay, move or cease, and new ones come.
///
///     s' = K s + q x (plans issued)
///
/// Columns say where a plan was, rows where it is; what a column leaves is the net outflow, ceasing less transfers in.
/// Single moves cannot be told from yearly counts, their net effect can. Moves into a placement follow how much an
/// authority makes of it: they are scaled by the root of its own share over the country's.
package struct PlacementMoves: Codable, Hashable, Sendable {
    /// By placement to which, then from which: the share of a year.
    package let kept: [[Double]]
    /// How new plans are placed in the country.
    package let ofNew: [Double]
    /// How those held are placed in the country.
    package let held: [Double]
    /// Scale of a year's stray on the log scale, by placement.
    package let strays: [Double]

    /// Weight of the authority's own new plans of two years, beside the country's.
    package static let ownWeight = 0.8
    /// Scale of a year's stray of all plans together; strays are a t with four degrees of freedom.
    package static let totalStray = 0.028
    static let degreesOfFreedom = 4.0
    /// How far an authority's moves into a placement may differ from the country's.
    private static let scaling = 0.0...2.0

    package init(kept: [[Double]], ofNew: [Double], held: [Double], strays: [Double]) {
        (self.kept, self.ofNew, self.held, self.strays) = (kept, ofNew, held, strays)
    }

    /// England, by mainstream, resourced provision and units, maintained special schools, non-maintained and independent,
    /// alternative provision, post-16, and other.
    ///
    /// Source: worked out on all authorities of the Department for Education's "Education, health and care plans", release of
    /// 2025: plans held in January 2019 to 2025 and new plans of 2019 to 2024. Shares of those held: January 2020. The
    /// weight of an authority's own, the scaling of its moves and the strays: its years 2019 to 2021. Columns of alternative
    /// provision, of independent and of special schools lie at a bound of 1.5% that cease at least.
    package static let england = PlacementMoves(
        kept: [
            [0.823, 0, 0, 0, 0.017, 0, 0],
            [0.011, 0.882, 0, 0, 0, 0.001, 0.001],
            [0.029, 0.007, 0.948, 0, 0.062, 0.004, 0.017],
            [0.006, 0, 0, 0.928, 0.020, 0.011, 0.026],
            [0, 0, 0, 0, 0.750, 0, 0],
            [0.044, 0.059, 0.028, 0.039, 0, 0.808, 0.060],
            [0.023, 0, 0.009, 0.018, 0.135, 0.105, 0.682],
        ],
        ofNew: [0.803, 0.024, 0.073, 0.020, 0.014, 0.027, 0.039],
        held: [0.338, 0.047, 0.322, 0.061, 0.008, 0.165, 0.059],
        strays: [0.07, 0.185, 0.04, 0.14, 0.38, 0.115, 0.29]
    )

    /// How many placements there are.
    package var count: Int { kept.count }

    /// The share that ceases in a year, net of transfers in, by placement.
    package var ceasing: [Double] {
        (0..<count).map { from in max(0, 1 - (0..<count).reduce(0) { $0 + kept[$1][from] }) }
    }

    /// The same for an authority that holds plans in some proportions.
    package func scaled(toHeld counts: [Double]) -> PlacementMoves {
        precondition(counts.count == count)
        let all = counts.reduce(0, +)
        guard all > 0 else { return self }
        var kept = self.kept
        for to in 0..<count {
            let own = counts[to] / all / held[to]
            let scale = min(max(own.squareRoot(), Self.scaling.lowerBound), Self.scaling.upperBound)
            for from in 0..<count where from != to {
                let more = self.kept[to][from] * (scale - 1)
                kept[to][from] += more
                kept[from][from] -= more
            }
        }
        return PlacementMoves(
            kept: kept.map { $0.map { rounded9(max(0, $0)) } },
            ofNew: ofNew,
            held: held,
            strays: strays
        )
    }

    /// How an authority's new plans are placed, from those of its last two years.
    package func ofNew(own counts: [Double]) -> [Double] {
        let (own, country) = (counts.reduce(0, +), ofNew.reduce(0, +))
        return zip(counts, ofNew)
            .map { count, share in
                own > 0
                    ? Self.ownWeight * count / own + (1 - Self.ownWeight) * share / country : share / country
            }
    }

    /// Plans held a year later.
    package func next(_ held: [Double], new: [Double]) -> [Double] {
        (0..<count).map { to in (0..<count).reduce(new[to]) { $0 + kept[to][$1] * held[$1] } }
    }

    /// The hazard a week of leaving a placement, and where those who leave it go; the last is out.
    package func weeklyExit(from place: Int) -> (hazard: Double, shares: [Double]) {
        let leaving = max(1 - kept[place][place], 1e-9)
        var shares = (0..<count).map { $0 == place ? 0 : kept[$0][place] / leaving }
        shares.append(max(0, 1 - shares.reduce(0, +)))
        let sum = shares.reduce(0, +)
        return (-log(max(kept[place][place], 1e-6)) * 7 / 365.2425, shares.map { $0 / sum })
    }

    /// How much more than expected is held at the end of each year on the log scale, by year and placement, as one of the
    /// courses that this may take: each year's own stray.
    package func strayPath(years: Int, held: [Double], _ random: inout RandomStream) -> [[Double]] {
        let t = Self.t
        let all = max(held.reduce(0, +), 1e-9)
        return (0..<years)
            .map { _ in
                let total = Self.totalStray * t.quantile(random.uniform())
                let drawn = strays.map { $0 * t.quantile(random.uniform()) }
                // Placements stray among themselves: together they stray as the total does.
                let mean = zip(drawn, held).reduce(0) { $0 + exp($1.0) * $1.1 } / all
                let shift = total - log(max(mean, 1e-9))
                return drawn.map { $0 + shift }
            }
    }

    private static let t: StudentT = {
        guard let law = try? StudentT(degreesOfFreedom: degreesOfFreedom) else {
            preconditionFailure("degrees of freedom are above 0")
        }
        return law
    }()
}
