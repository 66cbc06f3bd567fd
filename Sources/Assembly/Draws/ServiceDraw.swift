import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Randomness
import Simulation
import Statistics

/// The uncertain parameters of a service in one replication, drawn by inversion from streams keyed by seed,
/// replication and service: every plan meets the same ones.
///
/// Where each number stands, say `FigureRole` and `DrawAddress`.
package struct ServiceDraw {
    /// Expected referrals in an average month where those known end, to which tied capacity is held.
    let monthlyReferrals: Double
    /// NB2 size of a month's referrals.
    let monthlyReferralSize: Double
    /// Expected referrals of the months after those known.
    let referralPath: [Double]
    let capacityNormal: Double
    let leavingShare: Double
    let kappa: Double
    let psi: Double
    /// How the list is worked, where draws tell.
    let particle: ListPosterior.Particle?
    /// Which of each stage's lists, from 0 to 1.
    let variant: Double
    /// How many weeks a published longest wait is off what it was: -1 to 1.
    let longestError: Double
    /// Stated capacity a week, by stage.
    let statedCapacity: [Double?]
    /// What the staff of each stage can do, where its capacity is built from staff.
    let staffedCases: [StaffedCases?]
    /// Shares of the stage's routes, by stage.
    let routeShares: [[Double]]
    /// What a pathway's published years say of it, as one of the ways in which it may have come to them.
    let pathway: PathwayDraw?
    /// log deviation of the removals' level in each month after the anchor.
    let capacityPath: [Double]
    /// What its clinics assess, where that is published and they are not stated.
    let assessments: AssessmentDraw?
    /// The number on the list at the end of each month after the anchor, where it is bent to a path.
    let path: [Double]?
    /// How long those on it have waited then; of later months nothing is said.
    let ages: [NumberPath.Ages]
    private let replication: Replication
    private let key: UInt64

    init(
        _ model: FittedService,
        _ replication: Replication,
        months: Int,
        staffedCases: [StaffedCases?],
        listLaw: ListLaw? = nil
    ) {
        let key = RandomStream.serviceKey(model.service.id)
        (self.replication, self.key, self.staffedCases) = (replication, key, staffedCases)
        let place = replication.uniform(at: .orderOfService(of: key))
        let particle = model.posterior?.particle(place)
        self.particle = particle
        let referrals = ReferralDraw(model.demand, replication, key, to: model.anchor + (months - 1))
        // Referrals that nobody published go on from the level that the list itself was found to need.
        let level = model.infersReferrals ? particle.map { exp($0.logReferrals) } : nil
        let factor = referrals.monthly > 0 ? (level ?? referrals.monthly) / referrals.monthly : 1
        (monthlyReferrals, monthlyReferralSize) = (referrals.monthly * factor, referrals.monthlySize)
        referralPath = referrals.months.map { $0 * factor }
        capacityNormal = replication.normal(at: .removalLevel(of: key))
        leavingShare = replication.draw(model.service.leavingShare, .leavingShare, of: key)
        // Early disposals are a hazard where draws tell how a list is worked.
        (kappa, psi) = particle.map { ($0.kappa, 0) } ?? model.order.draw(place)
        let anyList = replication.uniform(at: .startingList(of: key))
        variant = model.variant(of: particle) ?? anyList
        longestError = Self.longestError(anyList)
        pathway = model.pathway?.draw(anyList)
        statedCapacity = model.stages.enumerated()
            .map { index, stage in
                guard case .stated(let figure) = stage.capacity else { return nil }
                return replication.draw(figure, .capacity(stage: index), of: key)
            }
        routeShares = model.service.stages.enumerated()
            .map { index, stage in
                Self.shares(stage.routes) { replication.draw($1, .routeShare($0, stage: index), of: key) }
            }
        var path = replication.stream(.capacityPath(of: key))
        capacityPath = Self.capacityPath(months: months, &path)
        assessments = model.followedAssessments.map {
            AssessmentDraw($0, replication, key, from: model.anchor, months: months)
        }
        let numbers = listLaw.map { law in
            var random = replication.stream(.listPath(of: key))
            return law(max(0, months - 1), &random)
        }
        self.path = numbers
        ages =
            numbers.map { numbers in
                var random = replication.stream(.listAges(of: key))
                return model.drawAges(numbers, random: &random)
            } ?? []
    }

    /// What is drawn for a figure of the area file.
    func value(of figure: Figure, _ role: FigureRole) -> Double { replication.draw(figure, role, of: key) }

    /// A stream of the service's parameters.
    func stream(_ stream: (UInt64) -> ParameterStream) -> RandomStream { replication.stream(stream(key)) }

    /// How many weeks a published longest wait is off what it was.
    ///
    /// It is rounded to a week, and a run, which keeps children by the week of their clock start, reads it at the middle of
    /// one: half a week each way, twice. Without it a list of which nobody at the head is removed would have a longest wait that
    /// is known to the day, years ahead.
    ///
    /// - Parameter uniform: the number that says which of the possible lists it is; its later digits, which that does not look
    ///   at, are as good as two further numbers.
    /// - Returns: the weeks.
    private static func longestError(_ uniform: Double) -> Double {
        let place = { (parts: Double) in (uniform * parts).truncatingRemainder(dividingBy: 1) - 0.5 }
        return place(9_973) + place(99_991)
    }

    /// log deviation of the removals' level from month to month.
    static func capacityPath(months: Int, _ random: inout RandomStream) -> [Double] {
        var deviation = 0.0
        return (0..<months)
            .map { _ in
                deviation =
                    RemovalModel.persistence * deviation
                    + RemovalModel.stepError * StandardNormal.quantile(random.uniform())
                return deviation
            }
    }

    /// Shares of routes: the stated ones drawn, the rest to the route without one; scaled to sum to 1.
    ///
    /// A share is drawn by its place among the stated ones.
    static func shares(_ routes: [Route], _ draw: (_ place: Int, Figure) -> Double) -> [Double] {
        var place = -1
        var shares = routes.map { route in
            route.share.map { share in
                place += 1
                return draw(place, share)
            }
        }
        let stated = shares.compactMap(\.self).reduce(0, +)
        let open = shares.indices.filter { shares[$0] == nil }
        for index in open { shares[index] = max(0, 1 - stated) / Double(open.count) }
        let sum = shares.reduce(0) { $0 + ($1 ?? 0) }
        return shares.map { sum > 0 ? ($0 ?? 0) / sum : 1 / Double(routes.count) }
    }
}

extension FittedService {
    /// How its assessments go on, where a run follows those that are published.
    var followedAssessments: FlowPath? {
        guard posterior != nil, case .implied(let removals, _) = stages[0].capacity, !removals.isAtLeast else {
            return nil
        }
        return assessments
    }

    /// Whether its last referrals were inferred from its list.
    var infersReferrals: Bool { demand.stated == nil && posterior?.basis.infersReferrals ?? false }

    /// The list that a draw starts with, as a number from 0 to 1; `nil` where any will do.
    func variant(of particle: ListPosterior.Particle?) -> Double? {
        guard let particle, posterior?.basis.months ?? 0 > 0, stages.count == 1 else { return nil }
        let count = Double(stages[0].waits.count)
        return (Double(min(particle.list, stages[0].waits.count - 1)) + 0.5) / count
    }
}

extension FittedStage {
    /// The list at the anchor in a replication.
    func list(_ draw: ServiceDraw) -> RebuiltWaits {
        list(draw.variant)
    }

    /// The list at the anchor, by a number from 0 to 1.
    func list(_ variant: Double) -> RebuiltWaits { waits[number(ofVariant: variant)] }

    /// Which of its lists it is.
    func number(ofVariant variant: Double) -> Int { Int(variant * Double(waits.count)) }
}
