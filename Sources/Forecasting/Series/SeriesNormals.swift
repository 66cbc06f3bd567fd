import Randomness

/// Standard normal errors of the periods of one sample path.
struct SeriesNormals {
    private var stream: RandomStream

    /// The errors' stream, keyed by seed and path.
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

    /// One error for each period.
    ///
    /// For smoothing with weight a = sqrt(growth) the error h steps ahead is e_h + a (e_1 + ... + e_(h-1)), here brought
    /// to variance 1.
    func draw(_ count: Int, _ dependence: SeriesForecast.Dependence) -> [Double] {
        var stream = stream
        switch dependence {
        case .smoothing(let growth):
            var sum = 0.0
            return (0..<count)
                .map { h in
                    let error = StandardNormal.quantile(stream.uniform())
                    let z = (error + growth.squareRoot() * sum) / (1 + growth * Double(h)).squareRoot()
                    sum += error
                    return z
                }
        case .shared(let share):
            let common = StandardNormal.quantile(stream.uniform()) * share.squareRoot()
            return (0..<count)
                .map { _ in
                    common + StandardNormal.quantile(stream.uniform()) * (1 - share).squareRoot()
                }
        }
    }
}
