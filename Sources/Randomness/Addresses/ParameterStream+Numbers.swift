/// Every number of a stream of parameters or effects.
///
/// They are part of the published results at a seed: a number is never changed and never used again, what is new takes the
/// next one.
///
/// A parameter's number says which stream it is; a place says which number of the stream it takes. A place is kept for a
/// figure whether it is uncertain or not.
private enum ParameterNumber: UInt64 {
    case referrals = 0
    case removals = 1
    case service = 2
    case statedCapacity = 3
    case routes = 4
    case capacityPath = 5
    case publishedMean = 6
    case publishedLongest = 7
    case listPath = 8
    case referralPath = 9
    case listAges = 10
    case assessmentPath = 11
    case requestsPath = 20
    case routeSharePath = 21
    case heldPath = 22
    case pathwayCapacityPath = 23
}

/// Figures with a stream of their own: the number 2^16 times this, and the figure's place in its list.
private enum ListedFigure: UInt64 {
    case classShare = 1
    case leavingTimes = 2
    case reservedShare = 3
    case couplingShare = 4
    case appealShare = 5
    case appealUpheld = 6
    case stockNumber = 7
    case stockCeasing = 8
    case placementShare = 9
    case newPlacementShare = 10
    case reviewInterval = 11
    case referralsInSchoolHolidays = 12
    case growth = 20
}

/// Beyond those: the posts of a stage, and the staff groups of a service.
private enum StaffNumber {
    static let holders: UInt64 = 1 << 40
    static let vacantPlaces: UInt64 = 1 << 19
    static let posts: UInt64 = 1 << 41
    static let group: UInt64 = 1 << 63
}

/// Places of a staff group's figures.
package enum StaffGroupPlace: Int, Sendable {
    case hoursPerWeek = 0
    case absence = 1
    case directShare = 2
    case hoursPerCase = 3
    case appointmentsLost = 4
}

/// Places of the figures of posts.
package enum StaffPostPlace: Int, Sendable {
    case wte = 0
    case vacancies = 1
    case leavers = 2
    case recruitmentLag = 3
    case ramp = 4
    case agencyCover = 5
    case schoolHolidays = 6
}

/// What is drawn for a service.
extension DrawAddress {
    /// The level of its referrals, as estimated.
    package static func referralLevel(of service: UInt64) -> DrawAddress { number(0, .referrals, service) }
    /// Its referrals, as stated. (Number 1 was a slope's.)
    package static func statedReferrals(of service: UInt64) -> DrawAddress { number(2, .referrals, service) }
    /// The level of its removals.
    package static func removalLevel(of service: UInt64) -> DrawAddress { number(0, .removals, service) }
    /// The share that leaves without being seen.
    package static func leavingShare(of service: UInt64) -> DrawAddress { number(0, .service, service) }
    /// Its order of service.
    package static func orderOfService(of service: UInt64) -> DrawAddress { number(1, .service, service) }
    /// Which of the lists that it may start with.
    package static func startingList(of service: UInt64) -> DrawAddress { number(2, .service, service) }

    /// Referrals in school holidays.
    package static func referralsInSchoolHolidays(of service: UInt64) -> DrawAddress {
        listed(.referralsInSchoolHolidays, service)
    }
    /// The share of a class.
    package static func classShare(_ item: Int, of service: UInt64) -> DrawAddress {
        listed(.classShare, service, item: item)
    }
    /// How many times as likely leaving is from a wait on.
    package static func leavingTimes(_ item: Int, of service: UInt64) -> DrawAddress {
        listed(.leavingTimes, service, item: item)
    }
    /// By how much its referrals grow a year.
    package static func growth(of service: UInt64) -> DrawAddress { listed(.growth, service) }
    /// How many are held.
    package static func stockNumber(of service: UInt64) -> DrawAddress { listed(.stockNumber, service) }
    /// The share of those held that ceases.
    package static func stockCeasing(of service: UInt64) -> DrawAddress { listed(.stockCeasing, service) }
    /// The share of a placement among those held.
    package static func placementShare(_ item: Int, of service: UInt64) -> DrawAddress {
        listed(.placementShare, service, item: item)
    }
    /// The share of a placement among new ones.
    package static func newPlacementShare(_ item: Int, of service: UInt64) -> DrawAddress {
        listed(.newPlacementShare, service, item: item)
    }
    /// The time from review to review.
    package static func reviewInterval(of service: UInt64) -> DrawAddress { listed(.reviewInterval, service) }

    /// A figure of a staff group, which all stages of the service share.
    package static func staffGroup(_ name: String, _ place: StaffGroupPlace, of service: UInt64) -> DrawAddress {
        let parameter = StaffNumber.group | RandomStream.serviceKey(name)
        return ParameterStream(service: service, purpose: .parameters, parameter: parameter).number(place.rawValue)
    }

    private static func number(_ place: Int, _ parameter: ParameterNumber, _ service: UInt64) -> DrawAddress {
        ParameterStream.numbered(parameter, service).number(place)
    }

    private static func listed(
        _ figure: ListedFigure,
        _ service: UInt64,
        stage: Int = 0,
        item: Int = 0
    ) -> DrawAddress {
        let parameter = figure.rawValue << 16 | UInt64(item)
        return ParameterStream(service: service, stage: stage, purpose: .parameters, parameter: parameter).number(0)
    }
}

/// What is drawn for a stage of a service.
extension DrawAddress {
    /// Its capacity, as stated.
    package static func statedCapacity(ofStage stage: Int, of service: UInt64) -> DrawAddress {
        ParameterStream.numbered(.statedCapacity, service, stage: stage).number(0)
    }
    /// The share of a route, by its place among those that have one.
    package static func routeShare(_ place: Int, ofStage stage: Int, of service: UInt64) -> DrawAddress {
        ParameterStream.numbered(.routes, service, stage: stage).number(place)
    }
    /// The share of its places that is kept for a class.
    package static func reservedShare(_ item: Int, ofStage stage: Int, of service: UInt64) -> DrawAddress {
        listed(.reservedShare, service, stage: stage, item: item)
    }
    /// The share of its cases that makes a demand.
    package static func couplingShare(_ item: Int, ofStage stage: Int, of service: UInt64) -> DrawAddress {
        listed(.couplingShare, service, stage: stage, item: item)
    }
    /// The share that appeals against a route.
    package static func appealShare(route: Int, ofStage stage: Int, of service: UInt64) -> DrawAddress {
        listed(.appealShare, service, stage: stage, item: route)
    }
    /// The share of these appeals that is upheld.
    package static func appealUpheld(route: Int, ofStage stage: Int, of service: UInt64) -> DrawAddress {
        listed(.appealUpheld, service, stage: stage, item: route)
    }
    /// A figure of posts, by their place among the stage's.
    package static func posts(
        _ posts: Int,
        _ place: StaffPostPlace,
        ofStage stage: Int,
        of service: UInt64
    ) -> DrawAddress {
        let parameter = StaffNumber.posts | UInt64(posts)
        return ParameterStream(service: service, stage: stage, purpose: .parameters, parameter: parameter)
            .number(place.rawValue)
    }
}

/// What is drawn for shared staff and for the steps of plans.
extension DrawAddress {
    /// The time that a case of a member takes, by the key of the pool.
    package static func timePerCase(_ member: Int, ofPool pool: UInt64) -> DrawAddress {
        ParameterStream(service: pool, purpose: .parameters, parameter: 0).number(member)
    }
    /// A figure of an area's costs, by its path: prices that other lines come before or after keep their number.
    package static func money(_ path: String) -> DrawAddress {
        ParameterStream(
            service: RandomStream.serviceKey("costs of the area"),
            purpose: .parameters,
            parameter: RandomStream.serviceKey(path)
        )
        .number(0)
    }
    /// A step's lag.
    package static func lag(of step: ParameterStream) -> DrawAddress { step.number(0) }
    /// A step's ramp.
    package static func ramp(of step: ParameterStream) -> DrawAddress { step.number(1) }
    /// A figure of a step's effect, by its place among them.
    package static func figure(_ place: Int, of step: ParameterStream) -> DrawAddress { step.number(2 + place) }
}

/// Whole streams, of which one number is drawn after the other.
extension ParameterStream {
    fileprivate static func numbered(
        _ parameter: ParameterNumber,
        _ service: UInt64,
        stage: Int = 0
    ) -> ParameterStream {
        ParameterStream(service: service, stage: stage, purpose: .parameters, parameter: parameter.rawValue)
    }

    /// How referrals go on from their level: a number for the level, then two for each month.
    package static func referralPath(of service: UInt64) -> ParameterStream { numbered(.referralPath, service) }
    /// How removals wander about their level, one number for each month.
    package static func capacityPath(of service: UInt64) -> ParameterStream { numbered(.capacityPath, service) }
    /// The number on a list at the end of each month.
    package static func listPath(of service: UInt64) -> ParameterStream { numbered(.listPath, service) }
    /// Its assessments, by month.
    package static func assessmentPath(of service: UInt64) -> ParameterStream { numbered(.assessmentPath, service) }
    /// How long those on its list have waited, by month.
    package static func listAges(of service: UInt64) -> ParameterStream { numbered(.listAges, service) }
    /// How the published mean wait strays, one number for each month.
    package static func publishedMean(of service: UInt64) -> ParameterStream { numbered(.publishedMean, service) }
    /// Whether the published longest wait follows the ageing rule, then one number for each month.
    package static func publishedLongest(of service: UInt64) -> ParameterStream { numbered(.publishedLongest, service) }

    /// What its requests do over the years.
    package static func requestsPath(of service: UInt64) -> ParameterStream { numbered(.requestsPath, service) }
    /// How the share of a route of a stage wanders over the years, by the route's number.
    package static func routeSharePath(_ route: Int, ofStage stage: Int, of service: UInt64) -> ParameterStream {
        ParameterStream(
            service: service,
            stage: stage,
            purpose: .parameters,
            parameter: ParameterNumber.routeSharePath.rawValue << 32 | UInt64(route)
        )
    }
    /// How what is held strays from what is expected, over the years.
    package static func heldPath(of service: UInt64) -> ParameterStream { numbered(.heldPath, service) }
    /// How the capacity of a pathway wanders over the years.
    package static func pathwayCapacityPath(of service: UInt64) -> ParameterStream {
        numbered(.pathwayCapacityPath, service)
    }

    /// A shape that the waits of a list may have, by its number: of no service, and under no run's seed.
    package static func waitShape(_ number: Int) -> ParameterStream {
        ParameterStream(service: 0, purpose: .initialAges, parameter: UInt64(number))
    }
    /// Where the children of a rebuilt list stand, by the number of the list among those that a stage may start with.
    package static func rebuiltWaits(_ variant: Int) -> ParameterStream {
        ParameterStream(service: 0, stage: 1, purpose: .initialAges, parameter: UInt64(variant))
    }
    /// The particles from which the parameters of a service's list are learned: under no run's seed.
    package static func listPosterior(of service: UInt64) -> ParameterStream {
        ParameterStream(service: service, stage: 2, purpose: .initialAges, parameter: 0)
    }

    /// How long the holders of one post stay: of the posts with a number, by whether it was filled at the start and its place
    /// among those.
    package static func holders(
        ofPosts posts: Int,
        filled: Bool,
        place: Int,
        stage: Int,
        of service: UInt64
    ) -> ParameterStream {
        let parameter =
            StaffNumber.holders | UInt64(posts) << 20 | (filled ? 0 : StaffNumber.vacantPlaces) | UInt64(place)
        return ParameterStream(service: service, stage: stage, purpose: .parameters, parameter: parameter)
    }

    /// The first and the last parameter number of all the holders of posts with a number.
    package static func holders(ofPosts posts: Int) -> ClosedRange<UInt64> {
        let first = StaffNumber.holders | UInt64(posts) << 20
        return first...(first | 0xf_ffff)
    }

    /// A step of a plan at a service, by a key of what is done and where: see ``stepKey(_:)``.
    package static func step(_ key: UInt32, of service: UInt64) -> ParameterStream {
        ParameterStream(service: service, purpose: .effects, parameter: UInt64(key))
    }

    /// The key of a step: of its kind, its stage and how many of these came before it in the plan, never of the plan.
    package static func stepKey(_ name: String) -> UInt32 {
        UInt32(truncatingIfNeeded: RandomStream.serviceKey(name)) & 0x3fff_ffff
    }
}

extension RandomStream {
    /// The key of a pool of shared staff, in the place of a service's.
    package static func poolKey(_ name: String) -> UInt64 { serviceKey("shared staff \(name)") }
}
