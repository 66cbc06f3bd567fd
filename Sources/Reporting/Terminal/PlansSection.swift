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

    /// What a plan says that can hardly be meant.
    static func warnings(of plan: Plan, in result: RunResult) -> [PlanWarning] {
        Audit.warnings(
            of: plan,
            in: result.area,
            origin: result.months[0],
            horizonMonths: result.months.count - 1
        )
    }

    /// What plans say that can hardly be meant, a paragraph each; nothing if there is nothing.
    func writeWarnings(to text: inout ScreenText) {
        let told = result.plans.flatMap { plan -> [String] in
            let warnings = Self.warnings(of: plan, in: result)
            let shown = warnings.prefix(Self.mostWarnings).map { "\(plan.name): \($0.sentence)  [\($0.place)]" }
            let others = warnings.count - shown.count
            return shown + (others > 0 ? ["\(plan.name): and \(others) more, see them with 'waitcast check'"] : [])
        }
        guard !told.isEmpty else { return }
        text.heading("Plans that may not be what is meant")
        for warning in told { text.paragraph(warning, .warning) }
    }

    /// Each plan's note, and what it does that the services' figures do not show at a glance; nothing without plans.
    func write(to text: inout ScreenText) {
        let plans = result.plans.dropFirst().map { plan in (plan, remarks(plan)) }.filter { !$0.1.isEmpty }
        guard !plans.isEmpty else { return }
        text.heading("The plans")
        for (plan, remarks) in plans {
            text.paragraph(plan.name)
            for remark in remarks { text.paragraph(remark, first: "    ", rest: "        ") }
        }
    }

    private func remarks(_ plan: Plan) -> [String] {
        let consequences = PlanConsequences(of: plan, in: result)
        var remarks = plan.note.isEmpty ? [] : [plan.note]
        let harms = consequences.harms
        for service in result.area.services {
            let here = harms.filter { $0.service.id == service.id }
            guard !here.isEmpty else { continue }
            remarks.append("makes \(service.name) worse: " + here.map { words($0) }.joined(separator: "; "))
        }
        for (service, reason) in consequences.idle {
            remarks.append("changes nothing at \(service.name)" + (reason.map { ": \($0)" } ?? ""))
        }
        return remarks
    }

    /// `12 more waiting in Mar 2028 (5 to 20)`: the median and the 95% interval.
    private func words(_ harm: PlanConsequences.Harm) -> String {
        Self.words(harm, in: " in " + result.months[harm.month].name)
    }

    /// What is worse, with words for when: the median and the 95% interval.
    static func words(_ harm: PlanConsequences.Harm, in month: String = "") -> String {
        let change = harm.change
        let range = { (low: Double, high: Double) in "(\(thousands(low)) to \(thousands(high)))" }
        switch harm.measure {
        case .waiting: return "\(thousands(change.p50)) more waiting\(month) \(range(change.p2_5, change.p97_5))"
        case .meanWait:
            return "mean wait \(thousands(change.p50)) weeks longer\(month) \(range(change.p2_5, change.p97_5))"
        case .withinDue(let stage):
            return "\(stage) in time \(thousands(-100 * change.p50)) points less often\(month) "
                + range(-100 * change.p97_5, -100 * change.p2_5)
        default: return "\(harm.measure.name)\(month)"
        }
    }
}
