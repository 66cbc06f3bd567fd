import Calendar
import Foundation
import Statistics
import TestSupport

@testable import Forecasting

/// Nine quantiles against what happened, beside naive, by horizon and by list.
struct PathTrials {
    static let probabilities = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975]

    /// Scores of a horizon.
    private struct Horizon {
        var own = 0.0
        var naive = 0.0
        var lists: [String: (own: Double, naive: Double)] = [:]
        var within80 = 0
        var within95 = 0
        var count = 0
    }

    private var horizons: [Int: Horizon] = [:]

    /// Mean pinball loss over the nine quantiles.
    static func loss(_ quantiles: [Double], _ observed: Double) -> Double {
        zip(probabilities, quantiles)
            .reduce(0) { sum, pair in
                let error = observed - pair.1
                return sum + 2 * (error >= 0 ? pair.0 * error : (pair.0 - 1) * error) / Double(probabilities.count)
            }
    }

    /// Adds what was forecast some months ahead of a list of `size`.
    mutating func add(_ list: String, _ months: Int, size: Double, own: [Double], naive: [Double], observed: Double) {
        var horizon = horizons[months] ?? Horizon()
        let (a, b) = (Self.loss(own, observed), Self.loss(naive, observed))
        horizon.own += a / max(size, 1)
        horizon.naive += b / max(size, 1)
        let sum = horizon.lists[list] ?? (0, 0)
        horizon.lists[list] = (sum.own + a, sum.naive + b)
        horizon.within80 += own[2] <= observed && observed <= own[6] ? 1 : 0
        horizon.within95 += own[0] <= observed && observed <= own[8] ? 1 : 0
        horizon.count += 1
        horizons[months] = horizon
    }

    /// Sum of scores over sizes, relative to naive's.
    func relative(_ months: Int) -> Double { horizons[months].map { $0.own / $0.naive } ?? .nan }

    /// Geometric mean over lists of the scores relative to naive's.
    func geometric(_ months: Int) -> Double {
        let logs = (horizons[months]?.lists ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            .filter { $0.own > 0 && $0.naive > 0 }.map { log($0.own / $0.naive) }
        return exp(logs.reduce(0, +) / Double(logs.count))
    }

    /// Shares of the observations within the 80% and the 95% range.
    func coverage(_ months: Int) -> (of80: Double, of95: Double) {
        horizons[months]
            .map { (Double($0.within80) / Double($0.count), Double($0.within95) / Double($0.count)) } ?? (.nan, .nan)
    }

    /// Prints a line a horizon for the guide's table, where that is asked for.
    func show(_ title: String) {
        guard SeriesTrials.isPrinting else { return }
        for months in horizons.keys.sorted() {
            let (in80, in95) = coverage(months)
            let figures = [geometric(months), relative(months), in80, in95].map { "\(($0 * 1000).rounded() / 1000)" }
            print("| \(title) | \(months) | \(figures.joined(separator: " | ")) | \(horizons[months]?.count ?? 0) |")
        }
    }

    /// Naive's quantiles: the last value, with the root mean square of the monthly changes, shrunk towards 3% of it.
    static func naive(_ counts: [ListCount], months: [Int], least: Double = 1) -> [[Double]] {
        let last = counts[counts.count - 1].number
        var squares = 3 * pow(max(0.03 * last, least), 2)
        for (from, to) in zip(counts, counts.dropFirst()) {
            squares += (to.number - from.number) * (to.number - from.number) / Double(to.month - from.month)
        }
        let variance = squares / (3 + Double(counts.count - 1))
        return months.map { ahead in
            probabilities.map {
                max(last + (variance * Double(ahead)).squareRoot() * Normal.standard.quantile($0), 0)
            }
        }
    }
}

/// The published lists on which the laws of paths were learned.
struct PublishedList {
    var name: String
    var counts: [ListCount]
    /// Mean wait and share under four weeks by month, from bands.
    var waits: [Month: Double]
    var newcomers: [Month: Double]

    /// Children's community services, England 2023.
    static func community() throws -> [PublishedList] {
        var lists: [String: PublishedList] = [:]
        for row in try ReferenceTable("chs-children/waiting-by-band.csv").rows {
            guard let month = Month(try row.text("month")), let total = try row.numberIfKnown("total") else { continue }
            let name = try row.text("provider") + ", " + row.text("service")
            var list = lists[name] ?? PublishedList(name: name, counts: [], waits: [:], newcomers: [:])
            list.counts.append(ListCount(month, total))
            let bands = try ["from_0", "from_1", "from_2", "from_4", "from_12", "from_18", "from_52"]
                .map { try row.numberIfKnown($0) ?? 0 }
            let sum = bands.reduce(0, +)
            if sum > 0 {
                let beyond = max(bands[6], 0.5)
                let rate = max(log(max(bands[5] + bands[6], beyond) / beyond) / 34 * exp(0.73), 1 / 78)
                let middles = [0.5, 1.5, 3, 8, 15, 32, 52 + 1 / rate]
                list.waits[month] = zip(bands, middles).reduce(0) { $0 + $1.0 * $1.1 } / sum
                list.newcomers[month] = min((bands[0] + bands[1] + bands[2]) / max(total, 1), 1)
            }
            lists[name] = list
        }
        return lists.values
            .map { list in
                var sorted = list
                sorted.counts.sort { $0.month < $1.month }
                return sorted
            }
            .sorted { $0.name < $1.name }
    }

    /// Scotland's CAMHS, a column of the table by board.
    static func scotland(_ column: String) throws -> [PublishedList] {
        var lists: [String: PublishedList] = [:]
        let bands = ["0To18", "19To35", "36To52", "Over52"].map { "NumberOfPatientsWaiting\($0)Weeks" }
        for row in try ReferenceTable("camhs-scotland/flows-and-stock.csv").rows {
            let text = try row.integer("Month")
            guard let value = try row.numberIfKnown(column) else { continue }
            let month = Month(year: text / 100, month: text % 100)
            let name = try row.text("HBName")
            var list = lists[name] ?? PublishedList(name: name, counts: [], waits: [:], newcomers: [:])
            list.counts.removeAll { $0.month == month }
            list.counts.append(ListCount(month, value))
            let children = try bands.map { try row.numberIfKnown($0) ?? 0 }
            let sum = children.reduce(0, +)
            if sum > 0 { list.waits[month] = zip(children, [9, 27, 44, 70]).reduce(0) { $0 + $1.0 * $1.1 } / sum }
            lists[name] = list
        }
        return lists.values
            .map { list in
                var sorted = list
                sorted.counts.sort { $0.month < $1.month }
                return sorted
            }
            .sorted { $0.name < $1.name }
    }

    /// The origins at which enough is known and something of what follows: what was known, and what followed.
    func origins(known least: Int, within window: Int = .max, months: [Int]) -> [(known: [ListCount], later: [Double?])]
    {
        counts.indices.compactMap { place in
            let end = counts[place].month
            let known = counts[...place].filter { window == .max || end - $0.month < window }
            let later = months.map { ahead in counts.first { $0.month == end + ahead }?.number }
            guard known.count >= least, later.contains(where: { $0 != nil }) else { return nil }
            return (known, later)
        }
    }
}
