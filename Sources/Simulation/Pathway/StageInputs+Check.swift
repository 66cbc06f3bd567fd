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
        precondition(attrition.first?.from == 0, "attrition: the first hazard holds from week 0")
        let definition = network.stages[stage]
        precondition(leavingShares.count == definition.leavingRoutes.count, "leavingShares: one for each leaving route")
        precondition(leavingShares.isEmpty || Self.isLaw(leavingShares), "leavingShares: probabilities that sum to 1")
        precondition(demandShares.first?.from == 0, "demandShares: the first set holds from week 0")
        for phase in demandShares {
            precondition(phase.value.count == definition.demands.count, "demandShares: one for each demand")
            precondition(phase.value.allSatisfy { $0 >= 0 && $0 <= 1 }, "demandShares: probabilities")
        }
        for work in initialInWork {
            precondition(
                network.stages[stage].delay.indices.contains(work.weeksLeft),
                "weeksLeft: within the delay"
            )
            precondition(
                definition.delay.count > 1 || work.children == 0,
                "initialInWork: a stage whose work takes weeks"
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
        capacity.check(network: network)
        pooled.check(network: network)
        precondition(divertedTo.map(network.has) ?? true, "divertedTo: an outcome or a stage of the network")
        precondition(divertedTo == nil || divertedOnShare.count == weeks, "divertedOnShare: one for each week")
        for pass in extraCapacity { pass.check(network: network) }
        if !path.points.isEmpty { path.check(weekCount: weeks) }
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
    func check(network: borrowing Network) {
        precondition(mean.count == network.weekCount, "capacity: one mean for each week")
        precondition(order.first?.from == 0, "order of service: the first holds from week 0")
        for phase in order {
            if case .mixture(let kappa, let psi) = phase.value {
                precondition(kappa > -.infinity, "kappa must be a number, or infinity for oldest first")
                precondition(psi >= 0 && psi <= 1, "psi must be a probability")
            }
        }
        precondition(access.first?.from == 0, "access: the first rule holds from week 0")
        for phase in access {
            var reserved = 0.0
            for carveOut in phase.value.carveOuts {
                precondition(carveOut.share >= 0, "a reserved share is 0 or more")
                reserved += carveOut.share
            }
            precondition(reserved <= 1 + 1e-9, "reserved shares are at most 1 together")
        }
        precondition(destination.map(network.has) ?? true, "destination: an outcome or a stage of the network")
        if case .negativeBinomial(let size) = variation {
            precondition(size > 0, "a negative binomial size must be above 0")
        }
    }
}
