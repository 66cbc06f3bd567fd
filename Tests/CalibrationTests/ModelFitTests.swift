import Calendar
import Forecasting
import Foundation
import SmallAreas
import TestSupport
import Testing
import Wording

@testable import Areas
@testable import Calibration

/// What is made of what a service has published.
@Suite("Estimating a service")
struct ModelFitTests {
    private func row(_ metric: String, _ month: Int, _ value: Double, service: String = "s") -> Observation {
        Observation(service: service, period: Period(Small.origin + month), metric: metric, value: value)
    }

    private func service(_ change: (inout Service) -> Void = { _ in }) -> Service {
        var service = Service(
            id: "s",
            name: "s",
            leavingShare: Small.figure(0.1),
            stages: [Stage(id: "list", name: "list")],
            place: Place(file: "area.yaml", line: 7)
        )
        change(&service)
        return service
    }

    private func model(_ service: Service, _ rows: [Observation], to month: Int = 0) throws -> FittedService {
        try FittedService(
            service,
            in: Small.area([service], history: History(rows)),
            dataTo: Small.origin + month
        )
    }

    @Test func aSeriesOfListsAndReferrals() throws {
        let model = try model(Small.counted("s"), Small.history("s").observations)
        #expect(model.sufficiency == .series)
        #expect(model.anchor == Small.origin)
        #expect(model.demand.evidence == .observed)
        #expect(
            model.demand.basis == "a level that may shift, with no season but its own, from 14 published counts"
        )
        // 40.1 referrals a month on average, the last ones counting most.
        #expect((36...44).contains(exp(model.demand.law.logLevel)))
        guard case .implied(let removals, let tied) = model.stages[0].capacity else {
            Issue.record("the capacity is not that which the flows imply")
            return
        }
        #expect(!tied)
        // Removals of 38, 41, 36 and 39 in turn.
        #expect((37...40).contains(exp(removals.logLevel)))
        #expect(removals.observations == 13)
        #expect(model.stages[0].listEvidence == .observed)
        #expect(model.evidence == .derived)
        #expect(model.order.observations == 13)
        for waits in model.stages[0].waits {
            #expect(Double(waits.number) == Small.history("s").rows(of: "s").last { $0.metric == "waiting" }!.value)
        }
    }

    @Test func figuresAfterTheCutoffAreNotUsed() throws {
        let early = try model(Small.counted("s"), Small.history("s").observations, to: -3)
        #expect(early.anchor == Small.origin + -3)
        #expect(early.demand.law.observations == 11)
        let rows = Small.history("s").observations.filter { $0.period.end <= (Small.origin + -3).end }
        let cut = try model(Small.counted("s"), rows, to: -3)
        #expect(cut.demand.law.logLevel == early.demand.law.logLevel)
        #expect(cut.order.mean == early.order.mean)
    }

    @Test func aSnapshotIsCalledInsufficient() throws {
        let rows = [row("waiting", -2, 131), row("mean_wait", -2, 37)]
        let model = try model(service(), rows)
        #expect(model.sufficiency == .snapshot)
        #expect(model.sufficiency.rawValue == "insufficient data")
        #expect(model.anchor == Small.origin + -2)
        // Little's law: 131 in 37 weeks.
        #expect(isClose(exp(model.demand.law.logLevel), 131 / 37 * averageMonthWeeks, relative: 1e-7))
        #expect(model.demand.evidence == .derived && model.evidence == .assumed)
        guard case .balanced = model.stages[0].capacity else {
            Issue.record("a snapshot's capacity is assumed to keep pace")
            return
        }
        #expect(model.notes.count == 1)
        #expect(model.notes[0].hasPrefix("longest wait taken as ") && model.notes[0].hasSuffix("; none is published"))
        // exp(1.96 x 0.5) = 2.66 times less or more.
        #expect(
            model.demand.basis
                == "none are published: a guess of 5.8 to 41.0 a month, the middle of it 15.4 by Little's law from one count"
        )
        #expect(model.stages[0].basis == "a guess: as many as are referred, from 79% to 127% of them")
    }

    @Test func aListWithoutReferralsIsBalancedByItsWaits() throws {
        let rows = (-6...0).flatMap { [row("waiting", $0, 520), row("mean_wait", $0, 52)] }
        let model = try model(service(), rows)
        #expect(model.sufficiency == .short)
        #expect(isClose(exp(model.demand.law.logLevel), Small.perMonth(10), relative: 1e-6))
        guard case .implied(let removals, let tied) = model.stages[0].capacity else {
            Issue.record("removals follow from the list and the referrals so found")
            return
        }
        #expect(tied)
        #expect(isClose(exp(removals.logLevel), Small.perMonth(10), relative: 1e-6))
    }

    @Test func aMissingMeanOrMaximumIsStoodInFor() throws {
        let noMean = try model(service(), [row("waiting", 0, 40), row("max_wait", 0, 50)])
        #expect(noMean.notes.first?.hasPrefix("mean wait derived as ") == true, "\(noMean.notes)")
        #expect(noMean.stages[0].listEvidence == .derived)
        for waits in noMean.stages[0].waits { #expect(waits.longest == 50) }
        let number = try model(service(), [row("waiting", 0, 40)])
        #expect(number.notes.first?.hasPrefix("mean wait assumed as ") == true, "\(number.notes)")
        #expect(number.stages[0].listEvidence == .assumed)
        let means = number.stages[0].waits.map(\.mean).sorted()
        #expect(means[6] < 8 && means[57] > 20, "\(means)")
        let old = try model(
            service(),
            [
                row("waiting", -1, 40), row("mean_wait", -1, 20), row("max_wait", -1, 50), row("waiting", 0, 40),
                row("mean_wait", 0, 20),
            ]
        )
        // The 31 days of August are 4.4 weeks.
        for waits in old.stages[0].waits { #expect(isClose(waits.longest, 50 + 31 / 7, relative: 1e-6)) }
    }

    /// Bands each month and no mean: means follow from them, so that the order of service is fitted, and the list is exact.
    @Test func bandsStandForMeans() throws {
        let rows = (-12...0)
            .flatMap { month in
                [
                    row("referrals", month, 40), row("waiting", month, 250), row("waiting_0_to_18_weeks", month, 150),
                    row("waiting_18_to_52_weeks", month, 80), row("waiting_over_52_weeks", month, 20),
                ]
            }
        let model = try model(service(), rows)
        #expect(model.order.observations == 12)
        #expect(model.stages[0].listEvidence == .derived)
        for waits in model.stages[0].waits {
            #expect(waits.number == 250 && waits.number(below: 18) == 150 && waits.number(below: 52) == 230)
        }
        #expect(model.account.contains("share under 18 weeks: 60%, as its figures say"), "\(model.account)")
        #expect(model.account.contains("over 52 weeks: 20, as its figures say"), "\(model.account)")
        #expect(model.notes.contains { $0.hasPrefix("mean wait derived as ") }, "\(model.notes)")
        // Bands that contradict the published mean are a finding, and said.
        let contradicted = try self.model(service(), rows + [row("mean_wait", 0, 5)])
        #expect(contradicted.stages[0].contradictions.count == 1)
        #expect(contradicted.notes.contains { $0.hasPrefix("mean wait of 5 weeks not used") }, "\(contradicted.notes)")
    }

    @Test func aWithheldNumberIsDrawn() throws {
        let withheld = MissingFigure(
            service: "s",
            period: Period(Small.origin),
            metric: "waiting",
            code: "<5",
            below: 5,
            place: Place(file: "history.csv", line: 3)
        )
        let history = History((-3 ... -1).map { row("waiting", $0, 9) } + [row("referrals", 0, 6)], missing: [withheld])
        let model = try FittedService(service(), in: Small.area([service()], history: history), dataTo: Small.origin)
        #expect(model.anchor == Small.origin)
        #expect(Set(model.stages[0].waits.map(\.number)) == [0, 1, 2, 3, 4])
        #expect(model.stages[0].listEvidence == .assumed)
    }

    @Test func whatIsMissingIsSaidWithItsPlace() {
        #expect {
            try model(service(), [row("referrals", 0, 10)])
        } throws: {
            ($0 as? InputErrors)?.problems.map(\.description) == [
                "area.yaml:7: service 's' has no count of its list in the 20 years to 2025-08. Give 'waiting' rows in "
                    + "the history or a 'waiting list' in the area file."
            ]
        }
        #expect {
            try model(service(), [row("waiting", 0, 0)])
        } throws: {
            ($0 as? InputErrors)?.problems.map(\.description) == [
                "area.yaml:7: service 's' has no referrals up to 2025-08. Give 'referrals' rows in the history or "
                    + "'referrals' in the area file."
            ]
        }
    }

    @Test func contradictoryMonthsAreSetAsideAndSaid() throws {
        var rows = Small.history("s").observations
        let index = try #require(rows.lastIndex { $0.metric == "waiting" })
        rows[index].value += 133
        let model = try model(Small.counted("s"), rows)
        #expect(
            model.notes == [
                "Aug 2025 set aside: the list grew by 132 on 40 referrals"
            ],
            "\(model.notes)"
        )
    }

    @Test func statedRangesGiveSeveralLists() throws {
        let stated = service {
            $0.referralsPerMonth = Small.figure(5, 3...8)
            $0.stages[0].waitingList = WaitingList(
                number: Small.figure(25, 8...60),
                meanWeeks: Small.figure(23, 12...35),
                maxWeeks: Small.figure(78)
            )
            $0.stages[0].capacityPerWeek = Small.figure(1, 0.75...1.5)
        }
        let model = try model(stated, [])
        #expect(model.sufficiency == .stated)
        let lists = model.stages[0].waits
        #expect(lists.count == 64)
        let numbers = Set(lists.map(\.number))
        #expect(numbers.count == 16 && numbers.min()! >= 8 && numbers.max()! <= 60)
        for waits in lists {
            let mean = waits.mean
            #expect(mean > 11.99 && mean < 35.01)
            #expect(waits.longest <= 78.001)
        }
    }
}
