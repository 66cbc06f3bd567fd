import Areas
import Calendar
import Calibration
import Foundation
import Randomness
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
    /// Which of each stage's lists, from 0 to 1.
    let variant: Double
    /// Stated capacity a week, by stage.
    let statedCapacity: [Double?]
    /// What the staff of each stage can do, where its capacity is built from staff.
    let staffedCases: [StaffedCases?]
    /// Shares of the stage's routes, by stage.
    let routeShares: [[Double]]
    /// log deviation of the removals' level in each month after the anchor.
    let capacityPath: [Double]
    /// The number on the list at the end of each month after the anchor, where it is bent to a path.
    let path: [Double]?
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
        let referrals = ReferralDraw(model.demand, replication, key, to: model.anchor + (months - 1))
        (monthlyReferrals, monthlyReferralSize) = (referrals.monthly, referrals.monthlySize)
        referralPath = referrals.months
        capacityNormal = replication.normal(at: .removalLevel(of: key))
        leavingShare = replication.draw(model.service.leavingShare, .leavingShare, of: key)
        (kappa, psi) = model.order.draw(replication.uniform(at: .orderOfService(of: key)))
        variant = replication.uniform(at: .startingList(of: key))
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
        self.path = listLaw.map { law in
            var random = replication.stream(.listPath(of: key))
            return law(max(0, months - 1), &random)
        }
    }

    /// What is drawn for a figure of the area file.
    func value(of figure: Figure, _ role: FigureRole) -> Double { replication.draw(figure, role, of: key) }

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
