import Assembly
import Calendar
import Foundation
import Simulation
import SmallAreas
import SmallRuns
import Statistics
import TestSupport
import Testing
import Wording

@testable import Areas
@testable import Runs

/// Children who are told apart: a quarter are young.
@Suite("Classes of children")
struct ClassTests {
    private let list = Small.parted(Small.list(number: 200))

    private func ofClass(_ runner: Runner, _ measure: Measure, _ plan: String = "no-change") -> [[Double]] {
        runner.values(measure, of: "list", under: plan, part: .childClass("young"))
    }

    @Test func sharesOfTheListAndOfReferrals() throws {
        let runner = try Small.runner(Small.area([list]), replications: 10)
        #expect(ofClass(runner, .waiting)[0].allSatisfy { $0 == 50 })
        var (young, all) = (0, 0)
        for replication in 0..<10 {
            let (linked, engine) = try Small.replicate(Small.area([list]), replication: replication)
            for week in 0..<linked.network.weekCount {
                young += engine.flows(of: 0, class: linked.layout.classNumbers["young"]!, in: week).joined
                all += engine.flows(of: 0, in: week).referrals
            }
        }
        #expect(abs(Double(young) - 0.25 * Double(all)) < 4 * (Double(all) * 0.1875).squareRoot(), "\(young) of \(all)")
    }

    /// A second class takes the rest: numbers and those seen of the two are the service's.
    @Test func classesAddUpToTheService() throws {
        let two = Small.parted(list, "old", share: 0.75)
        let runner = try Small.runner(Small.area([two]), [Small.plan("plan", Small.recruit(2))], replications: 15)
        for plan in ["no-change", "plan"] {
            for measure in [Measure.waiting, .seen, .waitingBeyond(weeks: 52)] {
                let whole = runner.values(measure, of: "list", under: plan).dropFirst()
                let parts = ["young", "old"]
                    .map {
                        runner.values(measure, of: "list", under: plan, part: .childClass($0)).dropFirst()
                    }
                for month in whole.indices {
                    for (replication, value) in whole[month].enumerated() {
                        let sum = parts[0][month][replication] + parts[1][month][replication]
                        #expect(abs(sum - value) < 1e-3, "\(measure.id) \(month)")
                    }
                }
            }
        }
    }

    /// Extra capacity for one class sees as many as it has places for, and of that class only.
    @Test func aRingFenceSeesItsClassOnly() throws {
        var agency = Small.change(Agency(casesPerWeek: Small.figure(6), order: .oldestFirst))
        agency.onlyFor = ["young"]
        let area = Small.area([Small.parted(Small.list(referralsPerWeek: 16, number: 400))])
        let (linked, engine) = try Small.replicate(area, Small.plan("fence", agency))
        let young = linked.layout.classNumbers["young"]!
        var extra = 0
        for week in 0..<linked.network.weekCount {
            let flows = engine.flows(of: 0, in: week)
            extra += flows.seenByExtra
            #expect(engine.flows(of: 0, class: young, in: week).seen >= flows.seenByExtra)
        }
        #expect(extra > 300)
        var open = agency
        open.onlyFor = []
        let plans = [Small.plan("fence", agency), Small.plan("open", open)]
        let runner = try Small.runner(area, plans, replications: 40)
        let waiting = { (plan: String, month: Int) in runner.values(.waiting, of: "list", under: plan)[month] }
        // The list's own ten places, oldest first, then see no young: 6 places are more than their share of all 16.
        for month in [3, 5] {
            // As many fewer wait as for everybody, and more of them are young.
            #expect(waiting("fence", month) == waiting("open", month))
            let young = ["fence", "open"].map { Summary(of: ofClass(runner, .waiting, $0)[month]).mean }
            #expect(young[0] < young[1] - 10, "\(month): \(young)")
        }
    }

    /// Seen first they hardly wait (2.5 a week come and 10 can be seen), and when the plan has ended they wait again.
    @Test func seenFirstTheyDoNotWait() throws {
        let first = Small.change(SeeFirst(classes: ["young"]), from: Small.origin + 1, until: Small.origin + 9)
        let runner = try Small.runner(Small.area([list]), [Small.plan("first", first)], replications: 30)
        let waiting = ofClass(runner, .waiting, "first")
        for month in 3...9 { #expect(waiting[month].allSatisfy { $0 < 15 }, "\(month)") }
        #expect(Summary(of: waiting[18]).mean > 20)
        // As many are seen in all.
        #expect(
            runner.values(.waiting, of: "list", under: "first")[18]
                == runner.values(.waiting, of: "list", under: "no-change")[18]
        )
    }

    /// Half of ten places a week are kept: the class has them while it waits, and loses those that it does not need only if
    /// the others may not have them.
    @Test(arguments: [true, false])
    func aReserveKeepsPlaces(_ releases: Bool) throws {
        let reserve = Small.change(
            ReservePlaces(Precedence.Reserve(childClass: "young", share: Small.figure(0.5), releasesUnused: releases))
        )
        let runner = try Small.runner(Small.area([list]), [Small.plan("reserve", reserve)], replications: 60)
        // 50 young wait oldest first among others; 5 a week are kept for them and 2.5 come: gone in 20 weeks.
        let young = ofClass(runner, .waiting, "reserve")
        #expect(Summary(of: young[6]).mean < 10)
        let seen = [runner.sums(.seen, of: "list", under: "reserve", 8...18), runner.sums(.seen, of: "list", 8...18)]
        let weeks = Double((Small.origin + 18).end - (Small.origin + 8).firstDay) / 7
        if releases {
            #expect(seen[0] == seen[1])
        } else {
            expectMean(differences(seen[0], seen[1]), -2.5 * weeks, within: 6)
        }
    }

    /// What an area and a plan keep is cut to what there is, where they are drawn to more.
    @Test func reservesAreAtMostEverything() throws {
        var service = Small.parted(list, "old", share: 0.75)
        service.stages[0].precedence.reserved = [
            Precedence.Reserve(childClass: "young", share: Small.figure(0.2), releasesUnused: true),
            Precedence.Reserve(childClass: "old", share: Small.figure(0.5, 0.2...0.8), releasesUnused: true),
        ]
        let area = Small.area([service])
        let reserve = Small.change(
            ReservePlaces(
                Precedence.Reserve(childClass: "young", share: Small.figure(0.4, 0.3...0.5), releasesUnused: true)
            )
        )
        for replication in 0..<20 {
            let inputs = try Small.inputs(area, Small.plan("more", reserve), replication: replication)
            let shares = inputs.capacity.access[0].value.carveOuts.map(\.share)
            // A plan's reserve for a class takes the place of the area's.
            #expect(shares.count == 2 && shares.reduce(0, +) <= 1 + 1e-9 && shares.allSatisfy { $0 >= 0 })
        }
    }

    /// The hazard is scaled so that those on the list at the start leave as fast as without bands.
    @Test func leavingByWaitKeepsTheMeanHazard() throws {
        var service = Small.list(number: 300, mean: 20, maximum: 60, leaving: 0.2)
        let inputs = { (service: Service) in try Small.inputs(Small.area([service]), .noChange) }
        let even = try inputs(service).attrition[0].value.bands[0].weekly
        service.leavingByWait = [
            LeavingBand(fromWeeks: 13, times: Small.figure(2)), LeavingBand(fromWeeks: 26, times: Small.figure(5)),
        ]
        let found = try inputs(service)
        let bands = found.attrition[0].value.bands
        #expect(bands.map(\.fromWeeks) == [0, 13, 26])
        for (band, times) in zip(bands, [1.0, 2, 5]) { #expect(isClose(band.weekly, times * bands[0].weekly)) }
        var sum = 0.0
        for (cohort, children) in found.initial.enumerated() where children > 0 {
            let wait = found.initial.count - 1 - cohort
            sum += Double(children) * bands.last { $0.fromWeeks <= wait }!.weekly
        }
        #expect(abs(sum / 300 / even - 1) < 1e-6)
    }

    /// Children whom another service sends are nobody in particular here; the list's own referrals make up for it.
    @Test func thoseSentByOthersDoNotThinAClassOut() throws {
        let source = Small.sending(Small.list("source", number: 400), to: "list", share: 0.6, isCounted: true)
        let area = Small.area([list, source])
        var (young, all) = (0, 0)
        for replication in 0..<10 {
            let (linked, engine) = try Small.replicate(area, replication: replication)
            for week in 0..<linked.network.weekCount {
                young += engine.flows(of: 0, class: linked.layout.classNumbers["young"]!, in: week).joined
                all += engine.flows(of: 0, in: week).referrals
            }
        }
        #expect(abs(Double(young) - 0.25 * Double(all)) < 5 * (Double(all) * 0.1875).squareRoot(), "\(young) of \(all)")
    }
}
