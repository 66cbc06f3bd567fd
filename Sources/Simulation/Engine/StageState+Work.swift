// Children who have been taken up and are being worked on.
extension StageState {
    /// Begins work on a child that takes some weeks, fewer than there are slots.
    mutating func startWork(class childClass: Int, cohort: Int, weeks: Int) {
        guard let finishing, let finishingCohorts else { return }
        var slot = slotNow &+ weeks
        if slot >= slotCount { slot &-= slotCount }
        finishing[(cohort &* slotCount &+ slot) &* classCount &+ childClass] &+= 1
        finishingCohorts[slot &* wordCount &+ cohort &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: cohort & 63)
        inWork.add(1, to: cohort)
        inWorkByClass?[childClass &* cohortCount &+ cohort] &+= 1
        tallies?[childClass].inWork &+= 1
    }

    /// Empties a slot, and hands over the children of each cohort and class there, in this order.
    @inline(__always)
    func takeFinished(in slot: Int, _ body: (_ children: Int, _ childClass: Int, _ cohort: Int) -> Void) {
        guard let finishing, let finishingCohorts else { return }
        let words = finishingCohorts + slot &* wordCount
        for index in 0..<wordCount where words[index] != 0 {
            var rest = words[index]
            words[index] = 0
            while rest != 0 {
                let cohort = index &<< 6 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                let places = finishing + (cohort &* slotCount &+ slot) &* classCount
                for childClass in 0..<classCount where places[childClass] > 0 {
                    let children = Int(places[childClass])
                    places[childClass] = 0
                    body(children, childClass, cohort)
                }
            }
        }
    }

    /// Ends the work on cases of one cohort and class.
    mutating func endWork(on cases: Int, class childClass: Int, cohort: Int) {
        inWork.remove(cases, from: cohort)
        inWorkByClass?[childClass &* cohortCount &+ cohort] &-= Int32(truncatingIfNeeded: cases)
        tallies?[childClass].inWork &-= cases
    }
}
