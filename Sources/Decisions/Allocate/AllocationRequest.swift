package import Runs

/// What a budget is shared out for, and by which rules.
package struct AllocationRequest: Sendable {
    /// Pounds over all months of the forecast.
    package var budget: Double
    /// Smaller budgets that are told as well, in order; the whole one is added.
    package var budgets: [Double]
    /// What is counted.
    package var question: TrialQuestion
    /// The services whose waiting counts, by their ids; empty: all.
    package var counted: Set<String> = []
    /// Services that must not get worse, beside those that no option touches.
    package var protected: Set<String> = []
    /// Whether services that no option touches may get worse.
    package var othersMayGetWorse = false
    /// The share by which waiting may grow at a service that must not get worse: less is too little to matter.
    package var toleratedGrowth = 0.02
    /// Replications by which what is chosen is told: others than those that chose it.
    package var replications = 1_000

    /// A request; without budgets, ten evenly spaced ones are told.
    package init(budget: Double, budgets: [Double] = [], question: TrialQuestion = TrialQuestion()) {
        self.budget = budget
        let evenly = (1...10).map { budget * Double($0) / 10 }
        let smaller = (budgets.isEmpty ? evenly : budgets).filter { $0 > 0 && $0 < budget }
        self.budgets = Array(Set(smaller)).sorted() + [budget]
        self.question = question
    }

    /// Whether the probability that targets are met is what counts, rather than waiting.
    package var isForTargets: Bool { !question.targets.isEmpty }

    /// How many replications the search takes for each choice: enough to tell choices apart on common random numbers.
    var searchCount: Int { max(2, min(128, replications)) }
    /// How many it takes at most for those that are nearly as good as the best.
    var mostForRace: Int { 4 * searchCount }
    /// The numbers of the replications that tell what is chosen, beyond any that a search takes.
    var fresh: Range<Int> { Self.firstFresh..<Self.firstFresh + replications }
    private static let firstFresh = 2_000_000
    /// Replications over which the cost of what is planned is averaged, which takes no simulation.
    static let replicationsOfPrices = 4_096
}
