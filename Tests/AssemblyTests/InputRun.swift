import Calendar
import Foundation
import Simulation
import SmallAreas
import Testing

@testable import Areas
@testable import Assembly
@testable import Calibration

/// An area and plans, for comparing a register with what their replications draw.
struct InputRun: Sendable, CustomTestStringConvertible {
    let area: Area
    let plans: [Plan]

    init(_ area: Area, plans: [Plan]) { (self.area, self.plans) = (area, plans) }

    /// An area whose figures all have ranges, with plans of every kind of step.
    init(_ area: Area, of service: String, to other: String, pool: String, pathway: String) {
        let ranged = Self.ranged(area)
        let share = Small.figure(0.2, 0.1...0.3)
        let childClass = area.services.first { $0.id == service }?.classes[0].name ?? ""
        let reserve = Precedence.Reserve(childClass: childClass, share: share, releasesUnused: true)
        let effects: [any Effect] = [
            Agency(casesPerWeek: share, order: .random), ChangeOrder(.random), DemandShock(referralChange: share),
            EarlyHelp(referralChange: share), FewerLostAppointments(staff: nil, before: 0.5, after: share),
            Outsource(casesPerWeek: share, order: .random), Productivity(change: share),
            Recruit(wte: share, casesPerWeekPerWTE: share, order: .random), Redirect(to: other, share: share),
            ReservePlaces(reserve), SeeFirst(classes: [childClass]), Transfer(to: other, share: share),
            Triage(share: share), ValidateList(share: share), WaitingListInitiative(cases: share, order: .random),
        ]
        var steps = effects.map { Small.change($0, service: service) }
        steps.append(steps[0])
        steps.append(
            Small.change(ChangeThreshold(outcome: "refused", share: share), service: pathway, stage: "decision")
        )
        let member = area.sharedStaff[0].members[0].service
        steps.append(Small.change(ShareStaff(pool: pool, rule: .inTurn), service: member))
        for index in steps.indices {
            steps[index].lagWeeks = Small.figure(4, 2...8)
            steps[index].rampWeeks = Small.figure(3, 1...5)
        }
        let all = Plan(id: "all", name: "All", interventions: steps)
        let one = Plan(id: "one", name: "One", interventions: [steps[0]])
        self.init(ranged, plans: [.noChange, all, one])
    }

    /// The area in which every figure may be a tenth less than it is.
    private static func ranged(_ area: Area) -> Area {
        func widened(_ value: Any) -> Any {
            if let list = value as? [Any] { return list.map(widened) }
            guard var object = value as? [String: Any] else { return value }
            if Set(object.keys).subtracting(["range"]) == ["value", "evidence", "source"],
                let most = (object["value"] as? NSNumber)?.doubleValue, object["range"] == nil
            {
                object["range"] = [0.9 * most, most]
                return object
            }
            return object.mapValues(widened)
        }
        let data = try! JSONEncoder().encode(area)
        let wide = widened(try! JSONSerialization.jsonObject(with: data))
        return try! JSONDecoder().decode(Area.self, from: JSONSerialization.data(withJSONObject: wide))
    }

    var testDescription: String { area.services[0].id }

    func fitted() throws -> FittedArea { try FittedArea(area) }

    func register() throws -> InputRegister { InputRegister(of: try fitted(), plans: plans) }

    func groups() throws -> [LinkedServices] {
        LinkedServices.groups(
            of: try fitted().services,
            area: area,
            plans: plans,
            origin: area.origin,
            horizonMonths: area.horizonMonths,
            thresholds: [18, 52]
        )
    }

    /// Makes the inputs of a replication, and what results add to it.
    func draw(under plan: Plan, _ replication: Replication) throws {
        for linked in try groups() {
            _ = linked.inputs(under: plan, replication, in: NetworkInputs(network: linked.network))
            for model in linked.services where PublishedStrays.areDrawn(for: model) {
                _ = PublishedStrays(model, replication, months: 3)
            }
        }
    }
}
