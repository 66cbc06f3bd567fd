package import Areas
import Calibration
import Finance
package import Statistics

/// What each step of a plan contributes.
package struct ContributionResult: Sendable {
    /// The plan.
    package var plan: Plan
    /// Its steps.
    package var steps: [Step]
    /// What they change, and what of it each one does.
    package var amounts: [Amount]

    /// A step: an entry of the plan's file.
    package struct Step: Sendable {
        /// The words of the file.
        package var label: String
        /// The services at which it is taken, by their ids.
        package var services: [String]
        /// What it delivers in the whole plan: of each kind the hundredths, all its services together.
        package var delivered: [(kind: DeliveredKind, service: String, hundredths: Summary)]
    }

    /// A change from no change, or a part of it.
    package struct Amount: Sendable {
        /// What changes.
        package var quantity: ContributionQuantity
        /// Which part of the change.
        package var term: ContributionTerm
        /// How surely it is known.
        package var evidence: Evidence
        /// Hundredths of children, child-days or pence more than with no change.
        package var change: Summary
    }

    /// What a term is of a quantity.
    package func change(_ service: String, _ kind: ContributionQuantity.Kind, _ term: ContributionTerm) -> Summary? {
        amounts.first {
            $0.quantity.service == service && $0.quantity.measure == kind && $0.quantity.period == nil
                && $0.term == term
        }?
        .change
    }
}

extension ContributionStudy {
    /// What a tally says.
    package func result(of tally: ContributionTally) -> ContributionResult {
        let terms = ContributionTerm.all(steps: layout.steps)
        let told = steps.map { places in
            let changes = plan.interventions[places]
            return ContributionResult.Step(
                label: changes.first?.label ?? "",
                services: changes.map(\.service),
                delivered: places.flatMap { place in
                    zip(StepsDelivered.kinds, tally.delivered[place])
                        .compactMap { kind, sample in
                            guard isTold(kind, place), let summary = sample.summary else { return nil }
                            return (kind, plan.interventions[place].service, summary)
                        }
                }
            )
        }
        let amounts = zip(layout.quantities, tally.terms)
            .flatMap { quantity, samples in
                zip(terms, samples)
                    .compactMap { term, sample -> ContributionResult.Amount? in
                        // Only costs can be of the plan and of no step.
                        guard term != .plan || quantity.measure == .cost, let change = sample.summary else {
                            return nil
                        }
                        return ContributionResult.Amount(
                            quantity: quantity,
                            term: term,
                            evidence: evidence(of: quantity),
                            change: change
                        )
                    }
            }
        return ContributionResult(plan: plan, steps: told, amounts: amounts)
    }

    /// Whether something can be delivered by an intervention of the plan.
    private func isTold(_ kind: DeliveredKind, _ place: Int) -> Bool {
        let effect = plan.interventions[place].effect
        switch kind {
        case .posts: return effect is Recruit
        case .months: return effect.timing != .atOnce
        case .cases, .places: return effect.addedCases != nil
        }
    }

    private func evidence(of quantity: ContributionQuantity) -> Evidence {
        let whole = ContributionLayout.whole
        if quantity.measure == .cost, let money = runner.money {
            let sheet = money.layout.sheets[whole]
            return sheet.items[sheet.baselineCount...]
                .map { max($0.evidence, runner.known($0.quantity, under: whole)) }.max() ?? .derived
        }
        let homes = zip(runner.league.services, runner.league.homes)
            .filter { [$0.0, "all"].contains(quantity.service) }.map(\.1)
        let known = homes.filter { runner.layout.groups[$0.group].affected[whole].contains($0.index) }
            .map { runner.evidence(of: [$0.index], inGroup: $0.group, under: whole) }
        return max(.derived, known.max() ?? .derived)
    }
}
