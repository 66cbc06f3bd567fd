/// Turns a formula round: the least number of servers, or the least rate, that satisfies a condition.
///
/// The condition must be one that more can only help: once it holds it keeps holding.
package enum LeastThatSuffices {
    /// More servers, or places, than anyone has: no model takes more, and the search stops there.
    package static let mostServers = 10_000_000

    /// The least whole number from `start` on that suffices, by doubling and halving.
    ///
    /// Throws what the condition throws, and where not even `limit` suffices.
    /// Complexity: twice the logarithm of the answer, in evaluations of the condition.
    package static func count(
        from start: Int,
        upTo limit: Int = mostServers,
        _ suffices: (Int) throws(QueueError) -> Bool
    ) throws(QueueError) -> Int {
        var low = start - 1
        var high = min(start, limit)
        var step = 1
        while try !suffices(high) {
            guard high < limit else { throw .unreachable("not even \(limit) reach the target") }
            low = high
            step *= 2
            high = high > limit - step ? limit : high + step
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if try suffices(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// The least rate above `bound` that suffices, to the last digits of a double.
    ///
    /// Throws what the condition throws, and where no finite rate suffices.
    package static func rate(
        above bound: Double,
        _ suffices: (Double) throws(QueueError) -> Bool
    ) throws(QueueError) -> Double {
        // The search is for what comes on top of the bound, so that an answer close to it keeps its digits.
        var high = bound > 0 ? bound : 1
        while true {
            guard (bound + high).isFinite else { throw .unreachable("no rate, however high, reaches the target") }
            if try suffices(bound + high) { break }
            high *= 2
        }
        var low = high / 2
        while bound + low > bound, try suffices(bound + low) {
            high = low
            low /= 2
        }
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high, bound + middle > bound + low, bound + middle < bound + high else {
                break
            }
            if try suffices(bound + middle) { high = middle } else { low = middle }
        }
        return bound + high
    }
}
