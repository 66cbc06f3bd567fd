import Testing

/// One simulation whose figures are known from theory.
///
/// A new case is a file with an extension that makes it, and a line in `TheoryCase.all`; `make tables` writes it into the
/// table that the documentation keeps.
struct TheoryCase: Sendable, CustomTestStringConvertible {
    /// What is simulated, in a few words that no other case has.
    let name: String
    /// Where the values come from: a formula, and who has published it.
    let source: String
    /// Runs the simulation at its fixed seed and sets the figures beside their values.
    let simulate: @Sendable () -> [TheoryRow]

    var testDescription: String { name }
}

/// A figure with its value in theory.
struct TheoryRow: Sendable {
    /// What is compared.
    let figure: String
    /// The value in theory.
    let value: Double
    let simulated: Double
    /// Standard error of `simulated`; 0 where nothing is left to chance.
    let standardError: Double

    /// How many standard errors the simulated figure lies from its value.
    var z: Double { standardError > 0 ? (simulated - value) / standardError : 0 }

    /// Whether the figure is what theory says: to three standard errors, or to 1e-9 where nothing is left to chance.
    var agrees: Bool { standardError > 0 ? abs(z) <= 3 : abs(simulated - value) <= 1e-9 * max(1, abs(value)) }

    /// A simulated mean.
    init(_ figure: String, value: Double, _ sample: Sample) {
        self.init(figure: figure, value: value, simulated: sample.mean, standardError: sample.standardError)
    }

    init(figure: String, value: Double, simulated: Double, standardError: Double) {
        (self.figure, self.value, self.simulated, self.standardError) = (figure, value, simulated, standardError)
    }

    /// A simulated mean.
    static func mean(_ figure: String, _ sample: Sample, value: Double) -> TheoryRow {
        TheoryRow(figure: figure, value: value, simulated: sample.mean, standardError: sample.standardError)
    }

    /// The standard deviation of a figure close to normal: its standard error is sd/sqrt(2n).
    static func deviation(_ figure: String, _ sample: Sample, value: Double) -> TheoryRow {
        let standardError = value / (2 * sample.count).squareRoot()
        return TheoryRow(figure: figure, value: value, simulated: sample.deviation, standardError: standardError)
    }

    /// A figure in which nothing is left to chance.
    static func exact(_ figure: String, _ simulated: Double, value: Double) -> TheoryRow {
        TheoryRow(figure: figure, value: value, simulated: simulated, standardError: 0)
    }
}
