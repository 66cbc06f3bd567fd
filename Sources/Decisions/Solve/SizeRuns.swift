import Areas
import Calibration
import Runs

/// Runs the sizes of a lever: every size in the same replications of one fitted area.
///
/// Not every size is run in every replication, since some tell of others (``SizeOutcomes``). In every sixteenth replication a
/// quarter of those are run nevertheless, and what the others told is held against it: where that is wrong more often than
/// once in a hundred, all sizes are run anew in every replication.
final class SizeRuns {
    /// What has to be simulated.
    let fitted: FittedArea
    let question: SolveQuestion
    /// The sizes, rising from none.
    let sizes: [Double]
    let seed: UInt64
    let threads: Int
    let horizonMonths: Int
    /// By replication, what is known of its sizes.
    private var known: [SizeOutcomes] = []
    /// By goal, how often a size that was run could have been told by others, and how often that would have been wrong.
    private var audits: [(told: Int, wrong: Int)] = SizeGoal.allCases.map { _ in (0, 0) }
    /// Whether sizes tell of others; otherwise all are run.
    private(set) var infers = true

    init(
        fitted: FittedArea,
        question: SolveQuestion,
        sizes: [Double],
        seed: UInt64,
        threads: Int,
        horizonMonths: Int
    ) {
        (self.fitted, self.question, self.sizes) = (fitted, question, sizes)
        (self.seed, self.threads, self.horizonMonths) = (seed, threads, horizonMonths)
    }

    /// In one replication of so many, one size of so many is run though others tell of it.
    private static let (auditedReplications, auditedSizes) = (16, 4)
    /// Replications, the last of all, that tell how often targets then hold, where that is not asked for but only told.
    static let toldReplications = 250

    /// Whether what sizes told of others was wrong too often: then all have to be run anew.
    var isMisled: Bool { infers && audits.contains { $0.wrong > 1 && $0.wrong * 100 > $0.told } }

    /// Forgets what is known, and runs all sizes from now on.
    func runAll() {
        known = []
        infers = false
    }

    /// How many sizes have been run, each replication of one counted.
    var runCount: Int { known.reduce(0) { $0 + $1.runs.count } }

    /// The goals that a replication is asked about.
    private func goals(of replication: Int) -> [SizeGoal] {
        question.thenHolds != nil || replication >= question.replications - Self.toldReplications
            ? [.due, .held] : [.due]
    }

    /// Counts in how many replications of some sizes all targets were met when due, and then held.
    func trials(
        _ numbers: [Int],
        _ replications: Range<Int>,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> [SizeCounts] {
        let numbers = numbers.sorted()
        let plans = try numbers.map { number throws(InputErrors) in
            try question.plan(sizes[number], id: Self.id(number))
        }
        let lever = try question.plan(1, id: Self.id(1))
        let trials = try GoalTrials(
            runner([lever], replications: replications.upperBound, reporting: question.owners),
            of: plans
        )
        while known.count < replications.upperBound { known.append(SizeOutcomes()) }
        var audits: [[(told: Int, wrong: Int)]] = Array(repeating: [], count: replications.count)
        let shares = shares(of: numbers)
        try known.withUnsafeMutableBufferPointer { known throws(InputErrors) in
            let known = known
            try audits.withUnsafeMutableBufferPointer { audits throws(InputErrors) in
                let audits = audits
                try trials.run(
                    replications,
                    wantsHeld: { self.goals(of: $0).contains(.held) },
                    progress: progress
                ) { replication, outcome in
                    guard trials.canTell(replication) else { return }
                    audits[replication - replications.lowerBound] = self.run(
                        numbers,
                        shares,
                        replication,
                        &known[replication]
                    ) { number in outcome(numbers.firstIndex(of: number)!) }
                }
            }
        }
        for found in audits where !found.isEmpty {
            for goal in SizeGoal.allCases {
                self.audits[goal.rawValue].told += found[goal.rawValue].told
                self.audits[goal.rawValue].wrong += found[goal.rawValue].wrong
            }
        }
        return numbers.map { counts($0, replications) }
    }

    /// Runs the sizes of a replication that others do not tell.
    ///
    /// - Parameters:
    ///   - numbers: the sizes, rising.
    ///   - shares: of each, in what share of replications it is thought to meet the targets.
    ///   - replication: the replication's number.
    ///   - known: what is known of its sizes.
    ///   - outcome: runs a size.
    /// - Returns: by goal, how often a size that was run was told by others, and how often that was wrong.
    private func run(
        _ numbers: [Int],
        _ shares: [Double],
        _ replication: Int,
        _ known: inout SizeOutcomes,
        _ outcome: (Int) -> GoalTrials.Outcome?
    ) -> [(told: Int, wrong: Int)] {
        let goals = goals(of: replication)
        var audits = SizeGoal.allCases.map { _ in (told: 0, wrong: 0) }
        func told(_ number: Int) -> [Bool?] { goals.map { infers ? known.inferred($0, number) : nil } }
        /// Runs a size, and holds what others tell of it against it; says whether there is an answer.
        func look(_ number: Int) -> Bool {
            let told = told(number)
            guard let found = outcome(number) else { return false }
            for (goal, told) in zip(goals, told) {
                guard let told, let isMet = goal.of(found) else { continue }
                audits[goal.rawValue].told += 1
                audits[goal.rawValue].wrong += told == isMet ? 0 : 1
            }
            known.note(number, found)
            return true
        }
        /// Runs sizes until those that are left are told by others.
        func search() -> Bool {
            while true {
                let open = numbers.indices.filter {
                    known.run(numbers[$0]) == nil && told(numbers[$0]).contains { $0 == nil }
                }
                guard let first = open.first else { return true }
                // Every plan takes a run without any.
                let isNoChange = numbers[first] == 0 && question.plan == nil
                guard look(numbers[isNoChange ? first : Self.parting(open, shares)]) else { return false }
            }
        }
        guard search() else { return audits }
        for number in numbers where isAudited(number, replication) && known.run(number) == nil {
            guard look(number) else { return audits }
        }
        // A size that contradicts what others told opens those between again.
        _ = search()
        return audits
    }

    /// Of open places, the one that parts the replications that they tell apart most evenly.
    private static func parting(_ open: [Int], _ shares: [Double]) -> Int {
        let (first, last) = (open[0], open[open.count - 1])
        let below = first > 0 ? shares[first - 1] : 0
        let above = last + 1 < shares.count ? shares[last + 1] : 1
        return open.min { abs(2 * shares[$0] - below - above) < abs(2 * shares[$1] - below - above) } ?? first
    }

    private func isAudited(_ number: Int, _ replication: Int) -> Bool {
        let (round, place) = replication.quotientAndRemainder(dividingBy: Self.auditedReplications)
        return place == 0 && (number + round) % Self.auditedSizes == 0
    }

    /// In what share of replications sizes are thought to meet the targets, by those run before; all alike apart where none were.
    ///
    /// What is not told counts half.
    private func shares(of numbers: [Int]) -> [Double] {
        let before = known.filter { !$0.runs.isEmpty }
        return numbers.indices.map { place in
            let number = numbers[place]
            guard !before.isEmpty else { return Double(place + 1) / Double(numbers.count + 1) }
            let met = before.reduce(0.0) { met, one in
                let isMet = one.run(number).map { SizeGoal.due.of($0) } ?? one.inferred(.due, number)
                return met + (isMet.map { $0 ? 1 : 0 } ?? 0.5)
            }
            return met / Double(before.count)
        }
    }

    private func counts(_ number: Int, _ replications: Range<Int>) -> SizeCounts {
        SizeCounts(
            SizeGoal.allCases.map { goal in
                var counts = SizeCounts.Met(met: 0, of: 0)
                for replication in replications where goals(of: replication).contains(goal) {
                    let one = known[replication]
                    let isMet = one.run(number).map { goal.of($0) } ?? one.inferred(goal, number)
                    guard let isMet else { continue }
                    counts.of += 1
                    counts.met += isMet ? 1 : 0
                }
                return counts
            }
        )
    }

    /// Forecasts of some sizes.
    func result(
        _ numbers: [Int],
        replications: Int,
        reporting services: Set<String>
    ) throws(InputErrors) -> RunResult {
        let plans = try numbers.map { number throws(InputErrors) in
            try question.plan(sizes[number], id: Self.id(number))
        }
        return try runner(plans, replications: replications, reporting: services).run()
    }

    /// The id of the plan that is a size.
    static func id(_ number: Int) -> String { number == 0 ? "none" : "size-\(number)" }

    /// "No change" has the targets, since every run holds them against it too.
    private func runner(
        _ plans: [Plan],
        replications: Int,
        reporting services: Set<String>
    ) throws(InputErrors) -> Runner {
        var baseline = Plan.noChange
        baseline.targets = question.targets
        if question.targets.count > 1 { baseline.jointTargets = [JointTarget(question.targets)] }
        return try Runner(
            fitted,
            // Nothing at all is "no change", which is run in any case.
            plans: [baseline] + plans.filter { !$0.interventions.isEmpty },
            settings: RunSettings(
                replications: max(replications, Limits.replications.lowerBound),
                seed: seed,
                threads: threads,
                horizonMonths: horizonMonths,
                services: services,
                followsReferrals: question.targets.contains { $0.measure.followsChildren }
            )
        )
    }
}
