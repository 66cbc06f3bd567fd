import Foundation
import TestSupport
import Testing

/// `waitcast allocate` from its files to what it prints and writes.
@Suite struct AllocateCommandTests {
    private static let call = ["allocate", "Scenarios/example", "--replications", "16", "--horizon", "12"]

    @Test func filesAgreeWithOneAnother() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let options = ["--budget", "300k", "--budgets", "100000, 200k", "--output", results.path]
            let call = try Command.run(Self.call + options)
            #expect(call.code == 0, "\(call.error)")
            #expect(
                Command.names(in: results) == [
                    "allocation-services.csv", "allocation.csv", "datapackage.json", "frontier.csv", "manifest.json",
                ]
            )
            #expect(call.output.contains("what £300,000 best buys") && call.output.contains("Budget and benefit"))
            #expect(call.output.split(separator: "\n").allSatisfy { $0.count <= 110 || $0.hasPrefix("Files in") })
            let frontier = CSVTable(try Command.text(results, "frontier.csv"))
            let bought = CSVTable(try Command.text(results, "allocation.csv"))
            var before = 0.0
            for budget in ["100000", "200000", "300000"] {
                let row = try #require(frontier.rows(where: ["budget": budget]).first)
                let cost = try #require(Double(frontier.field("expected_cost", of: row)))
                let benefit = try #require(Double(frontier.field("mean", of: row)))
                #expect(cost <= (Double(budget) ?? 0) && benefit >= before)
                before = benefit
                let costs = try bought.rows(where: ["budget": budget])
                    .map { try #require(Double(bought.field("expected_cost", of: $0))) }
                #expect(abs(costs.reduce(0, +) - cost) <= Double(costs.count))
            }
            // The package describes the columns that there are.
            let package = try JSONSerialization.jsonObject(
                with: Data(try Command.text(results, "datapackage.json").utf8)
            )
            let resources = (package as? [String: Any])?["resources"] as? [[String: Any]] ?? []
            #expect(resources.count == 3)
            for resource in resources {
                let name = try #require(resource["path"] as? String)
                let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]] ?? []
                #expect(fields.map { "\($0["name"] ?? "")" } == CSVTable(try Command.text(results, name)).columns)
            }
            // One thread gives the same bytes.
            let again = folder.appending(path: "again")
            let second = try Command.run(
                Self.call + options.dropLast() + [again.path, "--threads", "1", "--quiet"]
            )
            #expect(second.code == 0 && second.output.isEmpty)
            for name in Command.names(in: results) where name != "manifest.json" {
                #expect(try Command.text(again, name) == Command.text(results, name), "\(name)")
            }
        }
    }

    @Test func optionsComeFromAFile() throws {
        try Command.inTemporaryFolder { folder in
            let options = """
                options: Therapists
                interventions:
                  - recruit: {service: speech-therapy, staff: therapist, wte: 1, from: 2025-10, sizes: 1 to 3}

                """
            let file = folder.appending(path: "options.yaml")
            try Data(options.utf8).write(to: file)
            let call = try Command.run(Self.call + ["--budget", "150000", "--options", file.path, "--limit", "18"])
            #expect(call.code == 0, "\(call.error)")
            #expect(call.output.contains("WTE therapist") && call.output.contains("beyond 18 weeks"))
        }
    }

    @Test(arguments: [
        (["--budget", "much"], 64, "--budget must be pounds such as 500000, 500k or 1.5m, found 'much'"),
        (["--budget", "1m", "--budgets", "2m"], 64, "--budgets must be pounds up to the budget, found '2m'"),
        (["--budget", "1m", "--limit", "521"], 64, "--limit must be 0 to 520 weeks, found 521"),
        (["--budget", "1m", "--funder", "icbs"], 64, "--funder names the unknown funder 'icbs'. Did you mean 'icb'?"),
        (["--budget", "1m", "--plan", "same-stuff"], 64, "--plan names the unknown plan 'same-stuff'"),
        (["--budget", "1m", "--not-worse", "plan"], 64, "--not-worse names the unknown service 'plan'"),
        (["--budget", "1m", "--plan", "no-change"], 65, "nothing can be bought: the plans have no steps"),
        (["--budget", "1m", "--target", "nobody waits"], 64, "--target is no target, found 'nobody waits'"),
        (["--budget", "1m", "--targets", "--service", "plans"], 64, "leave it out"),
    ])
    func mistakesAreTold(_ options: [String], _ code: Int32, _ text: String) throws {
        let call = try Command.run(Self.call + options)
        #expect(call.code == code && call.error.contains(text), "\(call.error)")
    }
}
