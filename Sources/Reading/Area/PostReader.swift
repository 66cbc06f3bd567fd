import Areas
import Wording
import Yams

/// Reads capacity that is built from staff: `from staff:` and a list of posts.
struct PostReader {
    /// What the stage is read against.
    let context: StageContext

    /// The posts of a list.
    func read(_ items: [Field]) -> [StaffPost] { items.compactMap(post) }

    private func post(_ item: Field) -> StaffPost? {
        guard let section = Section(item, PostKeys.shape) else { return nil }
        let group = section.read(PostKeys.group).flatMap { self.group($0, section[PostKeys.group]) }
        let wte = section.read(PostKeys.wte)
        let vacancies = section.read(PostKeys.vacancies)
        if let wte, let vacancies, vacancies.value > wte.value {
            section[PostKeys.vacancies]?
                .report(
                    "must not be above the \(plain(wte.value)) WTE established, found \(plain(vacancies.value))",
                    remedy: "Correct one of the two."
                )
        }
        let leavers = section.read(PostKeys.leavers)
        let lag = section.read(PostKeys.recruitmentLag)
        checkLag(section, vacancies: vacancies, leavers: leavers)
        let agencyCover = section.read(PostKeys.agencyCover)
        if section.mentions(PostKeys.agencyUntil), !section.mentions(PostKeys.agencyCover) {
            section[PostKeys.agencyUntil]?
                .report("needs 'agency cover'", remedy: "Give the share of vacant WTE that agency staff cover.")
        }
        let holidays = section.read(PostKeys.schoolHolidays)
        context.requireSchoolHolidays(section[PostKeys.schoolHolidays])
        let bankHolidays = section.read(PostKeys.bankHolidays)
        if bankHolidays != nil { context.requireBankHolidays(section[PostKeys.bankHolidays]) }
        let agencyUntil = section.read(PostKeys.agencyUntil)
        let ends = section.read(PostKeys.ends)
        guard let group, let wte else { return nil }
        return StaffPost(
            group: group,
            wte: wte,
            vacancies: vacancies ?? .nothing,
            leavers: leavers ?? .nothing,
            recruitmentLag: lag ?? .nothing,
            ramp: section.read(PostKeys.ramp) ?? .nothing,
            agencyCover: agencyCover ?? .nothing,
            agencyUntil: agencyUntil,
            ends: ends,
            schoolHolidays: holidays,
            closedOnBankHolidays: bankHolidays == PostKeys.closed
        )
    }

    private func group(_ name: String, _ field: Field?) -> StaffGroup? {
        if let group = context.staff.first(where: { $0.name == name }) { return group }
        guard context.staffIsComplete else { return nil }
        let groups = context.staff.map(\.name)
        field?
            .report(
                "names the staff group '\(shorten(name))', which the service does not have",
                remedy: groups.isEmpty ? "Describe it under the service's 'staff'." : remedy(for: name, allowed: groups)
            )
        return nil
    }

    /// Posts that are or fall vacant are filled again: the area must say after how long.
    private func checkLag(_ section: Section, vacancies: Figure?, leavers: Figure?) {
        let most = { (figure: Figure?) in figure.map { $0.range?.upperBound ?? $0.value } ?? 0 }
        guard most(vacancies) > 0 || most(leavers) > 0, !section.mentions(PostKeys.recruitmentLag) else { return }
        section.field.report(
            "has vacancies or leavers and no 'recruitment lag'",
            remedy: "Give the time from a vacancy to the newcomer's first clinic, such as 26 weeks."
        )
    }
}

extension StageContext {
    /// Reports a word on bank holidays in an area that does not give them.
    func requireBankHolidays(_ field: Field?) {
        guard !calendar.mentionsBankHolidays else { return }
        field?
            .report(
                "needs the area's bank holidays",
                remedy: "Give 'calendar:' with 'bank holidays: England' in the area file."
            )
    }

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
