package import Areas
import Assembly
package import Calibration
import Randomness
import Runs

/// Looks at a run of some plans for what its results hang on.
package struct SensitivityStudy {
    private let fitted: FittedArea
    private let question: SensitivityQuestion
    private let settings: SensitivitySettings
    private let runner: Runner

    /// Prepares the run.
    ///
    /// - Throws: ``InputErrors`` with everything that keeps the plans from being run.
    package init(
        _ fitted: FittedArea,
        plans: [Plan],
        question: SensitivityQuestion,
        settings: SensitivitySettings
    ) throws(InputErrors) {
        (self.fitted, self.question, self.settings) = (fitted, question, settings)
        runner = try Self.runner(fitted, plans, question, settings)
    }

    private static func runner(
        _ fitted: FittedArea,
        _ plans: [Plan],
        _ question: SensitivityQuestion,
        _ settings: SensitivitySettings
    ) throws(InputErrors) -> Runner {
        var baseline = plans.first { $0.id == Plan.noChange.id && $0.interventions.isEmpty } ?? .noChange
        if let goal = question.goal { baseline.targets.append(goal) }
        return try Runner(
            fitted,
            plans: [baseline] + plans.filter { $0.id != baseline.id },
            settings: RunSettings(
                replications: settings.replications,
                seed: settings.seed,
                threads: settings.threads,
                horizonMonths: settings.horizonMonths,
                // Costs are those of all services.
                services: Set(question.worth == nil ? question.asked.map { [$0.service] } ?? [] : []),
                followsReferrals: question.asked?.measure.followsChildren ?? false
            )
        )
    }

    /// Runs the plans and looks at what they hang on.
    ///
    /// - Parameters:
    ///   - levels: the quantity in each replication, where a run has told it of no change: for a study of no plans, which tells
    ///     no services apart.
    ///   - progress: called now and then with what is done and the share of it, never from two threads at once.
    /// - Returns: what they hang on.
    /// - Throws: ``InputErrors`` when lists grow beyond what is counted, or where the quantity has too few values.
    package func result(
        ofLevels levels: [Double]? = nil,
        progress: (String, Double) -> Void = { _, _ in }
    ) throws(InputErrors) -> Sensitivity {
        let all = (0..<settings.replications).map { Replication(seed: settings.seed, number: $0) }
        let readings: Readings
        if let levels {
            precondition(
                levels.count == settings.replications && runner.plans.count == 1 && !settings.tellsServices
                    && question.worth == nil,
                "the quantity as a whole, of no change, in every replication"
            )
            readings = Readings(question, levels: levels)
        } else {
            readings = try Readings(question, runner, services, in: all) { progress("forecasting", $0) }
        }
        let kept = readings.places
        guard kept.count >= min(SensitivitySettings.fewestReplications, settings.replications) else {
            throw InputErrors(
                at: fitted.services[0].service.place,
                "'\(question.asked?.text ?? "child-weeks")' has a value in \(kept.count) of \(settings.replications) "
                    + "replications only",
                remedy: "Ask for another measure or month, or for more replications."
            )
        }
        progress("reading what was drawn", 0)
        let plans = runner.plans.map(\.id)
        let choice =
            plans.count > 1 && question.tellsPlansApart ? PlanChoice(plans, benefits: readings.benefits) : nil
        let bestPlan = plans[choice?.best ?? 0]
        let figures = UncertainFigure.all(of: inputs, fitted, in: kept.map { all[$0] }, inWordsOf: bestPlan)
        let sets = FigureSet.all(of: figures)
        let shuffles = Shuffles(of: kept.count)
        progress("weighing figures", 0)
        let values = choice.map { ValueOfKnowing.all(sets, for: $0, shuffles: shuffles) } ?? []
        let best = choice?.best ?? 0
        // What only other plans state has nothing to do with a forecast.
        let explained = { (values: [Double], plan: String) in
            let own = sets.filter { set in
                set.members.allSatisfy { figures[$0].plans.isEmpty || figures[$0].plans.contains(plan) }
            }
            return ExplainedForecast(values, by: own, of: figures, shuffles: shuffles, tails: Self.tails)
        }
        let levels = readings.levels
        var forecasts = [Sensitivity.Forecast(.level, plan: plans[0], explained(levels[0], plans[0]))]
        if best > 0 {
            forecasts.append(Sensitivity.Forecast(.level, plan: bestPlan, explained(levels[best], bestPlan)))
            let changes = zip(levels[best], levels[0]).map { $0 - $1 }
            forecasts.append(Sensitivity.Forecast(.change, plan: bestPlan, explained(changes, bestPlan)))
        }
        for (service, values) in zip(services, readings.byService(plan: best))
        where services.count > 1 && settings.tellsServices {
            let shares = explained(values, bestPlan)
            forecasts.append(Sensitivity.Forecast(.level, plan: bestPlan, service: service, shares))
        }
        let effects = try walk(figures, best) { progress("moving figures", $0) }
        forecasts = forecasts.map { one in
            guard one.service == nil else { return one }
            return one.with(one.kind == .change ? effects.changes : one.plan == plans[best] ? effects.levels : [:])
        }
        return Sensitivity(
            area: fitted.area,
            plans: runner.plans,
            dataTo: fitted.dataTo,
            horizonMonths: settings.horizonMonths ?? fitted.area.horizonMonths,
            question: question,
            settings: settings,
            replications: kept.count,
            figures: figures,
            choice: choice,
            meanCosts: question.worth == nil ? nil : readings.pounds.map(PlanChoice.mean),
            values: values,
            forecasts: forecasts
        )
    }

    /// A single replication in which a list explodes is most of the variance, and would seem to be all that matters.
    private static let tails = 0.005

    /// The services whose child-weeks are counted.
    private var services: [String] { question.asked == nil ? fitted.services.map(\.service.id) : [] }

    /// The inputs of what is simulated.
    private var inputs: [UncertainInput] {
        let linked = question.asked.flatMap { asked in
            question.worth == nil ? runner.groups.first { $0.reportedIDs.contains(asked.service) } : nil
        }
        let meant = linked.map { Set($0.services.map(\.service.id)) }
        return InputRegister(of: fitted, plans: runner.plans).inputs
            .filter { input in
                if input.isPrice { return question.worth != nil }
                return meant.map { input.service.isEmpty || $0.contains(input.service) } ?? true
            }
    }

    /// Moves figures along the walks of Morris's design, under no change and under a plan.
    private func walk(
        _ figures: [UncertainFigure],
        _ best: Int,
        progress: (Double) -> Void
    ) throws(InputErrors) -> (levels: [Int: ElementaryEffects], changes: [Int: ElementaryEffects]) {
        let plan = runner.plans[best]
        let moved = figures.indices.filter { place in
            let one = figures[place]
            return one.address != nil && !one.path.hasPrefix(UncertainInput.prices)
                && (one.plans.isEmpty || one.plans.contains(plan.id))
        }
        guard settings.walks > 0, !moved.isEmpty else { return ([:], [:]) }
        let few = try Self.runner(fitted, best > 0 ? [plan] : [], question, settings)
        let design = MorrisDesign(figures: moved.count, walks: settings.walks)
        let count = SensitivitySettings.replicationsOfPoint
        var replications: [Replication] = []
        for (number, walk) in design.walks.enumerated() {
            for point in walk.points {
                var held: [DrawAddress: Double] = [:]
                for (place, figure) in zip(point, moved) {
                    if let address = figures[figure].address { held[address] = place }
                }
                replications += (0..<count)
                    .map { Replication(seed: settings.seed, number: number * count + $0, holding: held) }
            }
        }
        let readings = try Readings(question, few, services, in: replications, progress: progress)
        let points = moved.count + 1
        func effects(_ values: [Double]) -> [Int: ElementaryEffects] {
            let byWalk = design.walks.indices.map { walk in
                (0..<points)
                    .map { point in
                        let first = (walk * points + point) * count
                        return PlanChoice.mean(Array(values[first..<first + count]))
                    }
            }
            return Dictionary(uniqueKeysWithValues: zip(moved, design.effects(byWalk)))
        }
        let levels = readings.allLevels
        let last = levels[levels.count - 1]
        return (effects(last), best > 0 ? effects(zip(last, levels[0]).map { $0 - $1 }) : [:])
    }
}

extension UncertainInput {
    static let prices = "costs/"

    /// Whether it is a price: of costs, what changes no list.
    fileprivate var isPrice: Bool {
        path.hasPrefix(Self.prices) && !path.hasPrefix("costs/waiting/") && !path.hasSuffix("/cap")
    }
}
