import Foundation

/// How the children of a list are spread over waits: shares below the ends of bins.
struct ListShape {
    var shares: [Double]

    /// A rebuilt list, in bins.
    init(of list: RebuiltWaits, width: Double) {
        var bins = Array(repeating: 0.0, count: Int(list.longest / width) + 1)
        for (weeks, children) in zip(list.weeks, list.children) { bins[Int(Double(weeks) / width)] += Double(children) }
        self.init(of: bins[...])
    }

    /// Children by age, from the first that is there.
    init(of children: ArraySlice<Double>) {
        let sum = max(children.reduce(0, +), 1e-9)
        var below = 0.0
        shares = children.map {
            below += $0
            return below / sum
        }
    }

    /// How far shapes may be from one another and count as alike.
    private static let tolerance = 0.03

    /// One of lists that is like it, by a number from 0 to 1.
    func nearest(_ lists: [ListShape], _ choice: Double) -> Int {
        let weights = lists.map { list -> Double in
            var squares = 0.0
            let count = max(list.shares.count, shares.count)
            for bin in 0..<count {
                let difference =
                    (bin < shares.count ? shares[bin] : 1) - (bin < list.shares.count ? list.shares[bin] : 1)
                squares += difference * difference
            }
            return squares / Double(max(1, count))
        }
        let least = weights.min() ?? 0
        let likely = weights.map { exp(-($0 - least) / (2 * Self.tolerance * Self.tolerance)) }
        var rest = choice * likely.reduce(0, +)
        for (index, weight) in likely.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return max(0, lists.count - 1)
    }
}
