package import Areas
package import Calendar

/// Whether the posts that suffice can be filled, by what the area says of their staff group.
package struct Staffing: Sendable {
    /// The group.
    package var group: StaffGroup
    /// The month in which the last of the posts could begin, at the group's rate of recruiting; `nil`: none is given.
    package var lastBegins: Month?
    /// Whether there is room for all of them.
    package var hasRoom: Bool
    /// The least that suffices within these limits, filled a few at a time; `nil`: the limits do not bind.
    package var limited: Solution?

    /// Whether the limits leave nothing that suffices.
    package var isOutOfReach: Bool { limited.map { $0.least == nil } ?? false }
}

extension Solver {
    /// Holds the answer of a question to what the area says of the staff whom its lever recruits.
    ///
    /// - Returns: what the limits make of it; `nil`: no size suffices in any case, or nothing is said of its staff.
    /// - Throws: what keeps the limited question from being answered.
    package func staffing(
        of solution: Solution,
        in area: Area,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> Staffing? {
        let question = solution.question
        guard let least = solution.least, let group = try question.lever.group(in: area),
            group.recruitsPerQuarter != nil || group.roomForMore != nil
        else { return nil }
        // In the sizes of the lever, which money may count.
        let posts = question.lever.buys?.sizes ?? 1
        let (rate, room) = (group.recruitsPerQuarter.map { $0 / posts }, group.roomForMore.map { $0 / posts })
        let change = try question.lever.plan(1).interventions[0]
        let quarters = rate.map { max(1, Int((least / $0 - 1e-9).rounded(.up))) } ?? 1
        var staffing = Staffing(
            group: group,
            lastBegins: rate == nil ? nil : change.from + 3 * (quarters - 1),
            hasRoom: room.map { least <= $0 } ?? true,
            limited: nil
        )
        guard quarters > 1 || !staffing.hasRoom else { return staffing }
        var limited = question
        var most = min(solution.largest, room ?? .infinity)
        if let rate {
            limited.lever = question.lever.recruited(perQuarter: rate)
            let due = question.targets.map(\.due.last).max() ?? change.from
            // Whoever begins after the date does nothing for it.
            most = min(most, rate * Double((due - change.from) / 3 + 1))
        }
        limited.largest = most
        staffing.limited = try most > 0 ? solve(limited, progress: progress) : nil
        return staffing
    }
}
