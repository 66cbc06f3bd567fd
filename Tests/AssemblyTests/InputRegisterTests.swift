import Calendar
import Forecasting
import Foundation
import Randomness
import Simulation
import SmallAreas
import TestSupport
import Testing

@testable import Areas
@testable import Assembly
@testable import Calibration

/// The register of a run's inputs against what replications draw.
@Suite("Register of uncertain inputs")
struct InputRegisterTests {
    /// Areas in which every figure has a range below its value, and plans of every kind of step.
    static let runs: [InputRun] = [
        InputRun(Small.everything, of: "stated", to: "once", pool: "team", pathway: "pathway"),
        InputRun(Small.connected, of: "speech", to: "reviews", pool: "team", pathway: "plans"),
    ]

    @Test(arguments: runs)
    func pathsAreUniqueAndTheOrderIsFixed(_ run: InputRun) throws {
        let register = try run.register()
        let paths = register.inputs.map(\.path)
        #expect(Set(paths).count == paths.count)
        #expect(try run.register().inputs.map(\.path) == paths)
        #expect(register[paths[3]]?.path == paths[3] && register["none"] == nil)
        // All that the area file states is there.
        #expect(Set(run.area.figures.map(\.path)).isSubset(of: paths))
    }

    @Test(arguments: runs)
    func everyNumberThatIsDrawnBelongsToOneInput(_ run: InputRun) throws {
        let register = try run.register()
        for plan in run.plans {
            let record = DrawRecord()
            try run.draw(under: plan, Replication(seed: 5, number: 3, recordedIn: record))
            let inputs = register.inputs.filter { ["", plan.id].contains($0.plan) }
            #expect(record.items.count > 30)
            for item in record.items {
                let owners = inputs.filter { $0.draw.covers(item) }.map(\.path)
                #expect(owners.count == 1, "\(plan.id): \(item): \(owners)")
            }
            // And no input is uncertain that is not drawn.
            #expect(inputs.count { $0.isUncertain && $0.stated != nil } > 30)
            for input in inputs where input.isUncertain {
                if case .through(let path) = input.draw {
                    #expect(register[path]?.isUncertain == true)
                } else {
                    #expect(record.items.contains { input.draw.covers($0) }, "\(input.path)")
                }
            }
        }
    }

    @Test(arguments: runs, [0, 17])
    func stagesAndServicesAreDrawnAsTheRegisterSays(_ run: InputRun, _ number: Int) throws {
        let register = try run.register()
        let replication = Replication(seed: 5, number: number)
        func values(_ path: String) -> [Double] { register[path]?.values(in: replication) ?? [.nan] }
        for linked in try run.groups() {
            let draws = linked.draws(replication)
            for (index, model) in linked.services.enumerated() {
                let (draw, id) = (draws.services[index], model.service.id)
                #expect(values("\(id)/leaving-without-being-seen") == [draw.leavingShare])
                if model.demand.stated != nil, model.demand.stated?.range != nil {
                    #expect(values("\(id)/referrals") == [draw.monthlyReferrals])
                }
                if let list = draw.path {
                    #expect(values("\(id)/list/path").prefix(list.count) == list[...])
                }
                let fitted = values("\(id)/order-of-service/fitted")
                #expect(
                    fitted == [] || fitted.prefix(2) == [draw.kappa, draw.psi] || fitted.first == draw.particle?.kappa
                )
                let path = values("\(id)/removals/path")
                #expect(path == [] || path == draw.capacityPath)
                for figure in model.service.figures {
                    switch figure.role {
                    case .capacity(let stage): #expect(values(figure.path) == [draw.statedCapacity[stage]!])
                    case .waitingList(.number, let stage) where figure.figure.range != nil:
                        #expect(values(figure.path) == [Double(model.stages[stage].list(draw).number)])
                        let variants = values("\(id)/starting-list")
                        #expect(
                            model.stages[stage].waits[Int(variants[stage])].weeks
                                == model.stages[stage].list(draw).weeks
                        )
                    case .waitingList(.meanWeeks, let stage) where figure.figure.range != nil:
                        let list = model.stages[stage].list(draw)
                        #expect(list.number == 0 || isClose(values(figure.path)[0], list.mean))
                    default:
                        let address = figure.role.address(of: RandomStream.serviceKey(id))
                        let drawn = address.map { figure.figure.draw(replication.uniform(at: $0)) }
                        let used = draw.value(of: figure.figure, figure.role)
                        if case .number = register[figure.path]!.draw {
                            #expect(values(figure.path) == [used] && drawn == used, "\(figure.path)")
                        } else {
                            #expect(values(figure.path) == [figure.figure.value], "\(figure.path)")
                        }
                    }
                }
            }
            for (pool, times) in zip(linked.sharedStaff, draws.timesPerCase) {
                #expect(pool.figures.map { values($0.path)[0] } == times)
            }
        }
    }

    /// From the register's values alone: routes, and what staff can do.
    @Test(arguments: runs)
    func routesAndStaffFollow(_ run: InputRun) throws {
        let register = try run.register()
        let replication = Replication(seed: 5, number: 2)
        func value(_ path: String) -> Double { register[path]?.values(in: replication).first ?? .nan }
        var staffed = 0
        for linked in try run.groups() {
            let draws = linked.draws(replication)
            for (index, model) in linked.services.enumerated() {
                let service = model.service
                for (number, stage) in service.stages.enumerated() {
                    let path = service.path(of: stage)
                    let stated = service.figures.filter {
                        if case .routeShare(_, stage: number) = $0.role { true } else { false }
                    }
                    let open = stage.routes.count { $0.share == nil }
                    if open == 1, !stated.isEmpty {
                        let shares = stated.map { value($0.path) }
                        let rest = 1 - shares.reduce(0, +)
                        #expect(isClose(draws.services[index].routeShares[number].min()!, min(rest, shares.min()!)))
                    }
                    guard case .staffed(let posts) = model.stages[number].capacity else { continue }
                    staffed += 1
                    var total = 0.0
                    for (post, own) in zip(posts, stage.staffPaths) {
                        let group = "\(service.id)/staff/\(PathName.of(post.group.name))"
                        let pace =
                            value("\(group)/hours-a-week") * (1 - value("\(group)/absence"))
                            * value("\(group)/direct-share") / value("\(group)/hours-per-case")
                            * (1 - value("\(group)/appointments-lost"))
                        let wte = register["\(path)/\(own)/turnover"]!.values(in: replication)[8]
                        let days = linked.workWeeks.weekdays[8]
                        let inHolidays = post.schoolHolidays == nil ? 1 : value("\(path)/\(own)/school-holidays")
                        total +=
                            wte * pace
                            * days.share(inSchoolHolidays: inHolidays, closedOnBankHolidays: post.closedOnBankHolidays)
                    }
                    #expect(isClose(draws.services[index].staffedCases[number]!.total[8], total))
                    #expect(total > 0)
                }
            }
        }
        #expect(staffed == 1)
    }

    /// Referrals and removals to come from the register's values alone.
    @Test func levelsAndPathsFollow() throws {
        let run = Self.runs[0]
        let register = try run.register()
        let replication = Replication(seed: 5, number: 4)
        func values(_ path: String) -> [Double] { register[path]?.values(in: replication) ?? [.nan] }
        var seen: Set<String> = []
        for linked in try run.groups() {
            let draws = linked.draws(replication)
            let baseline = linked.baseline(draws, in: NetworkInputs(network: linked.network))
            for (index, model) in linked.services.enumerated() where ["flows", "once"].contains(model.service.id) {
                let id = model.service.id
                let stage = baseline.inputs.stages[linked.stageNumbers[index][0]]
                let posterior = try #require(model.posterior)
                let working = values("\(id)/order-of-service/fitted")
                let particle = posterior.particle(
                    replication.uniform(at: .orderOfService(of: RandomStream.serviceKey(id)))
                )
                #expect(working[0] == particle.kappa && working[5] == exp(particle.logAssessed))
                let counted = values("\(id)/referrals/level")[0]
                let level = model.infersReferrals ? working[4] : counted
                let referrals = values("\(id)/referrals/path").map { $0 * level / counted }
                #expect(values("\(id)/list/path").prefix(3) == draws.services[index].path?.prefix(3))
                for week in [9, 30] {
                    let month = linked.monthOfWeek[week]
                    let ahead = month - model.demand.law.lastMonth
                    // Stated referrals come evenly, whatever the days of a month.
                    let isCounted = model.demand.law.observations > 0
                    let weeks = isCounted ? Double(month.dayCount) / 7 : averageMonthWeeks
                    #expect(isClose(stage.referralMean[week], referrals[ahead - 1] / weeks))
                    let path = values("\(id)/removals/path")
                    let place = month - (model.anchor + 1)
                    let wanted: Double
                    switch model.stages[0].capacity {
                    case .implied(let fitted, _):
                        let open = Double(model.stages[0].list(draws.services[index]).number)
                        let others = working[1] * level + working[3] * open * averageMonthWeeks
                        let back = fitted.returning(
                            level - others - working[5] - fitted.drift,
                            afterMonths: Double(place)
                        )
                        wanted = max(0, working[5] + back) * exp(path[place])
                    case .balanced:
                        let leaving = min(working[1] + posterior.attritionShare(of: particle), 0.9)
                        wanted = level * (1 - leaving) * values("\(id)/removals/level")[0]
                    default: wanted = .nan
                    }
                    #expect(isClose(stage.capacity.mean[week], wanted / averageMonthWeeks), "\(id)")
                }
                seen.insert(id)
            }
        }
        #expect(seen == ["flows", "once"])
        #expect(register["stated/referrals/level"]?.distribution == .unused)
        #expect(register["stated/referrals/level"]?.isUncertain == false)
        #expect(register["pathway/stage/advice/delay"]?.draw == .eachCase)
        #expect(register["pathway/stage/advice/delay"]?.isUncertain == false)
        #expect(register["stated/order-of-service/kappa"]?.draw == InputDraw.none)
    }

    /// Steps of plans: what the inputs have at full strength, and from when.
    @Test func stepsAreDrawnAsTheRegisterSays() throws {
        let later = Small.figure(6, 3...9)
        var agency = Small.change(
            Agency(casesPerWeek: Small.figure(3, 2...5), order: .oldestFirst),
            service: "counted"
        )
        (agency.lagWeeks, agency.rampWeeks) = (later, Small.figure(4, 1...8))
        let triage = Small.change(Triage(share: Small.figure(0.1, 0.05...0.2)), service: "counted")
        var recruit = Small.recruit(2, service: "counted")
        recruit.effect = Recruit(
            wte: Small.figure(2, 1...4),
            casesPerWeekPerWTE: Small.figure(1, 0.5...2),
            order: .oldestFirst
        )
        let plan = Small.plan("steps", agency, triage, recruit, agency)
        let area = Small.area([Small.counted()], history: Small.history())
        let fitted = try FittedArea(area)
        let register = InputRegister(of: fitted, plans: [plan])
        let linked = try #require(InputRun(area, plans: [plan]).groups().first)
        for number in 0..<5 {
            let replication = Replication(seed: 8, number: number)
            func value(_ path: String) -> Double {
                register["plan/steps/counted/\(path)"]?.values(in: replication).first ?? .nan
            }
            let draws = linked.draws(replication)
            let room = NetworkInputs(network: linked.network)
            let stage = linked.planned(plan, linked.settled(linked.baseline(draws, in: room))).inputs.stages[0]
            let last = linked.network.weekCount - 2
            #expect(isClose(stage.extraCapacity[0].mean[last], value("agency/cases")))
            #expect(isClose(stage.extraCapacity[2].mean[last], value("agency-2/cases")))
            #expect(value("agency/cases") != value("agency-2/cases"))
            #expect(isClose(stage.divertedShare[last], value("triage/diverted")))
            #expect(
                isClose(stage.extraCapacity[1].mean[last], value("recruit/wte") * value("recruit/cases-a-week-per-wte"))
            )
            let profile = EffectProfile(
                of: agency,
                lag: value("agency/lag"),
                ramp: value("agency/ramp"),
                linked.grid,
                opening: linked.services[0].anchor.end
            )
            let wanted = profile.byWeek(linked.network.weekCount).map { $0 * value("agency/cases") }
            #expect(stage.extraCapacity[0].mean == wanted)
        }
    }
}
