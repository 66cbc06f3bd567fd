// Keeping the children of a stage between two weeks, when nobody is held back.
extension StageState {
    /// Writes everybody down who is on the list, in work or referred for later, or takes them from there.
    ///
    /// Lists of some of the classes are not written down: another plan may need others.
    mutating func carry(_ tape: inout Tape, nextWeek: Int) {
        queue.carry(&tape)
        if let byClass { tape.carry(byClass, classCount * cohortCount) }
        if let joined { tape.carry(joined, classCount * cohortCount) }
        if let tallies { tape.carry(tallies, classCount) }
        tape.carry(&isReferredTo)
        if isReferredTo { tape.carry(due + nextWeek * classCount, (weekCount - nextWeek) * classCount) }
        tape.carry(&slotNow)
        guard let finishing, let finishingCohorts else { return }
        inWork.carry(&tape)
        // The whole of it is large where work takes long.
        guard inWork.total > 0 else { return }
        tape.carry(finishing, slotCount * classCount * cohortCount)
        tape.carry(finishingCohorts, slotCount * wordCount)
        if let inWorkByClass { tape.carry(inWorkByClass, classCount * cohortCount) }
    }

    /// Puts those who wait on the lists of some of the classes, which are empty.
    func fillLines() {
        guard let byClass else { return }
        for line in 0..<lineCount {
            for childClass in 0..<classCount where lines[line].classes.holds(childClass) {
                let row = byClass + childClass * cohortCount
                for cohort in 0..<cohortCount where row[cohort] > 0 {
                    lines[line].list.add(Int(row[cohort]), to: cohort)
                }
            }
        }
    }
}
