package import Audit

/// What the report tells beside a run's result: what was found in the area's figures, what is assumed, and how it was made.
package struct ReportSource: Sendable {
    /// What was found in the published figures.
    package var findings: [Finding]
    /// Values that are not observed.
    package var assumptions: [Assumption]
    /// Those that most hangs on, the first first; empty: nobody has asked.
    package var ranking: [Ranked]
    /// The program and its version.
    package var program: String
    /// The call that makes it again.
    package var command: String

    package init(
        findings: [Finding],
        assumptions: [Assumption],
        ranking: [Ranked] = [],
        program: String,
        command: String
    ) {
        (self.findings, self.assumptions, self.ranking) = (findings, assumptions, ranking)
        (self.program, self.command) = (program, command)
    }

    /// An assumption with how much hangs on it.
    package struct Ranked: Sendable {
        /// What is assumed.
        package var name: String
        /// Its value and range, in words.
        package var value: String
        /// Where it comes from.
        package var source: String
        /// The share of what is uncertain that knowing it would take away, from 0 to 1.
        package var share: Double

        package init(name: String, value: String, source: String, share: Double) {
            (self.name, self.value, self.source, self.share) = (name, value, source, share)
        }
    }
}
