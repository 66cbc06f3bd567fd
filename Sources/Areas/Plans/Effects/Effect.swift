/// What an intervention does: one type for each kind, in a file of its own with its words, its figures, its rules and what
/// it does to a stage.
///
/// A new kind is a new file here, its fields in the reading room, and its line in the list of kinds there. Nothing else asks
/// which kind an effect is.
package protocol Effect: Hashable, Sendable {
    /// The kind and what it is about, which keys its random draws: part of the published results at a seed.
    var kind: String { get }
    /// Its uncertain figures, with their names and units.
    var figures: [NamedFigure] { get }
    /// What it does, without its dates, for a sentence.
    func words(for change: Intervention, in area: Area, at place: String) -> String
    /// What it does to a stage, with its figures drawn.
    func action(_ draw: (Figure) -> Double) -> StageChange?
    /// Rules over its own fields and those of the area.
    func faults(of change: Intervention, at target: EffectTarget) -> [Fault]

    /// Another service that children go to.
    var destination: String? { get }
    /// Another service that referrals are sent to.
    var referralsSentTo: String? { get }
    /// How a pool of shared staff shares its time, of an effect on a pool rather than a stage.
    var sharing: (pool: String, rule: SharedStaff.Rule)? { get }
    /// Whether it takes children off the list who are not seen there.
    var takesOffTheList: Bool { get }
    /// Whether it changes how many can be seen, or who.
    var isOnCapacity: Bool { get }
    /// The flow that it multiplies, and the most that it can multiply it by.
    var multiplied: (flow: MultipliedFlow, times: Double)? { get }
    /// Cases that it adds to those that can be seen.
    var addedCases: AddedCases? { get }
    /// When it acts.
    var timing: EffectTiming { get }
    /// Whether somebody decides to do it, rather than that it may come.
    var isChosen: Bool { get }
}

extension Effect {
    package var destination: String? { nil }
    package var referralsSentTo: String? { nil }
    package var sharing: (pool: String, rule: SharedStaff.Rule)? { nil }
    package var takesOffTheList: Bool { false }
    package var isOnCapacity: Bool { false }
    package var multiplied: (flow: MultipliedFlow, times: Double)? { nil }
    package var addedCases: AddedCases? { nil }
    package var timing: EffectTiming { .spell }
    package var isChosen: Bool { true }

    package func faults(of change: Intervention, at target: EffectTarget) -> [Fault] { [] }
}

/// Whether two effects are of one kind and alike in everything.
package func == (first: any Effect, second: any Effect) -> Bool { AnyHashable(first) == AnyHashable(second) }

/// A flow that effects multiply.
package enum MultipliedFlow: Hashable, Sendable {
    /// Referrals to the service.
    case referrals
    /// Cases that the stage's own staff can do.
    case cases
}

/// Cases that an effect adds.
package enum AddedCases: Hashable, Sendable {
    /// So many a week while it lasts.
    case aWeek(Double)
    /// So many in all.
    case inAll(Double)
}

/// When an effect acts, beside its dates.
package enum EffectTiming: Hashable, Sendable {
    /// From its first month to its last.
    case spell
    /// All at once, at the start of its first month.
    case atOnce
    /// Likewise a spell, which begins when people have been recruited: its lag should be said.
    case recruitment
}
