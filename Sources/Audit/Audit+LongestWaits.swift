import Areas
import Calendar
import Wording

extension Audit {
    /// Nobody waits who was not referred: those waiting came within the longest wait.
    ///
    /// The longest wait is allowed the week that it may be rounded down by, and months that its time touches count whole.
    /// Where a month's referrals are neither published nor stated there is nothing to compare with.
    static func longestWaits(_ ledger: Ledger) -> [Finding] {
        ledger.area.services.compactMap { service in
            published(service, ledger) ?? stated(service, ledger.area)
        }
    }

    private static func published(_ service: Service, _ ledger: Ledger) -> Finding? {
        let waiting = ledger.months(service.historyName, Metric.waiting.rawValue)
        let longest = ledger.months(service.historyName, Metric.maxWait.rawValue)
        let referrals = ledger.months(service.historyName, service.referralMetric)
        let impossible = waiting.keys.sorted()
            .compactMap { month -> (month: Month, since: Month, referred: Double, rows: [Observation])? in
                guard let list = waiting[month], let weeks = longest[month], list.value > 0 else { return nil }
                let since = (month.end + -Int((7 * (weeks.value + 1)).rounded(.up))).month
                let rows = (since.number...month.number).compactMap { referrals[Month(number: $0)] }
                let referred = rows.reduce(0) { $0 + $1.value }
                guard rows.count == month - since + 1, list.value > referred else { return nil }
                return (month, since, referred, [list, weeks] + rows)
            }
        guard let worst = impossible.first else { return nil }
        let (list, weeks) = (worst.rows[0].value, worst.rows[1].value)
        let others = impossible.count - 1
        return Finding(
            .contradiction,
            .moreThanReferred,
            service: service.historyName,
            period: worst.month.description,
            "\(words(list)) wait in \(worst.month.name), none longer than \(words(weeks)) weeks, but only "
                + "\(words(worst.referred)) were referred since the start of \(worst.since.name)"
                + (others == 0 ? "" : others == 1 ? "; so in one other month" : "; so in \(others) other months"),
            places: worst.rows.map(\.place),
            size: list - worst.referred,
            unit: "children",
            of: list
        )
    }

    /// The same of what the area file states, unless other services send children beside the referrals stated.
    private static func stated(_ service: Service, _ area: Area) -> Finding? {
        guard !area.services.contains(where: { $0.services.contains(service.id) }) else { return nil }
        guard let rate = service.referralsPerMonth, let list = service.stages[0].waitingList,
            let longest = list.maxWeeks
        else { return nil }
        let least = list.number.range?.lowerBound ?? list.number.value
        let weeks = longest.range?.upperBound ?? longest.value
        let monthly = rate.range?.upperBound ?? rate.value
        let referred = monthly * (weeks + 1) / averageMonthWeeks
        guard least > referred * (1 + 1e-9) else { return nil }
        return Finding(
            .contradiction,
            .moreThanReferred,
            service: service.id,
            period: "",
            "\(words(least)) wait, none longer than \(words(weeks)) weeks, but \(words(monthly)) referrals a month are "
                + "\(words(referred, decimals: 0)) in that time",
            places: [service.place],
            size: least - referred,
            unit: "children",
            of: least
        )
    }
}
