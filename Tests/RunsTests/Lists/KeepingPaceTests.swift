import Foundation
import Simulation
import SmallAreas
import SmallRuns
import TestSupport
import Testing

@testable import Areas
@testable import Assembly
@testable import Runs

/// Capacity that was worked out from referrals is no second guess beside them.
@Suite("Capacity that keeps pace")
struct KeepingPaceTests {
    /// Expected referrals and cases of a week, over replications.
    private func pairs(_ service: Service) throws -> [(referrals: Double, cases: Double)] {
        let area = Small.area([service])
        return try (0..<60)
            .map { replication in
                let inputs = try Small.inputs(area, .noChange, replication: replication)
                return (inputs.referralMean[4], inputs.capacity.mean[4])
            }
    }

    private func service(keepsPace: Bool) -> Service {
        var service = Small.list(order: .fitted)
        service.referralsPerMonth = Small.figure(Small.perMonth(10), Small.perMonth(6)...Small.perMonth(15))
        service.stages[0].capacityPerWeek = Small.figure(9)
        service.stages[0].capacityKeepsPace = keepsPace
        return service
    }

    @Test func itMovesWithTheReferralsThatAreDrawn() throws {
        let found = try pairs(service(keepsPace: true))
        #expect(found.allSatisfy { isClose($0.cases / $0.referrals, 0.9) })
        #expect(Set(found.map(\.cases)).count > 50)
        #expect(try pairs(service(keepsPace: false)).allSatisfy { $0.cases == 9 })
    }
}
