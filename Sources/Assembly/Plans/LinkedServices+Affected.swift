package import Areas
import Calibration
import Randomness
import Simulation

extension LinkedServices {
    /// The services that a plan changes, by their numbers: those it names, and those they act on.
    ///
    /// They act on one another through couplings, shared staff and reviews. All others go on as if nothing changed, to the
    /// last digit.
    package func affected(by plan: Plan) -> Set<Int> {
        let number = { (id: String) in services.firstIndex { $0.service.id == id } }
        var reached: Set<Int> = []
        var open: [Int] = []
        let reach = { (index: Int?) in
            if let index, reached.insert(index).inserted { open.append(index) }
        }
        for (index, model) in services.enumerated() {
            for change in plan.interventions(at: model.service.id) {
                reach(index)
                if let other = change.effect.destination { reach(number(other)) }
            }
        }
        for pool in sharedStaff where !plan.interventions(onPool: pool.name).isEmpty {
            for member in pool.members { reach(number(member.service)) }
        }
        while let index = open.popLast() {
            let service = services[index].service
            for id in service.services { reach(number(id)) }
            for one in layout.waiting where one.service == index { reach(number(one.rule.asksFor)) }
            for pool in sharedStaff where pool.members.contains(where: { $0.service == service.id }) {
                for member in pool.members { reach(number(member.service)) }
            }
        }
        return reached
    }

    /// The network's stages that a plan leaves as they are and that need not be simulated under it: those of the services that
    /// it does not change.
    ///
    /// A service that asks for a review of each plan once at a time looks at how many reviews are open: it is simulated with
    /// those whom it asks.
    package func spared(by plan: Plan) -> [Int] {
        let affected = affected(by: plan)
        guard !affected.isEmpty else { return [] }
        let keys = services.indices
            .filter { index in
                let review = services[index].service.stock?.review.map { layout.number(of: $0.service) }
                return !affected.contains(index) && !(review.map(affected.contains) ?? false)
            }
            .map { RandomStream.serviceKey(services[$0].service.id) }
        return network.stages.indices.filter { keys.contains(network.stages[$0].serviceKey) }
    }
}
