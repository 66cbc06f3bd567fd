package import Planning

/// What `waitcast check` prints: contradictions, gaps and notes in the figures, then every value that is not observed.
package enum CheckReport {
    /// The report's text.
    package static func text(area: Area, plans: [Plan]) -> String {
        let findings = Audit.findings(for: area)
        var lines = [
            "\(area.name): \(area.services.count) services, \(area.history.observations.count) published figures, "
                + "\(plans.count) plans. The files can be used."
        ]
        for severity in Finding.Severity.allCases {
            let found = findings.filter { $0.severity == severity }
            guard !found.isEmpty else { continue }
            lines += ["", "\(heading(severity)) (\(found.count))"]
            for finding in found {
                let owner = finding.service.isEmpty ? "" : finding.service + ": "
                let place = finding.places.first.map { "  [\($0)]" } ?? ""
                lines.append("- \(owner)\(finding.sentence)\(place)")
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

    private static func heading(_ severity: Finding.Severity) -> String {
        switch severity {
        case .contradiction: "Contradictions in the published figures"
        case .gap: "Gaps"
        case .note: "Notes"
        }
    }
}
