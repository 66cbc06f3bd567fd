package import Areas
package import Calendar
import Foundation

/// Small invented areas.
///
/// The origin is August 2025, which ends on a Sunday: week 0 begins with September, on the 1st.
package enum Small {
    package static let origin = Month(year: 2025, month: 8)

    /// A rate a month that is so many a week.
    package static func perMonth(_ perWeek: Double) -> Double { perWeek * averageMonthWeeks }

    /// A figure without a source.
    package static func figure(_ value: Double, _ range: ClosedRange<Double>? = nil) -> Figure {
        Figure(value, range: range, evidence: .assumed)
    }

    /// One list with everything stated: by default 10 referrals and 10 cases a week, and 200 children waiting.
    package static func list(
        _ id: String = "list",
        referralsPerWeek: Double = 10,
        casesPerWeek: Double = 10,
        number: Double = 200,
        mean: Double = 10,
        maximum: Double = 24,
        order: Order = .oldestFirst,
        leaving: Double = 0
    ) -> Service {
        Service(
            id: id,
            name: id,
            referralsPerMonth: figure(perMonth(referralsPerWeek)),
            leavingShare: figure(leaving),
            stages: [
                Stage(
                    id: "list",
                    name: "list",
                    waitingList: WaitingList(
                        number: figure(number),
                        meanWeeks: figure(mean),
                        maxWeeks: figure(maximum)
                    ),
                    capacityPerWeek: figure(casesPerWeek),
                    order: order
                )
            ]
        )
    }

    /// A list of which only a history of 14 months is known: 40 referrals and about 38 removals a month.
    package static func counted(_ id: String = "counted", leaving: Double = 0.1) -> Service {
        Service(
            id: id,
            name: id,
            leavingShare: Figure(leaving, range: leaving / 2...leaving * 1.5, evidence: .assumed),
            stages: [Stage(id: "list", name: "list", order: .fitted)]
        )
    }

    /// The history of ``counted(_:leaving:)``.
    package static func history(_ id: String = "counted") -> History {
        let referrals = [41.0, 38, 45, 33, 30, 48, 47, 43, 36, 45, 42, 29, 44, 40]
        var rows: [Observation] = []
        var waiting = 240.0
        for (index, count) in referrals.enumerated() {
            let month = Period(origin + (index - 13))
            waiting += count - Double([38, 41, 36, 39][index % 4])
            rows.append(Observation(service: id, period: month, metric: "referrals", value: count))
            rows.append(Observation(service: id, period: month, metric: "waiting", value: waiting))
            rows.append(Observation(service: id, period: month, metric: "mean_wait", value: 20 + Double(index / 4)))
            rows.append(Observation(service: id, period: month, metric: "max_wait", value: 55 + Double(index)))
        }
        return History(rows)
    }

    /// A pathway like EHCNA's: decision, advice, plan, with room to spare unless said otherwise.
    package static func pathway(
        _ id: String = "ehcna",
        requestsPerMonth: Double = 72,
        casesPerWeek: [Double] = [40, 40, 40],
        backlog: WaitingList? = nil,
        order: Order = .oldestFirst
    ) -> Service {
        let none = WaitingList(number: figure(0), meanWeeks: figure(1), maxWeeks: figure(2))
        return Service(
            id: id,
            name: id,
            referralsPerMonth: figure(requestsPerMonth),
            leavingShare: figure(0),
            stages: [
                Stage(
                    id: "decision",
                    name: "decision",
                    waitingList: none,
                    capacityPerWeek: figure(casesPerWeek[0]),
                    order: order,
                    delay: .fixed(weeks: figure(3)),
                    routes: [
                        Route(to: .outcome("refused"), share: figure(0.4)), Route(to: .stage("advice")),
                    ],
                    dueWeeks: 6
                ),
                Stage(
                    id: "advice",
                    name: "advice",
                    waitingList: none,
                    capacityPerWeek: figure(casesPerWeek[1]),
                    order: order,
                    delay: .between(least: 5, mostLikely: 6, most: 8, evidence: .assumed, source: ""),
                    routes: [
                        Route(to: .outcome("no plan"), share: figure(0.15)), Route(to: .stage("plan")),
                    ],
                    dueWeeks: 16
                ),
                Stage(
                    id: "plan",
                    name: "plan",
                    waitingList: backlog ?? none,
                    capacityPerWeek: figure(casesPerWeek[2]),
                    order: order,
                    delay: .fixed(weeks: figure(3)),
                    routes: [Route(to: .outcome("plan issued"))],
                    dueWeeks: 20
                ),
            ]
        )
    }

    /// An area of services.
    package static func area(
        _ services: [Service],
        history: History = History(),
        targets: [Target] = [],
        horizonMonths: Int = 18
    ) -> Area {
        Area(
            id: "small",
            name: "Small",
            origin: origin,
            horizonMonths: horizonMonths,
            services: services,
            targets: targets,
            history: history,
            schoolYear: SchoolYear.none
        )
    }

    /// A plan of one intervention or more.
    package static func plan(_ id: String = "plan", _ interventions: Intervention...) -> Plan {
        Plan(id: id, name: id, interventions: interventions)
    }

    /// An intervention; by default on `list`, from the first month after the origin.
    package static func change(
        _ effect: any Effect,
        service: String = "list",
        stage: String? = nil,
        from: Month = origin + 1,
        until: Month? = nil,
        lag: Double = 0,
        ramp: Double = 0,
        label: String = "change"
    ) -> Intervention {
        Intervention(
            effect: effect,
            service: service,
            stage: stage,
            from: from,
            until: until,
            lagWeeks: figure(lag),
            rampWeeks: figure(ramp),
            label: label
        )
    }

    /// Recruitment as the plan reader words it: the number stands in the label.
    package static func recruit(
        _ wte: Double,
        casesPerWeekPerWTE: Double = 1,
        order: Order = .oldestFirst,
        service: String = "list",
        from: Month = origin + 1,
        until: Month? = nil,
        lag: Double = 0,
        ramp: Double = 0
    ) -> Intervention {
        change(
            Recruit(wte: figure(wte), casesPerWeekPerWTE: figure(casesPerWeekPerWTE), order: order),
            service: service,
            from: from,
            until: until,
            lag: lag,
            ramp: ramp,
            label: "recruit \(wte) WTE therapist"
        )
    }
}
