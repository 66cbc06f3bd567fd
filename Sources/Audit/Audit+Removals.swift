import Areas
import Calendar
import Wording

extension Audit {
    /// Removals = referrals - change in the list: nobody can be removed twice, and those assessed are removed.
    ///
    /// Compared exactly: all are counts, and referrals those received where they are published beside those accepted. Fewer removals than assessments by at most a tenth is a note, since a few
    /// children are assessed without having been listed.
    static func removals(_ ledger: Ledger) -> [Finding] {
        ledger.services.flatMap { service in
            let waiting = ledger.months(service, Metric.waiting.rawValue)
            let referrals = ledger.referralsAtMost(service)
            let assessed = ledger.months(service, Metric.seen.rawValue)
            let months = waiting.keys.sorted()
            return zip(months, months.dropFirst())
                .compactMap { before, month -> Finding? in
                    guard let first = waiting[before], let last = waiting[month],
                        let referred = ledger.flow(referrals, after: before, to: month)
                    else { return nil }
                    let change = last.value - first.value
                    let removed = referred.sum - change
                    let seen = ledger.flow(assessed, after: before, to: month)
                    let facts =
                        "the list changes by \(signed(change)) (\(words(first.value)) to \(words(last.value))) on "
                        + "\(counted(words(referred.sum), "referral")) in \(month.name)"
                    let places = [first.place, last.place] + referred.places
                    if removed < 0 {
                        return Finding(
                            .contradiction,
                            .removals,
                            service: service,
                            period: month.description,
                            "\(facts): \(words(removed)) removals, so at least \(counted(words(-removed), "child", plural: "children")) joined the "
                                + "list without a referral"
                                + (seen.map { ", with \(words($0.sum)) assessed" } ?? ""),
                            places: places + (seen?.places ?? []),
                            size: -removed,
                            unit: "children",
                            of: max(first.value, last.value)
                        )
                    }
                    guard let seen, removed < seen.sum else { return nil }
                    return Finding(
                        seen.sum - removed > 0.1 * seen.sum ? .contradiction : .note,
                        .removals,
                        service: service,
                        period: month.description,
                        "\(facts): \(counted(words(removed), "implied removal")), but "
                            + "\(counted(words(seen.sum), "child", plural: "children")) assessed",
                        places: places + seen.places,
                        size: seen.sum - removed,
                        unit: "children",
                        of: max(first.value, last.value, 1),
                        wouldMean: "children were seen who had not been on the list, or joined it without a referral",
                        treatment: "takes both as published: the removals say how fast the list is worked"
                    )
                }
        }
    }
}
