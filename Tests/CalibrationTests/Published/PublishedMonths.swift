import Calendar
import Forecasting
import Foundation
import SmallAreas

@testable import Areas
@testable import Calibration

/// A clinic with monthly figures, written down by hand.
struct PublishedMonths {
    /// List at month ends, the last at the origin.
    var waiting: [Double]
    var referrals: [Double] = []
    var assessed: [Double] = []
    /// Months between the last referrals and the origin.
    var referralsEnd = 0
    var levelShifts: [Month] = []
    var leaving = 0.0

    /// The clinic.
    var service: Service {
        var service = Service(
            id: "clinic",
            name: "clinic",
            leavingShare: Small.figure(leaving),
            stages: [Stage(id: "list", name: "list", order: .fitted)]
        )
        service.levelShifts = levelShifts
        return service
    }

    /// The area with its history.
    var area: Area {
        var rows: [Observation] = []
        for (metric, values, end) in [
            ("waiting", waiting, 0), ("referrals", referrals, referralsEnd), ("seen", assessed, 0),
        ] {
            for (index, value) in values.enumerated() {
                let month = Small.origin + (index + 1 - values.count - end)
                rows.append(Observation(service: "clinic", period: Period(month), metric: metric, value: value))
            }
        }
        return Small.area([service], history: History(rows), horizonMonths: 12)
    }

    /// What is made of them.
    func fitted() throws -> FittedService { try FittedService(service, in: area, dataTo: Small.origin) }

    /// The removals that they imply.
    func removals() throws -> RemovalModel? {
        guard case .implied(let removals, _) = try fitted().stages[0].capacity else { return nil }
        return removals
    }
}

extension FittedService {
    /// Referrals expected in an average month.
    var monthlyReferrals: Double { exp(demand.law.logLevel) }
}
