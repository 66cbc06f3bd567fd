import Forecasting
import Foundation
package import Simulation

/// An area cannot be modelled as it stands.
package struct ModelError: Error, CustomStringConvertible {
    /// What is missing, where, and what to give.
    package let description: String
}

extension ServiceModel {
    /// Estimates a service from what is published to the end of a month.
    ///
    /// - Throws: ``ModelError`` when there is neither a count of the list nor a stated one, or no way to referrals.
    package init(_ service: Service, in area: Area, dataTo cutoff: Month) throws {
        let published = PublishedFigures(area.history, service: service, to: cutoff)
        var notes: [String] = []
        let lists = try service.stages.map { try Self.list(of: $0, service, published, cutoff, notes: &notes) }
        let anchor = lists.compactMap(\.month).min() ?? cutoff
        let demand = try Self.demand(of: service, published, lists[0], cutoff: cutoff, notes: &notes)

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
        var stages: [StageModel] = []
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

    private static func list(
        of stage: Stage,
        _ service: Service,
        _ published: PublishedFigures,
        _ cutoff: Month,
        notes: inout [String]
    ) throws -> KnownList {
        if let stated = stage.waitingList { return KnownList(stated, cutoff: cutoff, notes: &notes) }
        // The stages of a pathway start empty unless the area says otherwise.
        if service.isPathway { return .empty }
        guard let list = KnownList(published, notes: &notes) else {
            throw ModelError(
                description: "\(service.place): service '\(service.id)' has no count of its list up to \(cutoff): "
                    + "give 'waiting' rows in the history or a 'waiting list' in the area file"
            )
        }
        return list
    }

    private static func demand(
        of service: Service,
        _ published: PublishedFigures,
        _ list: KnownList,
        cutoff: Month,
        notes: inout [String]
    ) throws -> Demand {
        if let stated = service.referralsPerMonth {
            let model = DemandModel(
                logLevel: log(max(stated.value, 1e-6)),
                logLevelError: 0,
                monthlySize: unseenMonthlySize,
                end: cutoff.end
            )
            return Demand(model: model, stated: stated, evidence: stated.evidence, basis: "stated: \(stated.source)")
        }
        if published.referrals.contains(where: { $0.count > 0 }) {
            let model = try DemandModel(fitting: published.referrals, levelShifts: service.levelShifts.map(\.firstDay))
            return Demand(
                model: model,
                stated: nil,
                evidence: .observed,
                basis: "negative-binomial regression on \(counted(published.referrals.count, "count")) of referrals"
            )
        }
        if let monthly = UnpublishedFlows.balancing(published.stocks) {
            notes.append("referrals are not published: \(oneDecimal(monthly)) a month balance the waits")
            return derived(
                monthly,
                UnpublishedFlows.seriesError,
                cutoff,
                "balance of the waits; no referrals published"
            )
        }
        guard list.number.value > 0, list.mean.value > 0 else {
            throw ModelError(
                description: "\(service.place): service '\(service.id)' has no referrals up to \(cutoff): give "
                    + "'\(service.referralMetric)' rows in the history or 'referrals' in the area file"
            )
        }
        let monthly = UnpublishedFlows.steady(number: list.number.value, mean: list.mean.value)
        notes.append("referrals are not published: \(oneDecimal(monthly)) a month by Little's law")
        return derived(monthly, UnpublishedFlows.snapshotError, cutoff, "Little's law from one count")
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
        list: KnownList,
        steps: [Transition],
        isFirst: Bool,
        tied: Bool,
        notes: inout [String]
    ) -> StageModel {
        let capacity: StageModel.Capacity
        let evidence: Evidence
        let basis: String
        if let stated = stage.capacityPerWeek {
            capacity = .stated(stated)
            evidence = stated.evidence
            basis = "stated: \(stated.source)"
        } else if !stage.staffing.isEmpty {
            capacity = .staffed(stage.staffing)
            evidence = stage.staffing.map(\.evidence).max()!
            let wte = stage.staffing.reduce(0) { $0 + $1.wte.value }
            basis = "built from staff: \(words(wte)) WTE established"
        } else if isFirst, let model = RemovalModel(fitting: steps) {
            capacity = .implied(model, tiedToDemand: tied)
            evidence = .derived
            basis = "removals implied by \(counted(model.observations, "month")) of referrals and list"
            notes += model.setAside.compactMap(Self.note)
        } else {
            capacity = isFirst ? .balanced(error: snapshotImbalance) : .unlimited
            evidence = .assumed
            basis = isFirst ? "assumed to keep pace with referrals" : "assumed without limit"
        }
        return StageModel(
            stage: stage,
            waits: list.variants,
            listEvidence: list.evidence,
            capacity: capacity,
            capacityEvidence: evidence,
            basis: basis
        )
    }

    private static func note(on step: Transition) -> String? {
        let month = step.to.month.name
        switch step.contradiction {
        case .negativeRemovals:
            let growth = Int((step.to.number - step.from.number).rounded())
            return
                "\(month) set aside: the list grew by \(growth) on \(counted(Int(step.referrals.rounded()), "referral"))"
        case .meanGrowsTooFast:
            return "\(month): the mean wait grew faster than time passed; not used for the order of service"
        case .maximumGrowsTooFast:
            return "\(month): the longest wait grew faster than time passed; not used for the order of service"
        case nil:
            return nil
        }
    }
}

extension ServiceModel.Demand {
    /// Whether referrals were worked out from the list itself.
    var isDerivedFromList: Bool { stated == nil && evidence == .derived }
}
