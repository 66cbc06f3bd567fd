import Areas
import Calendar
import Calibration
import Forecasting
import Foundation
import Randomness
import Simulation
import Wording

/// What calibration estimates of a service, as inputs of a run.
struct Estimates {
    private let model: FittedService
    private let key: UInt64
    /// Months from the anchor to the last one forecast.
    private let months: Int
    /// How the list may go, where it is bent to a path.
    private let listLaw: ListLaw?

    init(_ model: FittedService, months: Int, listLaw: ListLaw? = nil) {
        (self.model, self.months, self.listLaw) = (model, months, listLaw)
        key = RandomStream.serviceKey(model.service.id)
    }

    /// The path of the input that says which list a service starts with.
    static func startingListPath(of model: FittedService) -> String { "\(model.service.id)/starting-list" }

    /// All of them, in a fixed order.
    var inputs: [UncertainInput] {
        var inputs = [level, referralPath, removals, order, startingList, path]
        if let law = model.followedAssessments { inputs.append(assessmentPath(law)) }
        if let listLaw { inputs += [listPath(listLaw), listAges(listLaw)] }
        inputs += courses
        if PublishedStrays.areDrawn(for: model) { inputs += [publishedMean, publishedLongest] }
        return inputs
    }

    private var level: UncertainInput {
        let (key, demand) = (key, model.demand)
        let law = demand.law
        return input(
            "referrals/level",
            "level of referrals",
            .aMonth,
            demand.stated != nil
                ? .unused : .logNormal(logMean: law.logLevel, logDeviation: law.logLevelError),
            (demand.evidence, demand.basis),
            .number(.referralLevel(of: key))
        ) { replication in
            if demand.stated != nil { return [] }
            let particle = replication.uniform(at: .referralLevel(of: key))
            return [law.monthlyMean(particle: particle, random: replication.stream(.referralPath(of: key)))]
        }
    }

    private var referralPath: UncertainInput {
        let (key, demand, last) = (key, model.demand, model.anchor + months)
        return input(
            "referrals/path",
            "referrals expected by month",
            .plain,
            demand.law.wanders ? .path : .unused,
            (demand.evidence, demand.basis),
            .stream(.referralPath(of: key)),
            shape: .months
        ) { ReferralDraw(demand, $0, key, to: last).months }
    }

    private var removals: UncertainInput {
        let (key, first) = (key, model.stages[0])
        let known = (first.capacityEvidence, first.basis)
        let address = DrawAddress.removalLevel(of: key)
        switch first.capacity {
        case .implied where model.posterior != nil:
            // The draws of how the list is worked have it.
            return input("removals/level", "level of removals", .aMonth, .unused, known, .number(address)) { _ in [] }
        case .implied(let removals, _):
            return input(
                "removals/level",
                "level of removals",
                .aMonth,
                .logNormal(logMean: removals.logLevel, logDeviation: removals.logLevelError),
                known,
                .number(address)
            ) { [exp(removals.logLevel + removals.logLevelError * $0.normal(at: address))] }
        case .balanced(let error):
            return input(
                "removals/level",
                "level of removals, times referrals",
                .plain,
                .logNormal(logMean: 0, logDeviation: error),
                known,
                .number(address)
            ) { [exp(error * $0.normal(at: address))] }
        case .stated, .staffed, .inferred, .unlimited:
            return input("removals/level", "level of removals", .aMonth, .unused, known, .number(address)) { _ in [] }
        }
    }

    /// How the list is worked: draws whose numbers go together.
    private func working(_ posterior: ListPosterior) -> UncertainInput {
        let key = key
        let months = posterior.basis.months
        let values: @Sendable (ListPosterior.Particle) -> [Double] = { particle in
            [
                particle.kappa, particle.earlyShare, particle.earlyAgeWeeks, particle.attritionPerWeek,
                exp(particle.logReferrals), exp(particle.logAssessed),
            ]
        }
        return input(
            "order-of-service/fitted",
            "order of service, early disposals, attrition and levels",
            .plain,
            .weighted(
                points: posterior.particles.map(values),
                probabilities: posterior.particles.map { _ in 1 / Double(posterior.particles.count) }
            ),
            months > 0
                ? (.derived, "\(months) months of its list")
                : (.assumed, "no months of its list: what other lists show"),
            .number(.orderOfService(of: key)),
            shape: .named(["kappa", "early share", "early age", "attrition a week", "referrals", "assessed"])
        ) { values(posterior.particle($0.uniform(at: .orderOfService(of: key)))) }
    }

    private var order: UncertainInput {
        if let posterior = model.posterior { return working(posterior) }
        let (key, order) = (key, model.order)
        let isUsed = model.stages.contains { $0.stage.order == .fitted }
        return input(
            "order-of-service/fitted",
            "order of service, fitted",
            .plain,
            isUsed
                ? .weighted(
                    points: order.points.map { [$0.kappa, $0.psi] },
                    probabilities: order.points.map(\.probability)
                )
                : .unused,
            order.observations > 0
                ? (.derived, "\(order.observations) months of its waits")
                : (.assumed, "no months of its waits: a prior"),
            .number(.orderOfService(of: key)),
            shape: .named(["kappa", "psi"])
        ) { replication in
            guard isUsed else { return [] }
            let drawn = order.draw(replication.uniform(at: .orderOfService(of: key)))
            return [drawn.kappa, drawn.psi]
        }
    }

    private var startingList: UncertainInput {
        let (key, stages) = (key, model.stages)
        // The draws of how a list is worked have a list each.
        let isUsed = model.posterior?.basis.months ?? 0 == 0 || stages.count > 1
        return input(
            "starting-list",
            "which of the lists that its published figures allow",
            .plain,
            model.posterior?.basis.months ?? 0 > 0 && stages.count == 1
                ? .unused : .variants(stages.map(\.waits.count)),
            (stages.map(\.listEvidence).max() ?? .assumed, "waits rebuilt from what is published of them"),
            .number(.startingList(of: key)),
            shape: .named(stages.map(\.stage.id))
        ) { replication in
            guard isUsed else { return [] }
            let variant = replication.uniform(at: .startingList(of: key))
            return stages.map { Double($0.number(ofVariant: variant)) }
        }
    }

    private var path: UncertainInput {
        let (key, months) = (key, months)
        var isUsed = false
        if case .implied = model.stages[0].capacity { isUsed = model.followedAssessments == nil }
        return input(
            "removals/path",
            "level of removals, log deviation by month",
            .plain,
            isUsed ? .wandering(persistence: RemovalModel.persistence, step: RemovalModel.stepError) : .unused,
            (.assumed, "persistence and step of the model of removals"),
            .stream(.capacityPath(of: key)),
            shape: .months
        ) { [isUsed] replication in
            guard isUsed else { return [] }
            var random = replication.stream(.capacityPath(of: key))
            return ServiceDraw.capacityPath(months: months + 1, &random)
        }
    }

    private func assessmentPath(_ law: FlowPath) -> UncertainInput {
        let (key, months, anchor) = (key, months, model.anchor)
        return input(
            "assessments/path",
            "assessments expected by month",
            .plain,
            .path,
            (.observed, "\(counted(law.observations, "published count")) of assessments"),
            .stream(.assessmentPath(of: key)),
            shape: .months
        ) { AssessmentDraw(law, $0, key, from: anchor, months: months + 1).months }
    }

    private func listPath(_ law: @escaping ListLaw) -> UncertainInput {
        let (key, months) = (key, months)
        return input(
            "list/path",
            "number on the list by month, if nothing changes",
            .plain,
            .path,
            (.derived, "the list's own changes from month to month"),
            .stream(.listPath(of: key)),
            shape: .months
        ) { replication in
            var random = replication.stream(.listPath(of: key))
            return law(months, &random)
        }
    }

    private func listAges(_ law: @escaping ListLaw) -> UncertainInput {
        let (key, months, model) = (key, months, model)
        return input(
            "list/waits",
            "waits on the list by month, if nothing changes: the mean in weeks, or the number beyond 18 weeks",
            .plain,
            .path,
            (.derived, "what is published of the list's waits from month to month"),
            .stream(.listAges(of: key)),
            shape: .months
        ) { replication in
            var random = replication.stream(.listPath(of: key))
            let numbers = law(months, &random)
            random = replication.stream(.listAges(of: key))
            return model.drawAges(numbers, random: &random)
                .map { ages in
                    switch ages {
                    case .asTheyAre: .nan
                    case .beyond(let children): children[0]
                    case .mean(let weeks): weeks
                    }
                }
        }
    }

    /// What is drawn year by year.
    private var courses: [UncertainInput] {
        let (key, model) = (key, model)
        let years = months / 12 + 1
        let steps = (0...years).map { "year \($0)" }
        var inputs: [UncertainInput] = []
        if let course = model.demand.course {
            inputs.append(
                input(
                    "referrals/years",
                    "requests, by year",
                    .plain,
                    .walk(scale: 0.11, degreesOfFreedom: 4.3),
                    (.derived, "authorities' requests from year to year, beside the country's"),
                    .stream(.requestsPath(of: key)),
                    shape: .named(steps)
                ) { replication in
                    var random = replication.stream(.requestsPath(of: key))
                    return course.path(years: steps.count, from: model.anchor.end.inYears, &random)
                }
            )
        }
        for (number, stage) in model.shareCourses.enumerated() {
            for course in stage {
                let id = model.service.stages[number].id
                inputs.append(
                    input(
                        "stage/\(id)/route-\(course.route)/years",
                        "stage \(id), share of route \(course.route + 1), by year",
                        .share,
                        .walk(scale: course.law.step, degreesOfFreedom: course.law.degreesOfFreedom),
                        (.derived, "authorities' shares from year to year"),
                        .stream(.routeSharePath(course.route, ofStage: number, of: key)),
                        shape: .named(steps)
                    ) { replication in
                        var random = replication.stream(.routeSharePath(course.route, ofStage: number, of: key))
                        let first = course.start.moment
                        let moments = steps.indices.map { first + Double($0) }
                        let now = AnnualShare.share(course.start.logit)
                        return course.drawn(at: moments, from: now, &random)
                    }
                )
            }
        }
        if let pathway = model.pathway {
            inputs.append(
                input(
                    "stage/\(model.service.stages[pathway.stage].id)/capacity/years",
                    "stage \(model.service.stages[pathway.stage].id), capacity, log deviation by year",
                    .plain,
                    .walk(scale: PathwayPosterior.capacityStep, degreesOfFreedom: .infinity),
                    (.derived, "plans issued from year to year, across authorities"),
                    .stream(.pathwayCapacityPath(of: key)),
                    shape: .named(steps)
                ) { replication in
                    var random = replication.stream(.pathwayCapacityPath(of: key))
                    return PathwayPosterior.capacityPath(years: steps.count, &random)
                }
            )
        }
        if let stock = model.service.stock, stock.movesAsInEngland {
            inputs.append(
                input(
                    "held/years",
                    "held, stray from what is expected, by year and placement",
                    .plain,
                    .walk(scale: PlacementMoves.totalStray, degreesOfFreedom: 4),
                    (.derived, "plans held from year to year, across authorities"),
                    .stream(.heldPath(of: key)),
                    shape: .named(steps.flatMap { year in stock.placements.map { "\(year), \($0.name)" } })
                ) { replication in
                    var random = replication.stream(.heldPath(of: key))
                    let moves = PlacementMoves.england
                    return moves.strayPath(years: steps.count, held: moves.held, &random).flatMap(\.self)
                }
            )
        }
        return inputs
    }

    private var publishedMean: UncertainInput {
        let (model, months) = (model, months)
        return input(
            "published-waits/mean",
            "published mean wait, stray from the model's",
            .weeks,
            .walk(scale: PublishedStrays.stepWeeks, degreesOfFreedom: PublishedStrays.degreesOfFreedom),
            (.assumed, "recounts, transfers and rounding in published series"),
            .stream(.publishedMean(of: key)),
            shape: .months
        ) { PublishedStrays(model, $0, months: months).strays }
    }

    private var publishedLongest: UncertainInput {
        let (model, months) = (model, months)
        return input(
            "published-waits/longest",
            "published longest wait, ceiling",
            .weeks,
            .ageing(share: PublishedStrays.ageingShare, growth: PublishedStrays.growth(of: model)),
            (.assumed, "growth of the published longest wait"),
            .stream(.publishedLongest(of: key)),
            shape: .months
        ) { PublishedStrays(model, $0, months: months).ceilings }
    }

    private func input(
        _ path: String,
        _ item: String,
        _ unit: Figure.Unit,
        _ distribution: InputDistribution,
        _ known: (evidence: Evidence, source: String),
        _ draw: InputDraw,
        shape: UncertainInput.Shape = .number,
        drawn: @escaping @Sendable (Replication) -> [Double]
    ) -> UncertainInput {
        UncertainInput(
            path: "\(model.service.id)/\(path)",
            plan: "",
            service: model.service.id,
            item: item,
            stated: nil,
            unit: unit,
            bounds: unit == .aMonth ? Bounds.aMonth.range : -Double.infinity...Double.infinity,
            distribution: distribution,
            evidence: known.evidence,
            source: known.source,
            place: model.service.place,
            draw: draw,
            shape: shape,
            drawn: drawn
        )
    }
}
