extension Costs {
    /// The costs without what is about some services.
    func leavingOut(_ ids: Set<String>) -> Costs {
        var costs = self
        costs.pay = pay.compactMap { group in
            var left = group
            left.services.removeAll(where: ids.contains)
            // What was about those services alone must not become what is about all.
            return left.services.isEmpty && !group.services.isEmpty ? nil : left
        }
        costs.cases.removeAll { ids.contains($0.service) }
        if let service = placements?.service, ids.contains(service) { costs.placements = nil }
        costs.lines.removeAll { $0.service.map(ids.contains) ?? false }
        costs.policy = policy.compactMap { $0.of(costs, without: ids) }
        costs.waiting.removeAll { ids.contains($0.service) || ids.contains($0.asksFor) }
        return costs
    }
}

extension PolicyLine {
    /// The rule as far as it is about what these costs still hold; `nil`: about nothing any more.
    fileprivate func of(_ costs: Costs, without ids: Set<String>) -> PolicyLine? {
        var rule = self
        switch effect {
        case .label, .grant: return self
        case .cap(_, let service): return service.map(ids.contains) ?? false ? nil : self
        case .change(let change, let subjects):
            let left = subjects.filter { subject in
                switch subject {
                case .line(let name): costs.lines.contains { $0.name == name }
                case .placement, .placements: costs.placements != nil
                case .pay, .nonPay, .outsourced, .income: true
                }
            }
            rule.effect = .change(change, of: left)
            return left.isEmpty ? nil : rule
        }
    }
}
