import Wording

/// Fewer appointments are lost, by one staff group or by all: (1 - after) / (1 - before) as many cases.
package struct FewerLostAppointments: Effect {
    /// The staff group; `nil`: all.
    package var staff: String?
    /// Share of appointments lost now.
    package var before: Double
    /// Share of appointments lost then.
    package var after: Figure

    package init(staff: String?, before: Double, after: Figure) {
        (self.staff, self.before, self.after) = (staff, before, after)
    }

    package var kind: String { "reduce lost appointments" }
    package var isOnCapacity: Bool { true }
    package var figures: [NamedFigure] { [NamedFigure("appointments lost", after, .share)] }
    package var multiplied: (flow: MultipliedFlow, times: Double)? {
        (.cases, (1 - (after.range?.lowerBound ?? after.value)) / (1 - before))
    }

    package func words(for change: Intervention, in area: Area, at place: String) -> String {
        "appointments lost\(staff.map { " by \($0)" } ?? "") at \(place) go from "
            + "\(Wording.words(before * 100, decimals: 2))% to \(after.words(.share))"
    }

    package func action(_ draw: (Figure) -> Double) -> StageChange? {
        .multiplyCases(gain: (1 - draw(after)) / (1 - before) - 1, by: staff)
    }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] {
        let fall = fallFaults(at: change.field)
        return fall.isEmpty ? faults(at: target.service, target.stage, change.field) : fall
    }

    /// What is wrong with a share that does not fall.
    ///
    /// - Parameters:
    ///   - written: both shares as the file writes them, if they were read from one: `from 8% to 4%`.
    ///   - field: the step.
    /// - Returns: at most one fault.
    package func fallFaults(written: String? = nil, at field: FieldPath) -> [Fault] {
        let text = written ?? "from \(ShareSum.percent(before)) to \(ShareSum.percent(after.value))"
        let field = field.below("appointments lost")
        guard (0..<1).contains(before) else {
            return [
                field.fault(
                    "must begin below 100% and not end below 0%, found '\(shorten(text))'",
                    remedy: "Write shares of all appointments."
                )
            ]
        }
        guard max(after.value, after.greatest) > before else { return [] }
        return [
            field.fault(
                "must not rise above the \(text.split(separator: " ")[1]) it begins from, found \(text)"
                    + (after.range == nil ? "" : " and its range"),
                remedy: "For a rise, write 'productivity' with a change below 0%."
            )
        ]
    }

    /// What is wrong where a group does not do the stage's work or loses another share.
    package func faults(at service: Service, _ stage: Stage, _ field: FieldPath) -> [Fault] {
        guard let staff else { return [] }
        let unknown = service.groupFaults(
            staff,
            at: field.below("staff"),
            remedy: "Leave 'staff' out to change the whole service."
        )
        guard unknown.isEmpty, let group = service.staff.first(where: { $0.name == staff }) else { return unknown }
        guard
            stage.staffing.contains(where: { $0.group.name == staff })
                || (stage.staffing.isEmpty && service.staff.count == 1)
        else {
            return [
                field.below("staff")
                    .fault(
                        "names '\(shorten(staff))', and stage '\(stage.id)' does not say how much of its work they do",
                        remedy:
                            "Leave 'staff' out to change the whole stage, or give it a capacity 'from staff' with them."
                    )
            ]
        }
        guard abs(group.appointmentsLost.value - before) >= 1e-9 else { return [] }
        return [
            field.below("appointments lost")
                .fault(
                    "must begin from the \(ShareSum.percent(group.appointmentsLost.value)) that staff group '\(staff)' "
                        + "loses in the area file, found \(ShareSum.percent(before))",
                    remedy: "Correct one of the two."
                )
        ]
    }
}
