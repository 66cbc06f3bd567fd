import Areas

extension Audit {
    /// The assumed or derived figures of staff who serve several lists, each under the service that it is about.
    static func assumptions(of pool: SharedStaff) -> [Assumption] {
        pool.members.flatMap { member in
            var list = AssumptionList(service: member.service, place: pool.place)
            let stage = member.stage.map { ", stage \($0)" } ?? ""
            list.add("shared staff \(pool.name)\(stage), hours per case", member.timePerCase, .plain)
            return list.assumptions
        }
    }
}

extension AssumptionList {
    /// The classes of a service, and how its leaving depends on the wait.
    mutating func add(classesOf service: Service) {
        for childClass in service.classes { add("class \(childClass.name)", childClass.share, .share) }
        for band in service.leavingByWait {
            add("leaving by wait from \(band.fromWeeks) weeks, times", band.times, .plain)
        }
    }

    /// What a service holds.
    mutating func add(_ stock: Stock?) {
        guard let stock else { return }
        add("held, number", stock.number, .plain)
        add("held, ceasing", stock.ceasingPerYear, .shareAYear)
        for placement in stock.placements {
            add("held, \(placement.name)", placement.share, .share)
            add("held, \(placement.name), of new", placement.shareOfNew, .share)
        }
        add("held, time from review to review", stock.review?.everyWeeks, .weeks)
    }

    /// What a stage keeps for classes, and the demands that it makes on other services.
    mutating func add(_ prefix: String, _ precedence: Precedence, _ couplings: [Coupling]) {
        for reserve in precedence.reserved { add("\(prefix)reserve, \(reserve.childClass)", reserve.share, .share) }
        let stagePlace = place
        defer { place = stagePlace }
        for coupling in couplings {
            place = coupling.place
            let trigger =
                switch coupling.trigger {
                case .takenUp: "taken up"
                case .seen: "seen"
                case .outcome(let outcome): outcome
                }
            add("\(prefix)refers on to \(coupling.service) when \(trigger)", coupling.share, .share)
        }
    }

    /// The appeals against a route's outcome.
    mutating func add(_ route: String, _ appeal: Appeal?) {
        guard let appeal else { return }
        add("\(route), appeals", appeal.share, .share)
        add("\(route), appeals decided after", appeal.delay)
        add("\(route), appeals upheld", appeal.upheld, .share)
    }

    /// Weeks of work, or of waiting for an answer.
    mutating func add(_ item: String, _ delay: Delay) {
        switch delay {
        case .none: break
        case .fixed(let weeks): add(item, weeks, .weeks)
        case .between(let least, let likely, let most, let evidence, let source):
            add(item, Figure(likely, range: least...most, evidence: evidence, source: source), .weeks)
        }
    }
}
