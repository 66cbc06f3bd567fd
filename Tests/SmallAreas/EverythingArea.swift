package import Areas
package import Calendar

extension Small {
    /// An area with everything that an area can say, of which ``late`` is known from the origin alone.
    package static let everything: Area = {
        var area = Small.area(
            [flows, stated, staffed, pathway, reviews, once, late],
            history: contradictoryHistory,
            targets: [
                target("flows", .shareWithin(weeks: 18), .atLeast, 0.92),
                target("stated", .meanWait, .atMost, 12.5),
                target("pathway", .withinDue(stage: "plan"), .atLeast, 0.6),
                target("both", .waitingBeyond(weeks: 40), .atMost, 3),
                target("late", .waiting, .atMost, 9),
            ],
            horizonMonths: 5
        )
        area.totals = ["late": ["flows", "once"]]
        area.reportedTotals = [Total(id: "both", name: "Both lists", services: ["flows", "stated"])]
        area.thresholds = [40]
        area.sharedStaff = [
            SharedStaff(
                name: "team",
                members: [
                    SharedStaff.Member(service: "stated", timePerCase: figure(2, 1.5...2.5)),
                    SharedStaff.Member(service: "reviews", stage: "list", timePerCase: figure(1)),
                ],
                rule: .byWork,
                place: Place(file: "area.yaml", line: 90)
            )
        ]
        area.calendar = WorkCalendar(
            hasBankHolidays: true,
            schoolHolidays: [Day(year: 2025, month: 10, day: 27)...Day(year: 2025, month: 10, day: 31)]
        )
        area.note = "Invented, \"quoted\", with \u{e9} and\na second line."
        return area
    }()

    /// A month before the origin, to which ``late`` cannot be fitted.
    package static let earlier = origin + -1

    private static func target(_ service: String, _ measure: Measure, _ bound: Target.Bound, _ value: Double) -> Target
    {
        Target(
            service: service,
            measure: measure,
            bound: bound,
            value: value,
            due: .by(origin + 3),
            text: "\(service) \(measure.id) \(bound.rawValue) \(value)",
            source: "the board",
            place: Place(file: "area.yaml", line: 80)
        )
    }

    /// Capacity as the flows imply it, and an order that is fitted.
    private static var flows: Service {
        var service = sending(counted("flows"), to: "late", share: 0.1, isCounted: false)
        service.levelShifts = [origin + -6]
        service.stages[0].routes = [
            Route(to: .service("once"), share: figure(0.1)), Route(to: .service("late"), share: figure(0.1)),
            Route(to: .outcome("seen")),
        ]
        service.place = Place(file: "area.yaml", line: 10)
        return service
    }

    /// Everything stated, with ranges; classes, and a hazard that rises with the wait.
    private static var stated: Service {
        var service = parted(
            list("stated", order: .mixture(kappa: figure(0.3, 0...0.6), psi: figure(0.2)), leaving: 0.1)
        )
        service.stages[0].waitingList = WaitingList(
            number: figure(120, 100...150),
            meanWeeks: figure(11, 9...14),
            maxWeeks: figure(40),
            asAt: origin + -2
        )
        service.stages[0].precedence = Precedence(
            first: ["young"],
            reserved: [Precedence.Reserve(childClass: "young", share: figure(0.2), releasesUnused: true)]
        )
        service.leavingByWait = [LeavingBand(fromWeeks: 26, times: figure(2, 1.5...3))]
        service.referralsInSchoolHolidays = figure(0.5)
        return service
    }

    /// Posts of every kind, seen in random order.
    private static var staffed: Service {
        var posts = [
            posts(8, vacancies: 1, leavers: 0.2, lag: 12, ramp: 8, agencyCover: 0.5),
            posts(3, group("assistant", hoursPerCase: figure(60, 50...70))),
        ]
        posts[0].agencyUntil = origin + 2
        posts[0].schoolHolidays = figure(0.5)
        posts[0].closedOnBankHolidays = true
        posts[1].ends = origin + 3
        return sending(
            staffed(posts, order: .random, id: "staffed"),
            to: "reviews",
            when: .takenUp,
            share: 0.2,
            afterWeeks: 2,
            isCounted: true
        )
    }

    /// Appeals, what is held, every delay, and a stage without limit.
    private static var pathway: Service {
        var service = pathway("pathway", backlog: WaitingList(number: figure(12), meanWeeks: figure(3)))
        service.exceptionShare = figure(0.1)
        service.stages[0].routes[0].appeal = Appeal(
            share: figure(0.3),
            delay: .fixed(weeks: figure(10)),
            upheld: figure(0.6),
            returnsTo: "advice"
        )
        service.stages[1].capacityPerWeek = nil
        service.stages[1].inWork = figure(60)
        service.stages[2].delay = .none
        service.stages[2].couplings = [
            Coupling(on: "reviews", when: .outcome("plan issued"), share: figure(0.1), afterWeeks: 4, isCounted: false)
        ]
        service.stock = Stock(
            outcome: "plan issued",
            number: figure(900),
            ceasingPerYear: figure(0.09),
            placements: [
                Stock.Placement(name: "mainstream", share: figure(0.6), shareOfNew: figure(0.7)),
                Stock.Placement(name: "special", share: figure(0.4), shareOfNew: figure(0.3)),
            ],
            review: Stock.Review(service: "reviews", everyWeeks: figure(52))
        )
        return service
    }

    private static var reviews: Service {
        list("reviews", referralsPerWeek: 1, casesPerWeek: 25, number: 5, mean: 1, maximum: 2)
    }

    /// Lists of which one count is known, the latter's a month later.
    private static let (once, late) = (counted("once"), counted("late"))

    /// ``history(_:)``, in which the list gains more than it was referred, then its longest wait more than time.
    private static var contradictoryHistory: History {
        var rows = history("flows").observations
        for (metric, month, more) in [("waiting", -7, 150.0), ("max_wait", -3, 30)] {
            let index = rows.firstIndex { $0.metric == metric && $0.period == Period(origin + month) }!
            rows[index].value += more
        }
        for (service, month) in [("once", -2), ("late", 0)] {
            for (metric, value) in [("waiting", 50.0), ("mean_wait", 9)] {
                let period = Period(origin + month)
                rows.append(Observation(service: service, period: period, metric: metric, value: value))
            }
        }
        let withheld = MissingFigure(
            service: "once",
            period: Period(origin),
            metric: "waiting",
            code: "<5",
            below: 5,
            place: Place(file: "history.csv", line: 70)
        )
        return History(rows, missing: [withheld])
    }
}
