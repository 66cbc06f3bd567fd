import Foundation
import TestSupport
import Testing

@testable import Areas
@testable import Calibration

@Suite("Order of service from published waits")
struct OrderFitTests {
    /// Posterior means averaged over two simulated services.
    private func means(kappa: Double, psi: Double, assessed: Bool = false) -> (kappa: Double, psi: Double) {
        var (kappaSum, psiSum) = (0.0, 0.0)
        for number in 0..<2 {
            let list = SimulatedList(kappa: kappa, psi: psi, replication: number, publishesAssessed: assessed)
            let mean = OrderFit(fitting: list.steps, leavingShare: 0).mean
            kappaSum += mean.kappa
            psiSum += mean.psi
        }
        return (kappaSum / 2, psiSum / 2)
    }

    @Test func withoutDataThePosteriorIsThePrior() {
        let fit = OrderFit(fitting: [], leavingShare: 0.1)
        #expect(fit.observations == 0)
        let prior = { (kappa: Double, psi: Double) in
            exp(-pow((kappa - 0.3) / 1.2, 2) / 2) * psi.squareRoot() * pow(1 - psi, 1.5)
        }
        let sum = fit.points.reduce(0) { $0 + prior($1.kappa, $1.psi) }
        for point in fit.points {
            #expect(isClose(point.probability, prior(point.kappa, point.psi) / sum, relative: 1e-7))
        }
        // N(0.3, 1.2^2) and Beta(1.5, 2.5), whose mean is 0.375: the grid holds all but their far tails.
        #expect(abs(fit.mean.kappa - 0.3) < 0.03)
        #expect(abs(fit.mean.psi - 0.375) < 0.005)
    }

    @Test func drawsFollowThePosterior() {
        let fit = OrderFit(fitting: PublishedSeries.nd, leavingShare: 0.118)
        let count = 20_000
        let draws = (0..<count).map { fit.draw((Double($0) + 0.5) / Double(count)) }
        let mean = fit.mean
        #expect(abs(draws.reduce(0) { $0 + $1.kappa } / Double(count) - mean.kappa) < 0.005)
        #expect(abs(draws.reduce(0) { $0 + $1.psi } / Double(count) - mean.psi) < 0.002)
        #expect(isClose(fit.points.reduce(0) { $0 + $1.probability }, 1))
    }

    @Test func stepsThatContradictThemselvesAreLeftOut() {
        // Eleven steps of ND, of which August and October 2024 cannot be the list's own.
        #expect(OrderFit(fitting: PublishedSeries.nd, leavingShare: 0.118).observations == 9)
    }

    /// An order of service is no older than its staff: steps before the last two years tell nothing of it.
    @Test func theLastTwoYearsCount() {
        let nd = PublishedSeries.nd
        let usable = nd.filter { $0.contradiction == nil }
        let recent = (usable + usable + usable).suffix(OrderFit.mostSteps)
        #expect(recent.count == OrderFit.mostSteps)
        let long = OrderFit(fitting: nd + nd + recent, leavingShare: 0.118)
        #expect(long.observations == OrderFit.mostSteps)
        #expect(long.mean == OrderFit(fitting: Array(recent), leavingShare: 0.118).mean)
    }

    /// A year of monthly figures tells random order from oldest first; each is found within 0.6 of the truth.
    @Test func randomOrderIsToldFromOldestFirst() {
        let random = means(kappa: 0, psi: 0.2)
        let oldest = means(kappa: 4, psi: 0.2)
        #expect(abs(random.kappa) < 0.6, "\(random)")
        #expect(abs(oldest.kappa - 4) < 0.6, "\(oldest)")
    }

    /// Waits alone tell little of early disposals: many look like few under a smaller kappa.
    ///
    /// The posterior lands on the
    /// right side of the prior's mean of 0.375, within 0.3 of the truth.
    @Test func manyEarlyDisposalsAreToldFromFew() {
        let few = means(kappa: 1, psi: 0.2)
        let many = means(kappa: 1, psi: 0.7)
        #expect(few.psi < 0.35 && abs(few.psi - 0.2) < 0.3, "\(few)")
        #expect(many.psi > 0.4 && abs(many.psi - 0.7) < 0.3, "\(many)")
    }

    /// Published assessments tell it: within 0.1.
    @Test func publishedAssessmentsTellTheShareOfEarlyDisposals() {
        for psi in [0.2, 0.7] {
            let found = means(kappa: 0, psi: psi, assessed: true)
            #expect(abs(found.psi - psi) < 0.1, "\(psi): \(found)")
            #expect(abs(found.kappa) < 0.5, "\(psi): \(found)")
        }
    }

    /// The published series reject strict oldest-first decisively: it would have seen nearly all who waited at the start within
    /// the year, yet the longest waits grow.
    @Test func derbysListsAreNotOldestFirst() {
        for steps in [PublishedSeries.nd, PublishedSeries.paediatrics] {
            let fit = OrderFit(fitting: steps, leavingShare: 0.118)
            let strict = fit.points.filter { $0.kappa > 3 && $0.psi < 0.1 }.reduce(0) { $0 + $1.probability }
            #expect(strict < 0.01, "\(strict)")
        }
    }
}
