import Randomness

/// A staff pool during a replication.
struct PoolWork {
    let stages: [Int]
    private let serviceKey: UInt64
    /// The pool's part of its first week, and that week: those of its first stage to start.
    private let startWeek: Int
    private let startFraction: Double
    private let weekCount: Int
    private let firstWeekNumber: Int
    private(set) var units: PassWork
    private(set) var unitsPerCase: [Double]
    private var rules: [Phase<SharingRule>] = []
    private var rule = 0
    /// What each stage has left of its shares, and what nobody has a share in.
    private var credits: [Double]
    private var carried = 0.0

    // Working space of a week: children waiting at each stage and not yet given time, cases given, weights, and the cohort
    // that a search has come to.
    private var waiting: [Int]
    private(set) var cases: [Int]
    private var weights: [Double]
    private var cohorts: [Int]

    init(_ pool: StaffPool, network: Network, totalWeeks: Int) {
        stages = pool.stages
        serviceKey = pool.key
        let first = pool.stages.map { network.stages[$0] }.min { $0.startWeek < $1.startWeek }
        startWeek = StageWork.startWeek(first?.startWeek ?? 0, of: network)
        startFraction = first?.startFraction ?? 1
        weekCount = network.weekCount
        firstWeekNumber = network.firstWeekNumber
        units = PassWork(weekCount: totalWeeks, recordsFlows: false)
        let count = pool.stages.count
        unitsPerCase = Array(repeating: 1, count: count)
        credits = Array(repeating: 0, count: count)
        waiting = Array(repeating: 0, count: count)
        cases = Array(repeating: 0, count: count)
        weights = Array(repeating: 0, count: count)
        cohorts = Array(repeating: 0, count: count)
    }

    func deallocate() {
        units.deallocate()
    }

    mutating func begin(_ inputs: borrowing PoolInputs, seed: UInt64, replication: UInt64, scratch: WeekScratch) {
        let key = key(seed: seed, replication: replication)
        units.drawRoom(inputs.capacity, scratch: scratch, weeks: min(startWeek, weekCount)..<weekCount, key: key)
        unitsPerCase = inputs.unitsPerCase
        rules = inputs.sharing
        rule = 0
        carried = 0
        for index in credits.indices { credits[index] = 0 }
    }

    /// Draws the units of weeks beyond the last.
    mutating func drawFurther(
        _ inputs: borrowing PoolInputs,
        weeks: Range<Int>,
        seed: UInt64,
        replication: UInt64,
        scratch: WeekScratch
    ) {
        guard startWeek < weekCount else { return }
        units.fillRoom(
            inputs.capacity,
            scratch: scratch,
            weeks: weeks,
            key: key(seed: seed, replication: replication),
            firstFraction: 1
        )
    }

    private func key(seed: UInt64, replication: UInt64) -> StageKey {
        StageKey(
            seed: seed,
            replication: replication,
            service: serviceKey,
            stage: 0,
            startFraction: startFraction,
            firstWeekNumber: firstWeekNumber
        )
    }

    /// Writes down what has been kept of the pool's time, or takes it from there.
    mutating func carry(_ tape: inout Tape) {
        tape.carry(&carried)
        for index in credits.indices { tape.carry(&credits[index]) }
    }

    /// Shares a week's time among stages, each with a list of children whom the pool may take, into ``cases``.
    mutating func share(in week: Int, list: (Int) -> UnsafeMutablePointer<CohortList>) {
        for index in stages.indices {
            waiting[index] = list(stages[index]).pointee.total
            cases[index] = 0
        }
        guard week >= startWeek else { return }
        while rule + 1 < rules.count && rules[rule + 1].from <= week { rule += 1 }
        let time = units.room[week] == PassWork.unlimited ? Double.infinity : Double(units.room[week])
        switch rules[rule].value {
        case .inTurn: shareInTurn(time)
        case .shares(let shares):
            for index in stages.indices { weights[index] = shares[index] }
            shareByWeight(time)
        case .byWork:
            for index in stages.indices { weights[index] = Double(waiting[index]) * unitsPerCase[index] }
            shareByWeight(time)
        case .longestWait: shareByWait(time, list)
        }
    }

    /// Gives a stage time for as many of its children as it is enough for, and says what that takes.
    private mutating func give(_ time: Double, to index: Int) -> Double {
        // A last digit lost in adding shares up is no reason to lose a case.
        let enough = (time + 1e-9) / unitsPerCase[index]
        let given = enough >= Double(waiting[index]) ? waiting[index] : Int(enough)
        waiting[index] -= given
        cases[index] += given
        return Double(given) * unitsPerCase[index]
    }

    private mutating func shareInTurn(_ time: Double) {
        var rest = time + spentCredits()
        for index in stages.indices { rest -= give(rest, to: index) }
        carry(rest)
    }

    /// What is left over is kept while somebody waits for it.
    private mutating func carry(_ rest: Double) {
        carried = waiting.contains { $0 > 0 } ? max(0, rest) : 0
    }

    /// All that was kept, for a rule without shares.
    private mutating func spentCredits() -> Double {
        var sum = carried
        carried = 0
        for index in credits.indices {
            sum += credits[index]
            credits[index] = 0
        }
        return sum
    }

    private mutating func shareByWeight(_ time: Double) {
        var spare = time + carried
        carried = 0
        while spare > 0 {
            var sum = 0.0
            for index in stages.indices where waiting[index] > 0 { sum += weights[index] }
            guard sum > 0 else { break }
            for index in stages.indices where waiting[index] > 0 && weights[index] > 0 {
                credits[index] += spare == .infinity ? spare : spare * weights[index] / sum
                credits[index] -= give(credits[index], to: index)
            }
            spare = 0
            for index in stages.indices where waiting[index] == 0 {
                spare += credits[index]
                credits[index] = 0
            }
            guard spare < .infinity else { break }
        }
        if !waiting.contains(where: { $0 > 0 }) {
            for index in credits.indices { credits[index] = 0 }
        }
    }

    private mutating func shareByWait(_ time: Double, _ list: (Int) -> UnsafeMutablePointer<CohortList>) {
        var rest = time + spentCredits()
        for index in stages.indices { cohorts[index] = list(stages[index]).pointee.oldest() }
        while true {
            var next = -1
            for index in stages.indices where waiting[index] > 0 && (next < 0 || cohorts[index] < cohorts[next]) {
                next = index
            }
            guard next >= 0 else { break }
            let counts = list(stages[next]).pointee.counts
            let enough = (rest + 1e-9) / unitsPerCase[next]
            let children = min(Int(counts[cohorts[next]]), waiting[next])
            let given = enough >= Double(children) ? children : Int(enough)
            waiting[next] -= given
            cases[next] += given
            rest -= Double(given) * unitsPerCase[next]
            guard given == children else { break }
            guard waiting[next] > 0 else { continue }
            repeat { cohorts[next] += 1 } while counts[cohorts[next]] == 0
        }
        carry(rest)
    }
}

extension Engine {
    /// Shares a pool's time of a week among its stages that have started.
    func share(_ pool: Int, in week: Int) {
        pools[pool].share(in: week) { takeable(at: $0, in: week) }
        for index in 0..<pools[pool].stages.count {
            works[pools[pool].stages[index]].passes[1].room[week] = Int32(clamping: pools[pool].cases[index])
        }
    }

    /// Those whom a pool may take off a stage's list; a stage that has not started has nobody on it.
    private func takeable(at stage: Int, in week: Int) -> UnsafeMutablePointer<CohortList> {
        guard !works[stage].passes[1].isOpenToAll else { return queue(of: stage) }
        works[stage].passes[1].access.advance(to: week)
        let line = works[stage].passes[1].access.lineOfAll
        return line < 0 ? queue(of: stage) : states[stage].list(ofLine: line)
    }
}

extension PoolInputs {
    /// Stops the program where inputs do not have the pool's shape or cannot mean anything.
    func check(network: borrowing Network, pool: Int) {
        let count = network.pools[pool].stages.count
        capacity.check(network: network)
        precondition(capacity.variation != .shareOfList, "a pool's time is a number of units")
        precondition(unitsPerCase.count == count, "unitsPerCase: one for each of the pool's stages")
        precondition(unitsPerCase.allSatisfy { $0 > 0 && $0 < .infinity }, "unitsPerCase: above 0")
        precondition(sharing.first?.from == 0, "sharing: the first rule holds from week 0")
        for phase in sharing {
            guard case .shares(let shares) = phase.value else { continue }
            precondition(shares.count == count && shares.allSatisfy { $0 >= 0 }, "shares: one for each of the stages")
        }
    }
}
