import Wording

extension SEN2Estimates {
    /// The last year's share of decisions within six weeks.
    var withinSixWeeks: (value: Double, source: String) {
        if let last = Self.series(requests, "request_outcome_six_weeks_pc").last {
            return (last.value / 100, "\(plain(last.value))% decided within 6 weeks in \(last.year)")
        }
        return (
            NationalRates.withinSixWeeks,
            "\(AreaLines.percent(NationalRates.withinSixWeeks)) decided within 6 weeks (\(NationalRates.source), "
                + "median)"
        )
    }

    /// Requests without a decision at the last year's end.
    var undecided: (year: Int, value: Double)? { Self.series(requests, "requests_decision_not_made").last }

    /// The last year's share of plans within 20 weeks, exceptions left out, and beyond a year.
    var within20Weeks: (value: Double, afterAYear: Double?, source: String) {
        if let last = Self.series(timeliness, "pc_plans_issued_20_weeks_ex").last {
            let late = timeliness[last.year]?.number("pc_plans_issued_gt_1_year_ex")
            let words = late.map { " and \(plain($0))% after more than a year" } ?? ""
            return (
                last.value / 100, late.map { $0 / 100 },
                "\(plain(last.value))% issued within 20 weeks\(words) in \(last.year)"
            )
        }
        let year = NationalRates.within20Weeks.keys.max()!
        let rate = NationalRates.within20Weeks[year]!
        return (rate, nil, "\(AreaLines.percent(rate)) issued within 20 weeks (\(NationalRates.source))")
    }

    /// England's last published share within 20 weeks.
    func englandWithin20Weeks(to year: Int) -> (year: Int, share: Double, source: String)? {
        let rows = (england[.timeliness] ?? [:]).filter { $0.key <= year }
        if let last = Self.series(rows, "pc_plans_issued_20_weeks_ex").last {
            return (last.year, last.value / 100, "England in \(last.year) (DfE SEN2, timeliness_20_week)")
        }
        guard let last = NationalRates.within20Weeks.keys.filter({ $0 <= year }).max() else { return nil }
        return (last, NationalRates.within20Weeks[last]!, "England in \(last) (\(NationalRates.source))")
    }

    /// Assessments completed by year.
    var completed: [(year: Int, value: Double)] {
        Self.series(assessments, "assess_issued")
            .map { year, issued in (year, issued + (assessments[year]?.number("assess_not_issued") ?? 0)) }
    }

    /// Decisions whether to assess by year.
    var decided: [(year: Int, value: Double)] {
        requests.sorted { $0.key < $1.key }
            .compactMap { year, row in
                let columns = ["request_outcome_six_weeks", "request_outcome_over_6_weeks"]
                return columns.compactMap(row.number).count == 2 ? row.sum(columns).map { (year, $0) } : nil
            }
    }

    /// Plans held on the last census day.
    var plansHeld: (year: Int, value: Double)? { Self.series(held, "ehcplans").last { $0.value > 0 } }

    /// The last years, one after the other, that say what came, what was turned away and what was issued.
    ///
    /// Empty where there are none, or where the last one does not say how much was in time.
    var yearsToInferFrom: [Int] {
        let issued = Set(plansIssued.filter { $0.value > 0 }.map(\.year))
        let timed = Set(Self.series(timeliness, "pc_plans_issued_20_weeks_ex").map(\.year))
        let known = requestCounts.filter { $0.value > 0 && issued.contains($0.year) }.map(\.year)
            .filter { requests[$0]?.number("requests_decided_not_to_assess") != nil }
            .filter { assessments[$0]?.number("assess_not_issued") != nil }
        guard let last = known.last, timed.contains(last) else { return [] }
        var years = [last]
        while let next = years.first.map({ $0 - 1 }), known.contains(next), years.count < 3 {
            years.insert(next, at: 0)
        }
        return years
    }

    /// The share of plans that ceases in a year: recorded, else what the change of the stock leaves.
    var ceasing: Estimate {
        let stock = Dictionary(uniqueKeysWithValues: Self.series(held, "ehcplans").map { ($0.year, $0.value) })
        let recorded = Self.series(ceased, "total_ceased")
            .compactMap { year, count -> (year: Int, value: Double)? in
                guard let stock = stock[year], stock > 0 else { return nil }
                return (year, count / stock)
            }
        let issued = Dictionary(uniqueKeysWithValues: plansIssued.map { ($0.year, $0.value) })
        let balance = stock.keys.sorted()
            .compactMap { year -> (year: Int, value: Double)? in
                guard let before = stock[year], let after = stock[year + 1], let issued = issued[year], before > 0
                else {
                    return nil
                }
                return (year, (before + issued - after) / before)
            }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        let implied = balance.suffix(3)
        if !recorded.isEmpty {
            let recent = recorded.suffix(2)
            let value = mean(recent.map(\.value))
            let all =
                recent.map(\.value) + (implied.isEmpty ? [] : [mean(implied.map(\.value))]) + [NationalRates.ceasing]
            return estimate(
                value,
                among: all,
                "plans ceased, of those held in January: \(Self.told(recorded) { AreaLines.percent($0) }) "
                    + "(ceased_plans, "
                    + "caseload); the range holds what the change of the stock leaves"
                    + (implied.isEmpty ? "" : " (\(AreaLines.percent(mean(implied.map(\.value)))))") + " and England's "
                    + "\(AreaLines.percent(NationalRates.ceasing))"
            )
        }
        guard !implied.isEmpty else {
            return .assumed(
                NationalRates.ceasing,
                0.04...0.12,
                "\(NationalRates.source): plans ceased in 2024, of those held"
            )
        }
        return estimate(
            mean(implied.map(\.value)),
            among: implied.map(\.value) + [NationalRates.ceasing],
            "plans held in January and issued in the year, less those held in the next January: "
                + "\(Self.told(Array(implied)) { AreaLines.percent($0) }) (caseload, newplans); ceasing is not in "
                + "the files, and "
                + "the range holds England's \(AreaLines.percent(NationalRates.ceasing))"
        )
    }

    private func estimate(_ value: Double, among all: [Double], _ source: String) -> Estimate {
        let value = min(max(value, 0.01), 0.30)
        let low = min(value * 0.8, max(0, all.min() ?? value))
        let high = max(value * 1.2, min(0.40, all.max() ?? value))
        return Estimate(value: value, range: low...high, evidence: "derived", source: source)
    }

    /// Shares of placements: of those held, and of new ones in the last two years.
    var placements: (held: [Placement: Double], ofNew: [Placement: Double], evidence: String, source: String) {
        let lastHeld = held.filter { $0.value.number("ehcplans") ?? 0 > 0 }.max { $0.key < $1.key }
        let held = lastHeld.flatMap { PlacementCounts($0.value, total: "ehcplans") }
            .flatMap { PlacementCounts.shares([$0]) }
        let years = newPlans.sorted { $0.key < $1.key }.suffix(2)
        let counts = years.compactMap { PlacementCounts($0.value, total: "new_ehc_plans") }
        let new = PlacementCounts.shares(counts)
        let heldSource =
            held == nil ? "England, January 2022 (caseload): assumed" : "caseload, January \(lastHeld!.key)"
        let span = SEN2Checks.span(years.map(\.key)) ?? ""
        let newSource =
            new == nil
            ? "medians of authorities, 2023 and 2024 (\(NationalRates.source)): assumed" : "newplans, \(span)"
        let whole = { (table: [Placement: Double]) in
            let sum = Placement.allCases.reduce(0) { $0 + (table[$1] ?? 0) }
            return table.mapValues { $0 / sum }
        }
        return (
            whole(held ?? NationalRates.heldPlacements), whole(new ?? NationalRates.newPlacements),
            held == nil || new == nil ? "assumed" : "observed",
            "shares of plans held: \(heldSource); of new plans: \(newSource); the categories of the DfE's "
                + "template for a DSG "
                + "management plan, without plans whose placement is not recorded"
        )
    }

    /// Reviews expected and held in the last year.
    var reviewCounts: (year: Int, expected: Double, held: Double)? {
        reviews.sorted { $0.key < $1.key }
            .compactMap { year, row -> (year: Int, expected: Double, held: Double)? in
                guard let expected = row.number("review_expected"), let held = row.number("total_review_meeting"),
                    expected > 0
                else { return nil }
                return (year, expected, held)
            }
            .last
    }
}
