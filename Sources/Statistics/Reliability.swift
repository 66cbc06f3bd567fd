/// Whether events came as often as they were given a probability.
public struct Reliability: Equatable, Sendable {
    /// The forecasts of a tenth of the probabilities.
    public struct Bin: Equatable, Sendable {
        /// How many forecasts.
        public fileprivate(set) var count = 0
        fileprivate var probabilities = 0.0
        /// How many of the events came.
        public fileprivate(set) var came = 0

        /// The mean probability; NaN without forecasts.
        public var meanProbability: Double { probabilities / Double(count) }
        /// The share that came; NaN without forecasts.
        public var shareThatCame: Double { Double(came) / Double(count) }
    }

    /// By tenth of the probability: 0 up to 0.1, and so on; 1 belongs to the last.
    public private(set) var bins = [Bin](repeating: Bin(), count: 10)
    private var squares = 0.0

    /// No forecasts yet.
    public init() {}

    /// Adds a forecast.
    ///
    /// Throws unless the probability lies between 0 and 1.
    public mutating func add(probability: Double, came: Bool) throws(ParameterError) {
        guard (0...1).contains(probability) else {
            throw ParameterError("a probability", probability, mustBe: "between 0 and 1")
        }
        let bin = min(bins.count - 1, Int(probability * Double(bins.count)))
        bins[bin].count += 1
        bins[bin].probabilities += probability
        if came { bins[bin].came += 1 }
        let error = probability - (came ? 1 : 0)
        squares += error * error
    }

    /// Forecasts.
    public var count: Int { bins.reduce(0) { $0 + $1.count } }

    /// The mean square of probability less what happened, 1 or 0: 0 is perfect, 0.25 what a constant 50% gets.
    ///
    /// Source: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950).
    public var brierScore: Double { squares / Double(count) }

    /// The Brier score of always giving the share that came in the end: what a forecast has to beat.
    public var brierScoreOfShare: Double {
        let share = Double(bins.reduce(0) { $0 + $1.came }) / Double(count)
        return share * (1 - share)
    }

    /// The part of the Brier score that is due to probabilities that are not those with which events come, tenth by tenth:
    /// the mean square of mean probability less share that came.
    ///
    /// Source: Murphy, "A new vector partition of the probability score", Journal of Applied Meteorology 12 (1973).
    public var unreliability: Double {
        bins.filter { $0.count > 0 }
            .reduce(0) { sum, bin in
                let error = bin.meanProbability - bin.shareThatCame
                return sum + Double(bin.count) * error * error
            } / Double(count)
    }

    /// The reliability of both sets of forecasts.
    public static func + (first: Reliability, second: Reliability) -> Reliability {
        var sum = first
        for (place, bin) in second.bins.enumerated() {
            sum.bins[place].count += bin.count
            sum.bins[place].probabilities += bin.probabilities
            sum.bins[place].came += bin.came
        }
        sum.squares += second.squares
        return sum
    }
}
