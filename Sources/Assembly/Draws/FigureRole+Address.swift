package import Areas
package import Randomness

extension FigureRole {
    /// Where the random number stands from which a figure with a range is drawn, by the key of the service or of the pool of
    /// staff; `nil`: every run takes its value.
    package func address(of service: UInt64) -> DrawAddress? {
        switch self {
        case .referrals: .statedReferrals(of: service)
        case .leavingShare: .leavingShare(of: service)
        case .referralsInSchoolHolidays: .referralsInSchoolHolidays(of: service)
        case .classShare(let item): .classShare(item, of: service)
        case .leavingTimes(let item): .leavingTimes(item, of: service)
        case .growth: .growth(of: service)
        case .stockNumber: .stockNumber(of: service)
        case .stockCeasing: .stockCeasing(of: service)
        case .placementShare(let item): .placementShare(item, of: service)
        case .newPlacementShare(let item): .newPlacementShare(item, of: service)
        case .reviewInterval: .reviewInterval(of: service)
        case .staffGroup(let name, let part): .staffGroup(name, part.place, of: service)
        case .capacity(let stage): .statedCapacity(ofStage: stage, of: service)
        case .posts(let item, let part, let stage): .posts(item, part.place, ofStage: stage, of: service)
        case .routeShare(let item, let stage): .routeShare(item, ofStage: stage, of: service)
        case .appealShare(let route, let stage): .appealShare(route: route, ofStage: stage, of: service)
        case .appealUpheld(let route, let stage): .appealUpheld(route: route, ofStage: stage, of: service)
        case .reservedShare(let item, let stage): .reservedShare(item, ofStage: stage, of: service)
        case .couplingShare(let item, let stage): .couplingShare(item, ofStage: stage, of: service)
        case .timePerCase(let member, _): .timePerCase(member, ofPool: service)
        case .money(let path): .money(path)
        // The list is drawn as a whole: which of those that number and mean allow.
        case .waitingList: nil
        // Each case draws its own, or all take the same.
        case .delay, .appealDelay: nil
        case .exceptionShare, .inWork, .kappa, .psi: nil
        }
    }
}

extension StepRole {
    /// Where the random number stands from which a figure with a range is drawn.
    package func address(of step: ParameterStream) -> DrawAddress {
        switch self {
        case .lag: .lag(of: step)
        case .ramp: .ramp(of: step)
        case .figure(let place): .figure(place, of: step)
        }
    }
}

extension StaffGroup.Part {
    fileprivate var place: StaffGroupPlace {
        switch self {
        case .hoursPerWeek: .hoursPerWeek
        case .absence: .absence
        case .directShare: .directShare
        case .hoursPerCase: .hoursPerCase
        case .appointmentsLost: .appointmentsLost
        }
    }
}

extension StaffPost.Part {
    fileprivate var place: StaffPostPlace {
        switch self {
        case .wte: .wte
        case .vacancies: .vacancies
        case .leavers: .leavers
        case .recruitmentLag: .recruitmentLag
        case .ramp: .ramp
        case .agencyCover: .agencyCover
        case .schoolHolidays: .schoolHolidays
        }
    }
}
