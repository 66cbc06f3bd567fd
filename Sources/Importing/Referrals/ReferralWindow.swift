import Calendar
import Reading
import Wording

/// The months of which a table with one row a referral has everything.
struct ReferralWindow: Equatable {
    /// The first month with all its referrals.
    var referralsFrom: Month
    /// The first with all who were on the list; `nil`: there is none yet.
    var listFrom: Month?
    var last: Month
    /// How it was found, for whoever reads it.
    var sentences: [String] = []

    /// What the rows show; `nil` if no month is whole.
    ///
    /// An extract ends some day: its last month counts if no working day of it is left. It may begin in three ways. With those who
    /// were waiting on a day and all who came since, the earliest referrals are few, since most of their time have left, and
    /// nobody leaves before that day: all is there from then on. With all who came since a day, referrals begin at once with
    /// their usual number, and those who waited already are missing: the list counts from when nearly all of them have been seen. With
    /// everything since the service began it is the same, and there is nobody to be missed.
    init?(_ tallies: [ReferralTally], extracted: Day, completeFrom: Month?) {
        let months = Set(tallies.flatMap(\.monthsOfReferral)).filter { $0 <= extracted.month }.sorted()
        guard let firstDay = tallies.compactMap(\.referralDays?.lowerBound).min(),
            let firstMonth = Self.firstOfMany(months, tallies)
        else { return nil }
        last = Self.isWhole(extracted) ? extracted.month : extracted.month + -1
        sentences.append(
            last == extracted.month
                ? "the table reaches the end of \(last.name)"
                : "\(extracted.month.name) is not over in it, and is left out"
        )
        if let completeFrom {
            (referralsFrom, listFrom) = (completeFrom, completeFrom)
        } else {
            let firstExit = tallies.compactMap(\.firstExit).min().map { Day(number: $0) }
            let start = Day(number: firstDay).month == firstMonth ? Self.begin(Day(number: firstDay)) : firstMonth + 1
            if let firstExit, firstExit.month <= last,
                Self.isThin(tallies, firstMonth..<max(firstMonth, firstExit.month), last)
            {
                referralsFrom = Self.begin(firstExit)
                listFrom = referralsFrom
                sentences.append(
                    "referrals before \(referralsFrom.name) are of those who were waiting then: they are on the list, and in no "
                        + "month's referrals"
                )
            } else {
                referralsFrom = start
                let wait = Self.usualLongWait(tallies, last)
                let settled = wait.map { Self.begin(start.firstDay + Int(($0 * 7).rounded(.up))) }
                listFrom = settled.flatMap { $0 <= last ? $0 : nil }
                sentences.append(
                    "referrals begin at once in \(firstMonth.name): those who waited already are not in it, so waiting and seen are "
                        + (listFrom.map { "written from \($0.name), by when 95% of them had been seen" }
                            ?? "not written: the table is shorter than what 95% of those seen have waited")
                )
            }
        }
        guard referralsFrom <= last else { return nil }
    }

    /// The first month but for those of the earliest referral in two hundred, whose dates may be slips.
    private static func firstOfMany(_ months: [Month], _ tallies: [ReferralTally]) -> Month? {
        let counts = months.map { month in tallies.reduce(0) { $0 + $1.referrals(month) } }
        let all = counts.reduce(0, +)
        var passed = 0
        for (month, count) in zip(months, counts) {
            passed += count
            if passed * 200 > all { return month }
        }
        return months.last
    }

    /// Whether no working day is left of the month of a day.
    private static func isWhole(_ day: Day) -> Bool {
        (day.number + 1..<day.month.end.number).allSatisfy { Day(number: $0).weekday >= 5 }
    }

    /// The first month that is whole from a day on: the day's own if that is in its first week.
    private static func begin(_ day: Day) -> Month { day.civil.day <= 7 ? day.month : day.month + 1 }

    /// Whether the earlier half of the months before anybody leaves has fewer than half the usual referrals.
    private static func isThin(_ tallies: [ReferralTally], _ before: Range<Month>, _ last: Month) -> Bool {
        guard !before.isEmpty else { return false }
        func mean(_ months: Range<Int>) -> Double {
            let sum = months.reduce(0) { sum, number in
                sum + tallies.reduce(0) { $0 + $1.referrals(Month(number: number)) }
            }
            return Double(sum) / Double(max(1, months.count))
        }
        let (first, end) = (before.lowerBound.number, before.upperBound.number)
        return mean(first..<first + (end - first + 1) / 2) < 0.5 * mean(end..<max(end, last.number) + 1)
    }

    /// The wait that 95% of those seen in the last twelve months had not reached.
    private static func usualLongWait(_ tallies: [ReferralTally], _ last: Month) -> Double? {
        var all = WeekCounts()
        for tally in tallies {
            for number in last.number - 11...last.number {
                for (week, count) in tally.seen(Month(number: number)).weeks.enumerated() where count > 0 {
                    all.add(days: 7 * week, count: count)
                }
            }
        }
        return all.total == 0 ? nil : all.percentile(0.95)
    }
}
