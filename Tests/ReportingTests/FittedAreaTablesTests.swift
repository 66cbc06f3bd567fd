import Areas
import Calibration
import Foundation
import Runs
import SmallAreas
import Testing

@testable import Reporting

/// What is forecast from a fitted area that was kept and read back.
@Suite("Tables of a fitted area")
struct FittedAreaTablesTests {
    private func tables(_ fitted: FittedArea) throws -> [String] {
        let settings = RunSettings(replications: 12, seed: 3, threads: 2)
        let plan = Small.plan("plan", Small.recruit(2, service: "flows"), Small.recruit(1, service: "late"))
        let result = try Runner(fitted, plans: [plan], settings: settings).run()
        return [
            ForecastTables.forecast(result), ForecastTables.comparison(result), ForecastTables.targets(result),
            TerminalReport.text(result), Manifest(result, version: "1", inputs: fitted.inputs, platform: "").json,
        ]
    }

    /// With every kind of capacity, order, class and stock; the history is kept apart from what was estimated.
    @Test func theyAreTheSameBytes() throws {
        let fitted = try FittedArea(
            Small.everything,
            dataTo: Small.earlier,
            inputs: [FileDigest(file: "area.yaml", sha256: "00ff")]
        )
        let kept = try JSONEncoder().encode(fitted.with(History()))
        let (fresh, read) = (
            try tables(fitted),
            try tables(JSONDecoder().decode(FittedArea.self, from: kept).with(Small.everything.history))
        )
        for (one, other) in zip(fresh, read) {
            let isSame = one == other
            #expect(isSame, "\(one.prefix(200))")
        }
        for wanted in ["inferred from", "capacity", "held", "late", "young"] {
            #expect(fresh.contains { $0.contains(wanted) }, "\(wanted)")
        }
    }
}
