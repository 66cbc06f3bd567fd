package import Areas
package import Calendar
import Forecasting
import Foundation
import Wording

extension FittedService {
    /// Estimates a service from what is published to the end of a month.
    ///
    /// - Throws: ``InputErrors`` when there is neither a count of the list nor a stated one, or no way to referrals.
    package init(_ service: Service, in area: Area, dataTo cutoff: Month) throws(InputErrors) {
        let history = ServiceHistory(service, in: area.history)
        guard history.faults.isEmpty else {
            throw InputErrors(
                history.faults.map {
                    Problem(at: service.place, "service '\(service.id)': \($0.message)", remedy: $0.remedy)
                }
            )
        }
        let published = PublishedFigures(history, referrals: service.referralMetric, to: cutoff)
        var notes = history.choices.filter { $0.used.period.first < cutoff.end }.map(\.sentence)
        var lists: [StartingList] = []
        for stage in service.stages {
            lists.append(try Self.list(of: stage, service, published, cutoff, notes: &notes))
        }
        let anchor = lists.compactMap(\.month).min() ?? cutoff
        let demand = try Self.demand(of: service, published, lists[0], cutoff: cutoff)

        let steps: [Transition]
        if demand.isDerivedFromList {
            let monthly = exp(demand.model.logLevel)
            let first = published.stocks.first?.month ?? anchor
            let constant = Dictionary(
                uniqueKeysWithValues: (first.number...max(first, anchor).number).map { (Month(number: $0), monthly) }
            )
            steps = Transition.between(published.stocks, referrals: constant)
        } else {
            steps = Transition.between(
                published.stocks,
                referrals: published.referralsByMonth,
                assessed: published.assessed,
                assessedMeans: published.assessedMeans
            )
        }
        var stages: [FittedStage] = []
        for (index, stage) in service.stages.enumerated() {
            stages.append(
                Self.stage(
                    stage,
                    list: lists[index],
                    steps: steps,
                    isFirst: index == 0,
                    tied: demand.isDerivedFromList,
                    notes: &notes
                )
            )
        }
        let isStated = service.isPathway || service.stages[0].hasOwnCapacity
        if !demand.isDerivedFromList && steps.count >= 10 {
            sufficiency = .series
        } else if published.stocks.count >= 4 {
            sufficiency = .short
        } else {
            sufficiency = isStated ? .stated : .snapshot
        }
        evidence = max(demand.evidence, stages.map { max($0.listEvidence, $0.capacityEvidence) }.max()!)
        order = OrderFit(fitting: steps, leavingShare: service.leavingShare.value)
        longest = published.longestGrowth.map { (lists[0].maximum, $0) }
        self.service = service
        origin = area.origin
        calendar = area.calendar
        self.anchor = anchor
        self.demand = demand
        self.stages = stages
        self.notes = notes
    }

    /// Services of an area, each estimated or with what is wrong with it.
    package static func estimates(of services: [Service], in area: Area, dataTo: Month) -> [Result<
        FittedService, InputErrors
    >] {
        concurrentMap(services.count) { number in
            Result { () throws(InputErrors) in try FittedService(services[number], in: area, dataTo: dataTo) }
        }
    }

    /// What keeps services of an area from being estimated at its origin.
    package static func problems(of services: [Service], in area: Area) -> [Problem] {
        estimates(of: services, in: area, dataTo: area.origin)
            .flatMap { estimate -> [Problem] in
                if case .failure(let error) = estimate { error.problems } else { [] }
            }
    }

    private static func list(
        of stage: Stage,
        _ service: Service,
        _ published: PublishedFigures,
        _ cutoff: Month,
        notes: inout [String]
    ) throws(InputErrors) -> StartingList {
        if let stated = stage.waitingList { return StartingList(stated, cutoff: cutoff, notes: &notes) }
        // The stages of a pathway start empty unless the area says otherwise.
        if service.isPathway { return .empty }
        guard let list = StartingList(published, notes: &notes) else {
            throw InputErrors(
                at: service.place,
                "service '\(service.id)' has no count of its list in the \(Limits.oldestCountMonths / 12) years to "
                    + "\(cutoff)",
                remedy: "Give 'waiting' rows in the history or a 'waiting list' in the area file."
            )
        }
        return list
    }

    private static func demand(
        of service: Service,
        _ published: PublishedFigures,
        _ list: StartingList,
        cutoff: Month
    ) throws(InputErrors) -> Demand {
        if let stated = service.referralsPerMonth {
            let model = DemandModel(
                logLevel: log(max(stated.value, 1e-6)),
                logLevelError: 0,
                monthlySize: unseenMonthlySize,
                end: cutoff.end
            )
            return Demand(model: model, stated: stated, evidence: stated.evidence, basis: stated.statement)
        }
        if published.referrals.contains(where: { $0.count > 0 }) {
            // A shift that is declared for later was not known then.
            let shifts = service.levelShifts.filter { $0 <= cutoff }
            let model: DemandModel
            do {
                model = try DemandModel(fitting: published.referrals, levelShifts: shifts.map(\.firstDay))
            } catch {
                throw InputErrors(
                    at: service.place,
                    "service '\(service.id)' has referrals up to \(cutoff) that cannot be fitted: \(error)",
                    remedy: "Correct the rows of '\(service.referralMetric)', or state 'referrals' in the area file."
                )
            }
            return Demand(
                model: model,
                stated: nil,
                evidence: .observed,
                basis: "negative-binomial regression on \(counted(published.referrals.count, "published count"))"
            )
        }
        if let monthly = UnpublishedFlows.balancing(published.stocks) {
            return derived(
                monthly,
                UnpublishedFlows.seriesError,
                cutoff,
                "none are published; \(oneDecimal(monthly)) a month balance the waits"
            )
        }
        guard list.number.value > 0, list.mean.value > 0 else {
            throw InputErrors(
                at: service.place,
                "service '\(service.id)' has no referrals up to \(cutoff)",
                remedy: "Give '\(service.referralMetric)' rows in the history or 'referrals' in the area file."
            )
        }
        let monthly = UnpublishedFlows.steady(number: list.number.value, mean: list.mean.value)
        return derived(
            monthly,
            UnpublishedFlows.snapshotError,
            cutoff,
            "none are published; \(oneDecimal(monthly)) a month by Little's law from one count"
        )
    }

    private static func derived(_ monthly: Double, _ error: Double, _ cutoff: Month, _ basis: String) -> Demand {
        let model = DemandModel(
            logLevel: rounded9(log(monthly)),
            logLevelError: error,
            monthlySize: unseenMonthlySize,
            end: cutoff.end
        )
        return Demand(model: model, stated: nil, evidence: .derived, basis: basis)
    }

    /// NB2 size of a month's referrals when no series shows it: assumed.
    ///
    /// The middle of the sizes of published children's series (variance about 10 times the mean at 100 a month).
    private static let unseenMonthlySize = 11.0

    private static func stage(
        _ stage: Stage,
        list: StartingList,
        steps: [Transition],
        isFirst: Bool,
        tied: Bool,
        notes: inout [String]
    ) -> FittedStage {
        let capacity: FittedStage.Capacity
        let evidence: Evidence
        let basis: String
        if let stated = stage.capacityPerWeek {
            capacity = .stated(stated)
            evidence = stated.evidence
            basis = stated.statement
        } else if !stage.staffing.isEmpty {
            capacity = .staffed(stage.staffing)
            evidence = stage.staffing.map(\.evidence).max()!
            let wte = stage.staffing.reduce(0) { $0 + $1.wte.value }
            basis = "built from staff: \(words(wte)) WTE established"
        } else if isFirst, let model = RemovalModel(fitting: steps) {
            capacity = .implied(model, tiedToDemand: tied)
            evidence = .derived
            basis = "removals implied by \(counted(model.observations, "month")) of referrals and list"
            notes += Self.notes(on: model.setAside)
        } else {
            capacity = isFirst ? .balanced(error: snapshotImbalance) : .unlimited
            evidence = .assumed
            basis = isFirst ? "assumed to keep pace with referrals" : "assumed without limit"
        }
        return FittedStage(
            stage: stage,
            waits: list.variants,
            listEvidence: list.evidence,
            capacity: capacity,
            capacityEvidence: evidence,
            basis: basis
        )
    }

    /// What is said of months whose figures contradict one another: those of one kind together.
    private static func notes(on steps: [Transition]) -> [String] {
        var notes = steps.filter { $0.contradiction == .negativeRemovals }
            .map { step in
                let growth = Int((step.to.number - step.from.number).rounded())
                return "\(step.to.month.name) set aside: the list grew by \(growth) on "
                    + "\(counted(Int(step.referrals.rounded()), "referral"))"
            }
        for (kind, wait) in [(Transition.Contradiction.meanGrowsTooFast, "mean"), (.maximumGrowsTooFast, "longest")] {
            let months = steps.filter { $0.contradiction == kind }.map(\.to.month)
            guard !months.isEmpty else { continue }
            notes.append(
                "\(spans(months)) not used for the order of service: the \(wait) wait grew faster than time passed"
            )
        }
        return notes
    }
}

extension Figure {
    /// That the area states it, and after what.
    fileprivate var statement: String {
        "stated by the area" + (source.isEmpty ? ", without a source" : " (\(source))")
    }
}

extension FittedService {
    /// Where the forecast's parts come from and what was set aside, stood in for or assumed on the way, in plain words.
    package var account: [String] {
        var lines = ["referrals: \(demand.basis)"]
        for stage in stages {
            lines.append((service.isPathway ? "capacity of \(stage.stage.id): " : "capacity: ") + stage.basis)
        }
        return lines + notes
    }
}

extension FittedService.Demand {
    /// Whether referrals were worked out from the list itself.
    var isDerivedFromList: Bool { stated == nil && evidence == .derived }
}
