import Areas
import Audit
import Calendar
import Runs
import Statistics
import Wording

/// The plans of a run on the terminal: what can hardly be meant, and what each does beside what it is for.
struct PlansSection {
    let result: RunResult

    /// Warnings shown of one plan, at most.
    private static let mostWarnings = 5

    /// What plans say that can hardly be meant, one line each; nothing if there is nothing.
    var warnings: [String] {
        let lines = result.plans.flatMap { plan -> [String] in
            let warnings = Audit.warnings(
                of: plan,
                in: result.area,
                origin: result.months[0],
                horizonMonths: result.months.count - 1
            )
            let shown = warnings.prefix(Self.mostWarnings).map { "  \(plan.name): \($0.sentence)  [\($0.place)]" }
            let others = warnings.count - shown.count
            return shown + (others > 0 ? ["  \(plan.name): and \(others) more, see them with 'waitcast check'"] : [])
        }
        guard !lines.isEmpty else { return [] }
        let title = "Plans that may not be what is meant"
        return ["", title, String(repeating: "-", count: title.count)] + lines
    }

    /// Each plan's note, and what it does that the services' figures do not show at a glance; nothing without plans.
    var lines: [String] {
        let plans = result.plans.dropFirst().map { plan in (plan, remarks(plan)) }.filter { !$0.1.isEmpty }
        guard !plans.isEmpty else { return [] }
        let title = "The plans"
        return ["", title, String(repeating: "-", count: title.count)]
            + plans.flatMap { plan, remarks in ["  " + plan.name] + remarks }
    }

    private func remarks(_ plan: Plan) -> [String] {
        let consequences = PlanConsequences(of: plan, in: result)
        var remarks = plan.note.isEmpty ? [] : [plan.note]
        let harms = consequences.harms
        for service in result.area.services {
            let here = harms.filter { $0.service.id == service.id }
            guard !here.isEmpty else { continue }
            remarks.append("makes \(service.name) worse: " + here.map(words).joined(separator: "; "))
        }
        for (service, reason) in consequences.idle {
            remarks.append("changes nothing at \(service.name)" + (reason.map { ": \($0)" } ?? ""))
        }
        return remarks.flatMap { wrapped($0, first: "    ", rest: "        ") }
    }

    /// `12 more waiting in Jul 2028 (5 to 20)`: the median and the 95% interval.
    private func words(_ harm: PlanConsequences.Harm) -> String {
        let change = harm.change
        let month = result.months[harm.month].name
        let range = { (low: Double, high: Double) in "(\(thousands(low)) to \(thousands(high)))" }
        switch harm.measure {
        case .waiting: return "\(thousands(change.p50)) more waiting in \(month) \(range(change.p2_5, change.p97_5))"
        case .meanWait:
            return "mean wait \(thousands(change.p50)) weeks longer in \(month) \(range(change.p2_5, change.p97_5))"
        case .withinDue(let stage):
            return "\(stage) in time \(thousands(-100 * change.p50)) points less often in \(month) "
                + range(-100 * change.p97_5, -100 * change.p2_5)
        default: return "\(harm.measure.name) in \(month)"
        }
    }
}
