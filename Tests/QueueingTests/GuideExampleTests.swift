import Queueing
import Testing

/// The examples of the module's page, run, and the results shown there.
@Suite struct GuideExampleTests {
    @Test func lists() throws {
        let oldest = try OldestFirstList(referralRate: 10, number: 520)
        #expect(oldest.wait == 52 && oldest.meanAge == 26)
        let random = try RandomOrderList(referralRate: 10, number: 520)
        #expect(random.meanAge == 52)
        #expect(abs(random.share(waitingLongerThan: 52) - 0.37) < 5e-3)
        let list = try AbandoningFluid(arrivalRate: 20, capacity: 15, hazard: 0.01)
        #expect(abs(list.number - 500) < 1e-9 && abs(list.oldestFirstWait - 28.8) < 0.05 && list.shareLeaving == 0.25)
    }

    @Test func clinic() throws {
        let clinic = try MMc(arrivalRate: 4, serviceRate: 1, servers: 5)
        #expect(abs(clinic.probabilityOfWaiting - 0.554) < 5e-4 && abs(clinic.meanQueue - 2.216) < 5e-4)
        #expect(try MMc.servers(arrivalRate: 4, serviceRate: 1, meanWaitAtMost: 0.1) == 7)
    }

    @Test func capacity() throws {
        let least = try LeastCapacity.perWeek(
            from: 520,
            to: 180,
            weeks: 52,
            referralsPerWeek: 10,
            probability: 0.9
        )
        #expect(abs(least - 17.47) < 5e-3)
        let relief = try WaitingListFormulas.reliefCapacity(demand: 30, queue: 1_200, targetQueue: 390, weeks: 26)
        #expect(abs(relief - 61.2) < 0.05)
        #expect(abs(try StockAndFlow.meanAge(meanWait: 40, standardDeviation: 28.28) - 30) < 1e-2)
    }
}
