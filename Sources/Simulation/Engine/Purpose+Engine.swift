import Randomness

extension Purpose {
    /// Removals other than treatment among the week's own referrals: the first gap, and those after it.
    static let attritionOfNew = Purpose(rawValue: 21)
    static let furtherAttritionOfNew = Purpose(rawValue: 25)
    /// Of which class those are who leave, of the week's own referrals and of the others.
    static let classOfNewWhoLeave = Purpose(rawValue: 26)
    static let classOfThoseWhoLeave = Purpose(rawValue: 27)
    /// Routes of cases done in the week they are taken up, in the stage's own pass and in extra ones.
    static let immediateRoute = Purpose(rawValue: 22)
    static let extraImmediateRoute = Purpose(rawValue: 23)
    /// Delays of cases taken up by extra passes.
    static let extraDelay = Purpose(rawValue: 24)

    /// Demands made by cases taken up or completed at once, in the stage's own pass and in extra ones, by cases whose work
    /// is done, and by children waiting.
    static let demand = Purpose(rawValue: 28)
    static let extraDemand = Purpose(rawValue: 29)
    static let demandOfFinished = Purpose(rawValue: 30)
    static let standingDemand = Purpose(rawValue: 31)
    /// Where those go who leave, of the week's own referrals and of the others.
    static let leavingRouteOfNew = Purpose(rawValue: 32)
    static let leavingRoute = Purpose(rawValue: 33)
    /// Of which class diverted referrals are that go to another list.
    static let classOfDiverted = Purpose(rawValue: 34)

    /// Capacity of a pass.
    static func capacity(of pass: UInt32) -> Purpose {
        pass == 0 ? .capacity : Purpose(rawValue: 0x8000_0000 | (pass & 0x3fff_ffff))
    }

    /// Order of service of a pass.
    static func order(of pass: UInt32) -> Purpose {
        pass == 0 ? .order : Purpose(rawValue: 0xc000_0000 | (pass & 0x3fff_ffff))
    }
}
