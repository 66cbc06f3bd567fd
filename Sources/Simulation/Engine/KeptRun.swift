/// What stages did in a run, for later runs of the same replication that leave them out.
///
/// Whatever a plan does, a service that it does not reach goes on as if nothing changed. It need not be simulated again: what
/// it sent to others is sent again, and its records are put back where another run has written over them.
final class KeptRun {
    /// Children whom a stage sent to a stage of another service as new referrals, or to an outcome.
    struct Sent: BitwiseCopyable {
        var from: Int32
        /// The other stage, or the outcome below nought: -1 for outcome 0.
        var to: Int32
        var week: Int32
        var childClass: Int32
        var children: Int32
    }

    /// A list as it was measured together with those of other services.
    struct List: BitwiseCopyable {
        var total = 0
        var cohortSum = 0
        var firstBlock = 0
        var blockCount = 0
        /// Where its counts by cohort begin, which its blocks follow.
        var place = 0
    }

    /// The stages that are kept; all of a service or none.
    private(set) var stages: [Int] = []
    /// Whether a run has been kept to its end, and which.
    private var isThere = false
    private var seed: UInt64 = 0
    private var replication: UInt64 = 0
    /// Everything sent, in the order of the run.
    private(set) var sent: [Sent] = []
    /// Records by stage and by group, and whether the engine's own are the same.
    var stageTapes: [Tape]
    var groupTapes: [Tape]
    var hasStage: [Bool]
    var hasGroup: [Bool]
    /// Lists by stage, and then by week: at its start and at its end; none before any run is kept.
    private var lists: [List] = []
    private var children: [Int32] = []
    private let stageCount: Int
    private let weekCount: Int

    init(stageCount: Int, groupCount: Int, weekCount: Int) {
        (self.stageCount, self.weekCount) = (stageCount, weekCount)
        stageTapes = (0..<stageCount).map { _ in Tape() }
        groupTapes = (0..<groupCount).map { _ in Tape() }
        hasStage = Array(repeating: false, count: stageCount)
        hasGroup = Array(repeating: false, count: groupCount)
    }

    deinit {
        for tape in stageTapes + groupTapes { tape.deallocate() }
    }

    /// Begins to keep some stages of a run.
    func begin(_ stages: [Int], seed: UInt64, replication: UInt64) {
        (self.stages, self.seed, self.replication, isThere) = (stages, seed, replication, false)
        sent.removeAll(keepingCapacity: true)
        children.removeAll(keepingCapacity: true)
        if lists.isEmpty { lists = Array(repeating: List(), count: stageCount * weekCount * 2) }
    }

    /// The run has come to its end.
    func end() { isThere = true }

    /// Whether some stages of a replication are there.
    func has(_ stages: [Int], seed: UInt64, replication: UInt64) -> Bool {
        isThere && self.seed == seed && self.replication == replication && stages.allSatisfy(self.stages.contains)
    }

    func note(_ one: Sent) { sent.append(one) }

    /// Keeps a sum of the lists of a stage.
    func note(_ list: borrowing CohortList, of stage: Int, in week: Int, atStart: Bool, current: Int) {
        var one = List(total: list.total, cohortSum: list.cohortSum, place: children.count)
        one.firstBlock = list.firstSummedBlock
        one.blockCount = max(0, current &>> CohortList.blockShift &+ 1 &- one.firstBlock)
        let counts = UnsafeBufferPointer(
            start: list.counts + one.firstBlock &<< CohortList.blockShift,
            count: one.blockCount &<< CohortList.blockShift
        )
        children.append(contentsOf: counts)
        children.append(contentsOf: UnsafeBufferPointer(start: list.blocks + one.firstBlock, count: one.blockCount))
        lists[place(of: stage, in: week, atStart: atStart)] = one
    }

    /// Adds the lists of a stage to a sum.
    func add(_ stage: Int, in week: Int, atStart: Bool, to sum: inout CohortList) {
        let list = lists[place(of: stage, in: week, atStart: atStart)]
        children.withUnsafeBufferPointer { sum.addSum(list, $0.baseAddress.map { $0 + list.place }) }
    }

    private func place(of stage: Int, in week: Int, atStart: Bool) -> Int {
        (stage * weekCount + week) * 2 + (atStart ? 0 : 1)
    }
}
