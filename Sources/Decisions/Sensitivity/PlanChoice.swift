/// The choice between plans: what each brings in every replication, and which is the best.
package struct PlanChoice: Sendable {
    /// The ids of the plans, "no change" first.
    package let plans: [String]
    /// What each brings more than no change, by plan and replication.
    package let benefits: [[Double]]
    /// The plan that brings most in the mean: the first of those that bring as much.
    package let best: Int

    /// - Precondition: of the first plan the benefits are 0; all have as many.
    init(_ plans: [String], benefits: [[Double]]) {
        precondition(benefits.allSatisfy { $0.count == benefits.first?.count }, "a benefit in every replication")
        (self.plans, self.benefits) = (plans, benefits)
        let means = benefits.map(Self.mean)
        best = means.indices.reduce(0) { means[$1] > means[$0] ? $1 : $0 }
    }

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }

    /// The mean benefit of each plan.
    package var means: [Double] { benefits.map(Self.mean) }

    /// The share of replications in which each plan is the best, equally good ones sharing a replication.
    package var probabilitiesOfBeingBest: [Double] {
        let count = benefits.first?.count ?? 0
        var shares = [Double](repeating: 0, count: plans.count)
        for place in 0..<count {
            let most = benefits.map { $0[place] }.max() ?? 0
            let equal = plans.indices.filter { benefits[$0][place] == most }
            for plan in equal { shares[plan] += 1 / Double(equal.count) }
        }
        return shares.map { $0 / Double(max(1, count)) }
    }

    /// What knowing everything beforehand would be worth: the expected best of the plans, less the best of what is expected.
    package var valueOfKnowingAll: Double { Self.gain(benefits) }

    /// The mean of the best of several curves, less the best of their means.
    static func gain(_ curves: [[Double]]) -> Double {
        let count = curves.first?.count ?? 0
        guard count > 0 else { return 0 }
        var best = [Double](repeating: -.infinity, count: count)
        for curve in curves { for place in 0..<count where curve[place] > best[place] { best[place] = curve[place] } }
        return mean(best) - (curves.map(mean).max() ?? 0)
    }
}
