package import Areas
import Audit
import Wording

/// What `waitcast check PLAN` prints: of each plan what it does, in a sentence for each step, what can hardly be meant, and
/// what it assumes.
package struct PlanReport {
    /// Characters in a line.
    private let width: Int

    /// Warnings shown of one plan, at most.
    private static let mostWarnings = 20

    /// The report's text, printed on a screen; `areaFile`: the area's file, as the user named it.
    package static func text(area: Area, areaFile: String, plans: [Plan], on screen: Screen = .pipe) -> String {
        PlanReport(width: screen.width).text(area, areaFile, plans)
    }

    private func wrapped(_ text: String, first: String, rest: String) -> [String] {
        Reporting.wrapped(text, first: first, rest: rest, width: width)
    }

    private func text(_ area: Area, _ areaFile: String, _ plans: [Plan]) -> String {
        var lines = ["\(plans.count) plan\(plans.count == 1 ? "" : "s") for \(area.name). The files can be used."]
        for plan in plans {
            let title = plan.file.isEmpty ? plan.name : "\(plan.name)  [\(plan.file)]"
            lines += [""] + underlined(title, width: width)
            if !plan.note.isEmpty { lines += wrapped(plan.note, first: "", rest: "") }
            lines += warnings(plan, area) + steps(plan, area) + targets(plan) + assumptions(plan)
        }
        let others = "The area's contradictions, gaps and assumptions, and its other plans:"
        lines += [""] + wrapped(others, first: "", rest: "") + ["  waitcast check \(areaFile)"]
        return safeText(lines.joined(separator: "\n")) + "\n"
    }

    private func warnings(_ plan: Plan, _ area: Area) -> [String] {
        let warnings = Audit.warnings(of: plan, in: area)
        guard !warnings.isEmpty else { return [] }
        let others = warnings.count - Self.mostWarnings
        return ["", "Perhaps not what is meant (\(warnings.count))"]
            + warnings.prefix(Self.mostWarnings)
            .flatMap { wrapped("\($0.sentence). \($0.remedy)  [\($0.place)]", first: "- ", rest: "  ") }
            + (others > 0 ? ["- and \(others) more"] : [])
    }

    /// A sentence for each step; a line of the file that is a step at several services is told once.
    private func steps(_ plan: Plan, _ area: Area) -> [String] {
        guard !plan.interventions.isEmpty else {
            let isBaseline = plan.id == Plan.noChange.id
            return ["", "It does nothing" + (isBaseline ? ": every other plan is compared with it." : ".")]
        }
        var told: [[Intervention]] = []
        for change in plan.interventions {
            if let last = told.last?.first, last.place == change.place, last.place.line > 0 {
                told[told.count - 1].append(change)
            } else {
                told.append([change])
            }
        }
        let names = Dictionary(area.services.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return ["", "What it does (\(told.count))"]
            + told.flatMap { changes -> [String] in
                let one = changes[0]
                let isEverywhere = changes.count == area.services.count && changes.count > 1
                let places = changes.count == 1 ? nil : changes.map { names[$0.service] ?? $0.service }
                let place = isEverywhere ? "each of the \(changes.count) services" : places?.joined(separator: ", ")
                let sentence = "\(one.sentence(in: area, at: place))  [\(one.place)]"
                let source = one.source.isEmpty ? "no source given" : one.source
                return wrapped(sentence, first: "- ", rest: "  ")
                    + (one.why.isEmpty ? [] : wrapped("why: \(one.why)", first: "    ", rest: "      "))
                    + wrapped("\(one.evidence.rawValue): \(source)", first: "    ", rest: "      ")
            }
    }

    private func targets(_ plan: Plan) -> [String] {
        guard !plan.targets.isEmpty else { return [] }
        return ["", "Its own targets (\(plan.targets.count))"]
            + plan.targets.flatMap { target in
                let source = target.source.isEmpty ? "" : " (\(target.source))"
                return wrapped("\(target.text)\(source)  [\(target.place)]", first: "- ", rest: "  ")
            } + jointTargets(plan)
    }

    private func jointTargets(_ plan: Plan) -> [String] {
        guard !plan.jointTargets.isEmpty else { return [] }
        return ["", "Of these to be met together (\(plan.jointTargets.count))"]
            + plan.jointTargets.flatMap { joint in
                let source = joint.source.isEmpty ? "" : " (\(joint.source))"
                return wrapped("\(joint.text)\(source)  [\(joint.place)]", first: "- ", rest: "  ")
            }
    }

    private func assumptions(_ plan: Plan) -> [String] {
        let all = Audit.assumptions(of: plan)
        return [Evidence.assumed, .derived]
            .flatMap { evidence -> [String] in
                let found = all.filter { $0.evidence == evidence }
                guard !found.isEmpty else { return [] }
                let title = evidence == .assumed ? "It assumes" : "It derives from published figures"
                return ["", "\(title) (\(found.count))"] + lines(found)
            }
    }

    /// A line for each figure; the same figure of several services, from one line of the file, is told once.
    private func lines(_ assumptions: [Assumption]) -> [String] {
        let alike = Dictionary(grouping: assumptions) { [$0.item, $0.value, "\($0.place)"] }
        var told: Set<[String]> = []
        return assumptions.flatMap { one -> [String] in
            let key = [one.item, one.value, "\(one.place)"]
            guard told.insert(key).inserted else { return [] }
            let services = alike[key, default: []].map(\.service)
            let owner = services.count > 3 ? "\(services.count) services" : services.joined(separator: ", ")
            return wrapped("\(owner): \(one.item) \(one.value)  [\(one.place)]", first: "- ", rest: "  ")
        }
    }
}
