package import Areas
package import Calendar
import Wording

/// Something in a plan that can hardly be meant: the plan runs, and the reader is told.
package struct PlanWarning: Hashable, Sendable, CustomStringConvertible {
    /// What kind of thing.
    package var kind: Kind
    /// Where it stands.
    package var place: Place
    /// What is wrong, without a full stop.
    package var sentence: String
    /// What to do about it, as sentences.
    package var remedy: String

    /// The kinds.
    package enum Kind: Hashable, Sendable {
        /// A step has no effect within the forecast, and why: `it starts after the forecast ends`.
        case noEffect(because: String)
        /// A step begins before the forecast does.
        case beginsBefore
        /// More cases than there are children.
        case moreThanThereAre
        /// Recruits of whom no lag is said.
        case noLag
        /// A ramp that does not reach its end.
        case longRamp
        /// A plan that does nothing.
        case nothingDone
        /// A step that stands twice.
        case repeated
        /// A goal outside the forecast.
        case targetOutside
    }

    /// File and line, what is wrong, remedy: one line.
    package var description: String { "\(place): \(sentence). \(remedy)" }
}

extension Audit {
    /// What a plan says that can hardly be meant, in the order of its file.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - area: its area.
    ///   - origin: the month after whose end the forecast begins; `nil`: the area's.
    ///   - horizonMonths: how many months are forecast; `nil`: as many as the area says.
    /// - Returns: the warnings, each once.
    package static func warnings(
        of plan: Plan,
        in area: Area,
        origin: Month? = nil,
        horizonMonths: Int? = nil
    ) -> [PlanWarning] {
        let origin = origin ?? area.origin
        let forecast = ForecastMonths(origin: origin, last: origin + (horizonMonths ?? area.horizonMonths))
        var warnings: [PlanWarning] = []
        if plan.interventions.isEmpty && plan.id != Plan.noChange.id { warnings.append(nothingDone(plan)) }
        for change in plan.interventions { warnings += forecast.warnings(of: change) }
        warnings += repeated(plan) + casesBeyondList(plan, area, forecast)
        for target in plan.targets where target.due.last <= forecast.origin || target.due.last > forecast.last {
            warnings.append(outside(target, forecast))
        }
        // One line of a file can be a step for every service.
        var seen: Set<PlanWarning> = []
        return warnings.filter { seen.insert($0).inserted }
            .enumerated()
            .sorted { ($0.element.place.line, $0.offset) < ($1.element.place.line, $1.offset) }
            .map(\.element)
    }

    private static func outside(_ target: Target, _ forecast: ForecastMonths) -> PlanWarning {
        let (fault, time) =
            switch target.due {
            case .by: ("is due outside", "month")
            case .over: ("is over a year that ends outside", "year")
            }
        return PlanWarning(
            kind: .targetOutside,
            place: target.place,
            sentence: "the target '\(target.text)' \(fault) the forecast, \(forecast.span)",
            remedy: "It has no probability here: change its \(time) or the horizon."
        )
    }

    private static func nothingDone(_ plan: Plan) -> PlanWarning {
        PlanWarning(
            kind: .nothingDone,
            place: Place(file: plan.file, line: 1),
            sentence: "the plan has no interventions and is the same as no change",
            remedy: "Say what it does under 'interventions'."
        )
    }

    /// Steps that are word for word as one before.
    private static func repeated(_ plan: Plan) -> [PlanWarning] {
        struct Words: Hashable {
            var effect: AnyHashable
            var service: String
            var stage: String?
            var months: [Month?]
            var onlyFor: [String]
            var times: [Figure]
        }
        var first: [Words: Int] = [:]
        return plan.interventions.compactMap { change in
            let words = Words(
                effect: AnyHashable(change.effect),
                service: change.service,
                stage: change.stage,
                months: [change.from, change.until],
                onlyFor: change.onlyFor,
                times: [change.lagWeeks, change.rampWeeks]
            )
            guard let line = first[words] else {
                first[words] = change.place.line
                return nil
            }
            return PlanWarning(
                kind: .repeated,
                place: change.place,
                sentence: "'\(change.label)' is the same as in line \(line)",
                remedy: "Both count: leave one out, unless it is meant to be done twice."
            )
        }
    }
}
