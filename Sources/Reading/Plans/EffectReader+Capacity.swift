import Areas
import Wording
import Yams

/// Interventions on the capacity that there is.
extension EffectReader {
    /// A change in the cases that the stage's capacity assesses.
    func productivity() -> Result? {
        value("cases", .change, "Give the change in cases, such as +10%.")
            .map { change, text in
                Result(effect: Productivity(change: change), label: "productivity, cases \(text)")
            }
    }

    /// A share of appointments lost that falls: `from 8% to 4%`, with a range, if any, for the new share.
    func fewerLostAppointments(_ service: Service?, _ stage: Stage?) -> Result? {
        let advice = "Write the share now and the share to come, such as 'from 8% to 4%'."
        let staff = section["staff"].flatMap { $0.text("a staff group's name") }
        guard let field = section.required("appointments lost", remedy: advice),
            let text = field.text("two percentages such as from 8% to 4%", remedy: advice)
        else { return nil }
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 4, words[0] == "from", words[2] == "to",
            let before = parsePercentage(words[1]), let after = parsePercentage(words[3])
        else {
            field.report("must be two percentages such as from 8% to 4%, found '\(shorten(text))'", remedy: advice)
            return nil
        }
        guard (0..<1).contains(before), (0...1).contains(after) else {
            field.report(
                "must begin below 100% and not end below 0%, found '\(shorten(text))'",
                remedy: "Write shares of all appointments."
            )
            return nil
        }
        let beside = section.beside
        let range = beside.range.flatMap { $0.range(.share, around: after) }
        guard after <= before, (range?.upperBound ?? after) <= before else {
            field.report(
                "must not rise above the \(words[1]) it begins from, found \(text)"
                    + (range == nil ? "" : " and its range"),
                remedy: "For a rise, write 'productivity' with a change below 0%."
            )
            return nil
        }
        if let staff, let service, let stage, !check(staff, before, service, stage, field) { return nil }
        let figure = Figure(after, range: range, evidence: beside.evidence ?? .assumed, source: beside.source ?? "")
        return Result(
            effect: FewerLostAppointments(staff: staff, before: before, after: figure),
            label: "appointments lost \(text)" + (staff.map { ", \($0)" } ?? "")
        )
    }

    /// Whether the group is one of those that do the stage's work, and loses as many appointments as the plan begins from.
    private func check(_ name: String, _ before: Double, _ service: Service, _ stage: Stage, _ field: Field) -> Bool {
        guard let group = service.staff.first(where: { $0.name == name }) else {
            let groups = service.staff.map(\.name)
            section["staff"]?
                .report(
                    "names the staff group '\(shorten(name))', which service '\(service.id)' does not have",
                    remedy: groups.isEmpty
                        ? "Leave 'staff' out to change the whole service." : remedy(for: name, allowed: groups)
                )
            return false
        }
        let own = stage.staffing.map(\.group.name)
        guard own.contains(name) || (stage.staffing.isEmpty && service.staff.count == 1) else {
            section["staff"]?
                .report(
                    "names '\(shorten(name))', and stage '\(stage.id)' does not say how much of its work they do",
                    remedy: "Leave 'staff' out to change the whole stage, or give it a capacity 'from staff' with them."
                )
            return false
        }
        guard abs(group.appointmentsLost.value - before) < 1e-9 else {
            let found = plain(group.appointmentsLost.value * 100, decimals: 2)
            field.report(
                "must begin from the \(found)% that staff group '\(name)' loses in the area file, found "
                    + "\(plain(before * 100, decimals: 2))%",
                remedy: "Correct one of the two."
            )
            return false
        }
        return true
    }
}
