import Randomness

/// The engine's purposes by their own names; their numbers stand with all others in ``Purpose/Engine``.
extension Purpose {
    static var attritionOfNew: Purpose { Engine.attritionOfNew }
    static var furtherAttritionOfNew: Purpose { Engine.furtherAttritionOfNew }
    static var classOfNewWhoLeave: Purpose { Engine.classOfNewWhoLeave }
    static var classOfThoseWhoLeave: Purpose { Engine.classOfThoseWhoLeave }
    static var immediateRoute: Purpose { Engine.immediateRoute }
    static var extraImmediateRoute: Purpose { Engine.extraImmediateRoute }
    static var extraDelay: Purpose { Engine.extraDelay }
    static var demand: Purpose { Engine.demand }
    static var extraDemand: Purpose { Engine.extraDemand }
    static var demandOfFinished: Purpose { Engine.demandOfFinished }
    static var standingDemand: Purpose { Engine.standingDemand }
    static var leavingRouteOfNew: Purpose { Engine.leavingRouteOfNew }
    static var leavingRoute: Purpose { Engine.leavingRoute }
    static var classOfDiverted: Purpose { Engine.classOfDiverted }
    static var latentFlow: Purpose { Engine.latentFlow }
    static var reasonOfNewWhoLeave: Purpose { Engine.reasonOfNewWhoLeave }
    static var reasonOfThoseWhoLeave: Purpose { Engine.reasonOfThoseWhoLeave }

    /// Capacity of a pass.
    static func capacity(of pass: UInt32) -> Purpose { Engine.capacity(of: pass) }

    /// Order of service of a pass.
    static func order(of pass: UInt32) -> Purpose { Engine.order(of: pass) }
}
