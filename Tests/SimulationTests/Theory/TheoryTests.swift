import Foundation
import Testing

/// What the engine simulates is what theory says, and the kept table shows it.
@Suite struct TheoryTests {
    /// Each case is within its bounds and gives what the table has.
    @Test(.enabled(if: !TheoryTable.isRecorded, "the table is being recorded"), arguments: TheoryCase.all)
    func agrees(_ theory: TheoryCase) throws {
        let rows = theory.simulate()
        Self.expectAgreement(theory, rows)
        let section = TheoryTable.section(theory, rows)
        let isKept = try String(contentsOf: TheoryTable.file, encoding: .utf8).contains("\n\n\(section)\n")
        #expect(isKept, "not what the table has: look why, then `make tables`\n\(section)")
    }

    /// The table has every case once, in order, and nothing else; with `WAITCAST_RECORD=1` it is written first.
    @Test func theTableIsComplete() throws {
        if TheoryTable.isRecorded {
            let sections = TheoryCase.all.map { theory in
                let rows = theory.simulate()
                Self.expectAgreement(theory, rows)
                return TheoryTable.section(theory, rows)
            }
            try TheoryTable.document(sections).write(to: TheoryTable.file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: TheoryTable.file, encoding: .utf8)
        let names = kept.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4) }
        #expect(names == TheoryCase.all.map { $0.name[...] })
        #expect(kept.hasPrefix(TheoryTable.document([]).dropLast()))
    }

    private static func expectAgreement(_ theory: TheoryCase, _ rows: [TheoryRow]) {
        #expect(!rows.isEmpty)
        for row in rows {
            #expect(
                row.agrees,
                "\(theory.name), \(row.figure): \(row.value), simulated \(row.simulated), \(row.z) standard errors out"
            )
        }
    }

    /// The bounds can fail: a value three and a half standard errors away is found, and an exact one at 1e-6.
    @Test func boundsFindWhatIsWrong() {
        #expect(!TheoryRow(figure: "", value: 1, simulated: 1.35, standardError: 0.1).agrees)
        #expect(TheoryRow(figure: "", value: 1, simulated: 1.25, standardError: 0.1).agrees)
        #expect(!TheoryRow.exact("", 1.000_001, value: 1).agrees)
    }
}
