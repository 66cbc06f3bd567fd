import Foundation

/// A distribution of waits whose density is log-linear in pieces.
///
///     f(a) = exp(height_j + slope_j (a - from_j))   for from_j <= a < to_j
///
/// Everything that is asked of it has a closed form: numbers below a wait, means, tilts, quantiles. The last piece may be
/// open, with a slope below 0. It need not add up to 1: shares are of its own total.
struct WaitLaw: Sendable {
    /// One log-linear piece.
    struct Piece: Sendable {
        /// Weeks.
        var from: Double
        /// Weeks; infinity: it is open.
        var to: Double
        /// log density at `from`.
        var height: Double
        /// Change of the log density in a week.
        var slope: Double
    }

    /// In order of waits, without gaps.
    var pieces: [Piece]

    /// Numbers in each piece.
    var masses: [Double] { pieces.map { $0.mass(below: $0.to) } }

    /// The number below a wait.
    func mass(below weeks: Double) -> Double {
        var sum = 0.0
        for piece in pieces where piece.from < weeks { sum += piece.mass(below: min(weeks, piece.to)) }
        return sum
    }

    /// The number at or beyond a wait.
    func mass(from weeks: Double) -> Double {
        var sum = 0.0
        for piece in pieces where piece.to > weeks { sum += piece.cut(from: weeks).mass(below: piece.to) }
        return sum
    }

    /// All of it and the mean wait.
    var total: (mass: Double, mean: Double) {
        var (sum, weighted) = (0.0, 0.0)
        for piece in pieces {
            let mass = piece.mass(below: piece.to)
            sum += mass
            weighted += mass * (piece.from + piece.meanBeyondStart)
        }
        return (sum, sum > 0 ? weighted / sum : pieces[0].from)
    }

    /// The part between two waits.
    func part(from low: Double, to high: Double) -> WaitLaw {
        WaitLaw(
            pieces: pieces.compactMap { piece in
                guard piece.to > low, piece.from < high else { return nil }
                var part = piece.cut(from: low)
                part.to = min(part.to, high)
                return part
            }
        )
    }

    /// With a density that is exp(rate x wait) times as high, and so that no height overflows.
    func tilted(_ rate: Double) -> WaitLaw {
        let top = pieces.map { $0.height + rate * $0.from }.max() ?? 0
        return WaitLaw(
            pieces: pieces.map {
                Piece(from: $0.from, to: $0.to, height: $0.height + rate * $0.from - top, slope: $0.slope + rate)
            }
        )
    }

    /// Waits below which given shares lie.
    ///
    /// - Parameter shares: rising, from 0 to 1.
    /// - Returns: a wait for each.
    func quantiles(_ shares: some Sequence<Double>) -> [Double] {
        let masses = masses
        let total = masses.reduce(0, +)
        var index = 0
        var below = 0.0
        return shares.map { share in
            while index + 1 < pieces.count, below + masses[index] < share * total {
                below += masses[index]
                index += 1
            }
            return pieces[index].wait(at: share * total - below, of: masses[index])
        }
    }
}

extension WaitLaw.Piece {
    /// The number from its start to a wait within it: exp(height) (exp(slope w) - 1)/slope.
    func mass(below weeks: Double) -> Double {
        let width = weeks - from
        if width == .infinity { return slope < 0 ? exp(height) / -slope : .infinity }
        let steep = slope * width
        return exp(height) * (abs(steep) < 1e-9 ? width : expm1(steep) / slope)
    }

    /// The mean wait of those in it, less its start.
    var meanBeyondStart: Double {
        let width = to - from
        if width == .infinity { return -1 / slope }
        let steep = slope * width
        // The series of 1/(1 - exp(-x)) - 1/x where that cancels.
        if abs(steep) < 1e-3 { return width * (0.5 + steep / 12) }
        return width / -expm1(-steep) - 1 / slope
    }

    /// The piece from a wait within it on.
    func cut(from weeks: Double) -> WaitLaw.Piece {
        guard weeks > from else { return self }
        return WaitLaw.Piece(from: weeks, to: to, height: height + slope * (weeks - from), slope: slope)
    }

    /// The wait below which so many of its own lie.
    func wait(at mass: Double, of all: Double) -> Double {
        let share = all > 0 ? min(max(mass / all, 0), 1) : 0
        let width = to - from
        if width == .infinity { return from + log1p(-min(share, 1 - 1e-12)) / slope }
        let steep = slope * width
        if abs(steep) < 1e-9 { return from + share * width }
        // From the end at which the density is highest: neither overflows.
        let reached =
            steep > 0
            ? width + log(share + (1 - share) * exp(-steep)) / slope : log1p(share * expm1(steep)) / slope
        return from + min(max(reached, 0), width)
    }
}
