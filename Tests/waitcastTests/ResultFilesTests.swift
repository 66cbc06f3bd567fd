import Foundation
import TestSupport
import Testing

/// What other programs make of a run's folder: one run of the example with everything that it can write.
@Suite("A run's folder, read by others")
final class ResultFilesTests {
    /// The folder of the one run, made when first asked for.
    private static let results: Result<URL, any Error> = Result {
        let base = FileManager.default.temporaryDirectory.appending(path: "waitcast-files-\(UUID().uuidString)")
        let folder = base.appending(path: "results")
        let call = try Command.run([
            "run", "Scenarios/example", "--replications", "12", "--horizon", "18", "--fit", "quick", "--contributions",
            "--also", "hub", "--quiet", "--output", folder.path,
        ])
        #expect(call.code == 0, "\(call.error)")
        return folder
    }

    private static func table(_ name: String) throws -> CSVTable {
        CSVTable(try Command.text(results.get(), name))
    }

    private static let python = ProcessInfo.processInfo.environment["WAITCAST_SCHEMA_PYTHON"]

    // MARK: - Names beside codes

    /// Every code of a row has its name, and the same code the same one.
    @Test func codesHaveNames() throws {
        for name in [
            "forecast.csv", "comparison.csv", "targets.csv", "plans.csv", "contributions.csv", "costs.csv",
            "cost-ratios.csv", "high-needs.csv", "parameters.csv",
        ] {
            let table = try Self.table(name)
            var names: [String: [String: String]] = [:]
            for (code, column) in [("service", "service_name"), ("plan", "plan_name"), ("measure", "measure_name")]
            where table.columns.contains(column) {
                for row in table.rows {
                    let (id, text) = (table.field(code, of: row), table.field(column, of: row))
                    #expect(text.isEmpty == id.isEmpty, "\(name): \(id) is called '\(text)'")
                    if let other = names[code, default: [:]].updateValue(text, forKey: id) { #expect(other == text) }
                }
            }
            #expect(!names.isEmpty, "\(name)")
        }
        let forecast = try Self.table("forecast.csv")
        let row = try #require(forecast.rows(where: ["service": "speech-therapy", "measure": "waiting"]).first)
        #expect(row.suffix(3) == ["Speech and language therapy", "No change", "number waiting"])
    }

    // MARK: - Frictionless

    /// The whole folder by the standard's own program: every table, every value.
    @Test(
        .enabled(
            if: (try? BuiltCommand.shell("'\(python ?? "")' -c 'import frictionless'"))?.status == 0,
            "WAITCAST_SCHEMA_PYTHON must name a Python with frictionless, as .ci/run makes one"
        )
    )
    func thePackageIsValid() throws {
        let call = try BuiltCommand.shell(
            "'\(Self.python ?? "")' -m frictionless validate --json datapackage.json",
            in: try Self.results.get()
        )
        #expect(call.status == 0, "\(call.output.prefix(3000))")
        let report = try JSONSerialization.jsonObject(with: Data(call.output.utf8)) as? [String: Any]
        #expect(report?["valid"] as? Bool == true)
        let tasks = report?["tasks"] as? [[String: Any]] ?? []
        let tables = try #require(FileManager.default.subpaths(atPath: Self.results.get().path))
            .filter { $0.hasSuffix(".csv") }
        #expect(Set(tasks.compactMap { $0["place"] as? String }) == Set(tables))
    }

    // MARK: - hubverse

    @Test func hubHasTheForecast() throws {
        let (hub, forecast) = (try Self.table("hub.csv"), try Self.table("forecast.csv"))
        let origin = try #require(forecast.rows.first.map { forecast.field("period", of: $0) })
        let months = forecast.rows(where: ["period_type": "month"]).filter { forecast.field("period", of: $0) > origin }
        #expect(hub.rows.count == 11 * months.count)
        let levels = ["0.025", "0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95", "0.975"]
        let wanted = ["service": "speech-therapy", "stage": "all", "measure": "waiting", "period": "2025-12"]
        for row in forecast.rows(where: wanted) {
            let task = [
                "scenario_id": forecast.field("plan", of: row), "location": "speech-therapy", "stage": "all",
                "target": "waiting", "horizon": "5", "target_end_date": "2025-12-31", "origin_date": "2025-07-31",
            ]
            let rows = hub.rows(where: task)
            let told = rows.map { row in hub.field("output_type", of: row) + " " + hub.field("output_type_id", of: row)
            }
            #expect(
                told == ["mean NA"] + levels.prefix(4).map { "quantile \($0)" } + ["median NA"]
                    + levels.suffix(5).map { "quantile \($0)" }
            )
            let columns = ["mean", "p2_5", "p5", "p10", "p25", "p50", "p50", "p75", "p90", "p95", "p97_5"]
            #expect(rows.map { hub.field("value", of: $0) } == columns.map { forecast.field($0, of: row) })
        }
    }

    // MARK: - Recipes

    /// The code of a page, block after block, reading this folder.
    private func program(_ page: String, language: String) throws -> String {
        let text = try Command.text(Command.root, "Sources/waitcast/waitcast.docc/\(page).md")
        let blocks = text.components(separatedBy: "\n```\(language)\n").dropFirst()
            .map { $0.components(separatedBy: "\n```")[0] }
        #expect(blocks.count >= 4)
        let joined = blocks.joined(separator: "\n\n") + "\n"
        let folder = try Self.results.get()
        #expect(joined.contains("\"Results/derby\""))
        return joined.replacing("\"Results/derby\"", with: "\"\(folder.path)\"")
    }

    @Test(.enabled(if: (try? BuiltCommand.shell("'\(python ?? "python3")' --version"))?.status == 0))
    func pythonReadsResults() throws {
        let folder = try Self.results.get().deletingLastPathComponent()
        try Data(program("ResultsInPython", language: "python").utf8).write(to: folder.appending(path: "recipe.py"))
        let call = try BuiltCommand.shell("'\(Self.python ?? "python3")' recipe.py", in: folder)
        #expect(call.status == 0, "\(call.errors)")
        let lines = call.output.split(separator: "\n")
        #expect(lines.first == "Speech and language therapy, number waiting, medians")
        #expect(lines.contains { $0.hasPrefix("2026-12 ") })
        #expect(lines.contains { $0.contains(" probability of fewer child-weeks than the other plan 0.") })
        #expect(lines.last?.contains(" 2025-08-31 ") == true)
        #expect(try Command.text(folder, "speech-therapy.svg").contains("<polyline points=\"20.0,"))
        // Beside the folder, which is still the run's alone.
        #expect(!Command.names(in: try Self.results.get()).contains("speech-therapy.svg"))
    }

    @Test(.enabled(if: (try? BuiltCommand.shell("Rscript --version"))?.status == 0, "there is no Rscript"))
    func rReadsResults() throws {
        let folder = try Self.results.get().deletingLastPathComponent()
        try Data(program("ResultsInR", language: "r").utf8).write(to: folder.appending(path: "recipe.R"))
        let call = try BuiltCommand.shell("Rscript recipe.R", in: folder)
        #expect(call.status == 0, "\(call.errors)")
        #expect(call.output.contains("Speech and language therapy, number waiting, medians"))
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "waiting.pdf").path))
    }

    /// A word that is no table is told before anything is run.
    @Test func anUnknownTableIsTold() throws {
        for command in [["run", "Scenarios/example"], ["merge", "a", "--output", "b"]] {
            let call = try Command.run(command + ["--also", "hubb"])
            #expect(call.code == 64)
            #expect(call.error.contains("--also names the unknown table 'hubb'. Did you mean 'hub'?"), "\(call.error)")
        }
    }
}
