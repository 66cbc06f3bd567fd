import Areas
import Foundation

/// How well shapes agree with what is published, apart from the figure to which they were stretched.
///
/// Each kind of figure has a stated say: a band's log share has a standard error of 0.35 beside that of chance, a log mean
/// of 0.06, a logit share or percentile of 0.3; a longest wait M weighs 0.7 times the probability that the longest of so
/// many lies within half a week, plus 0.003; young waits that recent referrals and removals do not allow count half a
/// normal error. Where these leave few candidates, all weights are flattened until a hundred count.
struct WaitWeights {
    private let cells: WaitCells
    private let flows: RecentFlows
    private let number: Double

    private static let bandError = 0.35
    private static let meanError = 0.06
    private static let shareError = 0.3
    private static let maximumScale = 0.7
    private static let maximumFloor = 0.01
    private static let flowWeight = 0.5
    private static let mostFlowExcess = 4.0
    /// Candidates that shall count.
    private static let effective = 100.0

    init(_ cells: WaitCells, flows: RecentFlows) {
        self.cells = cells
        self.flows = flows
        number = Double(max(1, (cells.number.lowerBound + cells.number.upperBound) / 2))
    }

    /// The weights, of which the greatest is 1.
    func weights(of shapes: [StretchedShape]) -> [Double] {
        guard cells.isBanded || cells.maximum != nil || !cells.knots.isEmpty || !flows.spans.isEmpty else {
            return shapes.map { _ in 1 }
        }
        let logs = shapes.map(log)
        let top = logs.max() ?? 0
        var (flat, steep) = (0.0, 1.0)
        let wanted = min(Self.effective, Double(shapes.count) / 4)
        let effective = { (power: Double) in
            let weights = logs.map { exp(power * ($0 - top)) }
            let sum = weights.reduce(0, +)
            return sum * sum / weights.reduce(0) { $0 + $1 * $1 }
        }
        if effective(1) < wanted {
            for _ in 0..<20 {
                let power = (flat + steep) / 2
                if effective(power) < wanted { steep = power } else { flat = power }
            }
            steep = flat
        }
        return logs.map { exp(steep * ($0 - top)) }
    }

    /// The log weight of a shape.
    private func log(_ shape: StretchedShape) -> Double {
        let all = shape.law.total.mass
        var log = 0.0
        // Expected children of each cell, which are those counted where that is known.
        var counts: [Double] = []
        var shares: [Double] = []
        for cell in cells.cells {
            let share =
                cell.below == .infinity
                ? shape.law.mass(from: cell.from) / all
                : shape.law.part(from: cell.from, to: cell.below).total.mass / all
            let expected = share * number
            let counted = min(max(expected, Double(cell.count.lowerBound)), Double(cell.count.upperBound))
            shares.append(share)
            counts.append(counted)
            if cells.isBanded {
                let error = Self.bandError * Self.bandError + 1 / (counted + 1)
                let stray = Foundation.log((counted + 0.5) / (expected + 0.5))
                log -= stray * stray / error / 2
            }
        }
        for knot in cells.knots {
            let share = shape.law.mass(below: knot.weeks) / all
            log -= pow((Self.logit(share) - Self.logit(knot.share)) / Self.shareError, 2) / 2
        }
        if let mean = cells.mean, cells.isBanded {
            log -= meanStray(shape, counts, shares, all, mean) / 2
        }
        if let maximum = cells.maximum { log += maximumLog(shape, maximum, counts) }
        for span in flows.spans {
            let excess = min(span.excess(young(shape, span.weeks, counts, shares, all)), Self.mostFlowExcess)
            log -= Self.flowWeight * excess * excess / 2
        }
        return log
    }

    private static func logit(_ share: Double) -> Double {
        let inside = min(max(share, 1e-4), 1 - 1e-4)
        return Foundation.log(inside / (1 - inside))
    }

    /// How far the mean of the shape within the cells is from the published one: a squared error.
    private func meanStray(
        _ shape: StretchedShape,
        _ counts: [Double],
        _ shares: [Double],
        _ all: Double,
        _ mean: ClosedRange<Double>
    ) -> Double {
        var sum = 0.0
        for (cell, count) in zip(cells.cells, counts) where count > 0 {
            sum += count * shape.law.part(from: cell.from, to: cell.below).tilted(0).total.mean
        }
        let predicted = max(sum / max(1, counts.reduce(0, +)), 0.01)
        let target = min(max(predicted, mean.lowerBound), mean.upperBound)
        return pow(Foundation.log(predicted / max(target, 0.01)) / Self.meanError, 2)
    }

    /// The weight of the longest wait: that it is the longest of those in the last cell with anybody.
    private func maximumLog(_ shape: StretchedShape, _ maximum: Double, _ counts: [Double]) -> Double {
        guard let index = cells.cells.lastIndex(where: { $0.from <= maximum }) else { return 0 }
        let cell = cells.cells[index]
        let law = WaitPlacement.law(of: shape, in: cell, tailRate: cells.tailRate(counts, tail: shape.tail))
        let all = law.total.mass
        let children = max(1, counts[index])
        let noneBeyond = { (weeks: Double) in
            exp(children * log1p(-min(law.mass(from: max(weeks, cell.from)) / all, 1 - 1e-12)))
        }
        let probability = noneBeyond(maximum + 0.5) - noneBeyond(maximum - 0.5)
        return Foundation.log(Self.maximumScale * max(0, probability) + Self.maximumFloor)
    }

    /// Children who have waited less than so many weeks.
    private func young(
        _ shape: StretchedShape,
        _ weeks: Double,
        _ counts: [Double],
        _ shares: [Double],
        _ all: Double
    ) -> Double {
        var sum = 0.0
        for (index, cell) in cells.cells.enumerated() where cell.from < weeks {
            guard cell.below > weeks else {
                sum += counts[index]
                continue
            }
            let part = (shape.law.mass(below: weeks) - shape.law.mass(below: cell.from)) / all
            sum += shares[index] > 0 ? counts[index] * min(1, part / shares[index]) : 0
        }
        return sum
    }
}
