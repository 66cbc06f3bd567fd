import Foundation
import LinearAlgebra

/// The iteration that fits a generalised linear model; see `IterationControl` for its rules.
///
/// Steps are by the expected information (Fisher scoring), or by the observed one (Newton's iteration) where that is
/// better; the covariance is of the expected one either way. With many rows, steps by the information of an earlier pass
/// go between them. An iteration that stops as R's does takes R's steps.
struct FisherScoring {
    /// One number for each column.
    private(set) var coefficients: [Double]
    /// The inverse of the expected information at the last step, without the dispersion; empty when not asked for.
    private(set) var inverseInformation = Matrix(rows: 0, columns: 0)
    /// The steps taken.
    var iterations = 0
    /// The last information that chord steps went by.
    private(set) var chord: ChordSteps?

    /// Steps this small that shrink no more are rounding errors: the iteration is where it can get.
    private static let roundingLevel = 1e-13
    /// What a step this small changes in the deviance may be less than rounding does, so it is taken untested.
    private static let tinyStep = 1e-8

    /// Fits a model whose columns are independent, from given coefficients.
    ///
    /// Where those give means outside the family's range, a flat start is tried if that is allowed. An information that
    /// is nearly right, from a fit of nearly the same model, may be given.
    init(
        _ expected: WorkingModel,
        names: [String],
        start: [Double],
        canRestart: Bool = true,
        wantsCovariance: Bool = true,
        known: ChordSteps? = nil,
        control: IterationControl
    ) throws(RegressionError) {
        var model = expected
        var tolerance: Double?
        if case .step(let value) = control.test {
            tolerance = value
            model.sumsObservedInformation = model.hasNewtonSteps
        }
        coefficients = start
        if let known, let tolerance {
            let position = walk(model, nil, known, until: tolerance)
            if position.next <= tolerance {
                try finish(expected, at: position.target, wantsCovariance)
                return
            }
        }
        var pass = model.pass(at: coefficients)
        if !pass.deviance.isFinite, canRestart {
            coefficients = try model.flatStart()
            pass = model.pass(at: coefficients)
        }
        guard pass.deviance.isFinite else { throw Self.impossibleStart(model) }
        var watch = SeparationWatch(names: names)
        var last = Double.infinity
        while iterations < control.maximumSteps {
            let newton = try WorkingStep(model, pass.equations, at: coefficients)
            iterations += 1
            var (step, relative) = (newton.step, newton.decrement / (abs(pass.deviance) + 0.1))
            let stalled = relative <= Self.roundingLevel && relative >= last
            if let tolerance, relative <= tolerance || stalled {
                if wantsCovariance, !model.sumsObservedInformation { inverseInformation = try newton.inverse() }
                let target = zip(coefficients, step).map { $0 + $1 }
                try finish(expected, at: target, wantsCovariance && model.sumsObservedInformation)
                return
            }
            try watch.look(model, at: coefficients, step: step, iteration: iterations)
            if let tolerance, model.isLarge, let information = newton.inverseOfEquations {
                let chord = ChordSteps(information: information, deviance: pass.deviance)
                let position = walk(model, (step, relative), chord, until: tolerance)
                (step, relative) = (position.step, position.relative)
                if position.next <= tolerance, !wantsCovariance || model.sumsObservedInformation {
                    try finish(expected, at: position.target, wantsCovariance)
                    return
                }
            }
            last = relative
            let old = pass.deviance
            pass = try advance(model, from: pass, along: step, isTiny: relative <= Self.tinyStep)
            if case .deviance(let tolerance) = control.test,
                abs(pass.deviance - old) < tolerance * (abs(pass.deviance) + 0.1)
            {
                inverseInformation = try newton.inverse()
                return
            }
        }
        throw RegressionError(
            .notConverged,
            "The iteration did not settle in \(control.maximumSteps) steps; rescale the columns, drop those that the "
                + "data cannot tell apart, or give starting coefficients."
        )
    }

    /// Moves by chord steps as long as they pay.
    private mutating func walk(
        _ model: WorkingModel,
        _ first: (step: [Double], relative: Double)?,
        _ chord: ChordSteps,
        until tolerance: Double
    ) -> ChordSteps.Position {
        let position = chord.walk(model, from: coefficients, first: first, until: tolerance)
        self.chord = chord
        coefficients = position.coefficients
        iterations += position.iterations
        return position
    }

    /// Ends at some coefficients or, where the expected information there is wanted, at the end of a step by it.
    private mutating func finish(
        _ expected: WorkingModel,
        at target: [Double],
        _ wantsInformation: Bool
    ) throws(RegressionError) {
        coefficients = target
        guard wantsInformation else { return }
        let last = try WorkingStep(expected, expected.pass(at: target).equations, at: target)
        coefficients = zip(target, last.step).map { $0 + $1 }
        inverseInformation = try last.inverse()
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
