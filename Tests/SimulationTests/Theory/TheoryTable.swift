import Foundation

/// The document that keeps what every case gave when it was last recorded.
enum TheoryTable {
    static let file = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .appending(path: "../../../Sources/Simulation/Simulation.docc/Theory.md")
        .standardizedFileURL

    /// Whether the table is to be written anew: `WAITCAST_RECORD=1` in the environment, as `make tables` sets it.
    static let isRecorded = ProcessInfo.processInfo.environment["WAITCAST_RECORD"] == "1"

    private static let introduction = """
        # Simulation beside theory

        Figures that can be worked out, and what the engine makes of them at a fixed seed.

        ## Overview

        The engine's weeks stand still between Monday and Monday: capacity takes children up at the start of a week. Where textbooks let service go on all the time their value stands in brackets, and the simulation is held to the exact value by weeks. z is how many standard errors the simulated figure lies from the value; a test fails when any lies more than 3 away, or when the engine no longer gives these very figures. `make tables` writes this page.
        """

    /// The whole document.
    static func document(_ sections: [String]) -> String {
        ([introduction] + sections).joined(separator: "\n\n") + "\n"
    }

    /// Whether the case before has the same theory.
    private static func isToldAbove(_ theory: TheoryCase) -> Bool {
        let all = TheoryCase.all
        let place = all.firstIndex { $0.name == theory.name } ?? 0
        return place > 0 && all[place - 1].source == theory.source
    }

    /// A case's part of the document.
    static func section(_ theory: TheoryCase, _ rows: [TheoryRow]) -> String {
        let lines = rows.map { row in
            let isExact = row.standardError == 0
            let numbers = [row.value, row.simulated, row.standardError].map { String(format: "%.4f", $0) }
            let z = isExact ? "exact" : String(format: "%+.2f", row.z)
            return "| \(row.figure) | \(numbers.joined(separator: " | ")) | \(z) |"
        }
        return """
            ### \(theory.name)

            \(isToldAbove(theory) ? "As above." : theory.source)

            | figure | value | simulated | standard error | z |
            |---|---|---|---|---|
            \(lines.joined(separator: "\n"))
            """
    }
}
