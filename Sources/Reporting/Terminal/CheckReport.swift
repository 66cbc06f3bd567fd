package import Areas
import Audit
package import Calibration
import Wording

/// What `waitcast check` prints of an area: contradictions, gaps and notes in the figures, what the forecast rests on,
/// warnings of plans, then every value that is not observed.
package enum CheckReport {
    /// Findings of one kind that are shown: more are of one cause, and not read one by one.
    private static let shownFindings = 200

    /// The report's text.
    package static func text(area: Area, plans: [Plan], models: [FittedService]) -> String {
        let findings = Audit.findings(for: area)
        var lines = [
            "\(area.name): \(counted(area.services.count, "service")), "
                + "\(counted(area.history.observations.count, "published figure")), \(counted(plans.count, "plan")). "
                + "The files can be used."
        ]
        for severity in Finding.Severity.allCases {
            let found = findings.filter { $0.severity == severity }
            guard !found.isEmpty else { continue }
            lines += ["", "\(heading(severity)) (\(found.count))"]
            for finding in found.prefix(shownFindings) {
                let owner = finding.service.isEmpty ? "" : finding.service + ": "
                let place = finding.places.first.map { "  [\($0)]" } ?? ""
                lines.append("- \(owner)\(finding.sentence)\(place)")
            }
            if found.count > shownFindings { lines.append("- and \(found.count - shownFindings) more") }
        }
        lines += ["", "What the forecast rests on"]
        for model in models {
            lines.append("- \(model.service.id): \(model.account.joined(separator: "; "))")
        }
        let warnings = plans.flatMap { Audit.warnings(of: $0, in: area) }
        if !warnings.isEmpty {
            lines += ["", "Plans that may not be what is meant (\(warnings.count))"]
            lines += warnings.prefix(mostWarnings).map { "- \($0.sentence). \($0.remedy)  [\($0.place)]" }
            if warnings.count > mostWarnings {
                lines.append("- and \(warnings.count - mostWarnings) more: see each plan's with 'waitcast check PLAN'")
            }
        }
        let assumptions = Audit.assumptions(of: area, plans: plans)
        for evidence in [Evidence.assumed, .derived] {
            let found = assumptions.filter { $0.evidence == evidence }
            guard !found.isEmpty else { continue }
            lines += [
                "",
                evidence == .assumed ? "Assumed (\(found.count))" : "Derived from published figures (\(found.count))",
            ]
            for assumption in found {
                let owner = [assumption.plan, assumption.service].filter { !$0.isEmpty }.joined(separator: ", ")
                let source = assumption.source.isEmpty ? "no source given" : assumption.source
                lines.append("- \(owner): \(assumption.item) \(assumption.value) (\(source))  [\(assumption.place)]")
            }
        }
        return safeText(lines.joined(separator: "\n") + "\n")
    }

    /// Warnings of plans shown, at most.
    private static let mostWarnings = 20

    private static func heading(_ severity: Finding.Severity) -> String {
        switch severity {
        case .contradiction: "Contradictions in the published figures"
        case .gap: "Gaps"
        case .note: "Notes"
        }
    }
}
