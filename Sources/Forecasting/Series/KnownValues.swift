import Foundation

/// The values known at an origin, freed of each season and on each scale that candidates ask for, each worked out once.
struct KnownValues {
    /// The values.
    let values: UnsafeBufferPointer<Double>
    /// Periods in a season.
    let season: Int
    /// The greatest value.
    let greatest: Double
    /// All values of the series and those to be left out, where the season is to be found in them.
    private let wider: (all: UnsafeBufferPointer<Double>, block: Range<Int>)?
    private var profiles: [(shape: SeasonalProfile.Shape, profile: SeasonalProfile?)] = []
    private var prepared: [(shape: SeasonalProfile.Shape, isLogarithmic: Bool, values: [Double]?)] = []

    /// Values as they are known.
    ///
    /// - Parameters:
    ///   - values: the values.
    ///   - season: periods in a season.
    ///   - wider: all values of the series and the places to be left out, where the season is to be found in them;
    ///     `nil`: it is found in `values`.
    init(
        _ values: UnsafeBufferPointer<Double>,
        season: Int,
        seasonFrom wider: (all: UnsafeBufferPointer<Double>, block: Range<Int>)? = nil
    ) {
        self.values = values
        self.season = season
        self.wider = wider
        greatest = values.reduce(0, max)
    }

    /// A season and the values without it.
    ///
    /// A motion that smooths the season itself gets the values with it, and the effects to start from.
    ///
    /// - Returns: `nil` where the season cannot be found, or a logarithm does not exist.
    mutating func freed(
        of shape: SeasonalProfile.Shape,
        isLogarithmic: Bool,
        motion: SeriesCandidate.Motion
    ) -> (profile: SeasonalProfile, values: [Double])? {
        guard let profile = profile(shape) else { return nil }
        let kept = SeriesCandidate.smoothsSeason(motion) ? SeasonalProfile.Shape.flat : shape
        return working(kept, isLogarithmic).map { (profile, $0) }
    }

    private mutating func profile(_ shape: SeasonalProfile.Shape) -> SeasonalProfile? {
        if let found = profiles.first(where: { $0.shape == shape }) { return found.profile }
        let profile =
            wider.map { SeasonalProfile(shape, of: $0.all, season: season, excluding: $0.block) }
            ?? SeasonalProfile(shape, of: values, season: season)
        profiles.append((shape, profile))
        return profile
    }

    private mutating func working(_ shape: SeasonalProfile.Shape, _ isLogarithmic: Bool) -> [Double]? {
        if let found = prepared.first(where: { $0.shape == shape && $0.isLogarithmic == isLogarithmic }) {
            return found.values
        }
        var result: [Double]?
        if let profile = profile(shape) {
            var freed = values.enumerated().map { profile.adjusted($1, at: $0) }
            if isLogarithmic {
                for t in freed.indices { freed[t] = freed[t] > 0 ? log(freed[t]) : .nan }
            }
            result = freed.allSatisfy(\.isFinite) ? freed : nil
        }
        prepared.append((shape, isLogarithmic, result))
        return result
    }
}
