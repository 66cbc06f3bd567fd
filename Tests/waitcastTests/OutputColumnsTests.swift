import Areas
import Foundation
import TestSupport
import Testing

/// The page of columns has every column, key and measure that the command writes, and no other.
@Suite("The page of columns")
struct OutputColumnsTests {
    private static let folder = "Sources/waitcast/waitcast.docc"

    // MARK: - The page

    /// The rows of a table below a heading, without its header: cell by cell.
    private static func rows(_ heading: String, table: Int = 0) throws -> [[String]] {
        let page = try Command.text(Command.root, "\(folder)/OutputColumns.md")
        let below = try #require(page.components(separatedBy: "\n## \(heading)\n").dropFirst().first, "\(heading)")
        let section = below.components(separatedBy: "\n## ")[0]
        let tables = "\n\(section)".components(separatedBy: "\n\n").filter { $0.hasPrefix("| ") }
        let text = try #require(tables.count > table ? tables[table] : nil, "\(heading)")
        return text.split(separator: "\n").dropFirst(2)
            .map { line in
                line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
            }
    }

    /// The names in the first cells of a table.
    private static func names(_ heading: String, table: Int = 0) throws -> [String] {
        try rows(heading, table: table)
            .flatMap { row in
                row[0].split(separator: "`", omittingEmptySubsequences: false).enumerated()
                    .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
            }
    }

    // MARK: - What a run writes

    @Test func tablesOfARun() throws {
        try Command.inTemporaryFolder { folder in
            let call = try Command.run([
                "run", "--area", "Scenarios/example", "--service", "talk-groups", "--replications", "2", "--horizon",
                "1",
                "--output", folder.appending(path: "run").path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let run = folder.appending(path: "run")
            let manifest = try Self.keys(try Command.text(run, "manifest.json"), stoppingAt: [])
            #expect(Set(try Self.names("manifest.json")) == manifest)
        }
    }

    /// The tables of plans and costs, and the package that says the same of them.
    @Test func plansAndCosts() throws {
        try Command.inTemporaryFolder { folder in
            let run = folder.appending(path: "run")
            let call = try Command.run([
                "run", "Scenarios/example", "--replications", "2", "--horizon", "1", "--contributions", "--also", "hub",
                "--output", run.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let package = try JSONSerialization.jsonObject(with: Data(try Command.text(run, "datapackage.json").utf8))
            let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
            let names = [
                "forecast.csv", "comparison.csv", "targets.csv", "parameters.csv", "audit.csv", "plans.csv",
                "contributions.csv", "costs.csv", "cost-ratios.csv", "high-needs.csv", "hub.csv",
            ]
            #expect(resources.compactMap { $0["path"] as? String } == names)
            for name in names {
                let columns = CSVTable(try Command.text(run, name)).columns
                let heading =
                    ["forecast.csv", "comparison.csv"].contains(name) ? "forecast.csv and comparison.csv" : name
                #expect(try Self.names(heading) == columns)
                let table = try #require(resources.first { $0["path"] as? String == name })
                let fields = (table["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
                #expect(fields.map { "\($0["name"] ?? "")" } == columns)
            }
            let told = Set(try Self.names("plans.csv", table: 1))
            let plans = CSVTable(try Command.text(run, "plans.csv"))
            let measures = Set(plans.rows.map { plans.field("measure", of: $0) })
            #expect(measures.isSubset(of: told) && measures.count > 10, "\(measures.subtracting(told))")
        }
    }

    /// The tables of a Local SEND Reform Plan, and the package that says the same of them.
    @Test func reformPlan() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "lsrp")
            let call = try Command.run([
                "lsrp", "Scenarios/example", "--plan", "same-staff", "--replications", "2", "--until", "2026-03",
                "--output", results.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let package = try JSONSerialization.jsonObject(
                with: Data(try Command.text(results, "datapackage.json").utf8)
            )
            let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
            let names = ["lsrp-tables.csv", "assumptions.csv", "high-needs.csv", "mitigations.csv"]
            #expect(resources.compactMap { $0["path"] as? String } == names)
            for name in names {
                let columns = CSVTable(try Command.text(results, name)).columns
                #expect(try Self.names(name) == columns)
                let table = try #require(resources.first { $0["path"] as? String == name })
                let fields = (table["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
                #expect(fields.map { "\($0["name"] ?? "")" } == columns)
            }
        }
    }

    /// The curve of a question, and the package that says the same of it.
    @Test func solve() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "solve")
            let call = try Command.run([
                "solve", "Scenarios/example", "--target", "talk-groups number waiting at most 20 by 2026-12", "--lever",
                "agency at talk-groups from 2026-01", "--precision", "5%", "--output", results.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let columns = CSVTable(try Command.text(results, "solve.csv")).columns
            #expect(try Self.names("solve.csv") == columns)
            let package = try JSONSerialization.jsonObject(
                with: Data(try Command.text(results, "datapackage.json").utf8)
            )
            let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
            let fields = (resources.first?["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
            #expect(resources.count == 1 && fields.map { "\($0["name"] ?? "")" } == columns)
        }
    }

    /// What forecasts hang on, and the package that says the same of it.
    @Test func sensitivity() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "sensitivity")
            let call = try Command.run([
                "sensitivity", "Scenarios/example", "--plan", "same-staff", "--replications", "200", "--walks", "0",
                "--output", results.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            let package = try JSONSerialization.jsonObject(
                with: Data(try Command.text(results, "datapackage.json").utf8)
            )
            let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
            let names = ["sensitivity.csv", "choice.csv", "value-of-information.csv"]
            #expect(resources.compactMap { $0["path"] as? String } == names)
            for name in names {
                let columns = CSVTable(try Command.text(results, name)).columns
                #expect(try Self.names(name) == columns)
                let table = try #require(resources.first { $0["path"] as? String == name })
                let fields = (table["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
                #expect(fields.map { "\($0["name"] ?? "")" } == columns)
            }
        }
    }

    /// The tables of a budget shared out.
    @Test func allocation() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "allocation")
            let call = try Command.run([
                "allocate", "Scenarios/example", "--budget", "100k", "--replications", "16", "--horizon", "6",
                "--output", results.path,
            ])
            #expect(call.code == 0, "\(call.error)")
            for name in ["allocation.csv", "frontier.csv", "allocation-services.csv"] {
                #expect(try Self.names(name) == CSVTable(try Command.text(results, name)).columns)
            }
        }
    }

    // MARK: - Measures

    /// One of each kind; names from the area file are `qqq`.
    private static let measures: [Measure] = [
        .waiting, .meanWait, .medianWait, .percentile92Wait, .maxWait, .meanWaitByChild, .empty,
        .shareWithin(weeks: 18), .waitingBeyond(weeks: 18), .meanWaitIfReferred, .medianWaitIfReferred,
        .percentile92WaitIfReferred, .leavingIfReferred, .referrals, .diverted, .seen, .earlyDisposals, .left,
        .transferred, .unexplainedAdditions, .unexplainedRemovals, .removalsMissing,
        .held(placement: nil), .held(placement: "qqq"), .ceased, .meanWaitSeen, .clearanceTime, .capacity, .load,
        .reliefCapacity, .highNeedsDeficit, .outcome("qqq"), .withinDue(stage: "qqq"),
        .withinDueWithExceptions(stage: "qqq"),
    ]

    @Test func everyMeasureHasItsLine() throws {
        let pattern = { (text: String) in text.replacing("18", with: "N").replacing("qqq", with: "NAME") }
        let expected = Self.measures.map { ["`\(pattern($0.id))`", $0.unit.rawValue, pattern($0.name)] }
        #expect(try Self.rows("Measures").map { Array($0.prefix(3)) } == expected)
        for row in try Self.rows("Measures") { #expect(row.count == 4 && !row[3].isEmpty, "\(row)") }
    }

    /// The list above has every case there is.
    @Test func everyCaseIsHeld() throws {
        let source = try Command.text(Command.root, "Sources/Areas/Targets/Measure.swift")
        let cases = source.components(separatedBy: "extension Measure")[0].split(separator: "\n")
            .compactMap { $0.wholeMatch(of: #/    case (\w+).*/#).map { String($0.1) } }
        #expect(cases.count > 20)
        #expect(Set(Self.measures.map { String("\($0)".prefix { $0 != "(" }) }) == Set(cases))
    }

    // MARK: - Other commands

    @Test func demand() throws {
        let months = (0..<30).map { "\(2022 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1),\(50 + $0 * 7 % 13)\n" }
        try Command.inTemporaryFolder { folder in
            try Data(("month,referrals\n" + months.joined()).utf8).write(to: folder.appending(path: "series.csv"))
            let table = CSVTable(
                try Command.run(["demand", "series.csv", "--horizon", "3", "--format", "csv"], in: folder).output
            )
            #expect(try Self.names("demand --format csv") == table.columns)
            let scores = table.rows(where: ["table": "backtest"]).map { table.field("measure", of: $0) }
            #expect(Set(try Self.names("demand --format csv", table: 1)) == Set(scores))
            let percentiles = Set(table.rows(where: ["table": "forecast"]).map { table.field("measure", of: $0) })
            #expect(
                percentiles.isSubset(of: try Self.names("forecast.csv and comparison.csv")) && percentiles.count == 9
            )
            let methods = Set(table.rows(where: ["table": "backtest"]).map { table.field("method", of: $0) })
            let told = try Self.rows("demand --format csv").first { $0[0] == "`method`" }
            for method in methods { #expect(told?[1].contains("`\(method)`") == true, "\(method)") }
            let json = try Command.run(
                ["demand", "series.csv", "--horizon", "3", "--shift", "2023-01", "--format", "json"],
                in: folder
            )
            let keys = try Self.keys(json.output, stoppingAt: ["quantiles", "total", "measures"])
            #expect(Set(try Self.names("demand --format json")) == keys)
        }
    }

    @Test func backtest() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let call = [
                "backtest", "Scenarios/derby", "--service", "autism-other-uhdb", "--horizons", "1", "--replications",
                "4", "--fit", "quick",
            ]
            let outcome = try Command.run(call + ["--output", results.path])
            #expect(outcome.code == 0, "\(outcome.error)")
            for name in ["backtest.csv", "scores.csv", "reliability.csv"] {
                let columns = CSVTable(try Command.text(results, name)).columns
                #expect(try Self.names(name) == columns)
                // The package says the same of each, in the same words.
                let package = try JSONSerialization.jsonObject(
                    with: Data(try Command.text(results, "datapackage.json").utf8)
                )
                let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
                let table = try #require(resources.first { $0["path"] as? String == name })
                let fields = (table["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
                let told = fields.map {
                    ["`\($0["name"] ?? "")`", $0["unit"] ?? "", $0["description"] ?? ""].map { "\($0)" }
                }
                #expect(told == (try Self.rows(name)))
            }
            let keys = try Self.keys(try Command.run(call + ["--format", "json"]).output, stoppingAt: [])
            #expect(Set(try Self.names("backtest --format json")).union(["skipped"]).isSuperset(of: keys))
            #expect(keys.contains("scores[].wis") && keys.contains("reliability.bins[].cameTrue"))
        }
    }

    @Test func fit() throws {
        let data = try FitData()
        try data.write("y,x\n2,1\n4,2\n6,3\n8,4\n", to: "exact.csv")
        var columns: Set<[String]> = []
        var figures: Set<String> = []
        var keys: Set<String> = []
        for call in [
            "referrals.csv --formula 'referrals ~ t + I(2 * t)'",
            "referrals.csv --formula 'referrals ~ t' --family poisson",
            "referrals.csv --formula 'referrals ~ t' --family negative-binomial", "exact.csv --formula 'y ~ x'",
        ] {
            let table = CSVTable(try data.fit("\(call) --format csv").output)
            columns.insert(table.columns)
            figures.formUnion(table.rows(where: ["section": "fit"]).map { table.field("name", of: $0) })
            keys.formUnion(try Self.keys(try data.fit("\(call) --format json").output, stoppingAt: ["fit"]))
        }
        #expect(columns == [try Self.names("fit --format csv")])
        #expect(try Set(Self.names("fit --format csv", table: 1)) == figures)
        #expect(Set(try Self.names("fit --format json")) == keys)
    }

    @Test func queue() throws {
        let call = ["queue", "priority", "--arrival-rates", "0.3,0.5", "--service-rates", "1,1", "--format"]
        #expect(try Self.names("queue --format csv") == CSVTable(try Command.run(call + ["csv"]).output).columns)
        let keys = try Self.keys(try Command.run(call + ["json"]).output, stoppingAt: [])
        #expect(Set(try Self.names("queue --format json")) == keys)
    }

    // MARK: - JSON

    /// The paths to all keys of a document that hold no others, `[]` standing for the items of a list.
    private static func keys(_ json: String, stoppingAt ends: Set<String>) throws -> Set<String> {
        func walk(_ value: Any, _ path: String) -> Set<String> {
            if let object = value as? [String: Any], !ends.contains(String(path.split(separator: ".").last ?? "")) {
                return object.reduce(into: []) {
                    $0.formUnion(walk($1.value, path.isEmpty ? $1.key : "\(path).\($1.key)"))
                }
            }
            if let items = value as? [[String: Any]], !items.isEmpty {
                return items.reduce(into: []) { $0.formUnion(walk($1, path + "[]")) }
            }
            return [path]
        }
        return walk(try JSONSerialization.jsonObject(with: Data(json.utf8)), "")
    }
}
