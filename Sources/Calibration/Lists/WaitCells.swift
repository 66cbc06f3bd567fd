import Areas
import Foundation

/// What is published of the waits of one date, as numbers of children in cells that follow one another from 0 on.
///
/// A gap between bands is a cell of which only the rest is known. Where figures contradict one another the surer ones stay:
/// the number before bands, these before everything else.
struct WaitCells {
    /// Children who have waited `from` weeks or more and less than `below`.
    struct Cell {
        var from: Double
        /// Infinity: any longer.
        var below: Double
        var count: ClosedRange<Int>

        /// Whether the number is known.
        var isExact: Bool { count.lowerBound == count.upperBound }
    }

    /// A share of children below a wait, one of which is rounded.
    struct Knot {
        var weeks: Double
        /// Half a unit of the last digit of the weeks.
        var weeksSlack: Double
        var share: Double
        /// Half a unit of the last digit of the share.
        var shareSlack: Double
    }

    /// Children.
    private(set) var number: ClosedRange<Int>
    /// In order, from 0 to infinity.
    private(set) var cells: [Cell]
    /// By rising weeks; they lie inside cells.
    private(set) var knots: [Knot]
    /// Mean wait in weeks with its rounding.
    private(set) var mean: ClosedRange<Double>?
    /// Longest wait in weeks.
    private(set) var maximum: Double?
    /// What could not be kept.
    private(set) var contradictions: [WaitContradiction] = []

    /// The cells of what is published; `nil`: nothing says how many children there are.
    ///
    /// - Parameters:
    ///   - published: the figures.
    ///   - isRounded: whether the mean may lie anywhere within its rounding.
    init?(_ published: PublishedWaits, isRounded: Bool = true) {
        let whole = { (value: Double) in Int(min(max(value.rounded(), 0), 1e9)) }
        cells = []
        var end = 0.0
        var isOpen = false
        for band in published.bands where !isOpen && band.from >= end {
            if band.from > end { cells.append(Cell(from: end, below: band.from, count: 0...Int.max)) }
            cells.append(
                Cell(
                    from: band.from,
                    below: band.below ?? .infinity,
                    count: whole(band.count.lowerBound)...whole(band.count.upperBound)
                )
            )
            isOpen = band.below == nil
            end = band.below ?? .infinity
        }
        if !isOpen { cells.append(Cell(from: end, below: .infinity, count: 0...Int.max)) }
        let least = cells.reduce(0) { $0 + $1.count.lowerBound }
        let most = cells.reduce(0) {
            $0.addingReportingOverflow($1.count.upperBound).overflow ? Int.max : $0 + $1.count.upperBound
        }
        if let count = published.number.map(whole) {
            number = count...count
        } else if most < Int.max {
            number = least...most
        } else if let limit = published.numberBelow.map(whole) {
            number = least...max(least, limit - 1)
        } else if !published.bands.isEmpty {
            // Nobody is known of but those in bands.
            let counted = cells.reduce(0) { $1.count.upperBound == Int.max ? $0 : $0 + $1.count.upperBound }
            number = least...counted
        } else {
            return nil
        }
        knots = []
        keepNumber(least: least, most: most)
        keepMean(published.mean, isRounded: isRounded)
        keepMaximum(published.maximum)
        keepKnots(published)
    }

    /// Scales bands that do not add up to the number.
    private mutating func keepNumber(least: Int, most: Int) {
        if number.lowerBound > most || number.upperBound < least {
            let sum = number.lowerBound > most ? most : least
            contradictions.append(.sum(ofBands: Double(sum), number: Double(number.lowerBound)))
            let bands = cells.map { Double(number.lowerBound > most ? $0.count.upperBound : $0.count.lowerBound) }
            let scaled = Self.apportioned(number.lowerBound, by: sum > 0 ? bands : bands.map { _ in 1 })
            for index in cells.indices { cells[index].count = scaled[index]...scaled[index] }
        }
        // The others leave a cell no more than the rest, and no less.
        for index in cells.indices where !cells[index].isExact {
            let others = cells.indices.filter { $0 != index }.map { cells[$0].count }
            let taken = others.reduce(0) { $0 + $1.lowerBound }
            let room = others.reduce(0) { min(Int(1e9), $0 + min(Int(1e9), $1.upperBound)) }
            let low = max(cells[index].count.lowerBound, number.lowerBound - room)
            cells[index].count = low...max(low, min(cells[index].count.upperBound, number.upperBound - taken))
        }
    }

    /// Shares a number out as near to weights as whole children allow: largest remainder.
    static func apportioned(_ number: Int, by weights: [Double]) -> [Int] {
        let sum = weights.reduce(0, +)
        let exact = weights.map { sum > 0 ? Double(number) * $0 / sum : 0 }
        var counts = exact.map { Int($0.rounded(.down)) }
        let rest = max(0, number - counts.reduce(0, +))
        let byRemainder = weights.indices.sorted {
            let (first, second) = (exact[$0] - Double(counts[$0]), exact[$1] - Double(counts[$1]))
            return first == second ? $0 < $1 : first > second
        }
        for index in byRemainder.prefix(rest) { counts[index] += 1 }
        return counts
    }

    /// Whether anybody can have waited between two cells' edges.
    private var last: Cell? { cells.last { $0.count.upperBound > 0 } }

    private mutating func keepMean(_ published: Double?, isRounded: Bool) {
        guard let published, number.upperBound > 0 else { return }
        let slack = isRounded ? Self.halfUnit(of: published) : 0
        let range = max(published - slack, 0)...published + slack
        guard isBanded else {
            mean = range
            return
        }
        let (least, most) = meanRange
        if range.upperBound < least || range.lowerBound > most {
            contradictions.append(.mean(weeks: published, least: least, most: most))
        } else {
            mean = max(range.lowerBound, least)...max(min(range.upperBound, most), max(range.lowerBound, least))
        }
    }

    private mutating func keepMaximum(_ published: Double?) {
        guard let published, number.upperBound > 0 else { return }
        if let last, isBanded, published >= last.below + 1 || published < last.from && last.count.lowerBound > 0 {
            contradictions.append(
                .maximum(weeks: published, lastFrom: last.from, lastBelow: last.below == .infinity ? nil : last.below)
            )
            return
        }
        // The one with the longest wait may bring along no more weeks than all have.
        if let mean,
            published < mean.lowerBound - 0.5
                || published > mean.upperBound * Double(number.upperBound) + 1
        {
            contradictions.append(.meanBeyondMaximum(mean: mean.upperBound, maximum: published))
            return
        }
        maximum = published
        // Longest waits are told in completed weeks: one of 52 may be of a band that ends at 52.
        if let last, published >= last.below { maximum = last.below.nextDown }
        for index in cells.indices {
            if cells[index].from > published {
                cells[index].count = 0...0
            } else if published < cells[index].below, cells[index].count.lowerBound == 0 {
                cells[index].count = min(1, cells[index].count.upperBound)...cells[index].count.upperBound
            }
        }
    }

    private mutating func keepKnots(_ published: PublishedWaits) {
        guard number.upperBound > 0 else { return }
        var all = published.percentiles.map { ($0.weeks, Self.halfUnit(of: $0.weeks), $0.share, 0.0) }
        if let median = published.median { all.append((median, Self.halfUnit(of: median), 0.5, 0)) }
        all += published.sharesWithin.map {
            ($0.weeks, 0, $0.share, min(Self.halfUnit(of: 100 * $0.share) / 100, 0.005))
        }
        for (weeks, weeksSlack, share, shareSlack) in all.sorted(by: { ($0.0, $0.2) < ($1.0, $1.2) }) {
            let bands = shares(around: weeks - weeksSlack...weeks + weeksSlack)
            let slack = shareSlack + 1 / Double(max(1, number.upperBound))
            if share + slack < bands.lowerBound || share - slack > bands.upperBound {
                contradictions.append(.share(weeks: weeks, published: share, byBands: bands))
            } else if weeks > 0, weeks < (maximum ?? .infinity), !cells.contains(where: { $0.from == weeks }),
                share >= knots.last?.share ?? 0, weeks > knots.last?.weeks ?? 0
            {
                knots.append(Knot(weeks: weeks, weeksSlack: weeksSlack, share: share, shareSlack: shareSlack))
            } else if let next = cells.firstIndex(where: { $0.from == weeks }), next > 0, share > 0,
                !cells[..<next].allSatisfy(\.isExact)
            {
                // An edge, below which not all is counted.
                knots.append(Knot(weeks: weeks, weeksSlack: 0, share: share, shareSlack: shareSlack))
            }
        }
    }

    /// Half a unit of the last digit that a number is written with, of three decimals at most: how far it may be rounded.
    static func halfUnit(of value: Double) -> Double {
        for decimals in 0..<3 {
            let power = pow(10, Double(decimals))
            if abs((value * power).rounded() - value * power) < 1e-7 * max(1, abs(value)) { return 0.5 / power }
        }
        return 0.0005
    }
}

extension WaitCells {
    /// Whether more is known than the number.
    var isBanded: Bool { cells.count > 1 }

    /// The means that lists with these cells have.
    var meanRange: (least: Double, most: Double) {
        guard number.upperBound > 0 else { return (0, 0) }
        let ends = cells.map { ($0.from, min($0.below, maximum ?? .infinity), $0.count) }
        let filled = { (order: [(Double, ClosedRange<Int>)]) -> Double in
            // As many as can be in the first of them.
            var rest = number.lowerBound - order.reduce(0) { $0 + $1.1.lowerBound }
            var sum = 0.0
            for (weeks, count) in order {
                let more = min(rest, count.upperBound - count.lowerBound)
                rest -= max(0, more)
                let children = count.lowerBound + max(0, more)
                if children > 0 { sum += Double(children) * weeks }
            }
            return sum / Double(max(1, number.lowerBound))
        }
        return (filled(ends.map { ($0.0, $0.2) }), filled(ends.reversed().map { ($0.1, $0.2) }))
    }

    /// The shares that may lie below waits in a range, by the cells.
    func shares(around weeks: ClosedRange<Double>) -> ClosedRange<Double> {
        let all = Double(max(1, number.lowerBound))
        let least = cells.reduce(0) { $1.below <= weeks.lowerBound ? $0 + $1.count.lowerBound : $0 }
        let beyond = cells.reduce(0) { $1.from >= weeks.upperBound ? $0 + $1.count.lowerBound : $0 }
        let low = min(Double(least) / all, 1)
        return low...max(low, 1 - Double(beyond) / all)
    }
}
