package import Audit
package import Decisions

/// What the report tells beside a run's result: what was found in the area's figures, what is assumed, and how it was made.
package struct ReportSource: Sendable {
    /// What was found in the published figures.
    package var findings: [Finding]
    /// Values that are not observed.
    package var assumptions: [Assumption]
    /// What the time that children wait hangs on if nothing changes; `nil`: nobody has asked.
    package var sensitivity: Sensitivity?
    /// The program and its version.
    package var program: String
    /// The call that makes it again.
    package var command: String

    package init(
        findings: [Finding],
        assumptions: [Assumption],
        sensitivity: Sensitivity? = nil,
        program: String,
        command: String
    ) {
        (self.findings, self.assumptions, self.sensitivity) = (findings, assumptions, sensitivity)
        (self.program, self.command) = (program, command)
    }
}
