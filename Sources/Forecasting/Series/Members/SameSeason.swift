/// The mean of the same place in the latest seasons: last July, or the last two Julys.
enum SameSeason {
    /// The forecast for every step up to a horizon; `nil` with fewer seasons of values.
    static func forecast(
        _ values: UnsafeBufferPointer<Double>,
        season: Int,
        seasons: Int,
        horizon: Int
    ) -> [Double]? {
        let n = values.count
        guard season >= 1, n >= season * seasons else { return nil }
        return (0..<horizon)
            .map { h in
                let place = n - season + h % season
                return (0..<seasons).reduce(0) { $0 + values[place - $1 * season] } / Double(seasons)
            }
    }
}
