package import Areas
import Calendar
package import Calibration
import Foundation
import Runs
import Statistics

/// Answers `waitcast solve`: the least size of a lever that suffices, with what follows from it.
package struct Solver {
    let fitted: FittedArea
    let seed: UInt64
    let threads: Int
    private let horizonMonths: Int?

    /// A solver of questions about an area.
    ///
    /// - Parameters:
    ///   - fitted: the area as estimated.
    ///   - seed: of all random draws.
    ///   - threads: they change the time taken and nothing else.
    ///   - horizonMonths: months forecast; `nil`: as the question needs.
    package init(_ fitted: FittedArea, seed: UInt64 = 2025, threads: Int = 1, horizonMonths: Int? = nil) {
        (self.fitted, self.seed, self.threads, self.horizonMonths) = (fitted, seed, threads, horizonMonths)
    }

    /// The area.
    package var area: Area { fitted.area }

    /// Replications from which the outlook is read, and those that tell how large sizes can matter.
    private static let outlookReplications = 200
    private static let firstReplications = 60
    private static let sizesAtOnce = 32

    /// Answers a question.
    ///
    /// - Parameters:
    ///   - question: what is asked.
    ///   - progress: called now and then with the share done, as far as it is known.
    /// - Returns: the answer.
    /// - Throws: ``InputErrors`` with what keeps the question from being answered.
    package func solve(
        _ question: SolveQuestion,
        progress: (Double) -> Void = { _ in }
    ) throws(InputErrors) -> Solution {
        let horizon = horizonMonths ?? question.horizonMonths(in: fitted.area)
        let unit = try question.lever.plan(1)
        let plans = (question.plan.map { [$0] } ?? []) + [unit]
        let needed = fitted.needed(for: question.owners, under: plans, horizonMonths: horizon)
        try check(unit, needed, question)
        var question = question
        question.plan = question.plan?.within(needed.area)
        let without = SizeRuns(
            fitted: needed,
            question: question,
            sizes: [0],
            seed: seed,
            threads: threads,
            horizonMonths: horizon
        )
        let reported = question.owners.union(unit.interventions.map(\.service))
        let base = try without.result([0], replications: Self.firstReplications, reporting: reported)
        let sizes = try sizes(question, unit, base)
        let runs = SizeRuns(
            fitted: needed,
            question: question,
            sizes: sizes,
            seed: seed,
            threads: threads,
            horizonMonths: horizon
        )
        var search = LeastSize(
            sizeCount: sizes.count,
            wanted: [question.probability, question.thenHolds],
            replications: question.replications
        )
        search.sizesAtOnce = Self.sizesAtOnce
        var rounds = 0.0
        func find() throws(InputErrors) -> LeastSize.Answer {
            try search.find { numbers, replications throws(InputErrors) in
                rounds += 1
                progress(1 - 1 / (1 + rounds))
                return try runs.trials(numbers, replications)
            }
        }
        var answer = try find()
        if runs.isMisled {
            runs.runAll()
            search.sizesAtOnce = 0
            answer = try find()
        }
        var solution = Solution(
            question: question,
            sizes: sizes,
            answer: answer,
            replications: question.replications,
            last: fitted.area.origin + horizon
        )
        let one = unit.interventions[0]
        let shown = answer.size ?? sizes.count - 1
        let result = try runs.result(
            shown > 0 ? [0, shown] : [0],
            replications: Self.outlookReplications,
            reporting: reported
        )
        let ids = (without: question.plan == nil ? Plan.noChange.id : SizeRuns.id(0), with: SizeRuns.id(shown))
        solution.formula = ListFormula(result, ids.without, one, question)
        if shown > 0 { solution.outlook = Outlook(result, ids, one, question) }
        return solution
    }

    /// Refuses a lever that cannot act on what is asked, and dates that are not forecast.
    private func check(_ unit: Plan, _ needed: FittedArea, _ question: SolveQuestion) throws(InputErrors) {
        let known = needed.area.services.map(\.id)
        if let idle = unit.interventions.first(where: { !known.contains($0.service) }) {
            throw InputErrors(
                at: idle.place,
                "'\(question.lever.text)' does nothing to '\(question.owners.sorted().joined(separator: "', '"))': "
                    + "nobody goes there from '\(idle.service)'",
                remedy: "Name a lever at \(known.map { "'\($0)'" }.joined(separator: ", "))."
            )
        }
        let due = question.targets.map(\.due.last).max() ?? fitted.area.origin
        if let late = unit.interventions.first(where: { $0.from > due }) {
            throw InputErrors(
                at: late.place,
                "'\(question.lever.text)' begins in \(late.from), after the target is due in \(due)",
                remedy: "Begin earlier, or set the target later."
            )
        }
        if let owner = question.targets.first(where: { $0.measure == .highNeedsDeficit }) {
            throw InputErrors(
                at: owner.place,
                "asks for a deficit, which no lever is solved for",
                remedy: "Give a target of a list, a flow or a share."
            )
        }
    }

    /// The sizes that are looked at.
    private func sizes(_ question: SolveQuestion, _ unit: Plan, _ base: RunResult) throws(InputErrors) -> [Double] {
        let isPercent = question.lever.unit == "%"
        let most = question.largest ?? (isPercent ? 100 : enough(question, unit.interventions[0], base))
        let step = question.step ?? (question.lever.unit == " WTE" || isPercent ? 1 : Self.round(most / 50))
        let count = max(1, Int((most / step).rounded(.up)))
        guard count <= 100_000 else {
            throw InputErrors(
                at: unit.interventions[0].place,
                "\(count) sizes would be looked at, at most 100000 are",
                remedy: "Make the step larger, or the largest size smaller."
            )
        }
        var sizes = (0...count).map { (Double($0) * step * 1e4).rounded() / 1e4 }
        // The largest is what was said, also where steps do not lead there.
        if question.largest != nil { sizes[count] = most }
        _ = try question.lever.plan(sizes[count])
        return sizes
    }

    /// A size that could see everybody who waits or is referred until the first date, and half as many again.
    private func enough(_ question: SolveQuestion, _ change: Intervention, _ base: RunResult) -> Double {
        let plan = base.plans[base.plans.count - 1].id
        let due = question.targets.map(\.due.last).min() ?? base.dataTo
        let end = base.months.firstIndex(of: due) ?? base.months.count - 1
        let service = change.service
        let waiting = base.forecast(plan, service, MeasuredSeries(measure: .waiting))?.months.first??.mean ?? 0
        let referrals = base.forecast(plan, service, MeasuredSeries(measure: .referrals))?.months ?? []
        let coming = referrals.prefix(end + 1).compactMap { $0?.mean }.reduce(0, +)
        let weeks = max(4, Double(due.end - change.from.firstDay) / 7 - change.lagWeeks.value)
        let all = 1.5 * (waiting + coming)
        switch change.effect.addedCases {
        case .aWeek(let each) where each > 0: return max(2, Self.round(all / weeks / each))
        case .inAll(let each) where each > 0: return max(2, Self.round(all / each))
        default: return 100
        }
    }

    /// A round number no less than a value: 1, 2 or 5 and noughts.
    private static func round(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return 1 }
        let scale = pow(10, log10(value).rounded(.down))
        return scale * ([1.0, 2, 5, 10].first { $0 * scale >= value * (1 - 1e-9) } ?? 10)
    }
}
