import Areas
import Calendar
import Forecasting
import Foundation

/// The months of a list as a posterior takes them: what is published of each, and what is not.
struct ListRecord: Sendable {
    /// One month, from count to count.
    struct Observed: Sendable {
        var month: Month
        /// Weeks in it.
        var weeks: Double
        /// Referrals; `nil`: not published.
        var referrals: Double?
        /// Children waiting at its end, and whether they were counted: between counts the list changes evenly.
        var number: Double
        var isCounted: Bool
        /// Children assessed in it, and their mean wait in weeks.
        var assessed: Double?
        var assessedMean: Double?
        /// Mean wait at its end, within its rounding.
        var mean: ClosedRange<Double>?
        /// Longest wait at its end.
        var maximum: Double?
        /// Counts by wait at its end.
        var bands: [PublishedWaits.WaitBand] = []
        /// Children that must have come without a referral, and those who left beyond what is usual, as far as counts
        /// say: where proposals look, not what is believed.
        var needed = 0.0
        var surplus = 0.0
        /// Whether its figures contradict one another.
        var isOdd = false
    }

    /// Referrals over several months: a published total, less what is known of others in it.
    struct Total: Sendable {
        /// Its months, by their place, in time order.
        var months: [Int]
        var referrals: Double
        /// Standard error: rounding, and what is not known of others.
        var error: Double
    }

    /// The service.
    let id: String
    /// The first count.
    let start: Double
    /// Lists as they may be at the first count, by the age of their bins, those with the shortest tails first.
    let startLists: [[Double]]
    /// Steps in a month; a step is the width of a bin of ages.
    let stepsPerMonth: Int
    /// The months after the first count.
    let months: [Observed]
    /// Referrals of months before the first count, and of months after the last.
    let earlier: [(month: Month, referrals: Double)]
    let later: [(month: Month, referrals: Double)]
    let totals: [Total]
    /// Referrals a month before anything is estimated, and a number of children to which sizes refer.
    let usualReferrals: Double
    let usualNumber: Double
    /// Whether any month's referrals, or assessments, are published.
    let publishesReferrals: Bool
    let publishesAssessed: Bool
    let publishesAssessedMeans: Bool
    let publishesBands: Bool
    /// What is believed of attrition beforehand.
    let attrition: ListPriors.Normal

    /// What is believed of a parameter beforehand.
    func prior(of parameter: ListParameter) -> ListPriors.Normal {
        parameter == .logAttrition ? attrition : parameter.prior
    }

    /// Width of a bin of ages, in weeks.
    var binWeeks: Double { averageMonthWeeks / Double(stepsPerMonth) }
    /// Bins of the oldest list.
    var startBins: Int { startLists.map(\.count).max() ?? 0 }

    /// Months that are looked at: an order of service is no older than its staff.
    static let mostMonths = 24
    /// Ages of which a longer wait is put into the last bin.
    private static let longestWeeks = 520.0
    /// A zero between counts of so many and more is a hole in the record.
    private static let hole = 20.0
}

extension ListRecord {
    /// The months of a service.
    ///
    /// - Parameters:
    ///   - id: the service.
    ///   - stocks: counts of its list in time order; none: nothing can be estimated.
    ///   - referrals: referrals by month.
    ///   - assessed: children assessed by month.
    ///   - assessedMeans: their mean wait by month.
    ///   - totals: referrals published for several months at once.
    ///   - usualReferrals: referrals a month as far as they can be guessed.
    ///   - leaving: the share of referrals that the area says leaves without being seen.
    init?(
        _ id: String,
        stocks: [StockPoint],
        referrals: [Month: Double],
        assessed: [Month: Double] = [:],
        assessedMeans: [Month: Double] = [:],
        totals: [(months: [Month], referrals: Double, error: Double)] = [],
        usualReferrals: Double,
        leaving: Figure? = nil
    ) {
        let counted = Self.withoutHoles(stocks)
        guard let last = counted.last else { return nil }
        let first = counted.first { last.month - $0.month <= Self.mostMonths } ?? last
        let points = Dictionary(counted.map { ($0.month, $0) }, uniquingKeysWith: { first, _ in first })
        let referrals = Self.withoutHoles(referrals)
        let assessed = Self.withoutHoles(assessed)
        var months: [Observed] = []
        var before = first
        if last.month > first.month {
            for number in first.month.number + 1...last.month.number {
                let month = Month(number: number)
                // Between counts the list changes evenly.
                let next = counted.first { $0.month >= month } ?? last
                let share = Double(month - before.month) / Double(next.month - before.month)
                let point = points[month]
                months.append(
                    Observed(
                        month: month,
                        weeks: Double(month.end - month.firstDay) / 7,
                        referrals: referrals[month],
                        number: before.number + share * (next.number - before.number),
                        isCounted: point != nil,
                        assessed: assessed[month],
                        assessedMean: (assessed[month] ?? 0) > 0 ? assessedMeans[month] : nil,
                        mean: point.flatMap(Self.mean),
                        maximum: point?.number ?? 0 > 0 ? point?.maximum : nil,
                        bands: point?.waits?.bands.filter { $0.count.lowerBound == $0.count.upperBound } ?? []
                    )
                )
                if let point { before = point }
            }
        }
        self.id = id
        start = first.number
        let steps = Self.steps(of: counted)
        stepsPerMonth = steps
        let width = averageMonthWeeks / Double(steps)
        let rebuilt = WaitReconstruction(first.published, count: 32, candidates: 256)?.lists ?? [.empty]
        startLists = rebuilt.map { Self.bins(of: $0, number: first.number, width: width) }
        self.usualReferrals = max(usualReferrals, 0.05)
        attrition = ListPriors.attrition(leaving)
        let numbers = ([first.number] + months.map(\.number))
        usualNumber = max(numbers.reduce(0, +) / Double(numbers.count), 3)
        publishesReferrals = months.contains { $0.referrals != nil }
        publishesAssessed = months.count { $0.assessed != nil } >= 3
        publishesAssessedMeans = months.count { $0.assessedMean != nil } >= 3
        publishesBands = months.contains { !$0.bands.isEmpty }
        Self.markOddMonths(&months, start: first, usualReferrals: self.usualReferrals)
        self.months = months
        let firstMonth = first.month + 1
        let end = last.month
        earlier = referrals.filter { $0.key < firstMonth && firstMonth - $0.key <= Self.mostMonths }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        later = referrals.filter { $0.key > end }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        self.totals = totals.compactMap { total in
            var rest = total.referrals
            var unknown: [Int] = []
            for month in total.months.sorted() {
                if let known = referrals[month] {
                    rest -= known
                } else if firstMonth <= month, month <= end {
                    unknown.append(month - firstMonth)
                } else {
                    return nil
                }
            }
            return unknown.isEmpty ? nil : Total(months: unknown, referrals: max(rest, 0), error: total.error)
        }
    }

    /// Counts without zeros among dozens.
    private static func withoutHoles(_ stocks: [StockPoint]) -> [StockPoint] {
        stocks.enumerated()
            .filter { index, point in
                guard point.number == 0 else { return true }
                let near = [index - 1, index + 1].filter(stocks.indices.contains).map { stocks[$0].number }
                return near.contains { $0 < hole }
                    || near.isEmpty
            }
            .map(\.element)
    }

    private static func withoutHoles(_ flows: [Month: Double]) -> [Month: Double] {
        flows.filter { month, count in
            guard count == 0 else { return true }
            let near = [flows[month + -1], flows[month + 1]].compactMap(\.self)
            return near.count < 2 || near.contains { $0 < hole }
        }
    }

    /// Half a unit of its last digit; what was worked out from bands and the like is less sure.
    private static func mean(_ point: StockPoint) -> ClosedRange<Double>? {
        guard point.number > 0, let mean = point.mean else { return nil }
        if point.meanEvidence != .observed {
            return point.waits?.bands.isEmpty ?? true ? max(0, mean - 1.5)...mean + 1.5 : nil
        }
        let tenths = mean * 10
        let half = mean == mean.rounded() ? 0.5 : abs(tenths - tenths.rounded()) < 1e-6 ? 0.05 : 0.005
        return max(0, mean - half)...mean + half
    }

    /// Steps a month: short waits, and narrow bands, need shorter steps.
    private static func steps(of points: [StockPoint]) -> Int {
        let means = points.compactMap(\.mean)
        let mean = means.isEmpty ? 20 : means.reduce(0, +) / Double(means.count)
        let narrow = points.flatMap { $0.waits?.bands ?? [] }.compactMap { $0.below.map { $0 } }.min() ?? 18
        return mean < 6 || narrow < 4 ? 4 : mean < 20 || narrow < 9 ? 2 : 1
    }

    /// A rebuilt list in bins, scaled to a number.
    private static func bins(of list: RebuiltWaits, number: Double, width: Double) -> [Double] {
        let last = Int(min(list.longest, longestWeeks) / width)
        var bins = Array(repeating: 0.0, count: last + 1)
        let scale = list.number > 0 ? number / Double(list.number) : 0
        for (weeks, children) in zip(list.weeks, list.children) {
            bins[min(last, Int(Double(weeks) / width))] += scale * Double(children)
        }
        return bins
    }

    /// Months in which more must have joined than were referred, or far more left than is usual.
    private static func markOddMonths(_ months: inout [Observed], start: StockPoint, usualReferrals: Double) {
        var number = start.number
        var mean = start.mean
        let removed = months.indices.map { index -> Double in
            defer { number = months[index].number }
            let referrals = months[index].referrals ?? usualReferrals
            return referrals - (months[index].number - number)
        }
        let usual = max(removed.sorted()[safe: removed.count / 2] ?? 0, 1)
        number = start.number
        for index in months.indices {
            let assessed = months[index].assessed ?? 0
            months[index].needed = max(0, assessed - removed[index])
            months[index].surplus = max(0, removed[index] - 2 * usual - 0.02 * number)
            if let range = months[index].mean {
                let middle = (range.lowerBound + range.upperBound) / 2
                if let mean {
                    months[index].isOdd = middle - mean > months[index].weeks + 1 || mean - middle > 0.15 * mean + 2
                }
                mean = middle
            }
            number = months[index].number
        }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
