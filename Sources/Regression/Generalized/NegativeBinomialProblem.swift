import Foundation

/// The joint estimation of coefficients and theta.
struct NegativeBinomialProblem {
    let model: WorkingModel
    let names: [String]
    let control: IterationControl

    struct Solution {
        var theta: Double
        var standardError: Double
        /// The theta at which the coefficients were fitted: the same, but for MASS, which stops one behind.
        var fittedTheta: Double
        var scoring: FisherScoring
    }

    private static let mostRounds = 100

    /// Alternates theta for given means with the coefficients for given theta until both are still.
    ///
    /// Each raises the likelihood. Only the last rounds carry the coefficients to full precision.
    func solve(from point: StartingPoint) throws(RegressionError) -> Solution {
        let rises = RisingFactorials(model.response, weights: model.weights)
        var current = model
        var coefficients = point.coefficients
        var steps = 0
        if !point.areEstimates {
            let rough = IterationControl(test: .step(1e-3), maximumSteps: control.maximumSteps)
            let poisson = try FisherScoring(
                current,
                names: names,
                start: coefficients,
                wantsCovariance: false,
                control: rough
            )
            coefficients = poisson.coefficients
            steps = poisson.iterations
        }
        var theta: Double?
        var chord: ChordSteps?
        for _ in 0..<Self.mostRounds {
            let means = current.predictions(at: coefficients).means
            let estimate = try ThetaEstimate(
                model.response,
                means: means,
                weights: model.weights,
                rises: rises,
                start: theta
            )
            let change = theta.map { abs(estimate.theta - $0) / $0 } ?? 1
            theta = estimate.theta
            current.family = .negativeBinomial(theta: estimate.theta)
            // A rough round gives away little: theta depends on the means to second order only.
            let precision =
                change < 1e-4 ? control : IterationControl(test: .step(1e-6), maximumSteps: control.maximumSteps)
            let isSettled = change <= 1e-10
            var scoring = try FisherScoring(
                current,
                names: names,
                start: coefficients,
                wantsCovariance: isSettled,
                known: chord,
                control: precision
            )
            steps += scoring.iterations
            if isSettled {
                scoring.iterations = steps
                return Solution(
                    theta: estimate.theta,
                    standardError: estimate.standardError,
                    fittedTheta: estimate.theta,
                    scoring: scoring
                )
            }
            coefficients = scoring.coefficients
            chord = scoring.chord
        }
        throw unsettled
    }

    /// The same estimates by the rules of MASS 7.3's `glm.nb`, early stops included.
    ///
    /// There theta is estimated from the means of the round before, to a quarter of the digits, and its standard error
    /// is that of the last but one iterate.
    func solveAsMASS(from point: StartingPoint) throws(RegressionError) -> Solution {
        guard case .deviance(let tolerance) = control.test else { return try solve(from: point) }
        let weights = model.weights
        let rises = RisingFactorials(model.response, weights: weights)
        let scale = Double(max(1, model.response.count - names.count)) * 2
        func logLikelihood(_ theta: Double, _ means: [Double]) -> Double {
            Family.negativeBinomial(theta: theta)
                .logLikelihood(model.response, means: means, weights: weights, deviance: 0) ?? .nan
        }
        var current = model
        var scoring = try FisherScoring(current, names: names, start: point.coefficients, control: control)
        var means = current.predictions(at: scoring.coefficients).means
        var estimate = ThetaEstimate(asMASS: model.response, means: means, weights: weights, rises: rises)
        var likelihood = logLikelihood(estimate.theta, means)
        var last = likelihood + 2 * scale.squareRoot()
        var change = 1.0
        var steps = scoring.iterations
        for _ in 0..<control.maximumSteps {
            let fittedTheta = estimate.theta
            current.family = .negativeBinomial(theta: fittedTheta)
            scoring = try FisherScoring(current, names: names, start: scoring.coefficients, control: control)
            steps += scoring.iterations
            estimate = ThetaEstimate(asMASS: model.response, means: means, weights: weights, rises: rises)
            means = current.predictions(at: scoring.coefficients).means
            change = fittedTheta - estimate.theta
            last = likelihood
            likelihood = logLikelihood(estimate.theta, means)
            if abs(last - likelihood) / scale.squareRoot() + abs(change) <= tolerance {
                scoring.iterations = steps
                return Solution(
                    theta: estimate.theta,
                    standardError: estimate.standardError,
                    fittedTheta: fittedTheta,
                    scoring: scoring
                )
            }
        }
        throw unsettled
    }

    private var unsettled: RegressionError {
        RegressionError(
            .notConverged,
            "Theta and the coefficients did not settle together in \(Self.mostRounds) rounds; rescale the columns, or give "
                + "theta with the family negativeBinomial(theta:)."
        )
    }
}
