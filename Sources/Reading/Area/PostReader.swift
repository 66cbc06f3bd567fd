import Areas
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
        if let wte, let vacancies {
            section[PostKeys.vacancies]?.keeps { StaffPost.vacancyFaults(vacancies, of: wte, at: $0) }
        }
        let leavers = section.read(PostKeys.leavers)
        let lag = section.read(PostKeys.recruitmentLag)
        let hasLag = section.mentions(PostKeys.recruitmentLag)
        item.keeps { StaffPost.lagFaults(vacancies: vacancies, leavers: leavers, hasLag: hasLag, at: $0) }
        let agencyCover = section.read(PostKeys.agencyCover)
        section[PostKeys.agencyUntil]?
            .keeps { StaffPost.agencyFaults(hasCover: section.mentions(PostKeys.agencyCover), at: $0) }
        let holidays = section.read(PostKeys.schoolHolidays)
        section[PostKeys.schoolHolidays]?.keeps(context.holidays.schoolHolidayFaults)
        let bankHolidays = section.read(PostKeys.bankHolidays)
        if bankHolidays != nil { section[PostKeys.bankHolidays]?.keeps(context.holidays.bankHolidayFaults) }
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
        let groups = context.staffIsComplete ? KnownNames(context.staff.map(\.name)) : nil
        field?.keeps { StaffPost.groupFaults(name, among: groups, at: $0) }
        return nil
    }
}
