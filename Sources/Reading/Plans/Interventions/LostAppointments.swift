import Areas
import Wording

extension InterventionKind {
    static let lostAppointments = InterventionKind(
        "reduce lost appointments",
        "More of what is booked takes place: reminders, and clinics at times that suit families.",
        [StepKeys.service, StepKeys.stage, staff, shares] + StepKeys.timing + StepKeys.known(.share)
    ) { step in
        let staff = step.read(staff)
        guard let shares = step.read(shares) else { return nil }
        let effect = FewerLostAppointments(staff: staff, before: shares.before, after: step.shareLost(shares))
        guard step.section.field.keeps({ effect.fallFaults(written: shares.text, at: $0) }) else { return nil }
        if let service = step.service, let stage = step.stage {
            guard step.section.field.keeps({ effect.faults(at: service, stage, $0) }) else { return nil }
        }
        return Step.Result(effect, "appointments lost \(shares.text)" + (staff.map { ", \($0)" } ?? ""))
    }

    private static let staff = Key.optional(
        StepKeys.staff.name,
        StepKeys.staff.form,
        "Whose appointments: a staff group of the service, by the area file's name.",
        example: "therapist",
        ifAbsent: "everybody's"
    )
    fileprivate static let shares = Key.required(
        "appointments lost",
        .fallingShares,
        "The share lost now, as the area file has it, and the share to come; a range is of the latter.",
        remedy: "Write the share now and the share to come, such as 'from 8% to 4%'."
    )
}

/// Two shares, the second of which a plan brings about.
private struct Shares {
    var before: Double
    var after: Double
    /// The words of the file.
    var text: String
}

extension TextForm {
    /// Two shares, as in `from 8% to 4%`.
    fileprivate static let fallingShares = {
        let share = Notation.percentage.expression(0...1).replacing(#"\s*%"#, with: "%")
        return TextForm(
            name: "falling share",
            expected: "two percentages such as from 8% to 4%",
            example: "from 8% to 4%",
            expression: "from +(?!100(?![0-9]))\(share) +to +\(share)"
        )
    }()
}

extension Form where Value == Shares {
    /// Two shares, as in `from 8% to 4%`.
    fileprivate static var fallingShares: Form {
        Form(.form(.fallingShares)) { field, _ in
            let expected = TextForm.fallingShares.expected
            let advice = InterventionKind.shares.remedy ?? ""
            guard let text = field.text(expected, remedy: advice) else { return nil }
            let words = text.split(separator: " ").map(String.init)
            guard words.count == 4, words[0] == "from", words[2] == "to",
                let before = parsePercentage(words[1]), let after = parsePercentage(words[3])
            else {
                field.report("must be \(expected), found '\(shorten(text))'", remedy: advice)
                return nil
            }
            guard (0..<1).contains(before), (0...1).contains(after) else {
                field.report(
                    "must begin below 100% and not end below 0%, found '\(shorten(text))'",
                    remedy: "Write shares of all appointments."
                )
                return nil
            }
            return Shares(before: before, after: after, text: text)
        }
    }
}

extension Step {
    /// The share to come with what is known of it.
    fileprivate func shareLost(_ shares: Shares) -> Figure {
        let beside = section.beside
        let range = beside.range.flatMap { $0.range(.share, around: shares.after) }
        return Figure(
            shares.after,
            range: range,
            evidence: beside.evidence ?? .assumed,
            source: beside.source ?? ""
        )
    }
}
