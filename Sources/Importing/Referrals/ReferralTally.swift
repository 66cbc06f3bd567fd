import Calendar

/// How many referrals of one service took which course: all that is kept of a table with one row a referral.
///
/// Children are counted by the day of their referral and the month in which they left the list: from that follow the waits of
/// those on it at every month's end. What is kept grows with days and months, not with rows.
struct ReferralTally {
    /// How somebody leaves the list.
    enum Exit: Int, CaseIterable {
        case seen, left, transferred, earlyDisposal
    }

    /// Of a month's referrals, by how many months later they left the list (0: never) and by the day of the month.
    private var referred = ByMonth<[UInt32]>(none: [])
    /// Those who left the list in a month.
    private var exits = ByMonth(none: MonthOfExits())
    /// Of all referrals in a month those of a class.
    private(set) var classes = ByMonth(none: [Int](repeating: 0, count: ChildClass.names.count))
    /// The first and the last day of referral, and the first of leaving the list.
    private(set) var referralDays: ClosedRange<Int>?
    private(set) var firstExit: Int?

    /// Those who left the list in a month.
    private struct MonthOfExits {
        var seen = WeekCounts()
        var counts = SIMD4<Int>.zero

        mutating func count(_ kind: Exit, days: Int) {
            counts[kind.rawValue] += 1
            if kind == .seen { seen.add(days: days, count: 1) }
        }
    }

    private static var daysOfMonth: Int { 31 }

    /// Counts a referral.
    ///
    /// - Parameters:
    ///   - day: Its day, by number.
    ///   - exit: How and when it left the list; `nil`: not yet.
    ///   - childClass: Its class, by number; `nil`: none.
    mutating func add(referred day: Int, exit: (kind: Exit, day: Int)?, childClass: Int?) {
        let date = Day(number: day).civil
        let month = Month(year: date.year, month: date.month).number
        var end = 0
        if let exit {
            let exitMonth = Day(number: exit.day).month.number
            end = exitMonth - month + 1
            firstExit = min(firstExit ?? exit.day, exit.day)
            exits[exitMonth].count(exit.kind, days: exit.day - day)
        }
        let index = end * Self.daysOfMonth + date.day - 1
        referred[month].increment(index, room: (end + 1) * Self.daysOfMonth)
        if let childClass { classes[month][childClass] += 1 }
        referralDays = min(referralDays?.lowerBound ?? day, day)...max(referralDays?.upperBound ?? day, day)
    }

    /// Months with a referral, the earliest first.
    var monthsOfReferral: [Month] { blocks.map { Month(number: $0.month) } }

    /// Months with a referral, with their counts.
    private var blocks: [(month: Int, counts: [UInt32])] {
        referred.months.compactMap { referred[$0].isEmpty ? nil : ($0, referred[$0]) }
    }

    /// Referrals in a month.
    func referrals(_ month: Month) -> Int { referred[month.number].reduce(0) { $0 + Int($1) } }

    /// The last day of referral in a month, by number.
    func lastReferral(in month: Month) -> Int? {
        let counts = referred[month.number]
        return counts.indices.lazy.filter { counts[$0] > 0 }.map { $0 % Self.daysOfMonth }.max()
            .map { month.firstDay.number + $0 }
    }

    /// Those who left the list in a month.
    func exits(_ month: Month, _ kind: Exit) -> Int { exits[month.number].counts[kind.rawValue] }

    /// The waits of those seen in a month.
    func seen(_ month: Month) -> WeekCounts { exits[month.number].seen }

    /// The waits so far of those on the list at the end of each month, from the first to the last.
    func waiting(_ months: ClosedRange<Month>) -> [WeekCounts] {
        // On the list from each month of referral, by day; what leaves month by month is taken off.
        let blocks = blocks
        var still = blocks.map { block -> [Int] in
            (0..<Self.daysOfMonth)
                .map { day in
                    stride(from: day, to: block.counts.count, by: Self.daysOfMonth)
                        .reduce(0) { $0 + Int(block.counts[$1]) }
                }
        }
        var result: [WeekCounts] = []
        let first = min(blocks.first?.month ?? months.lowerBound.number, months.lowerBound.number)
        for number in first...months.upperBound.number {
            let lastDay = Month(number: number).end.number - 1
            var counts = WeekCounts()
            for (index, block) in blocks.enumerated() where block.month <= number {
                let end = (number - block.month + 1) * Self.daysOfMonth
                let firstDay = Month(number: block.month).firstDay.number
                for day in 0..<Self.daysOfMonth {
                    if end + day < block.counts.count { still[index][day] -= Int(block.counts[end + day]) }
                    if still[index][day] > 0, number >= months.lowerBound.number {
                        counts.add(days: lastDay - firstDay - day, count: still[index][day])
                    }
                }
            }
            if number >= months.lowerBound.number { result.append(counts) }
        }
        return result
    }
}

/// A value for each month, those that nobody has set with what stands for none: an array, since it is asked for with every row.
struct ByMonth<Value> {
    private var values: [Value] = []
    private let none: Value
    /// Months before this one are not read.
    private let first = Month(year: 1950, month: 1).number

    init(none: Value) {
        self.none = none
    }

    /// The months that may have a value, by number.
    var months: Range<Int> { first..<first + values.count }

    subscript(month: Int) -> Value {
        get { months.contains(month) ? values[month - first] : none }
        _modify {
            if month >= first + values.count {
                values.append(contentsOf: repeatElement(none, count: month - first - values.count + 1))
            }
            yield &values[month - first]
        }
    }
}

extension [UInt32] {
    /// Adds one at an index, for which there must be room.
    fileprivate mutating func increment(_ index: Int, room: Int) {
        if count < room { append(contentsOf: repeatElement(0, count: room - count)) }
        self[index] += 1
    }
}
