// What has become of those who are followed.
extension JourneyWork {
    /// What has become of the children of a group, of some classes, with the list as it is.
    func journey(_ group: Int, classes: Range<Int>, _ state: borrowing StageState) -> Journey {
        var journey = Journey()
        for childClass in classes {
            let tally = tallies[group * classCount + childClass]
            journey.seen += tally.seen
            journey.seenElsewhere += tally.seenElsewhere
            journey.moved += tally.moved
            journey.seenWaitSum += tally.seenWaitSum
            var waiting = UnsafePointer(state.queue.counts)
            if let byClass = state.byClass { waiting = UnsafePointer(byClass + childClass * cohortCount) }
            var (joinedHere, waitingHere) = (0, 0.0)
            for week in groups[group] where groupOf[pastWeeks + week] >= 0 {
                let children = Int(waiting[pastWeeks + week])
                waitingHere += followed(waiting: children, of: pastWeeks + week, childClass)
                if let joined = state.joined {
                    joinedHere += Int(joined[childClass * cohortCount + pastWeeks + week])
                }
            }
            // Where some were added, shares of children become whole ones: no more than have joined.
            let waitingNow = min(Int(waitingHere.rounded()), joinedHere - tally.seen - tally.moved)
            journey.waiting += waitingNow
            journey.joined += joinedHere
            journey.left += joinedHere - tally.seen - tally.moved - waitingNow
        }
        return journey
    }

    /// The wait that a share of those seen have not exceeded, evenly within its week; `nil` for nobody.
    ///
    /// Children taken up so many weeks after that of their clock start have waited up to a week less; those taken up in
    /// that very week, the stage's first, have waited up to a week as well.
    func percentile(_ share: Double, _ group: Int, classes: Range<Int>) -> Double? {
        var (seen, longest) = (0, 0)
        for childClass in classes {
            let tally = tallies[group * classCount + childClass]
            seen += tally.seen
            longest = max(longest, tally.longest)
        }
        let place = share * Double(seen)
        var (below, inFirst) = (0, 0)
        for weeks in 0...max(1, longest) {
            var here = 0
            if weeks <= longest { here = classes.reduce(0) { $0 + Int(waits(group, $1)[weeks]) } }
            guard weeks > 0 else {
                inFirst = here
                continue
            }
            if weeks == 1 { here += inFirst }
            if here > 0 && Double(below + here) >= place {
                return Double(weeks - 1) + (place - Double(below)) / Double(here)
            }
            below += here
        }
        return nil
    }

    /// Whether a share of the children of every group have come to the end of their wait.
    mutating func isOver(share: Double, _ state: borrowing StageState) -> Bool {
        guard !groups.isEmpty else { return true }
        guard !journey(open, classes: 0..<classCount, state).isBeyond(share: share) else { return false }
        for group in groups.indices where journey(group, classes: 0..<classCount, state).isBeyond(share: share) {
            open = group
            return false
        }
        return true
    }
}
