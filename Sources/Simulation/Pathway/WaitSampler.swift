public import Randomness

/// Draws how long the children of a list have waited, in whole weeks: each independently, with given probabilities.
///
/// A table of 4,096 cells answers at once for nearly every number; only a cell that lies across two waits looks further.
/// Each random word serves two children, so that probabilities are exact to 2^-32.
///
/// Complexity of a draw: about ten instructions.
public struct WaitSampler: Sendable {
    /// Leading bits of a number that choose a cell.
    private static let cellBits: UInt32 = 12

    /// The wait of the lowest number in each cell, and of the highest.
    private let cells: [SIMD2<Int32>]
    /// Waits up to w answer for numbers below `bounds[w]`, as fractions of 2^32.
    private let bounds: [UInt64]

    /// A sampler of waits in whole weeks, from 0 up, with probabilities in proportion to weights.
    ///
    /// - Precondition: at least one weight; all finite and 0 or more; a positive sum.
    public init(weights: [Double]) {
        precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "weights must be finite and 0 or more")
        let total = weights.reduce(0, +)
        precondition(total > 0, "the weights must have a positive sum")
        var sum = 0.0
        var bounds = weights.map { weight in
            sum += weight
            return UInt64((sum / total * 0x1p32).rounded())
        }
        let last = weights.lastIndex { $0 > 0 }!
        for wait in last..<bounds.count { bounds[wait] = 1 << 32 }
        let width: UInt64 = 1 << UInt64(32 - Self.cellBits)
        cells = (0..<UInt64(1) << UInt64(Self.cellBits))
            .map { cell in
                let first = bounds.firstIndex { $0 > cell * width }!
                let last = bounds.firstIndex { $0 > cell * width + (width - 1) }!
                return SIMD2(Int32(first), Int32(last))
            }
        self.bounds = bounds
    }

    /// Adds children to a list by cohort, the newest cohort last: a child who has waited w whole weeks to
    /// `list[list.count - 1 - w]`.
    ///
    /// - Precondition: the list is at least as long as the weights.
    public func add(_ children: Int, to list: UnsafeMutableBufferPointer<Int32>, random: inout RandomStream) {
        precondition(list.count >= bounds.count, "a list with room for every wait")
        let newest = list.baseAddress! + (list.count - 1)
        cells.withUnsafeBufferPointer { cells in
            bounds.withUnsafeBufferPointer { bounds in
                for _ in 0..<children / 2 {
                    let word = random.next()
                    newest[-wait(UInt32(truncatingIfNeeded: word), cells, bounds)] &+= 1
                    newest[-wait(UInt32(truncatingIfNeeded: word >> 32), cells, bounds)] &+= 1
                }
                if children % 2 == 1 {
                    newest[-wait(UInt32(truncatingIfNeeded: random.next()), cells, bounds)] &+= 1
                }
            }
        }
    }

    @inline(__always)
    private func wait(
        _ number: UInt32,
        _ cells: UnsafeBufferPointer<SIMD2<Int32>>,
        _ bounds: UnsafeBufferPointer<UInt64>
    ) -> Int {
        let cell = cells[Int(number &>> (32 - Self.cellBits))]
        var wait = Int(cell[0])
        if cell[0] != cell[1] {
            while bounds[wait] <= UInt64(number) { wait &+= 1 }
        }
        return wait
    }
}
