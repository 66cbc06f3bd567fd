import Areas
import Calendar
import Wording

extension Audit {
    /// Extra capacity that would see more children than there can be.
    ///
    /// There can be those who wait at the origin and those who are referred until the capacity ends; where neither is known,
    /// or others send children too, nothing is said. Told of a step alone, else of all of a plan's steps on a list together.
    static func casesBeyondList(_ plan: Plan, _ area: Area, _ forecast: ForecastMonths) -> [PlanWarning] {
        var children: [String: KnownChildren?] = [:]
        var sums: [String: (first: Intervention, cases: Double, steps: Int)] = [:]
        var tooMany: Set<String> = []
        let receiving = Set(plan.interventions.compactMap(\.effect.destination))
        var rises: [String: Double] = [:]
        for change in plan.interventions {
            guard let (flow, times) = change.effect.multiplied, flow == .referrals else { continue }
            rises[change.service, default: 1] *= max(1, times)
        }
        var warnings: [PlanWarning] = []
        for change in plan.interventions where !receiving.contains(change.service) {
            guard let asked = forecast.cases(of: change), asked.cases > 0 else { continue }
            let known =
                children[change.service]
                ?? KnownChildren(change.service, area, forecast.origin, rise: rises[change.service] ?? 1)
            children[change.service] = .some(known)
            guard let known else { continue }
            let list = change.service + " " + (change.stage ?? "")
            let share = known.share(of: change.onlyFor)
            let most = (known.waiting + known.referralsPerMonth * asked.months) * share
            if asked.cases > most + 0.5 {
                tooMany.insert(list)
                warnings.append(
                    PlanWarning(
                        kind: .moreThanThereAre,
                        place: change.place,
                        sentence: "'\(change.label)' asks for \(words(asked.cases.rounded())) cases by "
                            + "\(asked.last.name), and there are \(known.sentence(months: asked.months, share))",
                        remedy: "Check the number and its unit: nobody is seen who is not there."
                    )
                )
            }
            var sum = sums[list] ?? (change, 0, 0)
            sum.cases += asked.cases
            sum.steps += 1
            sums[list] = sum
        }
        let months = Double(forecast.last - forecast.origin)
        for (list, sum) in sums.sorted(by: { $0.key < $1.key }) where !tooMany.contains(list) && sum.steps > 1 {
            guard let known = children[sum.first.service] ?? nil,
                sum.cases > known.waiting + known.referralsPerMonth * months + 0.5
            else { continue }
            warnings.append(
                PlanWarning(
                    kind: .moreThanThereAre,
                    place: sum.first.place,
                    sentence: "the plan's \(sum.steps) extra capacities at '\(sum.first.service)' ask for "
                        + "\(words(sum.cases.rounded())) cases by \(forecast.last.name), and there are "
                        + known.sentence(months: months, 1),
                    remedy: "Check their numbers and units: nobody is seen who is not there."
                )
            )
        }
        return warnings
    }
}

extension ForecastMonths {
    /// The cases that a step's extra capacity has within the forecast, the last month that it has any in, and the months from
    /// the origin to there.
    fileprivate func cases(of change: Intervention) -> (cases: Double, last: Month, months: Double)? {
        let end = min(change.until ?? last, last)
        let felt = max(change.from.firstDay + Int(change.lagWeeks.value * 7), origin.end)
        let weeks = max(0, Double(end.end - felt) / 7)
        // Half of the effect is felt while it grows.
        let atFull = weeks - min(weeks, change.rampWeeks.value) / 2
        guard let added = change.effect.addedCases else { return nil }
        let cases: Double
        switch added {
        case .aWeek(let perWeek): cases = perWeek * atFull
        case .inAll(let all):
            let whole = (change.until ?? last).end - change.from.firstDay
            cases = whole > 0 ? all * min(1, weeks * 7 / Double(whole)) : 0
        }
        return (cases, end, Double(end - origin))
    }
}

/// The children whom a service can see, as far as area and history say.
private struct KnownChildren {
    var waiting: Double
    var referralsPerMonth: Double
    /// Shares of the service's classes.
    var shares: [String: Double]

    /// Nothing where the list or the referrals are not known, or others send children to the service; `rise`: what the plan
    /// multiplies its referrals by.
    init?(_ id: String, _ area: Area, _ origin: Month, rise: Double) {
        guard let service = area.services.first(where: { $0.id == id }),
            !area.services.contains(where: { $0.id != id && $0.services.contains(id) })
        else { return nil }
        let history = ServiceHistory(service, in: area.history)
        let stated = service.stages.compactMap(\.waitingList?.number.greatest)
        if stated.isEmpty {
            let last = history.months(.waiting, to: origin).max { $0.key < $1.key }?.value
            guard let count = last ?? history.undated(.waiting, to: origin) else { return nil }
            waiting = count.value
        } else {
            waiting = stated.reduce(0, +) + service.stages.compactMap(\.inWork?.greatest).reduce(0, +)
        }
        if let figure = service.referralsPerMonth {
            referralsPerMonth = figure.greatest
        } else {
            let counted = history.spans(of: service.referralMetric, to: origin).suffix(12).map { ($0.period, $0.value) }
            guard let (first, _) = counted.first, let (last, _) = counted.last else { return nil }
            let months = Double(last.end - first.first) / averageMonthDays
            referralsPerMonth = counted.map(\.1).reduce(0, +) / months
        }
        shares = Dictionary(
            service.classes.map { ($0.name, $0.share.greatest) },
            uniquingKeysWith: { first, _ in first }
        )
        referralsPerMonth *= rise
    }

    /// The share of children who are of some classes; all when none are named.
    func share(of classes: [String]) -> Double {
        classes.isEmpty ? 1 : min(1, classes.map { shares[$0] ?? 0 }.reduce(0, +))
    }

    /// `100 who wait and about 240 who are referred until then`.
    func sentence(months: Double, _ share: Double) -> String {
        "\(words((waiting * share).rounded())) who wait and about "
            + "\(words((referralsPerMonth * months * share).rounded())) who are referred until then"
    }
}
