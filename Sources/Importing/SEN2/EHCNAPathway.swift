import Calendar
import Foundation
import Wording

/// An authority's EHC needs assessments as a pathway of an area: three stages, the plans that it holds, their reviews.
struct EHCNAPathway {
    private let estimates: SEN2Estimates
    private let ids: (pathway: String, reviews: String)
    /// The pathway, and the list of reviews where plans are held; none without requests or plans issued.
    private(set) var services: [ImportedFigures.FoundService] = []

    /// - Parameters:
    ///   - figures: All figures.
    ///   - authority: Whose pathway it is.
    ///   - setAside: Years in which `newplans` is not the authority's.
    ///   - ids: The ids of its two services.
    ///   - origin: The month to which figures are carried on; `nil`: they are taken as they are.
    init(
        _ figures: SEN2Figures,
        _ authority: Authority,
        _ setAside: [Int],
        ids: (pathway: String, reviews: String),
        origin: Month? = nil
    ) {
        estimates = SEN2Estimates(figures, authority, setAside: setAside, origin: origin)
        self.ids = ids
        guard let requests = estimates.requestsPerMonth, let last = estimates.requestsLastYear else { return }
        let flows = PathwayFlows(estimates, requests: requests, last: last)
        services.append(pathway(requests, flows, year: last.year))
        if estimates.plansHeld != nil { services.append(reviews()) }
    }

    // MARK: - The pathway

    private func pathway(_ requests: Estimate, _ flows: PathwayFlows, year: Int) -> ImportedFigures.FoundService {
        var lines = estimates.requestCounts.isEmpty ? [] : ["referrals metric: requests"]
        // Counts of years are forecast beside England's growth; a level is stated only where there are none.
        if !estimates.hasRequestCounts {
            lines += figure("referrals", requests) { "\(Self.rate($0)) a month" }
        }
        lines += figure("leaving without being seen", estimates.withdrawn) { AreaLines.percent($0) }
        lines += figure("exceptions", estimates.exceptions) { AreaLines.percent($0) }
        if let held = estimates.plansHeld { lines += holds(held) }
        lines.append("stages:")
        for stage in [decision(flows), advice(flows), plan(flows)] {
            lines += AreaLines.indented(AreaLines.item(stage))
        }
        lines += AreaLines.text("note", isInferred ? inferredNote : note(flows))
        return ImportedFigures.FoundService(
            id: ids.pathway,
            name: SEN2Format.pathway.name,
            provider: estimates.authority.name,
            lines: lines,
            targets: target(year),
            step: step(flows, from: max(year, estimates.origin?.year ?? year) + 1)
        )
    }

    /// Whether capacities and lists are left open, because the returns say enough for `run` to infer them.
    private var isInferred: Bool { !estimates.yearsToInferFrom.isEmpty }

    private var inferredNote: String {
        let span = SEN2Checks.span(estimates.yearsToInferFrom) ?? ""
        return "SEN2 counts years, and tells neither what a stage can do nor who waits where: capacity, backlog, "
            + "order of service and refusals that come back are inferred from \(span) (\(estimates.within20Weeks.source)), and are "
            + "ranges. Give stages a capacity and a waiting list where the service knows them."
    }

    private func note(_ flows: PathwayFlows) -> String {
        "SEN2 counts years, and tells neither what a stage can do nor who waits where: capacities and the list at "
            + "the start are "
            + "worked out from what was completed and from how much of it was in time (\(flows.timeliness)). "
            + "Replace them by "
            + "what the service knows."
    }

    /// The time limit over the first calendar year after all that is published, at England's last rate.
    private func target(_ year: Int) -> [[String]] {
        guard let england = estimates.englandWithin20Weeks(to: year) else { return [] }
        // A year is forecast whole: one whose January is known already is not.
        let next = max(year, estimates.plansHeld?.year ?? year, estimates.origin?.year ?? year) + 1
        return [
            [
                "target: \(ids.pathway) within due time at plan at least \(AreaLines.percent(england.share)) in "
                    + "\(next)",
                AreaLines.name(
                    "source",
                    "\(england.source), exceptions left out; the law asks it for every plan without an exception"
                ),
            ]
        ]
    }

    private func step(_ flows: PathwayFlows, from year: Int) -> [String] {
        let cases = max(0.1, 0.15 * flows.advice.capacity.value)
        return [
            "agency:", "    service: \(ids.pathway)", "    stage: advice",
            "    cases: \(Self.rate(cases)) a week",
            "    range: [\(Self.rate(cases / 2)) a week, \(Self.rate(1.5 * cases)) a week]",
            "    from: \(year)-04", "    until: \(year + 1)-03", "    ramp: 4 weeks",
            "    source: invented, to be replaced; 15% more assessments for a year", "    evidence: assumed",
            "    why: advice is the stage that paces an assessment",
        ]
    }

    // MARK: - Stages

    private func decision(_ flows: PathwayFlows) -> [String] {
        var refused = figure("refused", estimates.refused) { AreaLines.percent($0) }
        let appeals = estimates.returningRefusals
        refused +=
            ["  appeals:"]
            + AreaLines.indented(
                AreaLines.indented(
                    figure("share", appeals) { AreaLines.percent($0) }
                        + [
                            "decided after: {least: 20 weeks, most likely: 40 weeks, most: 60 weeks}",
                            "upheld: {value: 95%, range: [85%, 100%]}", "returns to: advice", "evidence: assumed",
                        ]
                        + AreaLines.text(
                            "source",
                            "how long appeals take is assumed; most against a refusal to assess are conceded or upheld"
                        )
                )
            )
        let open =
            isInferred
            ? ["# capacity, list and cases in work are left open: they are inferred from the years that are published"]
            : []
        return ["id: decision", "name: Decision whether to assess", "due: 6 weeks"] + open
            + list(flows.decision) + [
                isInferred
                    ? "delay: {least: 3 weeks, most likely: 4 weeks, most: 6.3 weeks, evidence: assumed, source: \"in the "
                        + "middle of authorities \(AreaLines.percent(NationalRates.withinSixWeeks)) are within 6 weeks\"}"
                    : "delay: {least: 3 weeks, most likely: 4 weeks, most: 5 weeks, evidence: assumed, source: within "
                        + "the 6 weeks allowed}"
            ]
            + ["routes:"] + AreaLines.indented(refused + ["stage advice: rest"])
    }

    private func advice(_ flows: PathwayFlows) -> [String] {
        ["id: advice", "name: \"Advice, assessment and decision whether to issue\"", "due: 16 weeks"]
            + list(flows.advice)
            + [
                "delay: {least: 6 weeks, most likely: 7 weeks, most: \(isInferred ? 9 : 8) weeks, evidence: assumed, "
                    + "source: \"advice is due within 6 weeks of asking\(late)\"}"
            ]
            + ["routes:"]
            + AreaLines.indented(figure("no plan", estimates.noPlan) { AreaLines.percent($0) } + ["stage plan: rest"])
    }

    private func plan(_ flows: PathwayFlows) -> [String] {
        ["id: plan", "name: Draft and final plan", "due: 20 weeks"] + list(flows.plan)
            + [
                "delay: {least: 2 weeks, most likely: 3 weeks, most: 5 weeks, evidence: assumed, "
                    + "source: includes the 15 days for the family's views}"
            ]
            + ["routes:", "  plan issued: rest"]
    }

    /// Where waits for capacity are inferred, single cases are late without them: nowhere is all of a year in time.
    private var late: String { isInferred ? ", and some take longer whatever the capacity" : "" }

    /// What a stage starts with and can do.
    ///
    /// Nothing where that is inferred.
    private func list(_ stage: PathwayFlows.StageFlow) -> [String] {
        guard !isInferred else { return [] }
        var lines: [String] = []
        if stage.waiting.value > 0 {
            lines += ["waiting list:"]
            lines += AreaLines.indented(
                ["number: \(count(stage.waiting))", "mean wait: \(plain(stage.meanWaitWeeks, decimals: 1)) weeks"]
                    + ["evidence: \(stage.waiting.evidence)"] + AreaLines.text("source", stage.waiting.source)
            )
        }
        lines += figure("in work", stage.inWork) { plain($0, decimals: 0) }
        lines += figure("capacity", stage.capacity) { "\(Self.rate($0)) a week" }
        lines.append("order of service: \(stage.isRandom ? "random" : "oldest first")")
        return lines
    }

    private func count(_ estimate: Estimate) -> String {
        guard let range = estimate.range else { return plain(estimate.value, decimals: 0) }
        return "{value: \(plain(estimate.value, decimals: 0)), range: [\(plain(range.lowerBound, decimals: 0)), "
            + "\(plain(range.upperBound, decimals: 0))]}"
    }

    // MARK: - What is held

    private func holds(_ held: (year: Int, value: Double)) -> [String] {
        var lines = ["outcome: plan issued"]
        lines += figure("number", estimates.plansAtOrigin(held)) { plain($0, decimals: 0) }
        let (shares, ofNew, evidence, source) = estimates.placements
        // Where plans are is known: they move between placements and cease as England's do.
        let movesAsInEngland = evidence == "observed"
        let ceasing = estimates.ceasing
        if !movesAsInEngland { lines += figure("ceasing", ceasing) { "\(AreaLines.percent($0)) a year" } }
        let held = AreaLines.percentages(Placement.allCases.map { shares[$0] ?? 0 })
        let new = AreaLines.percentages(Placement.allCases.map { ofNew[$0] ?? 0 })
        lines.append("placements:")
        for (placement, (held, new)) in zip(Placement.allCases, zip(held, new)) {
            lines.append("  - {placement: \(placement.name), share: \(held), of new: \(new)}")
        }
        lines += [
            "reviewed by: {service: \(ids.reviews), every: 52 weeks}", "evidence: \(evidence)",
        ]
        let moves =
            movesAsInEngland
            ? "; moves between them and ceasing are England's, beside which this authority's is \(ceasing.source)" : ""
        return ["holds:"] + AreaLines.indented(lines + AreaLines.text("source", source + moves))
    }

    private func reviews() -> ImportedFigures.FoundService {
        let plans = estimates.plansHeld.map { estimates.plansAtOrigin($0).value.rounded() } ?? 0
        let due = plans / 52
        var lines = figure(
            "referrals",
            Estimate(
                value: 0,
                range: nil,
                evidence: "derived",
                source: "all of it comes from plans that are maintained: each one once a year"
            )
        ) { "\(plain($0)) a month" }
        lines += ["leaving without being seen: {value: 0%, evidence: assumed, source: due by law}"]
        let waiting: Estimate
        let capacity: Estimate
        if let counts = estimates.reviewCounts {
            let missing = max(0, counts.expected - counts.held)
            waiting = Estimate(
                value: (missing / 2).rounded(),
                range: 0...missing,
                evidence: "derived",
                source: "\(words(counts.expected)) reviews expected in \(counts.year), a meeting recorded for "
                    + "\(words(counts.held)) (annual_reviews): between none and all of the \(words(missing)) "
                    + "others are still due, "
                    + "the rest was held and not recorded"
            )
            let most = max(due * 1.1, counts.expected / 52 * 1.1)
            let middle = min(max(due, counts.held / 52), most)
            capacity = Estimate(
                value: middle,
                range: min(counts.held / 52, middle)...most,
                evidence: "derived",
                source:
                    "from the meetings recorded, \(words(counts.held)) a year, to a little more than the "
                    + "\(words(plans)) plans "
                    + "need; the middle is what they need"
            )
        } else {
            waiting = .assumed(
                (3 * due).rounded(),
                0...(10 * due).rounded(.up),
                "no figure in the files; three weeks of reviews in hand"
            )
            capacity = .assumed(
                due * 1.12,
                due...due * 1.3,
                "no figure in the files; \(words(plans)) plans / 52 weeks and 12% more (0 to 30%), since nothing "
                    + "tells that reviews "
                    + "fall behind as plans grow"
            )
        }
        if waiting.value >= 1 {
            lines += ["waiting list:"]
            lines += AreaLines.indented(
                ["number: \(count(waiting))", "mean wait: {value: 13 weeks, range: [1 week, 26 weeks]}"]
                    + ["evidence: \(waiting.evidence)"]
                    + AreaLines.text(
                        "source",
                        waiting.source
                            + "; the wait is assumed, half of what reviews missed evenly over a year would have"
                    )
            )
        }
        lines += figure("capacity", capacity) { "\(Self.rate($0)) a week" }
        lines.append("order of service: oldest first")
        return ImportedFigures.FoundService(
            id: ids.reviews,
            name: SEN2Format.reviews.name,
            provider: estimates.authority.name,
            lines: lines
        )
    }

    // MARK: - Writing

    private func figure(_ key: String, _ estimate: Estimate, _ text: (Double) -> String) -> [String] {
        AreaLines.figure(
            key,
            text(estimate.value),
            range: estimate.range.map { (text($0.lowerBound), text($0.upperBound)) },
            estimate.evidence,
            source: estimate.source
        )
    }

    /// A rate to three figures or so: small authorities have a case in some weeks only.
    private static func rate(_ value: Double) -> String { plain(value, decimals: value < 1 ? 3 : value < 10 ? 2 : 1) }
}
