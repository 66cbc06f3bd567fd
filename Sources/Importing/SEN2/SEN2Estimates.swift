import Calendar
import Foundation
import Wording

/// A figure of a pathway with its range and where it comes from.
struct Estimate {
    var value: Double
    var range: ClosedRange<Double>?
    var evidence: String
    var source: String

    /// A figure that stands in for one that the files do not have.
    static func assumed(_ value: Double, _ range: ClosedRange<Double>, _ source: String) -> Estimate {
        Estimate(value: value, range: range, evidence: "assumed", source: source)
    }
}

/// What an authority's SEN2 figures say of its pathway: its own years where there are any, else England's rates.
struct SEN2Estimates {
    let requests, assessments, timeliness, newPlans, held, ceased, reviews, appeals: [Int: SEN2Row]
    let england: [SEN2Table: [Int: SEN2Row]]
    let authority: Authority
    /// The month to which figures are carried on.
    let origin: Month?

    /// Weeks of a year.
    static let weeksAYear = 12 * averageMonthWeeks

    /// What the files hold of an authority.
    ///
    /// - Parameters:
    ///   - figures: All figures.
    ///   - authority: Whose.
    ///   - setAside: Years in which `newplans` is not the authority's.
    ///   - origin: The month to which figures are carried on; `nil`: they are taken as they are.
    init(_ figures: SEN2Figures, _ authority: Authority, setAside: [Int], origin: Month?) {
        self.origin = origin
        func rows(_ table: SEN2Table) -> [Int: SEN2Row] { figures.rows(of: table, authority) }
        self.authority = authority
        requests = rows(.requests)
        assessments = rows(.assessments)
        timeliness = rows(.timeliness)
        newPlans = rows(.newPlans).filter { !setAside.contains($0.key) }
        held = rows(.plansHeld)
        ceased = rows(.ceased)
        reviews = rows(.reviews)
        appeals = rows(.appeals)
        england = Dictionary(uniqueKeysWithValues: figures.tables.map { ($0, figures.england($0)) })
    }

    /// A column's figures by year, in the order of the years.
    static func series(_ rows: [Int: SEN2Row], _ column: String) -> [(year: Int, value: Double)] {
        rows.sorted { $0.key < $1.key }.compactMap { year, row in row.number(column).map { (year, $0) } }
    }

    /// Years in words, with their figures: `2023: 39.8%, 2024: 34.1%`.
    static func told(_ series: [(year: Int, value: Double)], _ text: (Double) -> String) -> String {
        series.suffix(4).map { "\(text($0.value)) in \($0.year)" }.joined(separator: ", ")
    }

    /// A share whose last year is the value and whose range spans its own last years; `nil` where there are none.
    private static func share(
        _ series: [(year: Int, value: Double)],
        _ what: String,
        least margin: Double,
        evidence: String = "derived"
    ) -> Estimate? {
        guard let last = series.last else { return nil }
        let recent = series.suffix(3).map(\.value)
        let low = min(recent.min()!, last.value - margin)
        let high = max(recent.max()!, last.value + margin)
        return Estimate(
            value: last.value,
            range: max(0, low)...min(1, high),
            evidence: evidence,
            source: "\(what): \(told(series) { AreaLines.percent($0) })"
        )
    }

    // MARK: - Flows

    /// Plans issued by year, as ``SEN2Rows`` has them.
    var plansIssued: [(year: Int, value: Double)] {
        var years = Dictionary(
            uniqueKeysWithValues: Self.series(timeliness, "plans_issued_den").map { ($0.year, $0.value) }
        )
        for (year, value) in Self.series(assessments, "assess_issued") { years[year] = value }
        for (year, value) in Self.series(newPlans, "new_ehc_plans") { years[year] = value }
        return years.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Requests by year.
    var requestCounts: [(year: Int, value: Double)] { Self.series(requests, "requests_received_in_year") }

    /// Whether any year's requests are counted.
    var hasRequestCounts: Bool { requestCounts.contains { $0.value > 0 } }

    /// Requests of the last year: counted, else worked out from the plans issued.
    var requestsLastYear: (year: Int, value: Double, source: String)? {
        if let last = requestCounts.last, requestCounts.contains(where: { $0.value > 0 }) {
            // A year without any is no level to go on from.
            let mean = requestCounts.map(\.value).reduce(0, +) / Double(requestCounts.count)
            if last.value > 0 {
                return (last.year, last.value, "\(words(last.value)) requests in \(last.year) (requests)")
            }
            return (
                last.year, mean,
                "\(words(mean)) requests a year on average to \(last.year), none in that year (requests)"
            )
        }
        guard let last = plansIssued.last(where: { $0.value > 0 }) else { return nil }
        let requests = last.value / max(0.1, 1 - refused.value) / max(0.1, 1 - noPlan.value)
        return (
            last.year, requests,
            "\(words(last.value)) plans issued in \(last.year) / (1 - \(AreaLines.percent(refused.value)) "
                + "refused) / (1 - "
                + "\(AreaLines.percent(noPlan.value)) without a plan) = \(words(requests)) requests"
        )
    }

    /// England's growth of requests in a year, on the log scale: from the files where they hold it.
    func growth(_ year: Int) -> (value: Double, source: String)? {
        let counts = england[.requests] ?? [:]
        let column = SEN2Table.requests.total
        if let now = counts[year]?.number(column), let before = counts[year - 1]?.number(column), now > 0, before > 0 {
            return (
                log(now / before), "England's requests, \(words(before)) in \(year - 1) and \(words(now)) in \(year)"
            )
        }
        return NationalRates.growthOfRequests[year].map { ($0, "\(NationalRates.source), median of authorities") }
    }

    /// Requests in a month of the year after the last.
    var requestsPerMonth: Estimate? {
        guard let last = requestsLastYear else { return nil }
        let growth = growth(last.year)
        let kept = (growth?.value ?? 0) * Self.growthKept(overYears: 1 + yearsOn)
        let counts = requestCounts
        let changes = zip(counts, counts.dropFirst())
            .filter { $0.1.year == $0.0.year + 1 && $0.0.value > 0 && $0.1.value > 0 }
            .map { before, now in log(now.value / before.value) - (self.growth(now.year)?.value ?? 0) }
        // Its own changes beside England's, weighed against those of all authorities as if these were four years.
        let squares = changes.reduce(0) { $0 + $1 * $1 } + 4 * NationalRates.requestSpread * NationalRates.requestSpread
        let spread = min(0.4, (squares / Double(4 + changes.count)).squareRoot())
        let middle = last.value / 12 * exp(kept)
        // A triangle of this half width has this standard deviation.
        let half = 6.0.squareRoot() * spread * pow(1 + yearsOn, Self.spreadGrowth)
        let grown =
            growth.map {
                "; \(NationalRates.growthKept) of England's last growth of "
                    + "\(AreaLines.percent(exp($0.value) - 1)) goes on "
                    + "(\($0.source))"
            } ?? ""
        return Estimate(
            value: middle,
            range: middle * exp(-half)...middle * exp(half),
            evidence: yearsOn > 0 ? "assumed" : "derived",
            source:
                "\(last.source) / 12 = \(words(last.value / 12)) a month\(grown); the range is that of its "
                + "changes from year "
                + "to year beside England's (\(AreaLines.percent(spread)))\(carriedWords)"
        )
    }

    // MARK: - Shares

    /// Requests refused, of those decided.
    var refused: Estimate {
        let decided = requests.sorted { $0.key < $1.key }
            .compactMap { year, row -> (year: Int, value: Double)? in
                guard let refused = row.number("requests_decided_not_to_assess") else { return nil }
                let agreed = row.number("requests_decided_to_assess")
                let all = agreed.map { $0 + refused } ?? row.number("requests_received_in_year") ?? 0
                return all > 0 && refused <= all ? (year, refused / all) : nil
            }
        return Self.share(
            decided,
            "requests decided not to assess, of those decided (to 2022 of those received; requests)",
            least: 0.04
        )
            ?? .assumed(NationalRates.refused, 0.10...0.40, "\(NationalRates.source): requests refused")
    }

    /// Assessments that end without a plan.
    var noPlan: Estimate {
        let shares = assessments.sorted { $0.key < $1.key }
            .compactMap { year, row -> (year: Int, value: Double)? in
                guard let issued = row.number("assess_issued"), let not = row.number("assess_not_issued"),
                    issued + not > 0
                else { return nil }
                return (year, not / (issued + not))
            }
        return Self.share(shares, "assess_not_issued / (assess_issued + assess_not_issued) (assessments)", least: 0.02)
            ?? .assumed(NationalRates.noPlan, 0.01...0.15, "\(NationalRates.source): assessments without a plan")
    }

    /// Requests withdrawn.
    var withdrawn: Estimate {
        let counts = requests.sorted { $0.key < $1.key }
            .compactMap { year, row -> (year: Int, part: Double, all: Double)? in
                guard let part = row.number("requests_withdrawn"), let all = row.number("requests_received_in_year"),
                    all > 0
                else { return nil }
                return (year, part, all)
            }
        guard !counts.isEmpty else {
            return .assumed(NationalRates.withdrawn, 0...0.05, "\(NationalRates.source): requests withdrawn")
        }
        let (part, all) = (counts.reduce(0) { $0 + $1.part }, counts.reduce(0) { $0 + $1.all })
        let share = min(1, part / all)
        // Of none among so many at most three in so many are to be expected: the rule of three.
        let error = max(2 * (share * (1 - share) / all).squareRoot(), 3 / all)
        return Estimate(
            value: share,
            range: max(0, share - error)...min(1, share + error),
            evidence: "derived",
            source:
                "\(words(part)) of \(words(all)) requests withdrawn, \(SEN2Checks.span(counts.map(\.year)) ?? "") "
                + "(requests)"
        )
    }

    /// Plans that are exceptions.
    var exceptions: Estimate {
        let shares = timeliness.sorted { $0.key < $1.key }
            .compactMap { year, row -> (year: Int, value: Double)? in
                guard let all = row.number("plans_issued_den"), let rest = row.number("plans_issued_den_ex"), all > 0,
                    rest <= all
                else { return nil }
                return (year, (all - rest) / all)
            }
        return Self.share(shares, "1 - plans_issued_den_ex / plans_issued_den (timeliness_20_week)", least: 0.02)
            ?? .assumed(NationalRates.exceptions, 0...0.12, "\(NationalRates.source): median share of exceptions")
    }

    /// Refusals that come back by a tribunal's decision or before one.
    var returningRefusals: Estimate {
        let refusals = Dictionary(
            uniqueKeysWithValues: Self.series(requests, "requests_decided_not_to_assess").filter { $0.value > 0 }
                .map { ($0.year, $0.value) }
        )
        let returned = requests.sorted { $0.key < $1.key }
            .compactMap { year, row -> (year: Int, value: Double)? in
                let columns = ["tribunal_related_request", "tribunal_after_mediation_request"]
                guard let refusals = refusals[year], let part = row.sum(columns), part <= refusals else { return nil }
                return (year, part / refusals)
            }
        if let share = Self.share(
            returned,
            "requests agreed after a tribunal, of those refused (tribunal_related_request, requests)",
            least: 0.03
        ) {
            return share
        }
        if let last = Self.series(appeals, "appeals_registered").last, let refusals = refusals[last.year] {
            let share = min(0.9, NationalRates.appealsAgainstRefusal * last.value / refusals)
            return .assumed(
                share,
                share / 2...min(1, 1.5 * share),
                "\(words(last.value)) appeals registered in \(last.year) (tribunal_appeals), three in ten of them "
                    + "against a refusal "
                    + "to assess, of \(words(refusals)) refusals"
            )
        }
        return .assumed(0.05, 0.02...0.10, "no figure of the authority; appeals against refusals to assess")
    }
}
