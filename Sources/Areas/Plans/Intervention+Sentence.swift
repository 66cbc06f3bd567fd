import Calendar
import Wording

/// What a plan does, in words.
extension Intervention {
    /// One sentence that says what is done, where, from when and how sure: from the values as read.
    ///
    /// - Parameters:
    ///   - area: the area, for its names.
    ///   - place: where it is done, for a step that is the same at several services; `nil`: at its own.
    /// - Returns: the sentence, with its full stop.
    package func sentence(in area: Area, at place: String? = nil) -> String {
        "\(when) \(effect.words(for: self, in: area, at: place ?? self.place(in: area)))\(timing)."
    }

    /// `From Oct 2025`, `From Oct 2025 to Mar 2026`, `In Oct 2025`.
    private var when: String {
        if effect.timing == .atOnce { return "At the start of \(from.name)" }
        guard let until else { return "From \(from.name)" }
        return until == from ? "In \(from.name)" : "From \(from.name) to \(until.name)"
    }

    /// `: first clinics 26 weeks later, full caseload after 13 weeks more`.
    private var timing: String {
        let isRecruitment = effect.timing == .recruitment
        var parts: [String] = []
        if lagWeeks.value > 0 {
            parts.append("\(isRecruitment ? "first clinics" : "first felt") \(weeks(lagWeeks)) later")
        }
        if rampWeeks.value > 0 {
            parts.append(
                "\(isRecruitment ? "full caseload" : "felt in full") after \(weeks(rampWeeks))"
                    + (parts.isEmpty ? "" : " more")
            )
        }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }

    /// A time in whole weeks: half a year is 26 of them, not 26.1.
    private func weeks(_ time: Figure) -> String {
        let whole = { (weeks: Double) in max(1, weeks.rounded()) }
        let range = time.range.map { $0.lowerBound.rounded()...$0.upperBound.rounded() }
        return Figure(whole(time.value), range: range, evidence: time.evidence).words(.weeks)
    }

    /// The service and stage that it changes, by their names.
    private func place(in area: Area) -> String {
        let known = area.services.first { $0.id == service }
        let name = known?.name ?? service
        guard let stage else { return name }
        return "\(name), stage \(known?.stages.first { $0.id == stage }?.name ?? stage)"
    }

    /// Whom extra capacity sees, and in which order.
    func whom(_ order: Order) -> String {
        (onlyFor.isEmpty ? "" : ", only for \(joined(onlyFor))") + ", \(order.words)"
    }
}

extension Order {
    /// Who is seen, in words.
    var words: String {
        switch self {
        case .oldestFirst: "the longest waits first"
        case .random: "in random order"
        case .fitted: "in the order that the published figures show"
        case .mixture(let kappa, let psi):
            "in a mixed order (kappa \(kappa.words(.plain)), psi \(psi.words(.plain)))"
        }
    }
}
