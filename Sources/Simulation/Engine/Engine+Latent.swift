import Randomness

// Bending lists to their paths, and replaying what that took.
extension Engine {
    /// Moves the latent flows of a week's end: finds and notes them, or replays those noted.
    ///
    /// Everybody who moves in the week otherwise has moved.
    @inline(never)
    func moveLatent(in week: Int) {
        for stage in 0..<stageCount where firstWeeks[stage] <= week {
            let place = latents[stage].place(of: week)
            guard place >= 0 else { continue }
            if !replaysLatentFlows { bend(stage, at: place, in: week) }
            apply(stage, at: place, in: week)
        }
    }

    // MARK: Finding them

    /// Notes who joins or leaves so that a list has the number of its path.
    ///
    /// Places are evenly spaced along the line from a random start: each child has the same chance, and no cohort's number is
    /// a whole child off its share.
    private func bend(_ stage: Int, at place: Int, in week: Int) {
        let latent = latents + stage
        let wanted = max(0, latent.pointee.number(at: place) &- states[stage].inWork.total)
        let total = states[stage].queue.total
        let change = wanted &- total
        guard change != 0 || (total > 0 && latent.pointee.hasAges(at: place)) else {
            latent.pointee.beginEntries(at: place, atMost: 0)
            return
        }
        var luck = luck(stage, .latentFlow, week)
        guard total > 0 else {
            latent.pointee.beginEntries(at: place, atMost: change)
            noteNew(change, stage, at: place, in: week, &luck)
            latent.pointee.endEntries(at: place)
            return
        }
        let current = week &+ pastWeeks
        latent.pointee.solveBend(states[stage].queue, current: current, wanted: wanted, at: place)
        var starts = (joining: 0.0, leaving: 0.0)
        let start = luck.uniform()
        starts = (start, start)
        let movers = latent.pointee.bend.movers(change: change) {
            starts.leaving = luck.uniform()
            return luck.uniform()
        }
        let count = movers.joining &+ movers.leaving
        latent.pointee.beginEntries(at: place, atMost: count)
        latent.pointee.bend.spread(movers, from: starts, into: latent.pointee.places, signs: latent.pointee.signs)
        let first = latent.pointee.entries(at: place).lowerBound
        var queue = states[stage].queue
        var classes = ClassFinger(cohort: current)
        for batch in stride(from: 0, to: count, by: LinePlaces.count) {
            let places = UnsafeRawPointer(latent.pointee.places + batch)
            let wanted = LinePlaces(
                low: places.loadUnaligned(as: SIMD4<Int32>.self),
                high: places.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int32>.self)
            )
            let found = min(LinePlaces.count, count &- batch)
            lineSearch.find(wanted, count: found, of: &queue, current: current, into: cohorts)
            for index in 0..<found {
                var childClass = 0
                if classCount > 1 {
                    let inLine = Int(latent.pointee.places[batch &+ index])
                    childClass = classes.find(inLine, of: cohorts[index], in: states[stage])
                }
                let one = latent.pointee.signs[batch &+ index]
                latent.pointee.note(one, class: childClass, cohort: cohorts[index], first: first)
            }
        }
        states[stage].queue = queue
        latent.pointee.endEntries(at: place)
    }

    /// An empty list has no ages: who joins it begins to wait, in the classes of its referrals.
    private func noteNew(_ children: Int, _ stage: Int, at place: Int, in week: Int, _ luck: inout Luck) {
        let first = latents[stage].entries(at: place).lowerBound
        for _ in 0..<children {
            var childClass = 0
            if classCount > 1 {
                var rest = luck.choice()
                while childClass < classCount &- 1 && rest >= stageInputs[stage].classShares[childClass] {
                    rest -= stageInputs[stage].classShares[childClass]
                    childClass &+= 1
                }
            }
            latents[stage].note(1, class: childClass, cohort: week &+ pastWeeks, first: first)
        }
    }

    // MARK: Moving them

    /// Puts additions on a list and takes removals off it.
    ///
    /// Removals take from their own cohort and class first. What is missing there is then taken, in the order of the entries,
    /// from the nearest cohort that has the class, the older of two as near; when the class has nobody left, from the nearest
    /// cohort that has anybody. What the whole list cannot give is counted as missing.
    private func apply(_ stage: Int, at place: Int, in week: Int) {
        let latent = latents + stage
        if !latent.pointee.unmet.isEmpty { latent.pointee.unmet.removeAll(keepingCapacity: true) }
        let (entries, isPlain) = (latent.pointee.entries, classCount == 1)
        // A copy in registers; the counts themselves are behind its pointers.
        var queue = states[stage].queue
        var moved = LatentFlows()
        for index in latent.pointee.entries(at: place) {
            let (cohort, childClass) = (Int(entries[index].cohort), Int(entries[index].childClass))
            let children = Int(entries[index].children)
            guard children < 0 else {
                if works[stage].journey >= 0 {
                    journeys[works[stage].journey].noteAdded(children, class: childClass, cohort: cohort, states[stage])
                }
                if isPlain {
                    queue.add(children, to: cohort)
                    moved.additions &+= children
                } else {
                    states[stage].add(children, class: childClass, cohort: cohort)
                    latent.pointee[place, childClass].additions &+= children
                }
                continue
            }
            let taken = min(0 &- children, states[stage].waiting(of: childClass, in: cohort))
            if isPlain {
                queue.remove(taken, from: cohort)
                moved.removals &+= taken
            } else {
                remove(taken, class: childClass, cohort: cohort, stage, at: place)
            }
            if taken < 0 &- children {
                var rest = entries[index]
                rest.children &+= Int32(truncatingIfNeeded: taken)
                latent.pointee.unmet.append(rest)
            }
        }
        if isPlain {
            states[stage].queue = queue
            latent.pointee[place, 0] = moved
        }
        for index in latent.pointee.unmet.indices {
            makeUp(for: latent.pointee.unmet[index], stage, at: place, in: week)
        }
    }

    /// Takes the removals of an entry from elsewhere on the list.
    private func makeUp(for entry: LatentWork.Entry, _ stage: Int, at place: Int, in week: Int) {
        let (wantedClass, cohort) = (Int(entry.childClass), Int(entry.cohort))
        var rest = 0 &- Int(entry.children)
        while rest > 0 {
            guard states[stage].queue.total > 0 else {
                latents[stage][place, wantedClass].missing &+= rest
                return
            }
            let (near, childClass) = states[stage].nearest(to: cohort, class: wantedClass, current: week &+ pastWeeks)
            let taken = min(rest, states[stage].waiting(of: childClass, in: near))
            remove(taken, class: childClass, cohort: near, stage, at: place)
            rest &-= taken
        }
    }

    private func remove(_ children: Int, class childClass: Int, cohort: Int, _ stage: Int, at place: Int) {
        guard children > 0 else { return }
        states[stage].takeOff(children, class: childClass, cohort: cohort)
        latents[stage][place, childClass].removals &+= children
    }

    // MARK: Reading them

    /// What bent a stage's list to its path in a week of the last run; nothing in a week without a point.
    ///
    /// Of a run that replays them, the additions are those of the run that noted them, and so are the removals with those that
    /// are missing.
    public func latentFlows(of stage: Int, class childClass: Int? = nil, in week: Int) -> LatentFlows {
        precondition((0..<stageCount).contains(stage) && recordedWeeks.contains(week))
        precondition(childClass.map((0..<classCount).contains) ?? true, "a class of the network")
        return withExtendedLifetime(self) {
            var sum = LatentFlows()
            let place = latents[stage].place(of: week)
            guard place >= 0 else { return sum }
            for one in childClass.map({ $0..<$0 + 1 }) ?? 0..<classCount {
                let flows = latents[stage][place, one]
                sum.additions += flows.additions
                sum.removals += flows.removals
                sum.missing += flows.missing
            }
            return sum
        }
    }
}

/// Tells the children of a cohort apart by class, for places that move on from the newest child to the oldest.
private struct ClassFinger {
    private var cohort: Int
    /// Children in newer cohorts.
    private var newer = 0

    init(cohort: Int) {
        self.cohort = cohort
    }

    /// The class of the child at a place in the line, who is in a cohort that is not newer than the last.
    mutating func find(_ place: Int, of cohort: Int, in state: borrowing StageState) -> Int {
        while self.cohort > cohort {
            newer &+= Int(state.queue.counts[self.cohort])
            self.cohort &-= 1
        }
        return state.class(atPlace: place &- newer, of: cohort)
    }
}
