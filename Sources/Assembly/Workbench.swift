package import Areas
package import Simulation

/// An engine of linked services with the room for its inputs: one for each thread.
///
/// What a replication draws, and what comes of it before any plan, is kept for the plans that follow on the same
/// replication.
package final class Workbench {
    /// The engine, for reading what it has run.
    package let engine: Engine
    private let linked: LinkedServices
    /// Stages that some plan leaves as they are: what they do is kept when nothing changes.
    private let sparedBySome: [Int]
    /// The inputs of a replication before any plan.
    private var settled: SettledInputs?
    private var replication: Replication?
    /// How many of its weeks are simulated; `nil`: all.
    private var weeks: Int?
    /// Whether what bends the lists of the replication to their paths has been noted.
    private var isBent = false
    /// Whether what the engine has kept of a run in which nothing changed is of this replication, with the same figures held.
    private var isKeptRunCurrent = false
    /// Inputs that the engine holds while the room of a replication is filled anew; `nil` while it does.
    private var spare: NetworkInputs?

    /// A bench for linked services.
    ///
    /// - Parameters:
    ///   - linked: the services.
    ///   - sparedBySome: the stages that some plan will leave out.
    package init(_ linked: LinkedServices, sparedBySome: [Int] = []) {
        (self.linked, self.sparedBySome) = (linked, sparedBySome)
        engine = linked.makeEngine()
        spare = NetworkInputs(network: linked.network)
    }

    /// Simulates a replication of a plan.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - replication: the replication.
    ///   - isFollowed: whether children can then be followed beyond the forecast.
    ///   - spared: stages that the plan leaves as they are: they are not simulated again, where they have been when nothing
    ///     changed and nobody is followed.
    ///   - weeks: how many weeks are simulated, by which nobody is followed; `nil`: all. The engine's records of later weeks
    ///     then mean nothing.
    /// - Returns: false when there are too many children to count.
    package func run(
        _ plan: Plan,
        _ replication: Replication,
        followingChildren isFollowed: Bool = false,
        sparing spared: [Int] = [],
        weeks: Int? = nil
    ) -> Bool {
        if !replication.isSame(as: self.replication) || weeks != self.weeks { settle(replication) }
        self.weeks = weeks
        // What bends lists is what it is when nothing changes, whichever plan is asked for first.
        if !isBent && linked.bendsLists && !linked.affected(by: plan).isEmpty {
            guard simulate(.noChange, replication, followingChildren: false) else { return false }
        }
        return simulate(plan, replication, followingChildren: isFollowed, sparing: spared)
    }

    private func simulate(
        _ plan: Plan,
        _ replication: Replication,
        followingChildren isFollowed: Bool,
        sparing spared: [Int] = []
    ) -> Bool {
        guard let base = settled?.copy() else { return false }
        var inputs = linked.pooled(linked.planned(plan, base))
        guard inputs.isCountable else { return false }
        engine.load(&inputs)
        if spare == nil { spare = consume inputs }
        engine.followsChildren = isFollowed
        engine.keptStages = plan.interventions.isEmpty && !isFollowed ? sparedBySome : []
        let isKept =
            isKeptRunCurrent && engine.hasKept(spared, seed: replication.seed, replication: replication.number)
        engine.sparedStages = isKept && !isFollowed ? spared : []
        engine.replaysLatentFlows = isBent
        engine.run(seed: replication.seed, replication: replication.number, weeks: weeks)
        isKeptRunCurrent = isKeptRunCurrent || !engine.keptStages.isEmpty
        isBent = linked.bendsLists && (isBent || engine.overfullWeek == nil)
        return engine.overfullWeek == nil
    }

    /// Draws a replication and settles what services send to one another.
    private func settle(_ replication: Replication) {
        // The engine lets go of the last plan's inputs, which share their storage with those that are filled anew.
        if var spare = spare.take() { engine.load(&spare) }
        settled = linked.settled(linked.baseline(linked.draws(replication), in: emptied()))
        self.replication = replication
        (isBent, isKeptRunCurrent) = (false, false)
    }

    /// The room of the replication before.
    private func emptied() -> NetworkInputs {
        guard let before = settled.take() else { return NetworkInputs(network: linked.network) }
        return before.inputs
    }
}

extension Replication {
    /// Whether another is the same one of the same seed, with the same figures held.
    fileprivate func isSame(as other: Replication?) -> Bool {
        seed == other?.seed && number == other?.number && held == other?.held
    }
}

extension NetworkInputs {
    /// Whether a week's referrals and places to be seen are few enough to be counted.
    var isCountable: Bool {
        let most = Double(Limits.childrenInRun)
        let isWithin = { (means: [Double]) in means.allSatisfy { $0 <= most } }
        return stages.allSatisfy { stage in
            isWithin(stage.referralMean) && isWithin(stage.capacity.mean)
                && stage.extraCapacity.allSatisfy { isWithin($0.mean) }
                && stage.path.points.allSatisfy { $0.number <= most }
        }
    }
}
