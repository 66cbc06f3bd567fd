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
        let lists = try service.stages.enumerated()
            .map { index, stage in
                try Self.list(of: stage, service, published, isFirst: index == 0, cutoff: cutoff, notes: &notes)
            }
        anchor = lists.compactMap(\.month).min() ?? cutoff
        let demand = try Self.demand(of: service, published, cutoff: cutoff, notes: &notes)
        self.demand = demand

        let steps: [Transition]
        if demand.isDerivedFromList {
            let monthly = exp(demand.model.logLevel)
            let months = published.stocks.first.map { first in first.month.number...anchor.number } ?? 0...0
            let constant = Dictionary(uniqueKeysWithValues: months.map { (Month(number: $0), monthly) })
            steps = Transition.between(published.stocks, referrals: constant)
        } else {
            steps = Transition.between(
                published.stocks,
                referrals: published.referralsByMonth,
                assessed: published.assessed
            )
        }
        order = OrderFit(fitting: steps, leavingShare: service.leavingShare.value)
        stages = service.stages.enumerated()
            .map { index, stage in
                Self.stage(
                    stage,
                    list: lists[index],
                    steps: steps,
                    isFirst: index == 0,
                    tied: demand.isDerivedFromList,
                    notes: &notes
                )
            }
        let counts = published.stocks.count
        let isStated = service.isPathway || service.stages[0].waitingList != nil || service.referralsPerMonth != nil
        if counts >= 12 && steps.count >= 10 && !demand.isDerivedFromList {
            sufficiency = .series
        } else if counts >= 4 {
            sufficiency = .short
        } else {
            sufficiency = isStated ? .stated : .snapshot
        }
        evidence = max(
            demand.evidence,
            stages.map(\.listEvidence).max()!,
            stages.map(\.capacityEvidence).max()!
        )
        self.service = service
        self.notes = notes
    }

    /// A list at its date, with what stood in for figures that are not published.
    private struct KnownList {
        var number: Int
        var mean: Double
        var maximum: Double
        var month: Month?
        var evidence: Evidence
    }

    private static func list(
        of stage: Stage,
        _ service: Service,
        _ published: PublishedFigures,
        isFirst: Bool,
        cutoff: Month,
        notes: inout [String]
    ) throws -> KnownList {
        if let stated = stage.waitingList {
            let evidence = max(stated.number.evidence, stated.meanWeeks?.evidence ?? .assumed)
            return completed(
                StockPoint(
                    month: min(stated.asAt ?? cutoff, cutoff),
                    number: stated.number.value,
                    mean: stated.meanWeeks?.value,
                    maximum: stated.maxWeeks?.value
                ),
                evidence: evidence,
                notes: &notes
            )
        }
        // The later stages of a pathway start empty unless the area says otherwise.
        guard isFirst && !service.isPathway else {
            return KnownList(number: 0, mean: 0, maximum: 0, month: nil, evidence: .derived)
        }
        guard var point = published.stocks.last ?? published.snapshot else {
            throw ModelError(
                description: "\(service.place): service '\(service.id)' has no count of its list up to \(cutoff): "
                    + "give 'waiting' rows in the history or a 'waiting list' in the area file"
            )
        }
        if point.maximum == nil, let last = published.stocks.last(where: { $0.maximum != nil }) {
            let weeks = Double(point.month.end - last.month.end) / 7
            point.maximum = last.maximum! + weeks
            notes.append(
                "longest wait at \(point.month.name) taken as \(Int(last.maximum!)) weeks of \(last.month.name) "
                    + "grown by the time since; none is published"
            )
        }
        return completed(point, evidence: .observed, notes: &notes)
    }

    /// Stands in for a mean or maximum that is not published.
    private static func completed(_ point: StockPoint, evidence: Evidence, notes: inout [String]) -> KnownList {
        var list = KnownList(
            number: Int(point.number.rounded()),
            mean: point.mean ?? 0,
            maximum: point.maximum ?? 0,
            month: point.month,
            evidence: evidence
        )
        guard list.number > 0 else { return list }
        if point.mean == nil {
            list.mean = point.maximum.map { 0.4 * $0 } ?? 13
            list.evidence = .assumed
            notes.append("mean wait assumed as \(rounded1(list.mean)) weeks; none is published")
        }
        if point.maximum == nil {
            // The expected longest of n exponential waits is mean x (1 + 1/2 + ... + 1/n); lists with published maxima
            // lie between 1.75 and 4.5 times the mean.
            let harmonic = (1...list.number).reduce(0) { $0 + 1 / Double($1) }
            list.maximum = min(3, harmonic) * list.mean
            list.evidence = max(list.evidence, .derived)
            notes.append("longest wait taken as \(rounded1(list.maximum)) weeks; none is published")
        }
        list.mean = max(list.mean, 0.25)
        return list
    }

    private static func demand(
        of service: Service,
        _ published: PublishedFigures,
        cutoff: Month,
        notes: inout [String]
    ) throws -> Demand {
        if let stated = service.referralsPerMonth {
            let model = DemandModel(
                logLevel: log(max(stated.value, 1e-6)),
                logLevelError: 0,
                monthlySize: statedMonthlySize,
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
                basis: "negative-binomial regression on \(published.referrals.count) counts of referrals"
            )
        }
        if let monthly = UnpublishedFlows.balancing(published.stocks) {
            notes.append("referrals are not published: \(rounded1(monthly)) a month balance the waits")
            return derived(
                monthly,
                error: UnpublishedFlows.seriesError,
                cutoff,
                "balance of waits (no referrals published)"
            )
        }
        if let point = published.stocks.last ?? published.snapshot {
            let mean = point.mean ?? point.maximum.map { 0.4 * $0 } ?? 13
            let monthly = UnpublishedFlows.steady(number: point.number, mean: mean)
            notes.append("referrals are not published: \(rounded1(monthly)) a month by Little's law")
            return derived(monthly, error: UnpublishedFlows.snapshotError, cutoff, "Little's law from one count")
        }
        throw ModelError(
            description: "\(service.place): service '\(service.id)' has no referrals up to \(cutoff): give "
                + "'\(service.referralMetric)' rows in the history or 'referrals' in the area file"
        )
    }

    private static func derived(_ monthly: Double, error: Double, _ cutoff: Month, _ basis: String) -> Demand {
        Demand(
            model: DemandModel(
                logLevel: rounded9(log(monthly)),
                logLevelError: error,
                monthlySize: statedMonthlySize,
                end: cutoff.end
            ),
            stated: nil,
            evidence: .derived,
            basis: basis
        )
    }

    /// Size of a month's referrals when no series shows it: the dispersion of DESIGN 2.6 for an empty series, tempered
    /// to that of the published children's series (variance about 10 times the mean at 100 a month).
    private static let statedMonthlySize = 11.0

    private static func stage(
        _ stage: Stage,
        list: KnownList,
        steps: [Transition],
        isFirst: Bool,
        tied: Bool,
        notes: inout [String]
    ) -> StageModel {
        let waits = StageModel.shapes.map { share in
            AgeReconstruction(
                number: list.number,
                mean: max(list.mean, 0.25),
                maximum: list.maximum,
                exponentialShare: share
            )
            .weeks
        }
        let capacity: StageModel.Capacity
        let evidence: Evidence
        let basis: String
        if let stated = stage.capacityPerWeek {
            capacity = .stated(stated)
            evidence = stated.evidence
            basis = "stated: \(stated.source)"
        } else if isFirst, let model = RemovalModel(fitting: steps) {
            capacity = .implied(model, tiedToDemand: tied)
            evidence = .derived
            basis = "removals implied by \(model.observations) months of referrals and list"
            for step in model.setAside { notes.append(Self.note(on: step)) }
        } else {
            capacity = isFirst ? .balanced(error: ServiceModel.snapshotImbalance) : .unlimited
            evidence = .assumed
            basis = isFirst ? "assumed to keep pace with referrals" : "assumed without limit"
        }
        return StageModel(
            stage: stage,
            waits: waits,
            listEvidence: list.evidence,
            capacity: capacity,
            capacityEvidence: evidence,
            basis: basis
        )
    }

    private static func note(on step: Transition) -> String {
        let month = step.to.month.name
        switch step.contradiction {
        case .negativeRemovals:
            let growth = Int((step.to.number - step.from.number).rounded())
            return "\(month) set aside: the list grew by \(growth) on \(Int(step.referrals)) referrals"
        case .meanGrowsTooFast:
            return "\(month): the mean wait grew faster than time passed; not used for the order of service"
        case .maximumGrowsTooFast:
            return "\(month): the longest wait grew faster than time passed; not used for the order of service"
        case nil:
            return ""
        }
    }

    private static func rounded1(_ value: Double) -> String {
        String(format: "%.1f", value)
    }
}

extension ServiceModel.Demand {
    /// Whether referrals were worked out from the list itself.
    var isDerivedFromList: Bool { stated == nil && evidence == .derived }
}
