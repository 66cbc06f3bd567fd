public import Randomness

/// Draws how long the children of a list have waited, in whole weeks: each independently, with given probabilities.
///
/// Sixteen bits settle nearly every wait, so that a random word serves four children; where a wait ends within the
/// stretch of the unit interval that they leave open, a further word decides. Probabilities are exact to 2^-53.
///
/// Complexity of a draw: about ten instructions.
public struct WaitSampler: Sendable {
    /// Leading bits of a number that choose a cell.
    private static let cellBits: UInt16 = 14

    /// The wait of all numbers in a cell; where they are not of one wait, the complement of the shortest.
    private let cells: [Int16]
    /// Waits up to w answer for numbers below `bounds[w]`, as fractions of 2^64; the last answers for all others.
    private let bounds: [UInt64]
    private let listRoom: Int

    /// A sampler of waits in whole weeks, from 0 up, with probabilities in proportion to weights.
    ///
    /// - Precondition: at least one weight; all finite and 0 or more; a positive sum.
    public init(weights: [Double]) {
        precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights must be finite and 0 or more")
        precondition(weights.count <= 1 << 15, "weights of at most 32,768 weeks")
        let total = weights.reduce(0, +)
        precondition(total > 0, "the weights must have a positive sum")
        var sum = 0.0
        let last = weights.lastIndex { $0 > 0 }!
        let bounds = weights[...last]
            .map { weight in
                sum += weight
                let share = sum / total * 0x1p64
                return share < 0x1p64 ? UInt64(share) : .max
            }
        self.bounds = bounds
        var wait = 0
        cells = (0..<UInt64(1) << UInt64(Self.cellBits))
            .map { cell in
                let first = cell << UInt64(64 - Self.cellBits)
                while wait < last && bounds[wait] <= first { wait += 1 }
                let isOneWait = wait == last || bounds[wait] > first | .max >> UInt64(Self.cellBits)
                return Int16(isOneWait ? wait : ~wait)
            }
        listRoom = weights.count
    }

    /// Adds children to a list by cohort, the newest cohort last: a child who has waited w whole weeks to
    /// `list[list.count - 1 - w]`.
    ///
    /// - Precondition: the list is at least as long as the weights.
    public func add(_ children: Int, to list: UnsafeMutableBufferPointer<Int32>, random: inout RandomStream) {
        precondition(list.count >= listRoom, "a list with room for every wait")
        let newest = list.baseAddress! + (list.count - 1)
        cells.withUnsafeBufferPointer { cells in
            for _ in 0..<children / 4 {
                let word = random.next()
                newest[-wait(UInt16(truncatingIfNeeded: word), cells, &random)] &+= 1
                newest[-wait(UInt16(truncatingIfNeeded: word &>> 16), cells, &random)] &+= 1
                newest[-wait(UInt16(truncatingIfNeeded: word &>> 32), cells, &random)] &+= 1
                newest[-wait(UInt16(truncatingIfNeeded: word &>> 48), cells, &random)] &+= 1
            }
            for _ in 0..<children % 4 {
                newest[-wait(UInt16(truncatingIfNeeded: random.next()), cells, &random)] &+= 1
            }
        }
    }

    @inline(__always)
    private func wait(_ number: UInt16, _ cells: UnsafeBufferPointer<Int16>, _ random: inout RandomStream) -> Int {
        let wait = cells[Int(number &>> (16 - Self.cellBits))]
        return wait >= 0 ? Int(wait) : settle(number, from: ~Int(wait), &random)
    }

    /// The wait of a number in a cell of more than one, with 48 bits more if its sixteen are not enough.
    @inline(never)
    private func settle(_ number: UInt16, from first: Int, _ random: inout RandomStream) -> Int {
        var wait = first
        let number = UInt64(number) << 48
        while wait < bounds.count - 1 && bounds[wait] <= number { wait += 1 }
        guard bounds[wait] <= number | .max >> 16 else { return wait }
        let settled = number | random.next() >> 16
        while wait < bounds.count - 1 && bounds[wait] <= settled { wait += 1 }
        return wait
    }
}
