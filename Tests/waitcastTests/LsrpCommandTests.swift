import Foundation
import TestSupport
import Testing

/// `waitcast lsrp` from its files to what it prints and writes.
@Suite struct LsrpCommandTests {
    private static let call = ["lsrp", "Scenarios/example", "--replications", "8"]

    @Test func filesAgreeWithOneAnother() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let plans = ["--plan", "same-staff", "--plan", "elsewhere", "--output", results.path]
            let call = try Command.run(Self.call + plans)
            #expect(call.code == 0, "\(call.error)")
            #expect(
                Command.names(in: results) == [
                    "assumptions.csv", "datapackage.json", "high-needs.csv", "lsrp-tables.csv", "manifest.json",
                    "mitigations.csv",
                ]
            )
            // In each year: spending is the sum of its lines, and the balance goes on from the one before.
            let block = CSVTable(try Command.text(results, "high-needs.csv"))
            for plan in ["no-change", "mitigated"] {
                var before: Double?
                for year in ["2025-26", "2026-27", "2027-28", "2028-29", "2029-30", "2030-31"] {
                    let rows = { (kind: String) in
                        try block.rows(where: ["plan": plan, "financial_year": year, "row": kind, "basis": "level"])
                            .map { try #require(Double(block.field("mean", of: $0))) }
                    }
                    let lines = try rows("placement") + rows("line")
                    let spending = try #require(try rows("spending").first)
                    #expect(abs(lines.reduce(0, +) - spending) < 0.05)
                    let income = try rows("income") + rows("transfers") + rows("grant")
                    let inYear = try #require(try rows("in_year_balance").first)
                    #expect(abs(income.reduce(0, +) - spending - inYear) < 0.05)
                    let end = try #require(try rows("balance_at_end").first)
                    let start = try #require(try rows("balance_at_start").first)
                    #expect(abs(end - start - inYear) < 0.05 && abs(start - (before ?? start)) < 0.05)
                    before = end
                }
            }
            // Alone and overlap make together.
            let parts = CSVTable(try Command.text(results, "mitigations.csv"))
            let some = parts.rows(where: ["financial_year": "2030-31", "row": "spending"])
            let means = try some.map { try #require(Double(parts.field("mean", of: $0))) }
            #expect(means.count == 4 && abs(means[0] + means[1] + means[2] - means[3]) < 0.05)
            #expect(call.output.contains("High-needs block by financial year") && call.output.contains("overlap"))
            // The tables of both scenarios, and every row that is not filled says why.
            let tables = CSVTable(try Command.text(results, "lsrp-tables.csv"))
            for scenario in ["unmitigated", "mitigated"] {
                #expect(!tables.rows(where: ["scenario": scenario, "table": "7.4"]).isEmpty)
            }
            for row in tables.rows(where: ["status": "not filled"]) {
                #expect(tables.field("note", of: row).hasPrefix("Not filled: "))
            }
            // One thread gives the same bytes.
            let again = folder.appending(path: "again")
            let second = try Command.run(
                Self.call + plans.dropLast() + [again.path, "--threads", "1", "--quiet"]
            )
            #expect(second.code == 0 && second.output.isEmpty)
            for name in Command.names(in: results) where name != "manifest.json" {
                #expect(try Command.text(again, name) == Command.text(results, name), "\(name)")
            }
        }
    }

    /// Without a plan everything is unmitigated, and a run's results are not replaced unasked.
    @Test func withoutAPlanNothingIsMitigated() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let output = ["--output", results.path, "--until", "2026-06"]
            let call = try Command.run(Self.call + output)
            #expect(call.code == 0, "\(call.error)")
            #expect(!Command.names(in: results).contains("mitigations.csv"))
            #expect(!(try Command.text(results, "lsrp-tables.csv")).contains(",mitigated,"))
            let run = try Command.run([
                "run", "Scenarios/example", "--replications", "8", "--horizon", "1", "--output", results.path,
            ])
            #expect(run.code == 73 && run.error.contains("another area"), "\(run.error)")
        }
    }

    @Test(arguments: [
        (["--plan", "same-stuff"], 64, "--plan names the unknown plan 'same-stuff'. Did you mean 'same-staff'?"),
        (["--until", "2031"], 64, "--until must be a month such as 2031-03, found '2031'"),
        (["--until", "2020-01"], 64, "--until must be 1 to 240 months after the area's origin"),
        (["--plan", "same-staff", "--plan", "x/y.yaml"], 64, "--plan must name plans of the area's, or plan files"),
        (["--threads", "0"], 64, "--threads must be 1 to 1024, found 0"),
    ])
    func mistakesAreTold(_ options: [String], _ code: Int32, _ text: String) throws {
        let call = try Command.run(Self.call + options)
        #expect(call.code == code && call.error.contains(text), "\(call.error)")
    }

    @Test func anAreaWithoutPlansHeldIsTold() throws {
        try Command.inTemporaryFolder { folder in
            let area = """
                area: Lists
                id: lists
                origin: 2025-07
                services:
                  - id: list
                    name: List
                    referrals: 10 a month
                    waiting list: {number: 20, mean wait: 5 weeks, maximum wait: 12 weeks}
                    capacity: 3 a week
                    order of service: oldest first
                    leaving without being seen: 5%

                """
            try Data(area.utf8).write(to: folder.appending(path: "area.yaml"))
            let call = try Command.run(["lsrp"], in: folder)
            #expect(call.code == 65 && call.error.contains("has no service that holds plans"), "\(call.error)")
        }
    }
}
