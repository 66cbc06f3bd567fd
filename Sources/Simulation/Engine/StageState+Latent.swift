// Children who join or leave for no reason that is simulated.
extension StageState {
    /// Puts children on the list who are nobody's referrals.
    mutating func add(_ children: Int, class childClass: Int, cohort: Int) {
        queue.add(children, to: cohort)
        guard let byClass, let tallies else { return }
        byClass[childClass &* cohortCount &+ cohort] &+= Int32(truncatingIfNeeded: children)
        tallies[childClass].waiting &+= children
        for line in 0..<lineCount where lines[line].classes.holds(childClass) {
            lines[line].list.add(children, to: cohort)
        }
    }

    /// Takes children of a cohort and class off the list.
    mutating func takeOff(_ children: Int, class childClass: Int, cohort: Int) {
        queue.remove(children, from: cohort)
        if byClass != nil { countOut(childClass, of: cohort, children) }
    }

    /// Children of a class on the list, in a cohort.
    @inline(__always)
    func waiting(of childClass: Int, in cohort: Int) -> Int {
        guard let byClass else { return Int(queue.counts[cohort]) }
        return Int(byClass[childClass &* cohortCount &+ cohort])
    }

    /// The class of the child at a place of a cohort, where one class stands after another.
    func `class`(atPlace place: Int, of cohort: Int) -> Int {
        guard let byClass else { return 0 }
        var (childClass, sum) = (0, 0)
        while childClass < classCount &- 1 {
            sum &+= Int(byClass[childClass &* cohortCount &+ cohort])
            if place < sum { break }
            childClass &+= 1
        }
        return childClass
    }

    /// The cohort nearest to one that has children of a class, the older of two; where the class has nobody, the nearest that
    /// has anybody, and the first class there.
    ///
    /// - Precondition: somebody is on the list.
    mutating func nearest(to cohort: Int, class childClass: Int, current: Int) -> (cohort: Int, childClass: Int) {
        let oldest = queue.oldest()
        guard let byClass, let tallies else { return (Self.nearest(to: cohort, queue.counts, oldest...current), 0) }
        if tallies[childClass].waiting > 0 {
            return (Self.nearest(to: cohort, byClass + childClass &* cohortCount, oldest...current), childClass)
        }
        let near = Self.nearest(to: cohort, queue.counts, oldest...current)
        return (near, self.class(atPlace: 0, of: near))
    }

    private static func nearest(
        to cohort: Int,
        _ counts: UnsafePointer<Int32>,
        _ cohorts: ClosedRange<Int>
    ) -> Int {
        var older = min(cohort, cohorts.upperBound)
        var newer = max(cohort, cohorts.lowerBound)
        // On one side of the line there is nobody to look for.
        if newer > cohort { older = cohorts.lowerBound &- 1 }
        while true {
            let isNearer = newer > cohorts.upperBound || cohort &- older <= newer &- cohort
            if isNearer && older >= cohorts.lowerBound {
                if counts[older] > 0 { return older }
                older &-= 1
            } else {
                precondition(newer <= cohorts.upperBound, "somebody on the list")
                if counts[newer] > 0 { return newer }
                newer &+= 1
            }
        }
    }
}
