import Areas
import Yams

/// Reads one staff group of a service.
enum StaffReader {
    /// Reads a group; `nil` if anything in it cannot be used.
    static func read(_ item: Field, of path: String) -> StaffGroup? {
        guard let section = Section(item.titled(StaffKeys.shape, below: path), StaffKeys.shape) else { return nil }
        let name = section.read(StaffKeys.group)
        let hours = section.read(StaffKeys.hoursAWeek)
        let absence = section.read(StaffKeys.absence)
        let direct = section.read(StaffKeys.directShare)
        let perCase = section.read(StaffKeys.hoursPerCase)
        let lost = section.read(StaffKeys.appointmentsLost)
        let recruits = section.read(StaffKeys.canBeRecruited)
        let room = section.read(StaffKeys.roomForMore)
        guard let name, let hours, let absence, let direct, let perCase, let lost else { return nil }
        return StaffGroup(
            name: name,
            hoursPerWeek: hours,
            absence: absence,
            directShare: direct,
            hoursPerCase: perCase,
            appointmentsLost: lost,
            recruitsPerQuarter: recruits,
            roomForMore: room
        )
    }
}
