import Finance
import Statistics

extension Tally {
    /// The tally in bytes, for a file that other shards of the run are merged with: ``Runner/tally(reading:)`` reads them.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ numbers: [Int]) {
            for number in numbers { VariableLength.append(UInt64(number), to: &bytes) }
        }
        append([replications.count] + replications.flatMap { [$0.lowerBound, $0.count] })
        for samples in forecasts + differences {
            append([samples.count])
            for sample in samples { sample.write(to: &bytes) }
        }
        for goals in goals + jointGoals {
            append([goals.count])
            for goal in goals {
                for share in goal.months + [goal.due, goal.held] { append([share.met, share.of]) }
            }
        }
        league.write(to: &bytes)
        costs?.write(to: &bytes)
        highNeeds?.write(to: &bytes)
        futures.write(to: &bytes)
        return bytes
    }
}

extension Runner {
    /// Reads the tally of a shard of this run from bytes; `nil` if they are of no such tally.
    ///
    /// Quantities that are kept by replication are not among them.
    package func tally(reading bytes: [UInt8]) -> Tally? {
        bytes.withUnsafeBytes { bytes in
            var reader = TallyReader(bytes)
            guard let tally = reader.tally(like: emptyTally()), reader.isAtEnd else { return nil }
            return tally
        }
    }
}

/// Reads a tally from bytes.
private struct TallyReader {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { place == bytes.count }

    /// A tally of the shape of an empty one.
    mutating func tally(like empty: Tally) -> Tally? {
        guard let ranges = ranges(),
            let forecasts = empty.forecasts.mapOrNil({ samples(like: $0) }),
            let differences = empty.differences.mapOrNil({ samples(like: $0) }),
            let goals = empty.goals.mapOrNil({ goalTallies(like: $0) }),
            let jointGoals = empty.jointGoals.mapOrNil({ goalTallies(like: $0) })
        else { return nil }
        guard let league = LeagueTally(like: empty.league, reading: bytes, at: &place) else { return nil }
        let costs = empty.costs.flatMap { CostTally(like: $0, reading: bytes, at: &place) }
        guard (costs == nil) == (empty.costs == nil) else { return nil }
        let highNeeds = empty.highNeeds.flatMap { HighNeedsTally(like: $0, reading: bytes, at: &place) }
        guard (highNeeds == nil) == (empty.highNeeds == nil) else { return nil }
        guard let futures = PossibleFutures(reading: bytes, at: &place) else { return nil }
        var tally = Tally(
            forecasts: forecasts,
            differences: differences,
            goals: goals,
            jointGoals: jointGoals,
            kept: [],
            league: league,
            costs: costs,
            highNeeds: highNeeds,
            futures: futures
        )
        for range in ranges { tally.note(range) }
        return tally
    }

    private mutating func number() -> Int? {
        VariableLength.read(bytes, at: &place).flatMap { Int(exactly: $0) }
    }

    private mutating func ranges() -> [Range<Int>]? {
        guard let count = number(), count <= bytes.count else { return nil }
        var ranges: [Range<Int>] = []
        for _ in 0..<count {
            guard let first = number(), let length = number(), first < 1 << 40, length < 1 << 40,
                ranges.allSatisfy({ !$0.overlaps(first..<first + length) })
            else { return nil }
            ranges.append(first..<first + length)
        }
        return ranges
    }

    private mutating func samples(like empty: [CountedSample]) -> [CountedSample]? {
        guard number() == empty.count else { return nil }
        return empty.mapOrNil { CountedSample($0.resolution, reading: bytes, at: &place) }
    }

    private mutating func goalTallies(like empty: [GoalTally]) -> [GoalTally]? {
        guard number() == empty.count else { return nil }
        return empty.mapOrNil { goal in
            let shares = (0..<goal.months.count + 2)
                .map { _ -> GoalTally.Share? in
                    guard let met = number(), let of = number(), met <= of else { return nil }
                    return GoalTally.Share(met: met, of: of)
                }
            guard let all = shares.mapOrNil({ $0 }) else { return nil }
            return GoalTally(
                months: Array(all.dropLast(2)),
                due: all[all.count - 2],
                held: all[all.count - 1]
            )
        }
    }
}

extension Array {
    /// What a function makes of all elements; `nil` as soon as it makes nothing of one.
    fileprivate func mapOrNil<Value>(_ value: (Element) -> Value?) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(count)
        for element in self {
            guard let value = value(element) else { return nil }
            values.append(value)
        }
        return values
    }
}
