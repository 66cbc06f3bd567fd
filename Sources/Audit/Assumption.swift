package import Areas
import Wording

/// A figure that is not a published one, with what it rests on.
package struct Assumption: Hashable, Sendable {
    /// The plan's id; empty for the area's own figures.
    package var plan: String
    /// The service's id.
    package var service: String
    /// What it is, in the words of the file: `stage advice, capacity`.
    package var item: String
    /// The value with its unit, and its range if it has one: `10 a week (9 to 12)`.
    package var value: String
    /// Derived or assumed.
    package var evidence: Evidence
    /// Where it comes from.
    package var source: String
    /// Where it stands.
    package var place: Place
}

extension Audit {
    /// Every assumed or derived figure of an area and of plans, in the order of the files.
    package static func assumptions(of area: Area, plans: [Plan] = []) -> [Assumption] {
        area.services.flatMap { assumptions(of: $0) } + area.sharedStaff.flatMap { assumptions(of: $0) }
            + fromHistory(area)
            + plans.flatMap { assumptions(of: $0) }
    }

    /// Every assumed or derived figure of a plan.
    package static func assumptions(of plan: Plan) -> [Assumption] {
        plan.interventions.flatMap { assumptions(of: $0, plan.id) }
    }

    private static func assumptions(of service: Service) -> [Assumption] {
        var list = AssumptionList(service: service.id, place: service.place)
        list.add("referrals", service.referralsPerMonth, .aMonth)
        list.add("leaving without being seen", service.leavingShare, .share)
        list.add("exceptions", service.exceptionShare, .share)
        list.add("referrals in school holidays", service.referralsInSchoolHolidays, .share)
        list.add(classesOf: service)
        list.add(service.stock)
        for group in service.staff {
            for (name, figure) in group.figures {
                list.add("staff \(group.name), \(name)", figure, name.hasPrefix("hours") ? .plain : .share)
            }
        }
        for stage in service.stages {
            list.place = stage.place
            let prefix = service.isPathway ? "stage \(stage.id), " : ""
            list.add("\(prefix)waiting list, number", stage.waitingList?.number, .plain)
            list.add("\(prefix)waiting list, mean wait", stage.waitingList?.meanWeeks, .weeks)
            list.add("\(prefix)waiting list, maximum wait", stage.waitingList?.maxWeeks, .weeks)
            list.add("\(prefix)in work", stage.inWork, .plain)
            list.add("\(prefix)capacity", stage.capacityPerWeek, .aWeek)
            for post in stage.staffing {
                for figure in post.figures {
                    list.add(
                        "\(prefix)capacity from staff \(post.group.name), \(figure.name)",
                        figure.figure,
                        figure.unit
                    )
                }
            }
            if case .mixture(let kappa, let psi) = stage.order {
                list.add("\(prefix)order of service, kappa", kappa, .plain)
                list.add("\(prefix)order of service, psi", psi, .plain)
            }
            list.add("\(prefix)delay", stage.delay)
            for route in stage.routes {
                let item = "\(prefix)routes, \(destinationWords(route.destination))"
                list.add(item, route.share, .share)
                list.add(item, route.appeal)
            }
            list.add(prefix, stage.precedence, stage.couplings)
        }
        return list.assumptions
    }

    private static func assumptions(of intervention: Intervention, _ plan: String) -> [Assumption] {
        var list = AssumptionList(plan: plan, service: intervention.service, place: intervention.place)
        let label = intervention.label
        for one in intervention.effect.figures { list.add("\(label): \(one.name)", one.figure, one.unit) }
        // No lag and no ramp is what a plan without them says, not a guess.
        if intervention.lagWeeks.value > 0 { list.add("\(label): lag", intervention.lagWeeks, .weeks) }
        if intervention.rampWeeks.value > 0 { list.add("\(label): ramp", intervention.rampWeeks, .weeks) }
        return list.assumptions
    }

    private static func fromHistory(_ area: Area) -> [Assumption] {
        area.history.observations.filter { $0.evidence != .observed }
            .map { row in
                Assumption(
                    plan: "",
                    service: row.service,
                    item: "\(metricWords(row.metric)), \(row.period.text)",
                    value: valueWords(row),
                    evidence: row.evidence,
                    source: sourceWords(row),
                    place: row.place
                )
            }
    }

    private static func destinationWords(_ destination: Route.Destination) -> String {
        switch destination {
        case .outcome(let outcome): outcome
        case .stage(let id): "stage \(id)"
        case .service(let id): "service \(id)"
        }
    }
}

/// Figures collected for one service or intervention.
struct AssumptionList {
    var plan = ""
    var service: String
    var place: Place
    var assumptions: [Assumption] = []

    mutating func add(_ item: String, _ figure: Figure?, _ unit: Figure.Unit) {
        guard let figure, figure.evidence != .observed else { return }
        assumptions.append(
            Assumption(
                plan: plan,
                service: service,
                item: item,
                value: figure.words(unit),
                evidence: figure.evidence,
                source: figure.source,
                place: place
            )
        )
    }
}
