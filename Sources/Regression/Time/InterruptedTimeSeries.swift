import LinearAlgebra

/// A segmented regression of a regular series that something changed at a known time.
///
/// g(mean of yₜ) = β₀ + β₁ t + level [t ≥ t₀] + slope max(0, t - t₀) + season + covariates + offset, t = 1, 2, 3 ... n. The
/// level is the jump at t₀ itself, the slope the change in trend from then on. Standard errors allow for autocorrelation and
/// any variances (Newey-West), since ordinary ones are too small for most series.
///
/// What would have happened without the change, the counterfactual, is the same model with level and slope put to zero. It
/// holds as far as nothing else changed at t₀.
/// Source: Bernal, Cummins and Gasparrini (2017), International Journal of Epidemiology 46, 348-355.
public struct InterruptedTimeSeries: Sendable, Equatable {
    /// The distribution of the series about its mean.
    public enum Response: Sendable, Equatable {
        /// A generalised linear model with the family's usual link (log for counts).
        case family(Family, link: Link? = nil)
        /// A negative binomial with theta estimated.
        case negativeBinomial
    }

    /// The yearly or other pattern.
    public enum Season: Sendable, Equatable {
        /// None.
        case none
        /// A level for each place in a period, the first observation being at `start` (1 for January, say).
        case places(period: Int, start: Int)
        /// Sines and cosines.
        case fourier(period: Double, order: Int)
    }

    /// The number of observations before the change: t₀ is the one after.
    public var observationsBefore: Int
    /// Whether the trend may change as well as the level.
    public var changesSlope: Bool
    /// The distribution of the series.
    public var response: Response
    /// The seasonal pattern.
    public var season: Season
    /// How the covariance is estimated.
    public var covariance: CovarianceKind

    /// A design; the covariance is Newey-West with its usual lag unless another is asked for.
    public init(
        observationsBefore: Int,
        changesSlope: Bool = true,
        response: Response = .family(.quasipoisson),
        season: Season = .none,
        covariance: CovarianceKind = .neweyWest(lag: nil)
    ) {
        self.observationsBefore = observationsBefore
        self.changesSlope = changesSlope
        self.response = response
        self.season = season
        self.covariance = covariance
    }

    static let trendName = "trend"
    static let levelName = "level"
    static let slopeName = "slope"

    /// Fits the series; an offset is on the scale of the link, and covariates have one value an observation.
    public func fit(
        _ series: [Double],
        offset: [Double]? = nil,
        covariates: [(name: String, values: [Double])] = []
    ) throws(RegressionError) -> InterruptedTimeSeriesFit {
        let after = series.count - observationsBefore
        guard observationsBefore >= 2, after >= (changesSlope ? 2 : 1) else {
            throw RegressionError(
                .invalidValue,
                "An interrupted series needs at least 2 observations before the change and \(changesSlope ? 2 : 1) after, "
                    + "found \(observationsBefore) and \(after)."
            )
        }
        let design = try design(count: series.count, covariates)
        let regression: GeneralizedLinearFit
        var theta: Double?
        switch response {
        case .family(let family, let link):
            regression = try GeneralizedLinearModel(family: family, link: link)
                .fit(design, response: series, offset: offset)
        case .negativeBinomial:
            let fit = try NegativeBinomialModel().fit(design, response: series, offset: offset)
            regression = fit.regression
            theta = fit.theta
        }
        for name in [Self.levelName] + (changesSlope ? [Self.slopeName] : []) where !regression.names.contains(name) {
            throw RegressionError(
                .rankDeficient,
                "The \(name) change cannot be told from the other columns; take covariates or seasonal terms out."
            )
        }
        return InterruptedTimeSeriesFit(
            regression: regression,
            theta: theta,
            covariance: try regression.covariance(covariance),
            observationsBefore: observationsBefore
        )
    }

    private func design(
        count: Int,
        _ covariates: [(name: String, values: [Double])]
    ) throws(RegressionError) -> DesignMatrix {
        let times = TimeFeatures.trend(count: count)
        let start = Double(observationsBefore + 1)
        var columns: [(name: String, values: [Double])] = [
            (Self.trendName, times), (Self.levelName, TimeFeatures.levelShift(times, start: start)),
        ]
        if changesSlope { columns.append((Self.slopeName, TimeFeatures.slopeChange(times, start: start))) }
        switch season {
        case .none: break
        case .places(let period, let first):
            guard period >= 2 else {
                throw RegressionError(.invalidValue, "A seasonal period must be 2 or more, found \(period).")
            }
            for place in 2...period {
                let values = (0..<count).map { (first - 1 + $0) % period + 1 == place ? 1.0 : 0 }
                columns.append(("season\(place)", values))
            }
        case .fourier(let period, let order): columns += TimeFeatures.fourier(times, period: period, order: order)
        }
        return try DesignMatrix(columns: columns + covariates)
    }
}
