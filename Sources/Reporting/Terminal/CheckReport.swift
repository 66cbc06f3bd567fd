package import Areas
import Audit
package import Calibration
import Wording

/// What `waitcast check` prints of an area: contradictions, gaps and notes in the figures, what the forecast rests on,
/// warnings of plans, then every value that is not observed.
package enum CheckReport {
    /// Findings of one kind that are shown where all are: more are of one cause, and not read one by one.
    private static let shownFindings = 200
    /// Findings that are shown with what they mean.
    private static let foremostFindings = 10

    /// The report's text.
    ///
    /// - Parameters:
    ///   - area: the area.
    ///   - plans: its plans.
    ///   - models: its services as they were estimated.
    ///   - showsAll: whether every finding and value has its line, however long; otherwise the ten that matter most do, with what they mean, and the
    ///     others are listed by kind.
    ///   - screen: what it is printed on.
    /// - Returns: the report.
    package static func text(
        area: Area,
        plans: [Plan],
        models: [FittedService],
        showsAll: Bool = false,
        on screen: Screen = .pipe
    ) -> String {
        let head =
            "\(area.name): \(counted(area.services.count, "service")), "
            + "\(counted(area.history.observations.count, "published figure")), \(counted(plans.count, "plan")). "
            + "The files can be used."
        let findings = Audit.findings(for: area)
        var lines = [head] + (showsAll ? all(findings) : foremost(findings, area))
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
        let unmet = area.costs?.unmet(by: plans) ?? []
        if !unmet.isEmpty {
            lines += ["", "Costs that no plan has (\(unmet.count))"]
            lines += unmet.map { line in
                "- the line '\(line.name)' names a plan or a step that there is not: it is never paid. Name the plan by its "
                    + "file, and the step by its word there.  [\(line.place)]"
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
                lines.append(
                    "- \(owner.isEmpty ? "costs" : owner): \(assumption.item) \(assumption.value) (\(source))  [\(assumption.place)]"
                )
            }
        }
        // Where all is asked for, each is a line, to be searched.
        let shown = showsAll ? lines : lines.flatMap { told($0, width: screen.width) }
        return safeText(shown.joined(separator: "\n") + "\n")
    }

    /// A line in as many as it takes, those below the first as far to the right as its words, or further where it has no mark.
    private static func told(_ line: String, width: Int) -> [String] {
        let margin = line.prefix { $0 == " " }
        let rest = line.dropFirst(margin.count)
        // Behind "- " and "12. ".
        let mark = rest.prefixMatch(of: #/(-|[0-9]+\.) /#)?.output.0 ?? ""
        let indent = String(repeating: " ", count: margin.count + (mark.isEmpty ? 2 : mark.count))
        return wrapped(String(rest.dropFirst(mark.count)), first: "\(margin)\(mark)", rest: indent, width: width)
    }

    /// The ten that matter most, each with what it means and what is done about it, then the others by kind.
    private static func foremost(_ findings: [Finding], _ area: Area) -> [String] {
        guard !findings.isEmpty else { return [] }
        let first = Audit.foremost(findings, foremostFindings, in: area)
        var lines = [
            "",
            first.count < findings.count
                ? "What matters most in the published figures (\(first.count) of \(findings.count) findings)"
                : "What was found in the published figures (\(findings.count))",
            Finding.Severity.allCases
                .compactMap { severity in
                    let number = findings.count { $0.severity == severity }
                    return number > 0 ? "\(heading(severity)): \(number)." : nil
                }
                .joined(separator: " "),
        ]
        for (index, finding) in first.enumerated() {
            lines.append("\(index + 1). \(told(finding))")
            lines.append("   if they are right: \(finding.wouldMean)")
            lines.append("   the forecast: \(finding.treatment)")
        }
        let shown = Set(first)
        let rest = findings.filter { !shown.contains($0) }
        guard !rest.isEmpty else { return lines }
        lines += [
            "",
            "\(counted(rest.count, "other finding")); 'waitcast check --all' shows them, and audit.csv beside a run's results has all",
        ]
        for severity in Finding.Severity.allCases {
            let kinds = Dictionary(grouping: rest.filter { $0.severity == severity }, by: \.rule)
            for rule in Finding.Rule.allCases {
                guard let found = kinds[rule] else { continue }
                lines.append("- \(severity.rawValue), \(rule.words) (\(found.count)): \(places(found))")
            }
        }
        return lines
    }

    /// Services with the periods that findings are about: `nd 2024-08, 2025-04; slt 2025`.
    private static func places(_ findings: [Finding]) -> String {
        var order: [String] = []
        var periods: [String: [String]] = [:]
        for finding in findings {
            let owner = finding.service.isEmpty ? "the area" : finding.service
            if periods[owner] == nil { order.append(owner) }
            periods[owner, default: []].append(finding.period)
        }
        let named = order.prefix(12)
            .map { owner in
                let told = (periods[owner] ?? []).filter { !$0.isEmpty }
                let more = told.count > 6 ? " and \(told.count - 6) more" : ""
                return told.isEmpty ? owner : "\(owner) \(told.prefix(6).joined(separator: ", "))\(more)"
            }
        return named.joined(separator: "; ") + (order.count > 12 ? "; and \(order.count - 12) more services" : "")
    }

    private static func all(_ findings: [Finding]) -> [String] {
        var lines: [String] = []
        for severity in Finding.Severity.allCases {
            let found = findings.filter { $0.severity == severity }
            guard !found.isEmpty else { continue }
            lines += ["", "\(heading(severity)) (\(found.count))"]
            lines += found.prefix(shownFindings).map { "- \(told($0))" }
            if found.count > shownFindings { lines.append("- and \(found.count - shownFindings) more") }
        }
        return lines
    }

    private static func told(_ finding: Finding) -> String {
        let owner = finding.service.isEmpty ? "" : finding.service + ": "
        return owner + finding.sentence + (finding.places.first.map { "  [\($0)]" } ?? "")
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
