import Randomness
import Statistics

/// Where in its forecast distribution each period of one sample path lies, from 0 to 1.
struct SeriesRanks {
    private var stream: RandomStream

    /// The path's stream, keyed by seed and path.
    init(seed: UInt64, path: Int) {
        stream = RandomStream(
            seed: seed,
            replication: UInt64(path),
            service: RandomStream.serviceKey("series"),
            stage: 0,
            purpose: .arrivals,
            week: 0
        )
    }

    /// One rank for each period.
    func draw(_ count: Int, _ dependence: SeriesForecast.Dependence) -> [Double] {
        var stream = stream
        guard let stop = dependence.stop else { return Self.smoothing(&stream, count, dependence) }
        // One number decides when it goes on again, so that no path stops anew.
        let restart = stream.uniform()
        return zip(stop.stillZero, Self.smoothing(&stream, stop.skipped + count, dependence).suffix(count))
            .map { zero, rank in restart < zero ? restart : zero + (1 - zero) * rank }
    }

    /// Ranks of the errors of exponential smoothing, and of what each period adds by itself.
    ///
    /// For smoothing with weight a = sqrt(growth) the error h steps ahead is e_h + a (e_1 + ... + e_(h-1)), here brought
    /// to variance 1; where it is a share of the variance only, the rest is a period's own.
    private static func smoothing(
        _ stream: inout RandomStream,
        _ count: Int,
        _ dependence: SeriesForecast.Dependence
    ) -> [Double] {
        let (growth, shares) = (dependence.growth, dependence.shares)
        var sum = 0.0
        return (0..<count)
            .map { h in
                let error = StandardNormal.quantile(stream.uniform())
                let common = (error + growth.squareRoot() * sum) / (1 + growth * Double(h)).squareRoot()
                sum += error
                let share = h < shares.count ? shares[h] : 1
                guard share < 1 else { return Normal.standard.cdf(common) }
                let own = StandardNormal.quantile(stream.uniform())
                return Normal.standard.cdf(share.squareRoot() * common + (1 - share).squareRoot() * own)
            }
    }
}
