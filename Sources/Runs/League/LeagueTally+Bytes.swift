import Statistics

extension LeagueTally {
    /// Appends the tally to the bytes of a shard.
    func write(to bytes: inout [UInt8]) {
        func append(_ numbers: [Int]) {
            for number in numbers { VariableLength.append(UInt64(number), to: &bytes) }
        }
        for sample in (days + avoided + [regret]).joined() { sample.write(to: &bytes) }
        for one in (againstNoChange + duels).joined() { append([one.fewer, one.equal]) }
        append(best)
        for share in targets { append([share.met, share.of]) }
        append([firstDays.count])
        for (replication, days) in firstDays.sorted(by: { $0.key < $1.key }) { append([replication, Int(days)]) }
        for one in loads.joined() {
            append([one.above.met, one.above.of])
            one.demand.write(to: &bytes)
            one.missing.write(to: &bytes)
        }
    }

    /// Reads a tally of the shape of an empty one; `nil` if there is none.
    init?(like empty: LeagueTally, reading bytes: UnsafeRawBufferPointer, at place: inout Int) {
        self = empty
        func number() -> Int? { VariableLength.read(bytes, at: &place).flatMap { Int(exactly: $0) } }
        func read(_ sample: inout CountedSample) -> Bool {
            guard let found = CountedSample(sample.resolution, reading: bytes, at: &place) else { return false }
            sample = found
            return true
        }
        func read(_ one: inout Comparison) -> Bool {
            guard let fewer = number(), let equal = number() else { return false }
            one = Comparison(fewer: fewer, equal: equal)
            return true
        }
        func read(_ share: inout GoalTally.Share) -> Bool {
            guard let met = number(), let of = number(), met <= of else { return false }
            share = GoalTally.Share(met: met, of: of)
            return true
        }
        func all<Value>(_ values: inout [[Value]], _ read: (inout Value) -> Bool) -> Bool {
            for row in values.indices {
                for column in values[row].indices where !read(&values[row][column]) { return false }
            }
            return true
        }
        guard all(&days, read), all(&avoided, read) else { return nil }
        for choice in regret.indices where !read(&regret[choice]) { return nil }
        guard all(&againstNoChange, read), all(&duels, read) else { return nil }
        for choice in best.indices {
            guard let count = number() else { return nil }
            best[choice] = count
        }
        for plan in targets.indices where !read(&targets[plan]) { return nil }
        guard let firstCount = number(), firstCount <= LeagueResult.firstReplications else { return nil }
        for _ in 0..<firstCount {
            guard let replication = number(), replication < LeagueResult.firstReplications, let days = number(),
                firstDays.updateValue(Int64(days), forKey: replication) == nil
            else { return nil }
        }
        let isRead = all(&loads) { one in read(&one.above) && read(&one.demand) && read(&one.missing) }
        guard isRead else { return nil }
    }
}
