public import LinearAlgebra

/// What a fit expects of a new observation.
public struct Prediction: Sendable, Equatable {
    /// The linear predictor x β + offset.
    public let predictor: Double
    /// Its standard error.
    public let standardError: Double
    /// The mean, g⁻¹ of the predictor.
    public let mean: Double
    /// The interval of the mean: g⁻¹ of predictor ± quantile x standard error.
    public let confidence: ConfidenceInterval
    /// The interval of a new observation, its own variation and the uncertainty of the coefficients together.
    public let prediction: ConfidenceInterval
}

extension GeneralizedLinearFit {
    /// Predictions for the rows of a design that holds the fit's columns, found by their names.
    ///
    /// The offset is on the scale of the link; weights are those of the new observations (trials for the binomial). With a
    /// robust covariance the intervals follow it. The prediction interval of counts runs between the quantiles at
    /// (1 ± level) / 2 of the family's distribution mixed over the normal distribution of the predictor; a quasi-Poisson is
    /// taken as a negative binomial of the same variance, a quasi-binomial as normal.
    public func predict(
        _ design: DesignMatrix,
        offset: [Double]? = nil,
        weights: [Double]? = nil,
        level: Double = 0.95,
        covariance: Matrix? = nil
    ) throws(RegressionError) -> [Prediction] {
        let matrix = try columns(of: design)
        for (values, what) in [(offset, "offset"), (weights, "weights")] {
            if let values, values.count != design.rows {
                throw RegressionError(
                    .shape,
                    "The \(what) has \(values.count) values and the design \(design.rows) rows."
                )
            }
        }
        _ = try standardErrors(of: covariance)
        let quantile = try referenceQuantile(level: level)
        let spread = covariance ?? self.covariance
        let predictors = WorkingModel.predictors(matrix, coefficients, offset: offset)
        var result: [Prediction] = []
        for r in 0..<matrix.rows {
            let row = matrix.row(r)
            let variance = try algebra { () throws(LinearAlgebraError) in try spread.quadraticForm(row) }
            let error = max(0, variance).squareRoot()
            let ends = [-1.0, 1].map { link.mean(predictor: predictors[r] + $0 * quantile * error) }
            let outcome = NewObservation(
                fit: self,
                predictor: predictors[r],
                standardError: error,
                weight: weights?[r] ?? 1
            )
            result.append(
                Prediction(
                    predictor: predictors[r],
                    standardError: error,
                    mean: link.mean(predictor: predictors[r]),
                    confidence: ConfidenceInterval(lower: min(ends[0], ends[1]), upper: max(ends[0], ends[1])),
                    prediction: outcome.interval(level: level, quantile: quantile)
                )
            )
        }
        return result
    }

    /// The fit's columns out of a design.
    func columns(of design: DesignMatrix) throws(RegressionError) -> Matrix {
        var places: [Int] = []
        for name in names {
            guard let place = design.names.firstIndex(of: name) else {
                throw RegressionError(
                    .unknownColumn,
                    "The new design has no column '\(name)'; its columns are \(listed(design.names))."
                )
            }
            places.append(place)
        }
        return design.matrix.selecting(columns: places)
    }
}

extension FormulaFit<GeneralizedLinearFit> {
    /// Predictions for the rows of a new table; see `GeneralizedLinearFit.predict`.
    public func predict(
        _ table: DataTable,
        weights: [Double]? = nil,
        level: Double = 0.95,
        covariance: Matrix? = nil
    ) throws(RegressionError) -> [Prediction] {
        try fit.predict(
            encoding.design(table),
            offset: encoding.offset(table),
            weights: weights,
            level: level,
            covariance: covariance
        )
    }
}

extension FormulaFit<LinearFit> {
    /// Predictions for the rows of a new table; see `GeneralizedLinearFit.predict`.
    public func predict(_ table: DataTable, level: Double = 0.95) throws(RegressionError) -> [Prediction] {
        try fit.regression.predict(encoding.design(table), offset: encoding.offset(table), level: level)
    }
}

extension FormulaFit<NegativeBinomialFit> {
    /// Predictions for the rows of a new table; see `GeneralizedLinearFit.predict`.
    public func predict(_ table: DataTable, level: Double = 0.95) throws(RegressionError) -> [Prediction] {
        try fit.regression.predict(encoding.design(table), offset: encoding.offset(table), level: level)
    }
}
