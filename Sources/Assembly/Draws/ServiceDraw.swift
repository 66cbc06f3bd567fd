import Areas
import Calibration
import Foundation
import Randomness
import Statistics

/// The uncertain parameters of a service in one replication, drawn by inversion from streams keyed by seed,
/// replication and service: every plan meets the same ones.
///
/// Where each number stands, say `FigureRole` and `DrawAddress`.
package struct ServiceDraw {
    let demandLevelNormal: Double
    let demandSlopeNormal: Double
    /// Expected referrals in an average month at the anchor, to which tied capacity is held.
    let statedMonthlyDemand: Double?
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
    /// What a pathway's published years say of it, as one of the ways in which it may have come to them.
    let pathway: PathwayDraw?
    /// log deviation of the removals' level in each month after the anchor.
    let capacityPath: [Double]
    private let replication: Replication
    private let key: UInt64

    init(_ model: FittedService, _ replication: Replication, months: Int, staffedCases: [StaffedCases?]) {
        let key = RandomStream.serviceKey(model.service.id)
        (self.replication, self.key, self.staffedCases) = (replication, key, staffedCases)
        demandLevelNormal = replication.normal(at: .referralLevel(of: key))
        demandSlopeNormal = replication.normal(at: .referralSlope(of: key))
        statedMonthlyDemand = model.demand.stated.map { replication.draw($0, .referrals, of: key) }
        capacityNormal = replication.normal(at: .removalLevel(of: key))
        leavingShare = replication.draw(model.service.leavingShare, .leavingShare, of: key)
        (kappa, psi) = model.order.draw(replication.uniform(at: .orderOfService(of: key)))
        variant = replication.uniform(at: .startingList(of: key))
        pathway = model.pathway?.draw(variant)
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
    }

    /// What is drawn for a figure of the area file.
    func value(of figure: Figure, _ role: FigureRole) -> Double { replication.draw(figure, role, of: key) }

    /// A stream of the service's parameters.
    func stream(_ stream: (UInt64) -> ParameterStream) -> RandomStream { replication.stream(stream(key)) }

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
