/// What a random number is for: the part of a stream's key that keeps, say, arrivals apart from attrition.
///
/// A plan that changes attrition leaves every arrival as it was, because the two come from different streams.
/// Raw values are part of the published results at a given seed: never change or reuse one; new purposes take the
/// next free number. All of this package stand here, those of the engine too.
public struct Purpose: RawRepresentable, Hashable, Sendable {
    /// The number that enters the counter.
    public let rawValue: UInt32

    /// A purpose of the caller's own; numbers below 1,000 are reserved for this package.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Referrals.
    public static let arrivals = Purpose(rawValue: 1)
    /// Slots that turn up in a week.
    public static let capacity = Purpose(rawValue: 2)
    /// Removals other than treatment.
    public static let attrition = Purpose(rawValue: 3)
    /// Who is seen next.
    public static let order = Purpose(rawValue: 4)
    /// Where a completed case goes.
    public static let route = Purpose(rawValue: 5)
    /// How long a process takes.
    public static let delay = Purpose(rawValue: 6)
    /// Waits so far of those waiting at the start.
    public static let initialAges = Purpose(rawValue: 7)
    /// Uncertain parameters of the model: see ``ParameterStream``.
    public static let parameters = Purpose(rawValue: 8)
    /// Uncertain effects of interventions: see ``ParameterStream``.
    public static let effects = Purpose(rawValue: 9)
    /// The class of an arrival.
    public static let classMix = Purpose(rawValue: 10)
    /// Arrivals turned elsewhere before they join the list.
    public static let diversion = Purpose(rawValue: 11)
}

extension Purpose {
    /// Fits that draw their own particles.
    package enum Fit {
        /// The path of a list.
        package static let listPath = Purpose(rawValue: 18)
        /// The path of referrals, or of those seen.
        package static let flowPath = Purpose(rawValue: 19)
    }

    /// What a result hangs on: where figures are held, how values are shuffled, and which curves might be meant.
    package enum Sensitivity {
        package static let trajectory = Purpose(rawValue: 50)
        package static let shuffle = Purpose(rawValue: 51)
        package static let curve = Purpose(rawValue: 52)
    }

    /// Finer purposes of the engine of lists; 12 to 17 and 20 are free.
    package enum Engine {
        /// Removals other than treatment among the week's own referrals: the first gap, and those after it.
        package static let attritionOfNew = Purpose(rawValue: 21)
        package static let furtherAttritionOfNew = Purpose(rawValue: 25)
        /// Of which class those are who leave, of the week's own referrals and of the others.
        package static let classOfNewWhoLeave = Purpose(rawValue: 26)
        package static let classOfThoseWhoLeave = Purpose(rawValue: 27)
        /// Routes of cases done in the week they are taken up, in the stage's own pass and in extra ones.
        package static let immediateRoute = Purpose(rawValue: 22)
        package static let extraImmediateRoute = Purpose(rawValue: 23)
        /// Delays of cases taken up by extra passes.
        package static let extraDelay = Purpose(rawValue: 24)

        /// Demands made by cases taken up or completed at once, in the stage's own pass and in extra ones, by cases whose work
        /// is done, and by children waiting.
        package static let demand = Purpose(rawValue: 28)
        package static let extraDemand = Purpose(rawValue: 29)
        package static let demandOfFinished = Purpose(rawValue: 30)
        package static let standingDemand = Purpose(rawValue: 31)
        /// Where those go who leave, of the week's own referrals and of the others.
        package static let leavingRouteOfNew = Purpose(rawValue: 32)
        package static let leavingRoute = Purpose(rawValue: 33)
        /// Of which class diverted referrals are that go to another list.
        package static let classOfDiverted = Purpose(rawValue: 34)
        /// Who joins or leaves a list that is bent to its path.
        package static let latentFlow = Purpose(rawValue: 35)
        /// Whether those who leave are early disposals, of the week's own referrals and of the others.
        package static let reasonOfNewWhoLeave = Purpose(rawValue: 36)
        package static let reasonOfThoseWhoLeave = Purpose(rawValue: 37)

        /// Capacity of a pass.
        package static func capacity(of pass: UInt32) -> Purpose {
            pass == 0 ? Purpose.capacity : Purpose(rawValue: 0x8000_0000 | (pass & 0x3fff_ffff))
        }

        /// Order of service of a pass.
        package static func order(of pass: UInt32) -> Purpose {
            pass == 0 ? Purpose.order : Purpose(rawValue: 0xc000_0000 | (pass & 0x3fff_ffff))
        }
    }
}
