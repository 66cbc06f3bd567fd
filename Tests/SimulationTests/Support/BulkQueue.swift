import Foundation

/// The mean number at week ends of a list with Poisson referrals and fixed room: N' = max(0, N - room) + Poisson(mean).
///
/// The chain itself, run until it has settled.
func bulkQueueMean(referrals: Double, room: Int) -> Double {
    let arrivals = (0..<60).map { exp(-referrals + Double($0) * log(referrals) - lgamma(Double($0) + 1)) }
    var chance = Array(repeating: 0.0, count: 200)
    chance[0] = 1
    for _ in 0..<3_000 {
        var next = Array(repeating: 0.0, count: chance.count)
        for (number, probability) in chance.enumerated() where probability > 1e-18 {
            let left = max(0, number - room)
            for (new, share) in arrivals.enumerated() where left + new < next.count {
                next[left + new] += probability * share
            }
        }
        chance = next
    }
    return chance.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
}
