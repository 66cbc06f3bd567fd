import Areas
import Wording
import Yams

/// Reads capacity that is built from staff: `from staff:` and a list of posts.
struct PostReader {
    /// The keys of posts.
    static let keys = [
        "group", "wte", "vacancies", "leavers", "recruitment lag", "ramp", "agency cover", "agency until", "ends",
        "school holidays", "bank holidays",
    ]

    /// What the stage is read against.
    let context: StageContext

    /// Whether a capacity is meant to be built from staff, perhaps with the key misspelt.
    static func isMeant(by field: Field) -> Bool {
        guard case .mapping(let mapping) = field.node else { return false }
        return mapping.keys.contains { key in
            field.child(key, "").scalarText.flatMap { nearestMatch(to: $0, in: ["from staff"]) } != nil
        }
    }

    /// The posts of a `capacity` that is a mapping with `from staff`.
    func read(_ field: Field) -> [StaffPost] {
        let advice = "List the posts, each with 'group' and 'wte'."
        guard let section = Section(field, keys: ["from staff"]),
            let list = section.required("from staff", remedy: advice),
            let items = list.list(remedy: advice)
        else { return [] }
        if items.isEmpty { list.report("is empty", remedy: advice) }
        return items.compactMap(post)
    }

    private func post(_ item: Field) -> StaffPost? {
        guard let section = Section(item, keys: Self.keys + Beside.keys) else { return nil }
        let beside = section.beside
        func figure(_ key: String, _ grammar: Grammar) -> Figure? {
            section[key]?.figure(grammar, beside: beside)
        }
        let group = section.required("group", remedy: "Name one of the service's staff groups.").flatMap(group)
        let size = Grammar.number(0...1_000, "0 or more (and at most 1000)", example: "4.5")
        let wte = section.required("wte", remedy: "Give the whole-time equivalents established, filled and vacant.")?
            .figure(size, beside: beside)
        let vacancies = figure("vacancies", size)
        if let wte, let vacancies, vacancies.value > wte.value {
            section["vacancies"]?
                .report(
                    "must not be above the \(plain(wte.value)) WTE established, found \(plain(vacancies.value))",
                    remedy: "Correct one of the two."
                )
        }
        let leavers = figure("leavers", .share)
        let lag = figure("recruitment lag", .weeks)
        checkLag(section, vacancies: vacancies, leavers: leavers)
        let agencyCover = figure("agency cover", .share)
        if section.mentions("agency until"), !section.mentions("agency cover") {
            section["agency until"]?
                .report("needs 'agency cover'", remedy: "Give the share of vacant WTE that agency staff cover.")
        }
        let holidays = figure("school holidays", .share)
        if section.mentions("school holidays") { context.requireSchoolHolidays(section["school holidays"]) }
        let isClosed = section["bank holidays"].map(closedOnBankHolidays) ?? false
        let agencyUntil = section["agency until"]?.month()
        let ends = section["ends"]?.month()
        guard let group, let wte else { return nil }
        return StaffPost(
            group: group,
            wte: wte,
            vacancies: vacancies ?? .nothing,
            leavers: leavers ?? .nothing,
            recruitmentLag: lag ?? .nothing,
            ramp: figure("ramp", .weeks) ?? .nothing,
            agencyCover: agencyCover ?? .nothing,
            agencyUntil: agencyUntil,
            ends: ends,
            schoolHolidays: holidays,
            closedOnBankHolidays: isClosed
        )
    }

    private func group(_ field: Field) -> StaffGroup? {
        guard let name = field.text("a staff group's name") else { return nil }
        if let group = context.staff.first(where: { $0.name == name }) { return group }
        guard context.staffIsComplete else { return nil }
        let groups = context.staff.map(\.name)
        field.report(
            "names the staff group '\(shorten(name))', which the service does not have",
            remedy: groups.isEmpty ? "Describe it under the service's 'staff'." : remedy(for: name, allowed: groups)
        )
        return nil
    }

    /// Posts that are or fall vacant are filled again: the area must say after how long.
    private func checkLag(_ section: Section, vacancies: Figure?, leavers: Figure?) {
        let most = { (figure: Figure?) in figure.map { $0.range?.upperBound ?? $0.value } ?? 0 }
        guard most(vacancies) > 0 || most(leavers) > 0, !section.mentions("recruitment lag") else { return }
        section.field.report(
            "has vacancies or leavers and no 'recruitment lag'",
            remedy: "Give the time from a vacancy to the newcomer's first clinic, such as 26 weeks."
        )
    }

    private func closedOnBankHolidays(_ field: Field) -> Bool {
        let words = ["closed", "open"]
        guard let text = field.text("'closed' or 'open'", remedy: "Say whether the staff work on bank holidays.") else {
            return false
        }
        guard words.contains(text) else {
            field.report(
                "must be 'closed' or 'open', found '\(shorten(text))'",
                remedy: remedy(for: text, allowed: words)
            )
            return false
        }
        if !context.calendar.mentionsBankHolidays {
            field.report(
                "needs the area's bank holidays",
                remedy: "Give 'calendar:' with 'bank holidays: England' in the area file."
            )
        }
        return text == "closed"
    }
}

extension StageContext {
    /// Reports a value for school holidays in an area that does not list them.
    func requireSchoolHolidays(_ field: Field?) {
        guard !calendar.mentionsSchoolHolidays else { return }
        field?
            .report(
                "needs the area's school holidays",
                remedy: "Give 'calendar:' with 'school holidays:' and their first and last days in the area file."
            )
    }
}
