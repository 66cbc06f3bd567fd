/// The rules of access of a pass made ready for one replication: classes as numbers of a stage's lists.
struct AccessWork {
    /// A part of the room kept for the children of one list.
    struct Reserve {
        let line: Int
        /// Share of the room that is kept for these and those of the reserves before it.
        let shareUpToThis: Double
        let releasesUnused: Bool
    }

    /// The tiers and reserves that hold from a week.
    private struct Rule {
        let from: Int
        let tiers: Range<Int>
        let reserves: Range<Int>
        let classes: ClassSet
        /// The list of all who may be taken, where it is asked for.
        let line: Int
        /// Whether everybody is taken alike.
        let isOpenToAll: Bool
    }

    private var rules: [Rule] = []
    private var lines: [Int] = []
    private var kept: [Reserve] = []
    private var current = 0

    /// Notes the rules, and begins the lists that they need: one of all who may be taken too, if `listsAll`.
    mutating func begin(_ phases: [Phase<Access>], state: inout StageState, listsAll: Bool) {
        rules.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        kept.removeAll(keepingCapacity: true)
        current = 0
        for phase in phases {
            let (firstLine, firstReserve) = (lines.count, kept.count)
            var classes: ClassSet = []
            for tier in phase.value.tiers {
                lines.append(state.line(of: tier))
                classes.formUnion(tier)
            }
            var share = 0.0
            for carveOut in phase.value.carveOuts {
                share += carveOut.share
                kept.append(
                    Reserve(
                        // Nobody is taken who belongs to no tier.
                        line: state.line(of: carveOut.classes.intersection(classes)),
                        shareUpToThis: share,
                        releasesUnused: carveOut.releasesUnused
                    )
                )
            }
            rules.append(
                Rule(
                    from: phase.from,
                    tiers: firstLine..<lines.count,
                    reserves: firstReserve..<kept.count,
                    classes: classes,
                    line: listsAll ? state.line(of: classes) : -1,
                    isOpenToAll: phase.value == .everybody
                )
            )
        }
    }

    /// Moves on to a week; weeks are asked for in turn.
    mutating func advance(to week: Int) {
        while current + 1 < rules.count && rules[current + 1].from <= week { current += 1 }
    }

    /// Whether the current rule takes everybody alike.
    var isOpenToAll: Bool { rules[current].isOpenToAll }
    /// The current rule's lists in order of priority: indices for ``line(_:)``.
    var tiers: Range<Int> { rules[current].tiers }
    /// The current rule's reserves: indices for ``reserve(_:)``.
    var reserves: Range<Int> { rules[current].reserves }
    /// The classes of the current rule's tiers.
    var classes: ClassSet { rules[current].classes }

    /// The number of the list of all whom the current rule takes, -1 for everybody's; only where lists of all are kept.
    var lineOfAll: Int { rules[current].line }

    /// Reserved places rounded up or down to whole ones, in turn.
    ///
    /// The turns are not those of fixed capacity, whose full weeks would otherwise be the weeks of rounding up: half of
    /// a place every other week would be all of it.
    @inline(__always)
    static func whole(_ places: Double, in week: Int) -> Int {
        let turn = Double(week) * 0.414_213_562_373_095_05
        return Int(places + 1e-9 + (turn - turn.rounded(.down)))
    }

    /// The number of a list; -1 for everybody's.
    func line(_ index: Int) -> Int { lines[index] }
    /// A part of the room that is kept.
    func reserve(_ index: Int) -> Reserve { kept[index] }
}
