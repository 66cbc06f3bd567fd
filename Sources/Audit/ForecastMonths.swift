package import Areas
package import Calendar
import Wording

/// The months that a plan can act in.
package struct ForecastMonths {
    /// The month after whose end the forecast begins.
    package var origin: Month
    /// The last month forecast.
    package var last: Month

    /// The months after an origin, up to the last.
    package init(origin: Month, last: Month) {
        (self.origin, self.last) = (origin, last)
    }

    var span: String { "\((origin + 1).name) to \(last.name)" }

    /// What is odd about the dates of a step.
    package func warnings(of change: Intervention) -> [PlanWarning] {
        let warning = { (kind: PlanWarning.Kind, sentence: String, remedy: String) in
            PlanWarning(kind: kind, place: change.place, sentence: "'\(change.label)' \(sentence)", remedy: remedy)
        }
        if let (reason, remedy) = nothingFelt(change) {
            return [warning(.noEffect(because: "it \(reason)"), "\(reason), and has no effect", remedy)]
        }
        var warnings: [PlanWarning] = []
        let felt = change.from.firstDay + Int(change.lagWeeks.value * 7)
        if change.from <= origin && felt < origin.end {
            warnings.append(
                warning(
                    .beginsBefore,
                    "starts in \(change.from.name), before the forecast begins with \((origin + 1).name)",
                    "It counts from then on only; what it did before is taken to be in the figures already."
                )
            )
        }
        if change.effect.timing == .recruitment, !change.isLagGiven, change.lagWeeks.value == 0 {
            warnings.append(
                warning(
                    .noLag,
                    "has no 'lag': the new staff are taken to see children from \(change.from.name) on",
                    "Give the time from advert to first clinic, such as 'lag: 26 weeks', or 'lag: 0 weeks'."
                )
            )
        }
        let end = min(change.until ?? last, last)
        if Double(end.end - felt) / 7 < change.rampWeeks.value {
            warnings.append(
                warning(
                    .longRamp,
                    "grows for \(change.rampWeeks.words(.weeks)) and is not felt in full by "
                        + "\(end == last ? "the forecast's end," : "its own end,") \(end.name)",
                    "Shorten the ramp, or take it that less than the whole effect is shown."
                )
            )
        }
        return warnings
    }

    /// Why nothing of a step is felt within the forecast, and what to do about it.
    private func nothingFelt(_ change: Intervention) -> (reason: String, remedy: String)? {
        if change.from > last {
            return (
                "starts in \(change.from.name), after the forecast ends with \(last.name)",
                "Let it start earlier or forecast more months."
            )
        }
        if let until = change.until, until <= origin {
            return (
                "is over in \(until.name), before the forecast begins with \((origin + 1).name)",
                "What it did is taken to be in the figures already."
            )
        }
        if change.effect.timing == .atOnce, change.from <= origin {
            return (
                "is done at the start of \(change.from.name), before the forecast begins with \((origin + 1).name)",
                "Those who went are taken to be gone from the list already."
            )
        }
        let felt = change.from.firstDay + Int(change.lagWeeks.value * 7)
        if let until = change.until, until < change.from || felt >= until.end {
            return (
                "ends in \(until.name), before anything is felt", "Give it a later 'until' or a shorter lag."
            )
        }
        if felt >= last.end {
            return (
                "is first felt in \(felt.month.name), after the forecast ends with \(last.name)",
                "Let it start earlier, shorten its lag or forecast more months."
            )
        }
        return nil
    }
}
