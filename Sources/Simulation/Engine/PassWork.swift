import Randomness

/// A capacity pass made ready for one replication: how much room there is in each week, and whose turn it is.
struct PassWork {
    /// Cases in each week; `unlimited` for as many as come.
    let room: UnsafeMutablePointer<Int32>
    /// Keys the draws; of a place that no pass has at the moment, those of the last that had it.
    private(set) var key: UInt32 = 0
    /// Where children go at once, if not through the stage's work.
    private(set) var destination: StageDefinition.Route?
    /// Shares of the list by week, of a pass whose room is one.
    private(set) var shares: UnsafeMutablePointer<Double>?
    private(set) var takesShare = false
    /// Children on the list from which the room is there in full; 0: always.
    private(set) var inFullFrom = 0
    /// Whether everybody is taken alike in every week.
    private(set) var isOpenToAll = true
    var access = AccessWork()
    private var memo = CountMemo()
    /// What the room was drawn from.
    private var drawnFrom = DrawnFrom()
    private var phases: UnsafeMutablePointer<Phase<OrderOfService>>
    private var phaseCapacity = 1
    private var phaseCount = 0
    private var phase = 0

    static let unlimited = Int32.max

    private let weekCount: Int
    /// What it has done in each week, where that is asked for.
    let flows: UnsafeMutablePointer<PassFlows>?

    init(weekCount: Int, recordsFlows: Bool) {
        self.weekCount = weekCount
        flows = recordsFlows ? .allocate(capacity: weekCount) : nil
        flows?.initialize(repeating: PassFlows(), count: weekCount)
        room = .allocate(capacity: weekCount)
        room.initialize(repeating: 0, count: weekCount)
        phases = .allocate(capacity: phaseCapacity)
    }

    func deallocate() {
        room.deallocate()
        flows?.deallocate()
        phases.deallocate()
        shares?.deallocate()
    }

    /// Draws the room of every week and notes whose turn it is.
    mutating func begin(
        _ pass: borrowing CapacityPass,
        scratch: WeekScratch,
        weeks: Range<Int>,
        stage: StageKey,
        state: inout StageState
    ) {
        noteWho(pass, state: &state, listsAll: false)
        drawRoom(pass, scratch: scratch, weeks: weeks, key: stage)
    }

    /// Notes whose turn it is in a staff pool's time; how much that is, is found out week by week.
    mutating func begin(pooled pass: borrowing CapacityPass, weeks: Range<Int>, state: inout StageState) {
        key = pass.key
        takesShare = false
        inFullFrom = 0
        noteWho(pass, state: &state, listsAll: true)
        for week in weeks { room[week] = 0 }
    }

    private mutating func noteWho(_ pass: borrowing CapacityPass, state: inout StageState, listsAll: Bool) {
        destination = pass.destination
        flows?.update(repeating: PassFlows(), count: weekCount)
        note(pass.order)
        isOpenToAll = pass.access.count == 1 && pass.access[0].value == .everybody
        if !isOpenToAll { access.begin(pass.access, state: &state, listsAll: listsAll) }
    }

    /// Whether everybody is taken alike in a week, where the rule changes; weeks are asked for in turn.
    ///
    /// Such weeks go as if no other rule came later, so that a plan changes nothing, nor anybody's luck, before it begins.
    @inline(__always)
    mutating func isOpenToAll(in week: Int) -> Bool {
        guard !isOpenToAll else { return true }
        access.advance(to: week)
        return access.isOpenToAll
    }

    /// Draws the room of every week, where it is not that of the last run.
    mutating func drawRoom(
        _ pass: borrowing CapacityPass,
        scratch: WeekScratch,
        weeks: Range<Int>,
        key stage: StageKey
    ) {
        key = pass.key
        takesShare = pass.variation == .shareOfList
        inFullFrom = pass.inFullFrom
        guard !weeks.isEmpty else { return }
        let isSame = drawnFrom.isSame { drawn in
            drawn.note(pass.variation)
            drawn.note(pass.mean)
            switch pass.variation {
            case .poisson, .negativeBinomial:
                drawn.note(UInt64(pass.key))
                drawn.note(stage)
            case .fixed, .unlimited, .shareOfList: break
            }
        }
        guard !isSame else { return }
        fillRoom(pass, scratch: scratch, weeks: weeks, key: stage, firstFraction: stage.startFraction)
    }

    /// Draws the room of some weeks, the first of which counts in part.
    mutating func fillRoom(
        _ pass: borrowing CapacityPass,
        scratch: WeekScratch,
        weeks: Range<Int>,
        key stage: StageKey,
        firstFraction: Double
    ) {
        switch pass.variation {
        case .unlimited:
            for week in weeks { room[week] = Self.unlimited }
        case .shareOfList:
            let shares = shares ?? .allocate(capacity: weekCount)
            self.shares = shares
            for week in weeks {
                shares[week] = pass.mean[scratch.source(of: week)]
                room[week] = shares[week] > 0 ? 1 : 0
            }
        case .fixed:
            scratch.fillMeans(pass.mean, weeks: weeks, firstFraction: firstFraction)
            for week in weeks {
                // Rounding up in the weeks w with frac(w x golden ratio) >= 1 - frac(mean): those weeks are spread
                // evenly for every mean, and a greater mean has at least as many cases in each week. Carrying the
                // remainder over would move cases between weeks, and give a plan with more capacity a longer list in
                // some of them.
                room[week] = Self.whole(scratch.means[week], in: week)
            }
        case .poisson, .negativeBinomial:
            scratch.fillMeans(pass.mean, weeks: weeks, firstFraction: firstFraction)
            var size = Double.infinity
            if case .negativeBinomial(let weekly) = pass.variation { size = weekly }
            for week in weeks { scratch.sizes[week] = size }
            scratch.sizes[weeks.lowerBound] *= firstFraction
            stage.address(.capacity(of: key)).fillWeekly(scratch.uniforms, weeks: weeks)
            memo.fill(
                room,
                weeks: weeks,
                uniforms: scratch.uniforms,
                means: scratch.means,
                sizes: scratch.sizes
            )
        }
    }

    /// A number of places rounded up or down to whole ones, in turn.
    @inline(__always)
    static func whole(_ places: Double, in week: Int) -> Int32 {
        let turn = Double(week) * 0.618_033_988_749_894_9
        let whole = places + 1e-9 + (turn - turn.rounded(.down))
        return whole < 1 ? 0 : Int32(min(whole, 0x1p30))
    }

    /// The room that is left of a week's when fewer children wait than it is there for in full.
    ///
    /// Of a longer list never fewer are taken, and never fewer stay.
    func room(_ cases: Int, ofList total: Int, in week: Int) -> Int {
        guard total < inFullFrom, cases < Int(Self.unlimited) else { return cases }
        return min(total, Int(Self.whole(Double(min(cases, inFullFrom) &* total) / Double(inFullFrom), in: week)))
    }

    private mutating func note(_ order: [Phase<OrderOfService>]) {
        phase = 0
        phaseCount = order.count
        if phaseCount > phaseCapacity {
            phases.deallocate()
            phaseCapacity = phaseCount
            phases = .allocate(capacity: phaseCapacity)
        }
        for (index, value) in order.enumerated() { (phases + index).initialize(to: value) }
    }

    /// The order of service in a week; weeks are asked for in turn.
    @inline(__always)
    mutating func order(in week: Int) -> OrderOfService {
        while phase &+ 1 < phaseCount && phases[phase &+ 1].from <= week { phase &+= 1 }
        return phases[phase].value
    }
}

/// Numbers by week that are needed only while a replication is made ready.
struct WeekScratch {
    let means: UnsafeMutablePointer<Double>
    let sizes: UnsafeMutablePointer<Double>
    let uniforms: UnsafeMutablePointer<Double>

    /// Weeks that inputs are given for, and how many of the last of them go on, again and again, in later ones.
    private let weekCount: Int
    private let period: Int

    init(weekCount: Int, totalWeeks: Int) {
        self.weekCount = weekCount
        period = min(52, weekCount)
        // Room for whole groups of four.
        let capacity = totalWeeks + 4
        means = .allocate(capacity: capacity)
        sizes = .allocate(capacity: capacity)
        uniforms = .allocate(capacity: capacity)
        means.initialize(repeating: 0, count: capacity)
        sizes.initialize(repeating: 0, count: capacity)
        uniforms.initialize(repeating: 0.5, count: capacity)
    }

    func deallocate() {
        means.deallocate()
        sizes.deallocate()
        uniforms.deallocate()
    }

    /// The week whose inputs a week has: its own, or beyond the last that of the last year.
    @inline(__always)
    func source(of week: Int) -> Int {
        week < weekCount ? week : weekCount &- period &+ (week &- weekCount) % period
    }

    /// Weekly means, the first week's for the part of it that counts.
    func fillMeans(_ values: [Double], weeks: Range<Int>, firstFraction: Double) {
        values.withUnsafeBufferPointer { values in
            for week in weeks { means[week] = values[source(of: week)] }
        }
        means[weeks.lowerBound] *= firstFraction
    }

    /// Weekly sizes likewise: parts of a week with the week's variance to mean.
    func fillSizes(_ values: [Double], weeks: Range<Int>, firstFraction: Double) {
        values.withUnsafeBufferPointer { values in
            for week in weeks { sizes[week] = values[source(of: week)] }
        }
        sizes[weeks.lowerBound] *= firstFraction
    }
}

/// What keys a stage's draws in one replication, and the part of its first week that counts.
struct StageKey {
    let seed: UInt64
    let replication: UInt64
    let service: UInt64
    let stage: UInt32
    let startFraction: Double
    let firstWeekNumber: Int

    @inline(__always)
    func address(_ purpose: Purpose) -> StreamAddress {
        StreamAddress(
            seed: seed,
            replication: replication,
            service: service,
            stage: stage,
            purpose: purpose,
            firstWeekNumber: firstWeekNumber
        )
    }
}
