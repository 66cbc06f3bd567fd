import Foundation
import TestSupport
import Testing

/// `waitcast solve` from the words of a call to its answer.
@Suite struct SolveCommandTests {
    private static let target = "talk-groups number waiting at most 20 by 2026-12"
    private static let lever = "agency at talk-groups from 2026-01"

    private func call(_ arguments: String...) -> [String] {
        ["solve", "Scenarios/example", "--precision", "5%"] + arguments
    }

    @Test func theAnswerIsASentenceAndACurve() throws {
        try Command.inTemporaryFolder { folder in
            let results = folder.appending(path: "results")
            let asked = call("--target", Self.target, "--lever", Self.lever, "--output", results.path)
            let call = try Command.run(asked)
            #expect(call.code == 0, "\(call.error)")
            #expect(Command.names(in: results) == ["datapackage.json", "manifest.json", "solve.csv"])
            #expect(call.output.contains("Target  \(Self.target)\nLever   \(Self.lever)\n"))
            let table = CSVTable(try Command.text(results, "solve.csv"))
            let least = try #require(table.rows.first { table.field("role", of: $0).hasPrefix("least") })
            #expect(try #require(Double(table.field("met", of: least))) >= 0.8)
            let size = table.field("size", of: least)
            #expect(call.output.contains("\n  \(size) cases a month from Jan 2026 ("), "\(call.output)")
            for line in call.output.split(separator: "\n") where !line.hasPrefix("Files in") {
                #expect(line.count <= 100, "\(line)")
            }
            // One thread gives the same bytes.
            let again = folder.appending(path: "again")
            let second = try Command.run(asked.dropLast() + [again.path, "--threads", "1", "--quiet"])
            #expect(second.code == 0 && second.output.isEmpty)
            for file in Command.names(in: results) {
                #expect(try Command.text(results, file) == Command.text(again, file), "\(file)")
            }
        }
    }

    /// Where nothing suffices at one stage of a pathway, the stage is named where children are.
    @Test func theStageThatIsCrowdedIsNamed() throws {
        let target = "plans number waiting at most 5 by 2026-12"
        let call = try Command.run(call("--target", target, "--lever", "agency at plans/decision from 2025-10"))
        #expect(call.code == 0 && call.output.contains("No size can"), "\(call.error)")
        #expect(call.output.replacing("\n  ", with: " ").contains("Try a lever at plans/assessment."), "\(call.output)")
    }

    /// Money buys posts; what has no price is told.
    @Test func sizesAreCountedInMoney() throws {
        let target = "speech-therapy number waiting at most 150 by 2026-12"
        let recruits = "recruit therapist at speech-therapy from 2026-01"
        let asked = call("--target", target, "--in-money", "--lever", recruits)
        let call = try Command.run(asked)
        #expect(call.code == 0, "\(call.error)")
        #expect(call.output.contains("k from Jan 2026 (£"), "\(call.output)")
        #expect(call.output.replacing("\n  ", with: " ").contains("That buys "), "\(call.output)")
        let unpriced = try Command.run(
            self.call("--target", Self.target, "--lever", "productivity at talk-groups from 2026-01", "--in-money")
        )
        #expect(unpriced.code == 64 && unpriced.error.contains("has no price"), "\(unpriced.error)")
    }

    @Test func aPlanBesideAndATargetByItsNumber() throws {
        let call = try Command.run(
            call(
                "--target",
                Self.target,
                "--target",
                "1",
                "--plan",
                "same-staff",
                "--lever",
                Self.lever,
                "--largest",
                "8"
            )
        )
        #expect(call.code == 0, "\(call.error)")
        #expect(call.output.contains("    and ") && call.output.contains("\nBeside  "))
    }

    @Test(
        arguments: [
            ([], "--target is missing: say what shall be met, and by when"),
            (["--target", target], "--lever is missing: say what may be done"),
            (
                ["--target", target, "--lever", lever, "--probability", "0.8"],
                "--probability must be a percentage such as 80%"
            ),
            (["--target", target, "--lever", lever, "--probability", "100%"], "above 0% and below 100%, found '100%'"),
            (
                ["--target", target, "--lever", lever, "--precision", "50%"],
                "--precision must be 0.1% to 10%, found '50%'"
            ),
            (
                ["--target", target, "--lever", lever, "--plan", "sme-staff"],
                "--plan names the unknown plan 'sme-staff'. Did you mean"
            ),
            (
                ["--target", target, "--lever", lever, "--horizon", "6"],
                "--horizon of 6 months ends in 2026-01, before the target"
            ),
            (["--target", target, "--lever", "agency at talk-gruops from 2026-01"], "Did you mean 'talk-groups'?"),
            (
                ["--target", "talk-groups waits", "--lever", lever],
                "--target is no target, found 'talk-groups waits'"
            ),
        ]
    )
    func mistakes(_ arguments: [String], _ message: String) throws {
        let call = try Command.run(["solve", "Scenarios/example"] + arguments)
        #expect(call.code == 64)
        #expect(call.error.contains(message), "\(call.error)")
        #expect(call.output.isEmpty)
    }

    @Test func aLeverElsewhere() throws {
        let call = try Command.run(call("--target", Self.target, "--lever", "agency at reviews from 2026-01"))
        #expect(call.code == 65)
        #expect(call.error.contains("does nothing to 'talk-groups': nobody goes there from 'reviews'"), "\(call.error)")
    }
}
