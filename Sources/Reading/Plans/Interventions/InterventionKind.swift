import Areas

/// A kind of intervention: its name in plan files, its keys, and what they mean.
///
/// Each has a file of its own, and a place in the list of all.
struct InterventionKind: Sendable {
    /// Its name in plan files.
    let keyword: String
    /// Its keys.
    let shape: Shape
    /// Whether `service: all` is allowed.
    let allowsAllServices: Bool
    /// What a step of this kind does; `nil`, with a report, if that cannot be read.
    let read: @Sendable (Step) -> Step.Result?

    /// A kind.
    init(
        _ keyword: String,
        _ purpose: String,
        _ keys: [any DeclaredKey],
        allowsAllServices: Bool = false,
        read: @escaping @Sendable (Step) -> Step.Result?
    ) {
        self.keyword = keyword
        self.allowsAllServices = allowsAllServices
        self.read = read
        shape = Shape(keyword, purpose, keys)
    }

    /// Every kind, in the order in which messages list them.
    static let all: [InterventionKind] = [
        recruit, agency, initiative, triage, earlyHelp, demandShock, longestFirst, changeOrder, threshold, productivity,
        lostAppointments, outsource, seeFirst, reserve, transfer, redirect, validate, shareStaff,
    ]
}
