import Areas
import Audit
import Calendar
import Calibration
import Runs
import Wording

/// How sure the report is, and what is to be minded: a few sentences, the gravest first.
struct ShortDoubts {
    let result: RunResult
    let width: Int

    /// Characters of a name in a list of names.
    private static let longestName = 26
    /// Names of a kind that are told.
    private static let mostNames = 2
    /// Lines of a sentence that are shown.
    private static let mostLines = 2

    var section: ShortSection {
        let grave = leftOut + tooLittle + odd
        let all =
            grave.map { ($0, ScreenText.Style.warning) }
            + (without + later + tested + assumed + note).map { ($0, .plain) }
        return ShortSection(
            head: [ScreenText.Line(text: "How sure this is", style: .heading)],
            items: all.map { sentence, style in
                clipped(
                    wrapped(sentence, first: "  ", rest: "    ", width: width),
                    to: Self.mostLines,
                    width: width
                )
                .map { ScreenText.Line(text: $0, style: style) }
            },
            floor: 8
        )
    }

    private var leftOut: [String] {
        let names = result.leftOut.map(\.service.name)
        return names.isEmpty ? [] : ["Not forecast, for want of figures: \(told(names))."]
    }

    private var tooLittle: [String] {
        let names = result.models.filter { $0.sufficiency == .snapshot }.map(\.service.name)
        guard !names.isEmpty else { return [] }
        return ["Too little data to act on, for \(counted(names.count, "service")): \(told(names))."]
    }

    /// What plans say that can hardly be meant.
    private var odd: [String] {
        result.plans.flatMap { plan -> [String] in
            let warnings = PlansSection.warnings(of: plan, in: result)
            guard let first = warnings.first else { return [] }
            let others = warnings.count > 1 ? " (and \(warnings.count - 1) more)" : ""
            return ["\(shortened(plan.name, to: Self.longestName)): \(first.sentence)\(others)."]
        }
    }

    /// Plans that do nothing at a service that they name.
    private var without: [String] {
        result.plans.dropFirst()
            .compactMap { plan in
                let idle = PlanConsequences(of: plan, in: result).idle
                guard let first = idle.first else { return nil }
                let why = idle.count == 1 ? first.reason.map { ": \($0)" } ?? "" : ""
                return "\(shortened(plan.name, to: Self.longestName)) changes nothing at "
                    + told(idle.map(\.service.name)) + why + "."
            }
    }

    /// Targets of which nothing can be said.
    private var later: [String] {
        let count = result.targets.count { $0.plan == result.plans[0].id && $0.probability == nil }
        return count == 0
            ? [] : ["\(counted(count, "target")) \(count == 1 ? "is" : "are") due outside the forecast."]
    }

    /// How forecasts made earlier would have done, all lists together.
    private var tested: [String] {
        let hindcasts = result.models.filter(\.keepsToPath).compactMap(\.hindcast)
        let horizons = hindcasts.flatMap(\.horizons)
        let all = horizons.reduce(0) { $0 + $1.forecasts }
        guard all > 0, let furthest = horizons.map(\.months).max() else { return [] }
        let held = horizons.reduce(0) { $0 + $1.held }
        return [
            "\(held) of \(counted(all, "test forecast")) up to \(counted(furthest, "month")) ahead fell in their 8-in-10 range."
        ]
    }

    private var assumed: [String] {
        let plans = (result.league?.plans ?? []).filter { $0.plan != Plan.noChange.id }
        guard !plans.isEmpty, plans.allSatisfy({ $0.evidence == .assumed }) else { return [] }
        return ["What plans achieve is assumed: nobody has published it."]
    }

    private var note: [String] { result.area.note.isEmpty ? [] : ["Note: \(result.area.note)"] }

    private func told(_ names: [String]) -> String {
        let shown = names.prefix(Self.mostNames).map { shortened($0, to: Self.longestName) }
        return joined(shown + (names.count > shown.count ? ["\(names.count - shown.count) more"] : []))
    }
}
