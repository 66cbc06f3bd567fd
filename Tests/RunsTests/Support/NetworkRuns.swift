import Simulation
import SmallAreas
import SmallRuns
import Statistics
import Testing

@testable import Areas
@testable import Assembly
@testable import Runs

extension Small {
    /// One replication of a plan on the area's first linked, with the engine that ran it.
    static func replicate(
        _ area: Area,
        _ plan: Plan = .noChange,
        replication: Int = 0
    ) throws -> (linked: LinkedServices, engine: Engine) {
        let linked = try runner(area, [plan]).groups[0]
        let bench = Workbench(linked)
        #expect(bench.run(plan, Replication(seed: 5, number: replication)))
        return (linked, bench.engine)
    }
}

extension Runner {
    /// The sums of a measure over months, by replication.
    func sums(
        _ measure: Measure,
        of service: String,
        under plan: String = "no-change",
        part: ServicePart? = nil,
        _ months: ClosedRange<Int>
    ) -> [Double] {
        let values = values(measure, of: service, under: plan, part: part)[months]
        return (0..<settings.replications).map { replication in values.reduce(0) { $0 + $1[replication] } }
    }
}

/// Expects the mean of a sample within four of its standard errors of a value, or of a tolerance more.
func expectMean(
    _ values: [Double],
    _ exact: Double,
    within tolerance: Double = 0,
    _ what: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let summary = Summary(of: values)
    let error = 4 * summary.standardDeviation / Double(values.count).squareRoot() + tolerance
    #expect(
        abs(summary.mean - exact) <= error,
        "\(what) \(summary.mean), expected \(exact) within \(error)",
        sourceLocation: sourceLocation
    )
}

/// The differences of two samples, replication by replication.
func differences(_ one: [Double], _ other: [Double]) -> [Double] {
    zip(one, other).map { $0 - $1 }
}
