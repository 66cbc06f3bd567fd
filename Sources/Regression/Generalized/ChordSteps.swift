import LinearAlgebra

/// Steps by an information that is known already (the chord method), each from a pass that sums the score alone.
///
/// Near the estimates they shrink by a constant factor, the relative error of the information, where Newton's square
/// their error; in return they cost a third. Source: Kelley, Iterative Methods for Linear and Nonlinear Equations (1995),
/// section 5.4.
struct ChordSteps {
    /// The information.
    let information: NormalSolution
    /// The deviance that decrements are held against.
    let deviance: Double

    /// Where the iteration stands.
    struct Position {
        /// One number for each column.
        var coefficients: [Double]
        /// The step to take from there.
        var step: [Double]
        /// The step's decrement over the deviance.
        var relative: Double
        /// What that will be of the step after it, as far as can be told.
        var next: Double
        /// The steps taken so far.
        var iterations = 0

        /// The coefficients after the step.
        var target: [Double] { zip(coefficients, step).map { $0 + $1 } }
    }

    /// Decrements must shrink by this factor, or a full pass is the better bargain.
    private static let leastGain = 0.01

    /// Steps from given coefficients, of which the first step may be known, until the next one would be no more than a
    /// tolerance or steps shrink too little; the last one is left to be taken.
    func walk(
        _ model: WorkingModel,
        from coefficients: [Double],
        first: (step: [Double], relative: Double)?,
        until tolerance: Double
    ) -> Position {
        let step = first?.step ?? [Double](repeating: 0, count: coefficients.count)
        let relative = first?.relative ?? .infinity
        var position = Position(coefficients: coefficients, step: step, relative: relative, next: relative)
        while position.next > tolerance {
            let target = position.target
            let score = model.score(at: target)
            guard let step = information.solve(score) else { break }
            let relative = dotProduct(step, score) / (abs(deviance) + 0.1)
            guard relative >= 0, relative <= Self.leastGain * position.relative else { break }
            let gain = position.relative == .infinity ? Self.leastGain : relative / position.relative
            position = Position(
                coefficients: target,
                step: step,
                relative: relative,
                next: relative * gain,
                iterations: position.iterations + 1
            )
        }
        return position
    }
}
