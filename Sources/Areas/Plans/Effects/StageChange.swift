/// What an effect does to a stage, in the model's terms: few of them, of which all effects are made.
///
/// Values are those drawn for one replication, at full strength; how much of it is felt in each week follows from the
/// intervention's dates, lag and ramp.
package enum StageChange: Sendable {
    /// Extra capacity in a pass of its own.
    case extraCapacity(ExtraCapacity)
    /// A share of those waiting is taken off the list, in all between the first month and the last.
    case takeOff(share: Double)
    /// A share of those waiting goes to another service's list at the start of the first month, clocks running.
    case transfer(share: Double, to: String)
    /// A share of the referrals is answered another way and goes out.
    case divert(share: Double)
    /// A share of the referrals goes to another service's list.
    case redirect(share: Double, to: String)
    /// Referrals are multiplied by 1 + change.
    case multiplyReferrals(change: Double)
    /// The order in which the stage's own capacity books children.
    case book(Order)
    /// The classes that the stage's own capacity takes before all others.
    case seeFirst([String])
    /// The share of the stage's places that is kept for a class.
    case keepPlaces(share: Double, for: String, releasesUnused: Bool)
    /// The share of cases that end with an outcome.
    case endWith(outcome: String, share: Double)
    /// The cases that the stage's own staff can do are multiplied by 1 + gain.
    ///
    /// For one group of staff by its part of the work; `nil`: for all.
    case multiplyCases(gain: Double, by: String?)

    /// Cases beyond those of the stage's own capacity.
    package struct ExtraCapacity: Sendable {
        /// How many.
        package var cases: AddedCases
        /// In which order children are seen.
        package var order: Order
        /// Whether they are seen elsewhere and leave the service's list unseen.
        package var isElsewhere: Bool

        /// Extra cases.
        package init(_ cases: AddedCases, order: Order, isElsewhere: Bool = false) {
            (self.cases, self.order, self.isElsewhere) = (cases, order, isElsewhere)
        }
    }
}
