/// The latent flows of one stage: what bends its list to its path in one run, and is the same in runs that replay it.
struct LatentWork {
    /// Children of one cohort and class who join, or below 0 leave.
    struct Entry: BitwiseCopyable {
        var cohort: Int32
        var childClass: Int32
        var children: Int32
    }

    /// Where the entries of a point begin and end.
    private struct Span: BitwiseCopyable {
        var first = 0
        var end = 0
    }

    /// Whether the run has a path.
    private(set) var isAny = false
    /// For each week the place of its point; -1 where there is none.
    private let placeOfWeek: UnsafeMutablePointer<Int32>
    private let classCount: Int
    private var path = NumberPath()
    /// The entries of each point, from the newest cohort to the oldest: room that grows, and is used again.
    private(set) var entries: UnsafeMutablePointer<Entry>
    private var entryCount = 0
    private var entryCapacity = 0
    /// Places in the line, in whole groups of those that are looked up at once.
    private(set) var places: UnsafeMutablePointer<Int32>
    /// Of each place, 1 for a child who joins and -1 for one who leaves.
    private(set) var signs: UnsafeMutablePointer<Int32>
    private var placeCapacity = 0
    private var spans: [Span] = []
    /// What has moved, by point and then by class.
    private var flows: [LatentFlows] = []
    /// Removals that their own cohort and class could not give.
    var unmet: [Entry] = []
    var bend = AgeBend()
    /// The run that the entries belong to.
    private var seed: UInt64 = 0
    private var replication: UInt64 = 0
    private var isNoted = false

    init(totalWeeks: Int, classCount: Int) {
        self.classCount = classCount
        placeOfWeek = .allocate(capacity: totalWeeks)
        placeOfWeek.initialize(repeating: -1, count: totalWeeks)
        entries = .allocate(capacity: 0)
        places = .allocate(capacity: 0)
        signs = .allocate(capacity: 0)
    }

    func deallocate() {
        entries.deallocate()
        places.deallocate()
        signs.deallocate()
        placeOfWeek.deallocate()
    }

    /// Begins a run, which notes new flows or replays those noted last.
    ///
    /// - Precondition: flows are replayed in the replication in which they were noted, along the same points.
    mutating func begin(_ path: NumberPath, replays: Bool, seed: UInt64, replication: UInt64) {
        guard isAny || !path.points.isEmpty else { return }
        isAny = !path.points.isEmpty
        if replays && isAny {
            precondition(
                isNoted && self.seed == seed && self.replication == replication && self.path.points == path.points,
                "flows that were noted in the same replication, along the same path"
            )
        } else {
            for point in self.path.points { placeOfWeek[point.week] = -1 }
            self.path = path
            for (place, point) in path.points.enumerated() { placeOfWeek[point.week] = Int32(place) }
            entryCount = 0
            spans.removeAll(keepingCapacity: true)
            for _ in path.points { spans.append(Span()) }
            (self.seed, self.replication, isNoted) = (seed, replication, isAny)
        }
        flows.removeAll(keepingCapacity: true)
        for _ in 0..<path.points.count &* classCount { flows.append(LatentFlows()) }
    }

    /// The place of a week's point; -1 where there is none.
    @inline(__always)
    func place(of week: Int) -> Int { isAny ? Int(placeOfWeek[week]) : -1 }

    /// The whole number that the list is to have at a point.
    func number(at place: Int) -> Int { Int(path.points[place].number.rounded()) }

    /// What has moved at a point, of one class.
    subscript(place: Int, childClass: Int) -> LatentFlows {
        get { flows[place &* classCount &+ childClass] }
        set { flows[place &* classCount &+ childClass] = newValue }
    }

    /// The entries of a point.
    @inline(__always)
    func entries(at place: Int) -> Range<Int> { spans[place].first..<spans[place].end }

    /// Begins the entries of a point, of which there are so many at most.
    mutating func beginEntries(at place: Int, atMost count: Int) {
        makeRoom(for: entryCount &+ count)
        let whole = (count &+ LinePlaces.count &- 1) / LinePlaces.count &* LinePlaces.count
        if whole > placeCapacity {
            places.deallocate()
            signs.deallocate()
            placeCapacity = 2 &* whole
            places = .allocate(capacity: placeCapacity)
            places.initialize(repeating: 0, count: placeCapacity)
            signs = .allocate(capacity: placeCapacity)
            signs.initialize(repeating: 0, count: placeCapacity)
        }
        spans[place] = Span(first: entryCount, end: entryCount)
    }

    private mutating func makeRoom(for count: Int) {
        guard count > entryCapacity else { return }
        entryCapacity = 2 &* count
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: entryCapacity)
        larger.update(from: entries, count: entryCount)
        entries.deallocate()
        entries = larger
    }

    /// Notes one more child, or one fewer, of the point begun last; cohorts come from the newest on.
    @inline(__always)
    mutating func note(_ children: Int32, class childClass: Int, cohort: Int, first: Int) {
        let (cohort, childClass) = (Int32(truncatingIfNeeded: cohort), Int32(truncatingIfNeeded: childClass))
        let last = entries + (entryCount &- 1)
        if entryCount > first && last.pointee.cohort == cohort && last.pointee.childClass == childClass {
            last.pointee.children &+= children
        } else {
            (entries + entryCount).initialize(to: Entry(cohort: cohort, childClass: childClass, children: children))
            entryCount &+= 1
        }
    }

    /// Ends the entries of a point.
    mutating func endEntries(at place: Int) {
        spans[place].end = entryCount
    }

    /// Whether a point says more than a number.
    func hasAges(at place: Int) -> Bool { path.points[place].ages != .asTheyAre }

    /// Works out the changes of each band of waits on the way to a point.
    mutating func solveBend(_ list: borrowing CohortList, current: Int, wanted: Int, at place: Int) {
        bend.solve(list, current: current, (path.bands, path.thresholds), path.points[place].ages, wanted: wanted)
    }
}

extension LatentWork {
    /// Writes down what has been noted so far and what has moved, or takes it from there; where a run replays what the engine
    /// holds, that is left as it is.
    mutating func carry(_ tape: inout Tape, replays: Bool) {
        var (isAny, count, pointCount) = (isAny, entryCount, path.points.count)
        tape.carry(&isAny)
        guard isAny else { return }
        tape.carry(&pointCount)
        tape.carry(&count)
        precondition(pointCount == path.points.count, "a snapshot of a run along the same path")
        flows.withUnsafeMutableBufferPointer { tape.carry($0.baseAddress!, $0.count) }
        guard !(tape.isReading && replays) else {
            tape.skip(pointCount, of: Span.self)
            tape.skip(count, of: Entry.self)
            return
        }
        makeRoom(for: count)
        entryCount = count
        spans.withUnsafeMutableBufferPointer { tape.carry($0.baseAddress!, $0.count) }
        tape.carry(entries, count)
    }
}
