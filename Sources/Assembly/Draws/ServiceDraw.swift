import Areas
import Calibration
import Foundation
import Randomness
import Statistics

/// The uncertain parameters of a service in one replication, drawn by inversion from streams keyed by seed,
/// replication and service: every plan meets the same ones.
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
    /// log deviation of the removals' level in each month after the anchor.
    let capacityPath: [Double]
    private let stream: (_ stage: Int, _ parameter: UInt64) -> RandomStream

    init(_ model: FittedService, _ replication: Replication, months: Int, staffedCases: [StaffedCases?]) {
        let key = RandomStream.serviceKey(model.service.id)
        let stream = { (stage: Int, parameter: UInt64) in
            replication.stream(key, .parameters, stage: stage, parameter: parameter)
        }
        self.staffedCases = staffedCases
        self.stream = stream
        var demand = stream(0, 0)
        demandLevelNormal = StandardNormal.quantile(demand.uniform())
        demandSlopeNormal = StandardNormal.quantile(demand.uniform())
        statedMonthlyDemand = model.demand.stated.map { $0.draw(demand.uniform()) }
        var removal = stream(0, 1)
        capacityNormal = StandardNormal.quantile(removal.uniform())
        var other = stream(0, 2)
        leavingShare = model.service.leavingShare.draw(other.uniform())
        (kappa, psi) = model.order.draw(other.uniform())
        variant = other.uniform()
        statedCapacity = model.stages.enumerated()
            .map { index, stage in
                guard case .stated(let figure) = stage.capacity else { return nil }
                var random = stream(index, 3)
                return figure.draw(random.uniform())
            }
        routeShares = model.service.stages.enumerated()
            .map { index, stage in
                var random = stream(index, 4)
                return Self.shares(stage.routes, &random)
            }
        var path = stream(0, 5)
        var deviation = 0.0
        capacityPath = (0..<months)
            .map { _ in
                deviation =
                    RemovalModel.persistence * deviation
                    + RemovalModel.stepError * StandardNormal.quantile(path.uniform())
                return deviation
            }
    }

    /// What is drawn for a figure of the area file that has a range.
    func value(of figure: Figure, _ parameter: Parameter, stage: Int = 0, item: Int = 0) -> Double {
        guard figure.range != nil else { return figure.value }
        var random = stream(stage, parameter.rawValue << 16 | UInt64(item))
        return figure.draw(random.uniform())
    }

    /// Kinds of figures; the numbers are part of the published results at a seed.
    enum Parameter: UInt64 {
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
    }

    /// Shares of routes: the stated ones drawn, the rest to the route without one; scaled to sum to 1.
    static func shares(_ routes: [Route], _ random: inout RandomStream) -> [Double] {
        var shares = routes.map { route in route.share.map { $0.draw(random.uniform()) } }
        let stated = shares.compactMap(\.self).reduce(0, +)
        let open = shares.indices.filter { shares[$0] == nil }
        for index in open { shares[index] = max(0, 1 - stated) / Double(open.count) }
        let sum = shares.reduce(0) { $0 + ($1 ?? 0) }
        return shares.map { sum > 0 ? ($0 ?? 0) / sum : 1 / Double(routes.count) }
    }
}

extension FittedStage {
    /// The list at the anchor in a replication.
    func list(_ draw: ServiceDraw) -> AgeReconstruction {
        waits[Int(draw.variant * Double(waits.count))]
    }
}
