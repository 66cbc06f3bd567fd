import Foundation
import LinearAlgebra

/// The iteration that fits a generalised linear model; see `IterationControl` for its rules.
///
/// Steps are by the expected information (Fisher scoring), or by the observed one (Newton's iteration) where that is
/// better; the covariance is of the expected one either way. An iteration that stops as R's does takes R's steps.
struct FisherScoring {
    /// One number for each column.
    private(set) var coefficients: [Double]
    /// The inverse of the expected information at the last step, without the dispersion; empty when not asked for.
    private(set) var inverseInformation = Matrix(rows: 0, columns: 0)
    /// The steps taken.
    var iterations = 0

    /// Steps this small that shrink no more are rounding errors: the iteration is where it can get.
    private static let roundingLevel = 1e-13
    /// What a step this small changes in the deviance may be less than rounding does, so it is taken untested.
    private static let tinyStep = 1e-8

    /// Fits a model whose columns are independent, from given coefficients.
    ///
    /// Where those give means outside the family's range, a flat start is tried if that is allowed.
    init(
        _ expected: WorkingModel,
        names: [String],
        start: [Double],
        canRestart: Bool = true,
        wantsCovariance: Bool = true,
        control: IterationControl
    ) throws(RegressionError) {
        var model = expected
        if case .step = control.test { model.sumsObservedInformation = model.hasNewtonSteps }
        coefficients = start
        var pass = model.pass(at: start)
        if !pass.deviance.isFinite, canRestart {
            coefficients = try model.flatStart()
            pass = model.pass(at: coefficients)
        }
        guard pass.deviance.isFinite else { throw Self.impossibleStart(model) }
        var watch = SeparationWatch(names: names)
        var last = Double.infinity
        while iterations < control.maximumSteps {
            let step = try WorkingStep(model, pass.equations, at: coefficients)
            iterations += 1
            let relative = step.decrement / (abs(pass.deviance) + 0.1)
            let stalled = relative <= Self.roundingLevel && relative >= last
            last = relative
            if case .step(let tolerance) = control.test, relative <= tolerance || stalled {
                coefficients = zip(coefficients, step.step).map { $0 + $1 }
                if !wantsCovariance { return }
                if model.sumsObservedInformation {
                    let equations = expected.pass(at: coefficients).equations
                    inverseInformation = try WorkingStep(expected, equations, at: coefficients).inverse()
                } else {
                    inverseInformation = try step.inverse()
                }
                return
            }
            try watch.look(model, at: coefficients, step: step.step, iteration: iterations)
            let old = pass.deviance
            pass = try advance(model, from: pass, along: step.step, isTiny: relative <= Self.tinyStep)
            if case .deviance(let tolerance) = control.test,
                abs(pass.deviance - old) < tolerance * (abs(pass.deviance) + 0.1)
            {
                inverseInformation = try step.inverse()
                return
            }
        }
        throw RegressionError(
            .notConverged,
            "The iteration did not settle in \(control.maximumSteps) steps; rescale the columns, drop those that the "
                + "data cannot tell apart, or give starting coefficients."
        )
    }

    /// Takes the step, or as many halves of it as keep the deviance from rising.
    private mutating func advance(
        _ model: WorkingModel,
        from old: WorkingModel.Pass,
        along step: [Double],
        isTiny: Bool
    ) throws(RegressionError) -> WorkingModel.Pass {
        var fraction = 1.0
        let slack = 1e-11 * (abs(old.deviance) + 1)
        for _ in 0..<40 {
            let trial = zip(coefficients, step).map { $0 + fraction * $1 }
            let pass = model.pass(at: trial)
            if pass.deviance <= old.deviance + slack || isTiny && pass.deviance.isFinite {
                coefficients = trial
                return pass
            }
            fraction /= 2
        }
        throw RegressionError(
            .notConverged,
            "Forty halvings of a step did not lower the deviance of \(old.deviance); rescale the columns, give starting "
                + "coefficients or choose another link."
        )
    }

    static func impossibleStart(_ model: WorkingModel) -> RegressionError {
        RegressionError(
            .notConverged,
            "The first coefficients give means that the \(model.family.name) family cannot have with the "
                + "\(model.link.rawValue) link; give starting coefficients or choose another link."
        )
    }
}
