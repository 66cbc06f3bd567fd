import Foundation
import Testing

/// Running mean and variance of a simulated figure (Welford 1962).
struct Sample {
    private(set) var count = 0.0
    private(set) var mean = 0.0
    private var squares = 0.0

    mutating func add(_ value: Double) {
        count += 1
        let difference = value - mean
        mean += difference / count
        squares += difference * (value - mean)
    }

    var variance: Double { squares / (count - 1) }
    var deviation: Double { variance.squareRoot() }
    var standardError: Double { (variance / count).squareRoot() }

    /// How many standard errors the mean lies from a value.
    func score(against value: Double) -> Double {
        (mean - value) / standardError
    }

    /// How many standard errors the standard deviation lies from a value, for a figure close to normal:
    /// se = sd/sqrt(2n).
    func deviationScore(against value: Double) -> Double {
        (deviation - value) / (value / (2 * count).squareRoot())
    }
}

/// Requires a simulated mean within some standard errors of the exact value, and says by how many it is out.
func expect(
    _ sample: Sample,
    equals exact: Double,
    within limit: Double = 3,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let z = sample.score(against: exact)
    report(name, exact: exact, simulated: sample.mean, standardError: sample.standardError, z: z)
    #expect(
        abs(z) <= limit,
        "\(name): exact \(exact), simulated \(sample.mean), \(z) standard errors out",
        sourceLocation: sourceLocation
    )
}

/// Requires a simulated standard deviation within some standard errors of the exact value.
func expectDeviation(
    _ sample: Sample,
    equals exact: Double,
    within limit: Double = 3,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let z = sample.deviationScore(against: exact)
    report(
        name,
        exact: exact,
        simulated: sample.deviation,
        standardError: exact / (2 * sample.count).squareRoot(),
        z: z
    )
    #expect(
        abs(z) <= limit,
        "\(name): exact \(exact), simulated \(sample.deviation), \(z) standard errors out",
        sourceLocation: sourceLocation
    )
}

/// One line of the theory table, printed when `THEORY_TABLE` is set in the environment.
func report(_ name: String, exact: Double, simulated: Double, standardError: Double, z: Double) {
    guard ProcessInfo.processInfo.environment["THEORY_TABLE"] != nil else { return }
    print(String(format: "| %@ | %.4f | %.4f | %.4f | %+.2f |", name, exact, simulated, standardError, z))
}
