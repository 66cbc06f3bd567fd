import Simulation
import Testing

/// Children who are followed are the children of the lists, and weeks beyond the last are weeks like any other.
@Suite struct JourneyTests {
    private static let networks = 0..<80

    /// Journeys of all stages, by groups of some weeks, with a week between some of them.
    static func engine(_ number: Int, random: inout RandomNetwork, beyond: Int) -> Engine {
        var groups: [Range<Int>] = []
        random = RandomNetwork(number)
        var lengths = RandomNetwork(number + 1_000)
        return random.engine { observation in
            var week = lengths.whole(0...2)
            while week < observation.isObserved.count {
                groups.append(week..<min(week + lengths.whole(1...8), observation.isObserved.count))
                week = groups[groups.count - 1].upperBound + lengths.whole(0...1)
            }
            // Stages are there whatever the network: the first is.
            observation.journeys = JourneyPlan(stages: [0], groups: groups, mostWeeksBeyond: beyond)
        }
    }

    /// The same with journeys of every stage.
    private static func engine(_ number: Int, beyond: Int) -> Engine {
        var random = RandomNetwork(number)
        let first = engine(number, random: &random, beyond: beyond)
        var observation = first.observation
        observation.journeys?.stages = Array(first.network.stages.indices.reversed())
        let engine = Engine(network: first.network, observation: observation)
        copyInputs(of: first, to: engine)
        return engine
    }

    private static func copyInputs(of engine: Engine, to other: Engine) {
        for stage in engine.network.stages.indices {
            let inputs = engine.withInputs(of: stage) { $0 }
            other.withInputs(of: stage) { $0 = inputs }
        }
        for pool in engine.network.pools.indices {
            let inputs = engine.withInputs(ofPool: pool) { $0 }
            other.withInputs(ofPool: pool) { $0 = inputs }
        }
    }

    private static func all(_ engine: Engine) -> [Journey] {
        guard let plan = engine.observation.journeys else { return [] }
        return plan.stages.flatMap { stage in
            plan.groups.indices.flatMap { group in
                (0..<engine.network.classCount).map { engine.journey(of: stage, group: group, class: $0) }
            }
        }
    }

    private static func waits(_ engine: Engine) -> [Double?] {
        guard let plan = engine.observation.journeys else { return [] }
        return plan.stages.flatMap { stage in
            plan.groups.indices.flatMap { group in
                [0, 0.1, 0.5, 0.92, 1].map { engine.journeyWait($0, of: stage, group: group) }
            }
        }
    }

    /// Nobody is lost, classes add up, and the rest of the run knows nothing of it.
    @Test func conservation() throws {
        var sum = Journey()
        for number in Self.networks {
            let engine = Self.engine(number, beyond: 40)
            engine.run(seed: 6, replication: 0)
            var random = RandomNetwork(number)
            let without = random.engine()
            without.run(seed: 6, replication: 0)
            #expect(everything(engine) == everything(without), "network \(number)")
            for isFollowed in [false, true] {
                if isFollowed { engine.followJourneys(share: 1) }
                let plan = try #require(engine.observation.journeys)
                for stage in plan.stages {
                    for group in plan.groups.indices {
                        let all = engine.journey(of: stage, group: group)
                        #expect(all.joined == all.seen + all.left + all.moved + all.waiting, "network \(number)")
                        #expect(all.seenElsewhere <= all.seen && all.endedShare <= 1)
                        var classes = Journey()
                        for childClass in 0..<engine.network.classCount {
                            let one = engine.journey(of: stage, group: group, class: childClass)
                            #expect(one.joined == one.seen + one.left + one.moved + one.waiting)
                            classes.joined += one.joined
                            classes.seen += one.seen
                            classes.seenElsewhere += one.seenElsewhere
                            classes.left += one.left
                            classes.moved += one.moved
                            classes.waiting += one.waiting
                            classes.seenWaitSum += one.seenWaitSum
                        }
                        #expect(classes == all)
                        sum.joined += all.joined
                        sum.seen += all.seen
                        sum.seenElsewhere += all.seenElsewhere
                        sum.left += all.left
                        sum.moved += all.moved
                        sum.waiting += all.waiting
                        let waits = [0, 0.25, 0.5, 1].map { engine.journeyWait($0, of: stage, group: group) }
                        #expect(waits.allSatisfy { ($0 == nil) == (all.seen == 0) })
                        for (less, more) in zip(waits, waits.dropFirst()) { #expect((less ?? 0) <= (more ?? 0)) }
                    }
                }
            }
        }
        for count in [sum.seen - sum.seenElsewhere, sum.seenElsewhere, sum.left, sum.moved, sum.waiting] {
            #expect(count > 1_000)
        }
    }

    /// On lists that begin with nobody, journeys of every week are all that happens, stage by stage and class by class.
    @Test func journeysOfAllAreTheFlows() {
        var compared = 0
        for number in Self.networks {
            let first = Self.engine(number, beyond: 0)
            let network = first.network
            guard network.stages.allSatisfy({ $0.startWeek == 0 }) else { continue }
            var observation = first.observation
            observation.journeys = JourneyPlan(
                stages: Array(network.stages.indices),
                groups: (0..<network.weekCount).map { $0..<$0 + 1 },
                mostWeeksBeyond: 0
            )
            let engine = Engine(network: network, observation: observation)
            Self.copyInputs(of: first, to: engine)
            for stage in network.stages.indices {
                engine.withInputs(of: stage) { inputs in
                    for place in inputs.initial.indices { inputs.initial[place] = 0 }
                    for place in inputs.initialRecent.indices { inputs.initialRecent[place] = 0 }
                    inputs.initialInWork = []
                }
            }
            engine.run(seed: 7, replication: 0)
            for stage in network.stages.indices {
                for childClass in 0..<network.classCount {
                    var (joined, seen, ways) = (0, 0, 0)
                    for week in 0..<network.weekCount {
                        let flows = engine.flows(of: stage, class: childClass, in: week)
                        joined += flows.joined
                        seen += flows.seen
                        ways += flows.seen + flows.transferred + flows.left + flows.earlyDisposals
                        let journey = engine.journey(of: stage, group: week, class: childClass)
                        joined -= journey.joined
                        seen -= journey.seen - journey.seenElsewhere
                        ways -= journey.ended + journey.moved
                        compared += journey.joined
                    }
                    #expect(joined == 0 && seen == 0 && ways == 0, "network \(number), stage \(stage)")
                }
                let waits = (0..<network.weekCount).reduce(0.0) { $0 + engine.flows(of: stage, in: $1).seenWaitSum }
                let elsewhere = engine.withInputs(of: stage) { inputs in
                    ([inputs.capacity] + inputs.extraCapacity).contains { $0.destination != nil }
                }
                guard !elsewhere else { continue }
                let followed = (0..<network.weekCount)
                    .reduce(0.0) { $0 + engine.journey(of: stage, group: $1).seenWaitSum }
                #expect(abs(waits - followed) < 1e-6)
            }
        }
        #expect(compared > 10_000)
    }

    /// A run that is followed beyond its weeks is a run of more weeks, to the last bit.
    @Test func aLongerRunIsTheSame() {
        var followed = 0
        for number in Self.networks {
            let engine = Self.engine(number, beyond: 90)
            engine.run(seed: 8, replication: number)
            let weeks = engine.followJourneys(share: number % 3 == 0 ? 1 : 0.9)
            let longer = longer(engine, by: weeks)
            longer.run(seed: 8, replication: number)
            #expect(Self.all(engine) == Self.all(longer), "network \(number), \(weeks) weeks")
            #expect(Self.waits(engine) == Self.waits(longer))
            for stage in engine.network.stages.indices {
                for week in 0..<longer.network.weekCount {
                    let (one, other) = (engine.flows(of: stage, in: week), longer.flows(of: stage, in: week))
                    #expect(one.waiting == other.waiting && one.seen == other.seen && one.inWork == other.inWork)
                    #expect(one.seenWaitSum == other.seenWaitSum && one.capacity == other.capacity)
                }
            }
            followed += weeks
        }
        #expect(followed > 1_000)
    }

    /// It stops as soon as enough waits have ended on every list, of each at some time, and not before; each list is told of
    /// once, when its own have ended.
    @Test func itStopsInTime() throws {
        for number in Self.networks {
            let engine = Self.engine(number, beyond: 200)
            let plan = try #require(engine.observation.journeys)
            func follow(_ most: Int) -> (weeks: Int, over: Int) {
                engine.run(seed: 9, replication: 0)
                var (told, over) = ([Int](), 0)
                let weeks = engine.followJourneys(atMostWeeks: most) { stage in
                    told.append(stage)
                    if plan.groups.indices.allSatisfy({ !engine.journey(of: stage, group: $0).isBeyond() }) {
                        over += 1
                    }
                }
                #expect(told.sorted() == plan.stages.sorted())
                return (weeks, over)
            }
            let whole = follow(.max)
            #expect(whole.over == plan.stages.count || whole.weeks == 200, "network \(number)")
            guard whole.weeks > 0 else { continue }
            let short = follow(whole.weeks - 1)
            #expect(short.weeks == whole.weeks - 1 && short.over < plan.stages.count)
        }
    }

    /// A list that is followed alone has the journeys that it has beside all others, and takes no more weeks.
    @Test func aListAloneHasItsJourneys() throws {
        var fewer = 0
        for number in Self.networks {
            let engine = Self.engine(number, beyond: 60)
            let plan = try #require(engine.observation.journeys)
            func follow(_ stages: Set<Int>?) -> (weeks: Int, journeys: [Int: [Journey]]) {
                engine.run(seed: 9, replication: 0)
                var journeys: [Int: [Journey]] = [:]
                let weeks = engine.followJourneys(of: stages) { stage in
                    journeys[stage] = plan.groups.indices.map { engine.journey(of: stage, group: $0) }
                }
                return (weeks, journeys)
            }
            let all = follow(nil)
            for stage in plan.stages {
                let one = follow([stage])
                #expect(one.journeys.count == 1 && one.journeys[stage] == all.journeys[stage], "network \(number)")
                #expect(one.weeks <= all.weeks)
                fewer += one.weeks < all.weeks ? 1 : 0
            }
        }
        #expect(fewer > 0)
    }

    /// Journeys are kept in snapshots, and followed as if the run had come to it straight.
    @Test func snapshotsKeepThem() {
        for number in Self.networks {
            let engine = Self.engine(number, beyond: 30)
            var random = RandomNetwork(number + 500)
            let week = random.whole(0...engine.network.weekCount - 1)
            let snapshot = EngineSnapshot(of: engine)
            engine.begin(seed: 3, replication: 0)
            for _ in 0..<week { engine.step() }
            engine.save(into: snapshot)
            engine.finish()
            engine.followJourneys()
            random.change(engine, from: week)
            engine.restore(snapshot)
            engine.finish()
            engine.followJourneys()
            let (rest, waits) = (Self.all(engine), Self.waits(engine))
            engine.run(seed: 3, replication: 0)
            engine.followJourneys()
            #expect(rest == Self.all(engine) && waits == Self.waits(engine), "network \(number) from week \(week)")
        }
    }
}
