package import Statistics

/// How a budget is best shared out, as far as a search with simulations can tell.
package struct Allocation: Sendable {
    /// What could be bought.
    package var purchases: Purchases
    /// What was asked.
    package var request: AllocationRequest
    /// The best for each budget, in their order; the last is that of the whole budget.
    package var frontier: [Point]
    /// What each offer brings alone, at the dearest of its levels that the budget allows; by offer.
    package var alone: [Alone]
    /// Child-weeks beyond the limit if nothing is bought; of targets the probability that they are met.
    package var withoutPurchases: Summary
    /// How sure the choice for the whole budget is.
    package var choice: Choice
    /// Services that would be harmed by something that the whole budget could otherwise buy, and were kept from it.
    package var spared: [String]
    /// How many choices were simulated, of how many there are (the latter bounded), and on how many replications each.
    package var simulated: (choices: Int, of: Double, replications: Int)

    /// What one budget buys.
    package struct Point: Sendable {
        /// The budget.
        package var budget: Double
        /// What is bought.
        package var purchases: [Purchase]
        /// Expected pounds of all purchases, and of each.
        package var cost: Double
        package var costs: [Double]
        /// Pounds over replications.
        package var costRange: Summary
        /// The probability that they are more than the budget.
        package var chanceOfExceeding: Double
        /// What it brings over replications that had no part in the choice: child-weeks avoided; of targets 1 where all are met.
        package var benefit: Summary
        /// Pounds by which all other lines of costs change.
        package var otherCosts: Double
        /// What becomes of each service that changes, in the order of the area.
        package var services: [ServiceChange]
        /// Services that get worse though they must not.
        package var harms: [Harm]
    }

    /// What becomes of a service.
    package struct ServiceChange: Sendable {
        /// Its id.
        package var service: String
        /// Child-weeks beyond the limit less than without purchases.
        package var avoided: Summary
        /// Child-weeks of waiting in all less than without purchases.
        package var waitedLess: Summary
    }

    /// What an offer brings when nothing else is bought.
    package struct Alone: Sendable {
        /// The purchase.
        package var purchase: Purchase
        /// Expected pounds.
        package var cost: Double
        /// Child-weeks avoided, or the probability that the targets of its group are met.
        package var benefit: Double
        /// Its Monte Carlo error.
        package var error: Double
        /// Services that it harms and must not.
        package var harms: [Harm]
    }

    /// How sure a choice is.
    package struct Choice: Sendable {
        /// At least how probable it is that what is chosen is truly the best of the candidates.
        package var certainty: Double
        /// How many candidates there were, and on how many replications they were held against each other.
        package var candidates: Int
        package var replications: Int
        /// The next best, and by how much it falls short, with the standard error of that; `nil`: there is none.
        package var runnerUp: RunnerUp?

        /// The next best candidate.
        package struct RunnerUp: Sendable {
            /// What it buys.
            package var purchases: [Purchase]
            /// Expected pounds.
            package var cost: Double
            /// By how much it brings less.
            package var lessBy: Double
            package var error: Double
        }
    }
}
