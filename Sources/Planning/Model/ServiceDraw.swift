import Forecasting
import Foundation
import Randomness
import Simulation
import Statistics

/// The uncertain parameters of a service in one replication, drawn by inversion from streams keyed by seed,
/// replication and service: every plan meets the same ones.
struct ServiceDraw {
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
    var staffedCases: [StaffedCases?] = []
    /// Referrals in school holidays as a share of those in term.
    let referralsInSchoolHolidays: Double?
    /// Shares of the stage's routes, by stage.
    let routeShares: [[Double]]
    /// log deviation of the removals' level in each month after the anchor.
    let capacityPath: [Double]

    init(_ model: ServiceModel, seed: UInt64, replication: Int, months: Int) {
        let key = RandomStream.serviceKey(model.service.id)
        let stream = { (stage: Int, parameter: UInt64) in
            RandomStream(
                seed: seed,
                replication: UInt64(replication),
                service: key,
                stage: UInt32(stage),
                purpose: .parameters,
                week: parameter
            )
        }
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
        var holidays = stream(0, 6)
        referralsInSchoolHolidays = model.service.referralsInSchoolHolidays.map { $0.draw(holidays.uniform()) }
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

    /// Shares of routes: the stated ones drawn, the rest to the route without one; scaled to sum to 1.
    static func shares(_ routes: [Route], _ random: inout RandomStream) -> [Double] {
        var shares = routes.map { route in route.share.map { $0.draw(random.uniform()) } }
        let stated = shares.compactMap(\.self).reduce(0, +)
        let open = shares.indices.filter { shares[$0] == nil }
        for index in open { shares[index] = max(0, 1 - stated) / Double(open.count) }
        let sum = shares.reduce(0) { $0 + $1! }
        return shares.map { sum > 0 ? $0! / sum : 1 / Double(routes.count) }
    }
}

extension Figure {
    /// A draw: the value itself, or from the triangular distribution of its range.
    func draw(_ u: Double) -> Double {
        guard let range,
            let triangle = try? Triangular(low: range.lowerBound, mode: value, high: range.upperBound)
        else { return value }
        return triangle.quantile(u)
    }
}
