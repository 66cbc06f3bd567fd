/// The rules of access of a pass made ready for one replication: classes as numbers of a stage's lists.
struct AccessWork {
    /// A part of the room kept for the children of one list.
    struct Reserve {
        let line: Int
        let share: Double
        let releasesUnused: Bool
    }

    /// The tiers and reserves that hold from a week.
    private struct Rule {
        let from: Int
        let tiers: Range<Int>
        let reserves: Range<Int>
        let classes: ClassSet
    }

    private var rules: [Rule] = []
    private var lines: [Int] = []
    private var kept: [Reserve] = []
    private var current = 0

    /// Notes the rules, and begins the lists that they need.
    mutating func begin(_ phases: [Phase<Access>], state: inout StageState) {
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
            for carveOut in phase.value.carveOuts {
                kept.append(
                    Reserve(
                        line: state.line(of: carveOut.classes),
                        share: carveOut.share,
                        releasesUnused: carveOut.releasesUnused
                    )
                )
            }
            rules.append(
                Rule(
                    from: phase.from,
                    tiers: firstLine..<lines.count,
                    reserves: firstReserve..<kept.count,
                    classes: classes
                )
            )
        }
    }

    /// Moves on to a week; weeks are asked for in turn.
    mutating func advance(to week: Int) {
        while current + 1 < rules.count && rules[current + 1].from <= week { current += 1 }
    }

    /// The current rule's lists in order of priority: indices for ``line(_:)``.
    var tiers: Range<Int> { rules[current].tiers }
    /// The current rule's reserves: indices for ``reserve(_:)``.
    var reserves: Range<Int> { rules[current].reserves }
    /// The classes of the current rule's tiers.
    var classes: ClassSet { rules[current].classes }

    /// The number of a list; -1 for everybody's.
    func line(_ index: Int) -> Int { lines[index] }
    /// A part of the room that is kept.
    func reserve(_ index: Int) -> Reserve { kept[index] }
}
