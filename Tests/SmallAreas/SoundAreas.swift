package import Areas
import Calendar

extension Small {
    /// An area with everything that its rules are about.
    ///
    /// A list with classes, a pathway with appeals and plans that it holds, the service that reviews them, a clinic with
    /// staff and holidays, shared staff and a sum.
    package static var connected: Area {
        var area = area([speech, plans, list("reviews"), clinic])
        for index in area.services.indices {
            area.services[index].place = Place(file: "area.yaml", line: 10 * index + 5)
        }
        area.calendar = WorkCalendar(
            hasBankHolidays: true,
            schoolHolidays: [
                Day(year: 2025, month: 10, day: 27)...Day(year: 2025, month: 10, day: 31),
                Day(year: 2025, month: 12, day: 22)...Day(year: 2026, month: 1, day: 2),
            ]
        )
        area.thresholds = [13, 65]
        area.reportedTotals = [Total(id: "children", name: "All children", services: ["speech", "plans"])]
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: [
                    SharedStaff.Member(service: "plans", stage: "decision", timePerCase: figure(4, 3...6)),
                    SharedStaff.Member(service: "reviews", timePerCase: figure(3)),
                ],
                rule: .asEstablished,
                place: Place(file: "area.yaml", line: 61)
            )
        ]
        return area
    }

    private static var speech: Service {
        var service = list("speech", order: .mixture(kappa: figure(0.3), psi: figure(0.4)))
        service.levelShifts = [origin + -6]
        service.leavingByWait = [
            LeavingBand(fromWeeks: 26, times: figure(0.5)), LeavingBand(fromWeeks: 52, times: figure(0.2, 0.1...0.4)),
        ]
        service.classes = [
            ChildClass(name: "under five", share: figure(0.25)),
            ChildClass(name: "urgent", share: figure(0.05, 0.02...0.08)),
        ]
        service.stages[0].waitingList?.asAt = origin + -1
        service.stages[0].precedence = Precedence(
            first: ["urgent"],
            reserved: [Precedence.Reserve(childClass: "under five", share: figure(0.2), releasesUnused: true)]
        )
        service = sending(service, to: "plans", share: 0.15, afterWeeks: 2, isCounted: true)
        return sending(service, to: "speech", share: 0.3, afterWeeks: 13, isCounted: false)
    }

    private static var plans: Service {
        var service = pathway("plans")
        service.stages.remove(at: 2)
        service.exceptionShare = figure(0.05)
        service.stages[0].routes[0].appeal = Appeal(
            share: figure(0.05),
            delay: .between(least: 20, mostLikely: 40, most: 60, evidence: .assumed, source: ""),
            upheld: figure(0.9),
            returnsTo: "advice"
        )
        service.stages[1].routes = [
            Route(to: .outcome("no plan"), share: figure(0.1)), Route(to: .outcome("plan issued")),
        ]
        service.stock = Stock(
            outcome: "plan issued",
            number: figure(4_018, 3_863...4_271),
            ceasingPerYear: figure(0.09),
            placements: [
                Stock.Placement(name: "mainstream", share: figure(0.45), shareOfNew: figure(0.6)),
                Stock.Placement(name: "special school", share: figure(0.55), shareOfNew: figure(0.4)),
            ],
            review: Stock.Review(service: "reviews", everyWeeks: figure(52))
        )
        service = sending(service, to: "speech", when: .takenUp, isCounted: false, stage: 1)
        return sending(service, to: "speech", when: .outcome("plan issued"), share: 0.1, isCounted: false, stage: 1)
    }

    private static var clinic: Service {
        var posts = posts(4, vacancies: 1, leavers: 0.1, lag: 26, ramp: 13, agencyCover: 0.5)
        posts.agencyUntil = origin + 12
        posts.schoolHolidays = figure(0.5)
        posts.closedOnBankHolidays = true
        var service = staffed([posts, Small.posts(1)], id: "clinic")
        service.referralsInSchoolHolidays = figure(0.6)
        return service
    }
}
