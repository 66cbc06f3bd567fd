import Foundation
import Randomness

/// The shapes that the waits of a list may have, as far as real lists show: log hazards in pieces of the mean wait.
///
/// At u mean waits the hazard of a shape is exp(level + trend ln(mean/15) + deviation), the same from edge to edge of
/// ``edges``; deviations are a multivariate Student t with 4 degrees of freedom, wider for lists with long waits. Its
/// waits are then stretched to the mean, or whatever is published. Learned from the bands of children's community
/// services in England and of specialties by commissioner, each set with the same weight, by
/// `Tests/Scripts/learn-wait-shapes.py`, which prints the numbers below. Some shapes have a fringe of very long waits
/// besides, set by trial on the same lists. How all this scores, tells the guide on where a forecast starts.
enum WaitShapes {
    /// Edges of the pieces, in mean waits; the last is open.
    static let edges = [0, 0.15, 0.35, 0.6, 0.9, 1.3, 1.8, 2.5, 3.5, 5]
    /// Log hazards of a list with a mean of 15 weeks.
    private static let level = [-0.401, -0.261, -0.176, -0.049, 0.087, 0.287, 0.486, 0.503, 0.462, 0.631]
    /// How they change with the log of the mean.
    private static let trend = [-0.010, -0.098, -0.083, -0.040, -0.016, 0.078, 0.215, 0.318, 0.270, 0.072]
    /// The lower triangle whose product with independent numbers gives the deviations.
    private static let spread = [
        [0.330],
        [0.087, 0.177],
        [-0.010, 0.059, 0.152],
        [-0.062, -0.026, 0.048, 0.133],
        [-0.082, -0.062, -0.034, 0.019, 0.120],
        [-0.155, -0.122, -0.134, -0.082, 0.009, 0.191],
        [-0.202, -0.183, -0.191, -0.195, -0.171, 0.021, 0.315],
        [-0.148, -0.180, -0.177, -0.170, -0.178, -0.125, 0.089, 0.394],
        [-0.131, -0.158, -0.204, -0.138, -0.173, -0.094, 0.013, 0.236, 0.469],
        [-0.174, -0.158, -0.206, -0.155, -0.143, -0.095, -0.034, 0.212, 0.365, 0.650],
    ]
    /// The deviations of a list with a mean of m weeks are (m/15)^0.65 times as wide, for m from 4.5 to 50.
    private static let widening = 0.65
    private static let mostWidening = 1.2
    /// How many shapes have a fringe of very long waits, and the mean wait in it.
    private static let fringeShare = 0.3
    private static let fringeMeans = 2.7
    /// Pieces from here on are beyond 1.8 means.
    private static let farPiece = 6
    /// ln of a mean wait that nobody publishes, and its standard deviation: that of children's community services (2.4 and
    /// 0.7), a little longer and wider, because the lists of other services are.
    private static let unknownMean = (log: 2.5, deviation: 0.8)

    /// One shape, before it is stretched.
    struct Candidate: Sendable {
        /// Deviations of the log hazards at a mean of 15 weeks.
        fileprivate let deviations: [Double]
        /// Standard normal: how its open last band falls.
        let tail: Double
        /// Standard normal: the log of its mean where none is published.
        fileprivate let size: Double
        /// The share of its fringe.
        fileprivate let fringe: Double

        /// Its mean wait where nothing is published that says it.
        var unknownMean: Double { exp(WaitShapes.unknownMean.log + WaitShapes.unknownMean.deviation * size) }

        /// The shape as a law with a mean of 1, for a list with a mean of about so many weeks.
        func law(meanWeeks: Double) -> WaitLaw {
            let x = log(meanWeeks / 15)
            let width = exp(WaitShapes.widening * min(max(x, -WaitShapes.mostWidening), WaitShapes.mostWidening))
            var survival = 0.0
            var pieces: [WaitLaw.Piece] = []
            pieces.reserveCapacity(edges.count)
            // log survival with the fringe at an edge, from that without it.
            let fringed = { (survival: Double, edge: Double) in
                fringe > 0 ? log((1 - fringe) * exp(survival) + fringe * exp(-edge / fringeMeans)) : survival
            }
            for (index, edge) in edges.enumerated() {
                let logHazard = level[index] + trend[index] * x + width * deviations[index]
                // Far out no lower than a third of one a mean wait: the longest waits stay below some ten means.
                let own = exp(min(max(logHazard, index < farPiece ? -5 : -1), 5))
                let end = index + 1 < edges.count ? edges[index + 1] : 2 * edge
                let (start, next) = (fringed(survival, edge), fringed(survival - own * (end - edge), end))
                let hazard = (start - next) / (end - edge)
                let isLast = index + 1 == edges.count
                pieces.append(
                    WaitLaw.Piece(from: edge, to: isLast ? .infinity : end, height: start + log(hazard), slope: -hazard)
                )
                survival -= own * (end - edge)
            }
            let law = WaitLaw(pieces: pieces)
            return law.stretched(1 / law.total.mean)
        }
    }

    /// Shapes to choose from: drawn once, the same for every list, run and machine.
    static let candidates: [Candidate] = (0..<count).map(candidate)

    /// Candidates.
    static let count = 512

    private static func candidate(_ number: Int) -> Candidate {
        var random = RandomStream(seed: 0, replication: 0, at: .waitShape(number))
        let normal = { (random: inout RandomStream) in
            min(max(StandardNormal.quantile(random.uniform()), -3), 3)
        }
        let scores = level.map { _ in normal(&random) }
        // Four degrees of freedom: chi-squared is -2 ln(u v).
        let chiSquared = -2 * log(random.uniform() * random.uniform())
        let radius = min((4 / chiSquared).squareRoot(), 3)
        return Candidate(
            deviations: spread.map { row in radius * zip(row, scores).reduce(0) { $0 + $1.0 * $1.1 } },
            tail: normal(&random),
            size: normal(&random),
            fringe: random.uniform() < fringeShare ? min(0.015 * exp(0.8 * normal(&random)), 0.1) : 0
        )
    }
}

extension WaitLaw {
    /// The same law of waits that are so many times as long.
    func stretched(_ factor: Double) -> WaitLaw {
        let shift = log(factor)
        return WaitLaw(
            pieces: pieces.map {
                Piece(
                    from: $0.from * factor,
                    to: $0.to * factor,
                    height: $0.height - shift,
                    slope: $0.slope / factor
                )
            }
        )
    }
}
