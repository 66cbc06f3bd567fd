import Testing

/// A figure of theory beside what the engine gives for it.
struct KnownAnswer {
    /// What the figure is.
    let name: String
    /// Who derived it.
    let source: String
    /// What theory says.
    let value: Double
    /// What the engine gives.
    let mean: Double
    /// The Monte Carlo error of that.
    let standardError: Double

    init(_ name: String, source: String, value: Double, _ sample: Sample) {
        self.name = name
        self.source = source
        self.value = value
        mean = sample.mean
        standardError = sample.standardError
    }

    /// How many standard errors the engine is out.
    var score: Double { (mean - value) / standardError }
}

/// Requires every figure within some standard errors of what theory says.
func expect(
    _ answers: [KnownAnswer],
    within limit: Double = 4,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    for answer in answers {
        report(
            answer.name,
            exact: answer.value,
            simulated: answer.mean,
            standardError: answer.standardError,
            z: answer.score
        )
        #expect(
            abs(answer.score) <= limit,
            "\(answer.name): exact \(answer.value), simulated \(answer.mean), \(answer.score) standard errors out",
            sourceLocation: sourceLocation
        )
    }
}
