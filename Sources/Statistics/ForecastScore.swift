/// How well forecasts given as nine percentiles did, on average.
///
/// Scores of different forecasts are joined with `+`: they are sums, so that it does not matter how forecasts were dealt out.
public struct ForecastScore: Equatable, Sendable {
    /// Forecasts scored.
    public private(set) var count = 0
    private var dispersionSum = 0.0
    private var overpredictionSum = 0.0
    private var underpredictionSum = 0.0
    private var errorSum = 0.0
    private var absoluteErrorSum = 0.0
    private var held = SIMD3<Double>(repeating: 0)
    private var pitSum = 0.0
    private var pitSquares = 0.0
    private var pitBins = [Double](repeating: 0, count: binCount)

    /// Bins of the histogram.
    private static let binCount = 10
    /// The places of the lower ends of the central 50, 80 and 95% intervals among the percentiles.
    private static let lowerEnds = [3, 2, 0]

    /// No forecasts yet.
    public init() {}

    /// Adds a forecast.
    ///
    /// - Parameters:
    ///   - percentiles: at ``Summary/levels``.
    ///   - observed: what happened.
    ///   - scale: what scores and errors are divided by, so that lists of all sizes count alike.
    /// - Throws: unless the percentiles are as many, and in order, and the scale is above 0.
    public mutating func add(percentiles: [Double], observed: Double, scale: Double = 1) throws(ParameterError) {
        try ParameterError.requirePositive("the scale of a score", scale)
        let score = try WeightedIntervalScore(percentiles: percentiles, observed: observed)
        let error = (percentiles[percentiles.count / 2] - observed) / scale
        count += 1
        dispersionSum += score.dispersion / scale
        overpredictionSum += score.overprediction / scale
        underpredictionSum += score.underprediction / scale
        errorSum += error
        absoluteErrorSum += abs(error)
        for (place, lower) in Self.lowerEnds.enumerated()
        where percentiles[lower] <= observed && observed <= percentiles[percentiles.count - 1 - lower] {
            held[place] += 1
        }
        let transform = Calibration.Transform(percentiles: percentiles, observed: observed)
        let (lower, upper) = (transform.lower, transform.upper)
        pitSum += (lower + upper) / 2
        // The mean square of a number drawn evenly between both.
        pitSquares += (lower * lower + lower * upper + upper * upper) / 3
        for (bin, share) in Calibration.histogram([transform], bins: Self.binCount).enumerated() {
            pitBins[bin] += share
        }
    }

    /// The mean weighted interval score.
    public var wis: Double { dispersion + overprediction + underprediction }
    /// The part of it due to the width of the intervals.
    public var dispersion: Double { dispersionSum / Double(count) }
    /// The part due to forecasts above what happened.
    public var overprediction: Double { overpredictionSum / Double(count) }
    /// The part due to forecasts below what happened.
    public var underprediction: Double { underpredictionSum / Double(count) }
    /// The mean of median less observation: above 0 where forecasts were too high.
    public var bias: Double { errorSum / Double(count) }
    /// The mean absolute error of the median.
    public var meanAbsoluteError: Double { absoluteErrorSum / Double(count) }
    /// The share of observations in the central 50% interval.
    public var coverage50: Double { held[0] / Double(count) }
    /// The share of observations in the central 80% interval.
    public var coverage80: Double { held[1] / Double(count) }
    /// The share of observations in the central 95% interval.
    public var coverage95: Double { held[2] / Double(count) }
    /// The mean of the probability integral transform: 0.5 when forecasts are right on average, less when too high.
    public var pitMean: Double { pitSum / Double(count) }
    /// Its standard deviation: 0.289 when forecasts are as sure as they should be, more when too sure.
    public var pitDeviation: Double { max(0, pitSquares / Double(count) - pitMean * pitMean).squareRoot() }
    /// The share of the transforms in each tenth of [0, 1].
    public var pitHistogram: [Double] { pitBins.map { $0 / Double(count) } }

    /// The score of both sets of forecasts.
    public static func + (first: ForecastScore, second: ForecastScore) -> ForecastScore {
        var sum = first
        sum.count += second.count
        sum.dispersionSum += second.dispersionSum
        sum.overpredictionSum += second.overpredictionSum
        sum.underpredictionSum += second.underpredictionSum
        sum.errorSum += second.errorSum
        sum.absoluteErrorSum += second.absoluteErrorSum
        sum.held += second.held
        sum.pitSum += second.pitSum
        sum.pitSquares += second.pitSquares
        for (bin, share) in second.pitBins.enumerated() { sum.pitBins[bin] += share }
        return sum
    }
}

extension Calibration.Transform {
    /// For a forecast given as the percentiles of a ``Summary``, in order: between the levels whose percentiles lie below and
    /// above the observation.
    public init(percentiles: [Double], observed: Double) {
        let below = percentiles.lastIndex { $0 < observed }
        let above = percentiles.firstIndex { $0 > observed }
        self.init(lower: below.map { Summary.levels[$0] } ?? 0, upper: above.map { Summary.levels[$0] } ?? 1)
    }
}
