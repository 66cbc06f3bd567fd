import Areas
import Calendar
import Foundation

@testable import Audit

/// Small random numbers of a seed, by SplitMix64: Steele and others, OOPSLA 2014.
struct Draws {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func uniform() -> Double {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }

    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + min(range.count - 1, Int(uniform() * Double(range.count)))
    }

    /// A count with this mean: events at random in a unit of time.
    mutating func poisson(_ mean: Double) -> Int {
        var count = -1
        var time = 0.0
        repeat {
            count += 1
            time += exponential()
        } while time < mean
        return count
    }

    mutating func exponential() -> Double { -log(1 - uniform()) }

    /// Mean 1 and variance 1 over `shape`, a whole number: a sum of exponentials.
    mutating func gamma(_ shape: Int) -> Double {
        (0..<shape).reduce(0.0) { sum, _ in sum + exponential() } / Double(shape)
    }
}

/// A list that is published without a fault: referrals with a school year and more than chance, removals in random order or the
/// longest waits first, and every figure counted from the children.
struct CleanLists {
    /// Months published.
    let months: [Month]
    var waiting: [Double] = []
    var mean: [Double] = []
    var longest: [Double] = []
    var median: [Double] = []
    var bands: [[Double]] = []
    var referrals: [Double] = []
    var seen: [Double] = []

    static let edges = [0.0, 12, 18, 36, 52]

    /// A list; from the month of `shift` on its referrals are multiplied by a factor.
    init(_ draws: inout Draws, shift: (index: Int, factor: Double)? = nil) {
        months = (0..<draws.integer(18...30)).map { Month(year: 2025, month: 6) + -$0 }.reversed()
        let rate = exp(draws.uniform(log(40)...log(200)))
        let stay = draws.uniform(3...9)
        let oldestFirst = draws.uniform(0...0.6)
        let drift = draws.uniform(-0.1...0.15)
        // Months before the first that is published, so that the list has its shape.
        let runIn = 40
        var clocks: [Double] = []
        for index in -runIn..<months.count {
            let month = months[0] + index
            let start = Double(month.firstDay - months[0].firstDay) / 7
            let end = Double(month.end - months[0].firstDay) / 7
            let season = exp(0.8 * MonthlySeries.season(month))
            let level = shift.map { index >= $0.index ? $0.factor : 1 } ?? 1
            let arrivals = draws.poisson(rate * season * level * draws.gamma(50))
            for _ in 0..<arrivals { clocks.append(draws.uniform(start...end)) }
            let target = rate * stay
            let wanted =
                index < 0
                ? Double(clocks.count) > target ? Double(clocks.count) - target : 0.3 * rate
                : rate * (1 - drift) * draws.gamma(50)
            let removed = min(clocks.count, draws.poisson(max(0, wanted)))
            for _ in 0..<removed {
                let place = draws.uniform() < oldestFirst ? 0 : draws.integer(0...(clocks.count - 1))
                clocks.remove(at: place)
            }
            clocks.sort()
            guard index >= 0 else { continue }
            referrals.append(Double(arrivals))
            seen.append((Double(removed) * 0.75).rounded(.down))
            publish(clocks.map { end - $0 })
        }
    }

    private mutating func publish(_ waits: [Double]) {
        waiting.append(Double(waits.count))
        mean.append((waits.reduce(0, +) / Double(max(1, waits.count))).rounded())
        longest.append((waits.max() ?? 0).rounded(.down))
        let sorted = waits.sorted()
        median.append(sorted.isEmpty ? 0 : sorted[sorted.count / 2].rounded(.down))
        bands.append(
            Self.edges.indices.map { index in
                let below = index + 1 < Self.edges.count ? Self.edges[index + 1] : .infinity
                return Double(waits.count { $0 >= Self.edges[index] && $0 < below })
            }
        )
    }

    /// The rows of a history.
    func rows(_ service: String, line: Int) -> [Observation] {
        var series = [
            ("waiting", "children", waiting), ("mean_wait", "weeks", mean), ("max_wait", "weeks", longest),
            ("median_wait", "weeks", median), ("referrals", "children", referrals), ("seen", "children", seen),
        ]
        for (index, edge) in Self.edges.enumerated() {
            let name =
                index + 1 < Self.edges.count
                ? "waiting_\(Int(edge))_to_\(Int(Self.edges[index + 1]))_weeks" : "waiting_over_\(Int(edge))_weeks"
            series.append((name, "children", bands.map { $0[index] }))
        }
        var rows: [Observation] = []
        for (metric, unit, values) in series {
            for (month, value) in zip(months, values) {
                rows.append(
                    Observation(
                        service: service,
                        period: Period(month),
                        metric: metric,
                        value: value,
                        unit: unit,
                        place: Place(file: "history.csv", line: line + rows.count)
                    )
                )
            }
        }
        return rows
    }
}
