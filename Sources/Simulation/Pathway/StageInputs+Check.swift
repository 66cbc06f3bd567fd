extension StageInputs {
    /// Stops the program where inputs do not have the network's shape or cannot mean anything.
    ///
    /// Weekly means are checked where they are drawn from: a negative or missing number of referrals or cases is none.
    func check(network: borrowing Network, stage: Int) {
        let weeks = network.weekCount
        precondition(initial.count == network.classCount * network.pastWeeks, "initial: classes x past weeks")
        precondition(initialRecent.count == network.classCount * weeks, "initialRecent: classes x weeks")
        precondition(referralMean.count == weeks, "referralMean: one for each week")
        precondition(referralSize.count == weeks, "referralSize: one for each week")
        precondition(divertedShare.isEmpty || divertedShare.count == weeks, "divertedShare: none, or one for each week")
        precondition(classShares.count == network.classCount, "classShares: one for each class")
        precondition(Self.isLaw(classShares), "classShares: probabilities that sum to 1")
        precondition(attritionHazard >= 0 && attritionHazard < .infinity, "attritionHazard: 0 or more")
        for work in initialInWork {
            precondition(
                network.stages[stage].delay.indices.contains(work.weeksLeft),
                "weeksLeft: within the delay"
            )
            precondition((0..<network.classCount).contains(work.childClass), "childClass: a class of the network")
            precondition((0..<network.cohortCount).contains(work.cohort), "cohort: within the network's weeks")
        }
        let routes = network.stages[stage].routes.count
        precondition(routes == 0 || routeShares.first?.from == 0, "routeShares: the first set holds from week 0")
        for phase in routeShares where routes > 0 {
            precondition(phase.value.count == routes, "routeShares: one share for each route")
            precondition(Self.isLaw(phase.value), "routeShares: probabilities that sum to 1")
        }
        capacity.check(weekCount: weeks)
        for pass in extraCapacity { pass.check(weekCount: weeks) }
    }

    private static func isLaw(_ probabilities: [Double]) -> Bool {
        var sum = 0.0
        for probability in probabilities {
            guard probability >= 0 else { return false }
            sum += probability
        }
        return abs(sum - 1) < 1e-6
    }
}

extension CapacityPass {
    fileprivate func check(weekCount: Int) {
        precondition(mean.count == weekCount, "capacity: one mean for each week")
        precondition(order.first?.from == 0, "order of service: the first holds from week 0")
        for phase in order {
            if case .mixture(let kappa, let psi) = phase.value {
                precondition(kappa > -.infinity, "kappa must be a number, or infinity for oldest first")
                precondition(psi >= 0 && psi <= 1, "psi must be a probability")
            }
        }
        if case .negativeBinomial(let size) = variation {
            precondition(size > 0, "a negative binomial size must be above 0")
        }
    }
}
