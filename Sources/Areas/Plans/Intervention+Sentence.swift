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
        "\(when) \(effect.sentence(for: self, in: area, at: place ?? self.place(in: area)))\(timing)."
    }

    /// `From Oct 2025`, `From Oct 2025 to Mar 2026`, `In Oct 2025`.
    private var when: String {
        if case .transfer = effect { return "At the start of \(from.name)" }
        guard let until else { return "From \(from.name)" }
        return until == from ? "In \(from.name)" : "From \(from.name) to \(until.name)"
    }

    /// `: first clinics 26 weeks later, full caseload after 13 weeks more`.
    private var timing: String {
        var isRecruitment = false
        if case .recruit = effect { isRecruitment = true }
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
    fileprivate func whom(_ order: Order) -> String {
        (onlyFor.isEmpty ? "" : ", only for \(joined(onlyFor))") + ", \(order.sentence)"
    }
}

extension Order {
    /// Who is seen, in words.
    fileprivate var sentence: String {
        switch self {
        case .oldestFirst: "the longest waits first"
        case .random: "in random order"
        case .fitted: "in the order that the published figures show"
        case .mixture(let kappa, let psi):
            "in a mixed order (kappa \(kappa.words(.plain)), psi \(psi.words(.plain)))"
        }
    }
}

extension Intervention.Effect {
    /// What it does, without its dates: each kind's sentence.
    fileprivate func sentence(for change: Intervention, in area: Area, at place: String) -> String {
        let name = { (id: String) in area.services.first { $0.id == id }?.name ?? id }
        switch self {
        case .recruit(let wte, let cases, let order):
            return "\(wte.words(.plain)) WTE more\(change.staff.isEmpty ? "" : " of \(change.staff)") at \(place), "
                + "\(cases.words(.plain)) cases a week each\(change.whom(order))"
        case .agency(let cases, let order):
            return "agency staff see \(cases.words(.aWeek)) more at \(place)\(change.whom(order))"
        case .waitingListInitiative(let cases, let order):
            return "a push sees \(cases.words(.plain)) more in all at \(place)\(change.whom(order))"
        case .triage(let share):
            return "\(share.words(.share)) of the referrals to \(place) are answered another way and join no list"
        case .earlyHelp(let referrals):
            return "referrals to \(place) change by \(referrals.words(.change)), because children are helped before"
        case .demandShock(let referrals): return "referrals to \(place) change by \(referrals.words(.change))"
        case .changeOrder(let order):
            return "the clinics that there are at \(place) see children in another order: \(order.sentence)"
        case .outsource(let cases, let order):
            return "\(cases.words(.aWeek)) of those waiting at \(place) are seen elsewhere\(change.whom(order))"
        case .seeFirst(let classes):
            return "the clinics that there are at \(place) see \(joined(classes)) before all others"
        case .reserve(let reserve):
            return "\(reserve.share.words(.share)) of the places at \(place) are kept for \(reserve.childClass); those "
                + "not needed " + (reserve.releasesUnused ? "go to others in the same week" : "stay empty")
        case .transfer(let other, let share):
            return "\(share.words(.share)) of those waiting at \(place) go to the list of \(name(other)), with their "
                + "clocks running"
        case .redirect(let other, let share):
            return "\(share.words(.share)) of the referrals to \(place) go to \(name(other)) instead"
        case .validate(let share):
            return "\(share.words(.share)) of those waiting at \(place) turn out to wait no longer and are taken off"
        case .shareStaff(let pool, let rule):
            var services: [String] = []
            for member in area.sharedStaff.first(where: { $0.name == pool })?.members ?? [] {
                if !services.contains(name(member.service)) { services.append(name(member.service)) }
            }
            return "the staff of \(pool)\(services.isEmpty ? "" : ", who serve \(joined(services)),") share their time "
                + rule.sentence
        case .threshold(let outcome, let share): return "\(share.words(.share)) of cases at \(place) end as \(outcome)"
        case .productivity(let cases):
            return "the cases that the staff at \(place) complete change by \(cases.words(.change))"
        case .fewerLostAppointments(let staff, let before, let after):
            return "appointments lost\(staff.map { " by \($0)" } ?? "") at \(place) go from "
                + "\(words(before * 100, decimals: 2))% to \(after.words(.share))"
        }
    }
}

extension SharedStaff.Rule {
    /// How time is shared, in words.
    fileprivate var sentence: String {
        switch self {
        case .inTurn: "in turn, the first list before the next"
        case .asEstablished: "as established"
        case .byWork: "by the work waiting"
        case .longestWait: "by who has waited longest"
        }
    }
}
