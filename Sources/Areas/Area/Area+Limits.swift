import Wording

extension Area {
    /// What is larger than ``Limits`` allow, over all parts of an area; what else is wrong are its ``faults``.
    package var problems: [Problem] {
        var problems: [Problem] = []
        func report(_ place: Place?, _ message: String, _ remedy: String) {
            problems.append(
                Problem(at: place ?? services.first?.place ?? Place(file: "", line: 0), message, remedy: remedy)
            )
        }
        func check(_ count: Int, _ what: String, _ most: Int, at place: Place? = nil, _ remedy: String) {
            if count > most { report(place, "there are \(count) \(what), at most \(most) are allowed", remedy) }
        }
        let stages = services.flatMap(\.stages)
        check(services.count, "services", Limits.services, "Make areas of their own of some of them.")
        check(stages.count, "stages of all services", Limits.stages, "Make areas of their own of some services.")
        check(reportedTotals.count, "sums in 'totals shown'", Limits.totals, "Show fewer sums.")
        check(totals.count, "sums in 'totals'", Limits.totals, "Compare fewer sums.")
        check(
            targets.count + jointTargets.count,
            "targets",
            Limits.targets,
            at: targets.first?.place,
            "Keep those that decide something."
        )
        for (what, name) in [("area", self.name)] + services.map({ ("service '\($0.id)'", $0.name) })
        where name.count > Limits.nameLength {
            report(
                nil,
                "the name of the \(what) has \(name.count) characters, at most \(Limits.nameLength) are allowed",
                "Say the rest in its 'note'."
            )
        }
        check(thresholds.count, "waits in 'counted beyond'", Limits.thresholds, "Count beyond fewer waits.")
        let names = Set(services.flatMap(\.classes).map(\.name))
        check(
            names.count,
            "classes of different names",
            Limits.classNames,
            at: services.first { !$0.classes.isEmpty }?.place,
            "Tell fewer classes apart, or give those of different services the same names."
        )
        for service in services {
            check(
                service.levelShifts.count,
                "level shifts of service '\(service.id)'",
                Limits.levelShifts,
                at: service.place,
                "Declare those that are known of; the level follows the last months by itself."
            )
            if service.stages.count > 1,
                let stage = service.stages.first(where: { $0.id == ServicePart.wholeColumn })
            {
                report(
                    stage.place,
                    "service '\(service.id)' has a stage '\(stage.id)', which stands for the whole service in results",
                    "Give the stage another id."
                )
            }
            for stage in service.stages {
                let place = stage.place.line > 0 ? stage.place : service.place
                check(
                    stage.waysOut(of: service),
                    "ways out of stage '\(stage.id)' of service '\(service.id)', each appeal and placement counted,",
                    Limits.waysOut,
                    at: place,
                    "Put some of the routes or placements together."
                )
                check(
                    stage.couplings.count,
                    "services that cases of stage '\(stage.id)' of service '\(service.id)' are referred on to",
                    Limits.couplings,
                    at: place,
                    "Put some of them together."
                )
            }
        }
        let wte = stages.flatMap(\.staffing).reduce(0) { $0 + ($1.wte.range?.upperBound ?? $1.wte.value) }
        if wte > Limits.wte {
            report(
                nil,
                "there are \(plain(wte.rounded(.up))) WTE of all posts together, "
                    + "at most \(Int(Limits.wte)) are allowed",
                "Give 'capacity' as cases a week instead."
            )
        }
        let waiting = stages.compactMap(\.waitingList)
            .reduce(0) { $0 + ($1.number.range?.upperBound ?? $1.number.value) }
        if waiting > Double(Limits.childrenInRun) / 2 {
            report(
                nil,
                "there are \(waiting) children on all lists together, at most \(Limits.childrenInRun / 2) are allowed",
                "Make areas of their own of some services."
            )
        }
        return problems
    }
}

extension Stage {
    /// The ways in which cases leave a stage, as the engine counts them.
    fileprivate func waysOut(of service: Service) -> Int {
        routes.reduce(0) { ways, route in
            if let stock = service.stock, route.destination == .outcome(stock.outcome) {
                return ways + max(1, stock.placements.count)
            }
            return ways + (route.appeal == nil ? 1 : 2)
        }
    }
}
