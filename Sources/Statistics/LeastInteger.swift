/// Searches for the place where a condition on whole numbers, false up to there, turns true.
package enum LeastInteger {
    /// The least number of a range for which the condition holds; the largest one is taken to satisfy it, unasked.
    ///
    /// Steps away from the guess, doubling them, until the place is bracketed, and halves the bracket. The answer does
    /// not depend on the guess.
    /// Complexity: the logarithm of the distance from the guess, twice.
    @inlinable
    package static func search<Failure: Error>(
        from guess: Int,
        in range: ClosedRange<Int>,
        where holds: (Int) throws(Failure) -> Bool
    ) throws(Failure) -> Int {
        let start = min(max(guess, range.lowerBound), range.upperBound)
        var below: Int  // the condition fails here, or it is under the range
        var above: Int  // the condition holds here, or it is the end of the range
        var step = 1
        if try holds(start) {
            above = start
            below = max(start - step, range.lowerBound - 1)
            while below >= range.lowerBound, try holds(below) {
                above = below
                step *= 2
                below = max(above - step, range.lowerBound - 1)
            }
        } else {
            below = start
            above = min(start + step, range.upperBound)
            while above < range.upperBound, try !holds(above) {
                below = above
                step *= 2
                above = min(below + step, range.upperBound)
            }
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2
            if try holds(middle) { above = middle } else { below = middle }
        }
        return above
    }
}
