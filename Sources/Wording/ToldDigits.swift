/// How many decimals of a figure are told: as many as usual, but none beyond the first digit of its Monte Carlo error.
///
/// With an error of 14 the last digit told is that of tens (-1 decimals): 1,243 becomes 1,240. A whole digit coarser would
/// hide what the replications do tell, a digit finer would show chance. A figure without an error, such as a published
/// one, keeps its digits.
package func toldDecimals(error: Double?, most: Int = 0) -> Int {
    guard let error, error.isFinite else { return most }
    var decimals = most
    var next = 10.0
    for _ in 0..<most { next /= 10 }
    while error >= next {
        next *= 10
        decimals -= 1
    }
    return decimals
}
