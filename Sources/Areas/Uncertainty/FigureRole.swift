/// Which figure of an area a figure is.
///
/// From it follow its name in the files, its path and bounds (``Area/figures``) and, in Assembly, where the random number
/// stands from which a replication draws it. Items and stages are counted from 0, in the order of the file.
package enum FigureRole: Hashable, Sendable {
    case referrals
    case leavingShare
    case exceptionShare
    case referralsInSchoolHolidays
    case classShare(Int)
    case leavingTimes(Int)
    case growth
    case stockNumber
    case stockCeasing
    case placementShare(Int)
    case newPlacementShare(Int)
    case reviewInterval
    case staffGroup(String, StaffGroup.Part)

    case waitingList(WaitingList.Part, stage: Int)
    case inWork(stage: Int)
    case capacity(stage: Int)
    /// Of posts, by their place among the stage's.
    case posts(Int, StaffPost.Part, stage: Int)
    case kappa(stage: Int)
    case psi(stage: Int)
    case delay(stage: Int)
    /// Of a route, by its place among those that have a share.
    case routeShare(Int, stage: Int)
    case appealShare(route: Int, stage: Int)
    case appealDelay(route: Int, stage: Int)
    case appealUpheld(route: Int, stage: Int)
    case reservedShare(Int, stage: Int)
    case couplingShare(Int, stage: Int)

    /// Of a member of a pool of shared staff.
    case timePerCase(Int, pool: String)

    /// Of the area's costs, by its path, which no other line of the file can change.
    case money(String)
}

/// Which figure of a plan's step a figure is.
package enum StepRole: Hashable, Sendable {
    /// Of the effect, by its place among ``Effect/figures``.
    case figure(Int)
    case lag
    case ramp
}
