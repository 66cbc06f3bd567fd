import Foundation

/// How many children of each band of waits a list gains or loses when it is bent.
///
/// Where only a number is wanted, with n children in a band of exponent e and one factor f for the whole list the band comes
/// to n f^e: f is found so that the bands have the number together. Where a mean wait is wanted too, n children who have waited
/// x weeks on average come to n f exp(g x), f and g found alike. Where the numbers that have waited long are wanted, each band
/// comes to its own.
struct AgeBend {
    /// Children of each band before, from the shortest waits on.
    private(set) var children: [Int] = []
    /// How many each gains, or below 0 loses; in all a whole number.
    private(set) var changes: [Double] = []
    /// Mean wait of each band in weeks, where it matters.
    private var waits: [Double] = []

    /// Weeks from which the bands hold that a mean wait is reached by.
    private static let meanBands = [0, 2, 4, 8, 13, 18, 26, 39, 52, 65, 78, 104, 130]

    /// Works out what a list, of which the newest possible cohort is `current`, gains or loses at the end of the week.
    ///
    /// - Precondition: somebody is on the list.
    mutating func solve(
        _ list: borrowing CohortList,
        current: Int,
        _ path: (bands: [NumberPath.Band], thresholds: SIMD2<Int>),
        _ ages: NumberPath.Ages,
        wanted: Int
    ) {
        children.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
        waits.removeAll(keepingCapacity: true)
        let change = wanted &- list.total
        switch ages {
        case _ where wanted == 0:
            addBand(to: nil, of: list, current: current)
            changes.append(Double(change))
        case .asTheyAre:
            for band in 1...path.bands.count {
                addBand(to: band < path.bands.count ? path.bands[band].fromWeeks : nil, of: list, current: current)
            }
            guard path.bands.count > 1 else {
                changes.append(Double(change))
                return
            }
            let level = level(path.bands, wanted: Double(wanted), of: Double(list.total))
            for band in children.indices {
                changes.append(Double(children[band]) * expm1(level * path.bands[band].exponent))
            }
            let sum = changes.reduce(0, +)
            guard sum != 0 else { return }
            for band in changes.indices { changes[band] *= Double(change) / sum }
        case .beyond(let long):
            addBand(to: path.thresholds[0], of: list, current: current)
            addBand(to: path.thresholds[1], of: list, current: current)
            addBand(to: nil, of: list, current: current)
            let (most, longest) = (min(long[0], Double(wanted)), min(long[1], Double(wanted)))
            changes.append(Double(wanted) - most - Double(children[0]))
            changes.append(most - longest - Double(children[1]))
            changes.append(longest - Double(children[2]))
            giveToNeighbours()
        case .mean(let weeks):
            addBandsWithWaits(of: list, current: current)
            tilt(to: weeks, wanted: Double(wanted))
        }
    }

    /// Adds the band that ends at a wait, or that has everybody else.
    private mutating func addBand(to weeks: Int?, of list: borrowing CohortList, current: Int) {
        var upTo = list.total
        if let weeks { upTo = list.children(newerThan: current &- weeks, current: current) }
        children.append(upTo &- children.reduce(0, +))
    }

    // MARK: A mean wait

    private mutating func addBandsWithWaits(of list: borrowing CohortList, current: Int) {
        for band in Self.meanBands.indices {
            let first = current &- Self.meanBands[band]
            let end = band + 1 < Self.meanBands.count ? current &- Self.meanBands[band + 1] : -1
            var (count, sum) = (0, 0)
            for cohort in stride(from: first, to: max(-1, end), by: -1) {
                let here = Int(list.counts[cohort])
                count &+= here
                sum &+= here &* (current &- cohort)
            }
            children.append(count)
            waits.append(count > 0 ? Double(sum) / Double(count) + 0.5 : 0)
        }
    }

    /// The most that the share of a wait may differ for each week from the share of a wait a week shorter, on the log scale, times
    /// the range of waits: beyond that a mean is out of reach of the children who are there.
    private static let steepest = 6.0

    private mutating func tilt(to mean: Double, wanted: Double) {
        let shortest = waits.indices.first { children[$0] > 0 }.map { waits[$0] } ?? 0
        let longest = waits.indices.last { children[$0] > 0 }.map { waits[$0] } ?? 0
        let range = longest - shortest
        var slope = 0.0
        if range > 0 {
            // The mean rises with the slope: halve the interval that it lies in.
            var (low, high) = (-Self.steepest / range, Self.steepest / range)
            for _ in 0..<40 {
                slope = 0.5 * (low + high)
                if meanWait(slope, from: shortest) < mean { low = slope } else { high = slope }
            }
        }
        var sum = 0.0
        for band in children.indices {
            changes.append(Double(children[band]) * exp(slope * (waits[band] - shortest)))
            sum += changes[band]
        }
        for band in children.indices { changes[band] = changes[band] * wanted / sum - Double(children[band]) }
    }

    private func meanWait(_ slope: Double, from shortest: Double) -> Double {
        var (sum, weighted) = (0.0, 0.0)
        for band in children.indices where children[band] > 0 {
            let share = Double(children[band]) * exp(slope * (waits[band] - shortest))
            sum += share
            weighted += share * waits[band]
        }
        return weighted / sum
    }

    // MARK: Numbers that have waited long

    /// A band that has nobody cannot gain anybody of its waits: its gain goes to the nearest band that has somebody, the younger of
    /// two as near.
    private mutating func giveToNeighbours() {
        for band in children.indices where children[band] == 0 && changes[band] != 0 {
            let nearest = children.indices.filter { children[$0] > 0 }.min { abs($0 - band) < abs($1 - band) }
            guard let nearest else { continue }
            changes[nearest] += changes[band]
            changes[band] = 0
        }
    }

    // MARK: Who moves

    /// How many join and how many leave: whole numbers that differ by the whole change, by a number from 0 to 1 where there are both.
    func movers(change: Int, luck: () -> Double) -> (joining: Int, leaving: Int) {
        let gains = changes.reduce(0) { $0 + max($1, 0) }
        guard gains > 0, changes.contains(where: { $0 < 0 }) else { return (max(change, 0), max(0 &- change, 0)) }
        let joining = max(Int(gains + luck()), max(change, 0))
        return (joining, joining &- change)
    }

    /// Writes the places in the line, counted from 0 for the newest, of those who move, in rising order: evenly spaced in each
    /// band, from starts between 0 and 1 for those who join and for those who leave; whoever joins stands beside the child there.
    ///
    /// `signs` has 1 for a child who joins and -1 for one who leaves.
    func spread(
        _ movers: (joining: Int, leaving: Int),
        from starts: (joining: Double, leaving: Double),
        into places: UnsafeMutablePointer<Int32>,
        signs: UnsafeMutablePointer<Int32>
    ) {
        var spacings = (
            joining: Spacing(movers.joining, from: starts.joining, among: changes, sign: 1),
            leaving: Spacing(movers.leaving, from: starts.leaving, among: changes, sign: -1)
        )
        var (written, newer) = (0, 0)
        for band in changes.indices {
            let first = written
            let isGain = changes[band] > 0
            if isGain {
                spacings.joining.write(band, changes[band], newer, children[band], places, &written)
            } else {
                spacings.leaving.write(band, 0 - changes[band], newer, children[band], places, &written)
            }
            for index in first..<written { signs[index] = isGain ? 1 : -1 }
            newer &+= children[band]
        }
    }

    /// Places in even distances, where more or fewer are wanted in each band.
    private struct Spacing {
        private let count: Int
        private let start: Double
        /// What makes the bands' wishes add up to the count.
        private let scale: Double
        /// The last band that wishes any.
        private let lastBand: Int
        private var index = 0
        /// What the bands before wished, in all.
        private var before = 0.0

        init(_ count: Int, from start: Double, among changes: [Double], sign: Double) {
            (self.count, self.start) = (count, start)
            let wished = changes.reduce(0) { $0 + max(sign * $1, 0) }
            scale = wished > 0 ? Double(count) / wished : 0
            lastBand = changes.lastIndex { sign * $0 > 0 } ?? -1
        }

        /// Writes the places of a band, which has so many children after those who are newer.
        mutating func write(
            _ band: Int,
            _ wish: Double,
            _ newer: Int,
            _ children: Int,
            _ places: UnsafeMutablePointer<Int32>,
            _ written: inout Int
        ) {
            guard wish > 0, children > 0 else { return }
            let here = wish * scale
            let share = Double(children) / here
            while index < count {
                let point = Double(index) + start
                guard point < before + here || band == lastBand else { break }
                let place = min(Int((point - before) * share), children &- 1)
                places[written] = Int32(truncatingIfNeeded: newer &+ max(place, 0))
                written &+= 1
                index &+= 1
            }
            before += here
        }
    }

    // MARK: A number

    /// The logarithm of the factor, by Newton's rule: the sum is convex and rises, so that from the second step on it is
    /// approached from one side.
    private func level(_ bands: [NumberPath.Band], wanted: Double, of total: Double) -> Double {
        var level = 0.0
        var rest = total - wanted
        for _ in 0..<200 {
            var slope = 0.0
            for band in bands.indices {
                slope += Double(children[band]) * bands[band].exponent * exp(level * bands[band].exponent)
            }
            let step = rest / slope
            // The logarithm of the first step: it cannot go far beyond.
            level -= step < -1 ? -log(1 - step) : step
            rest = -wanted
            for band in bands.indices { rest += Double(children[band]) * exp(level * bands[band].exponent) }
            if abs(step) <= 1e-13 * max(1, abs(level)) { break }
        }
        return level
    }
}
