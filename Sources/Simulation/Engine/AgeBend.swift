import Foundation

/// How many children of each band of waits a list gains or loses when it is bent to a number.
///
/// With n children in a band of exponent e, and one factor f for the whole list, the band comes to n f^e: f is found so that
/// the bands have the wanted number together.
struct AgeBend {
    /// Children of each band before, from the shortest waits on.
    private(set) var children: [Int] = []
    /// How many each gains or loses, in all a whole number.
    private(set) var changes: [Double] = []

    /// Works out what a list, of which the newest possible cohort is `current`, gains or loses on the way to a number.
    ///
    /// - Precondition: somebody is on the list.
    mutating func solve(_ list: borrowing CohortList, current: Int, bands: [NumberPath.Band], wanted: Int) {
        children.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
        var newer = 0
        for band in bands.indices {
            let upTo =
                band + 1 < bands.count
                ? list.children(newerThan: current &- bands[band + 1].fromWeeks, current: current) : list.total
            children.append(upTo &- newer)
            newer = upTo
        }
        let change = Double(abs(wanted &- list.total))
        guard bands.count > 1, wanted > 0 else {
            for here in children { changes.append(bands.count > 1 ? Double(here) : change) }
            return
        }
        let level = level(bands, wanted: Double(wanted), of: Double(list.total))
        var sum = 0.0
        for band in bands.indices {
            changes.append(Double(children[band]) * abs(expm1(level * bands[band].exponent)))
            sum += changes[band]
        }
        guard sum > 0 else { return }
        for band in bands.indices { changes[band] *= change / sum }
    }

    /// Writes the places in the line, counted from 0 for the newest, of those who move: evenly spaced in each band, from a start
    /// between 0 and 1.
    func spread(_ count: Int, from start: Double, total: Int, into places: UnsafeMutablePointer<Int32>) {
        var (band, before, childrenBefore) = (0, 0.0, 0)
        var share = share(of: 0)
        var last = childrenBefore &+ children[0] &- 1
        for index in 0..<count {
            let point = Double(index) + start
            while band &+ 1 < changes.count && point >= before + changes[band] {
                before += changes[band]
                childrenBefore &+= children[band]
                band &+= 1
                share = self.share(of: band)
                last = childrenBefore &+ children[band] &- 1
            }
            // The last band may be empty, and the one before it short by what sums of fractions have lost in digits.
            let place = min(childrenBefore &+ Int((point - before) * share), last)
            places[index] = Int32(truncatingIfNeeded: min(max(place, 0), total &- 1))
        }
    }

    private func share(of band: Int) -> Double { changes[band] > 0 ? Double(children[band]) / changes[band] : 0 }

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
