import Areas
import Calendar
import Foundation
import TestSupport
import Testing

@testable import Audit

/// Faults of each kind, planted one at a time in lists that have none: how many are found, and what is found where there is nothing.
@Suite("Planted faults")
struct PlantedFaultTests {
    /// Lists of each kind.
    private static let lists = 200

    /// A fault, and how it is known to be found.
    struct Kind: Sendable, CustomTestStringConvertible {
        var name: String
        var rules: Set<Finding.Rule>
        var plant: @Sendable (inout Planted, inout Draws) -> Void

        var testDescription: String { name }
    }

    /// An area of two lists and their total, in which something is changed.
    struct Planted {
        var first: CleanLists
        var second: CleanLists
        var total: [Double]
        var year: Double
        /// What is left out of the end of a series.
        var ends: (metric: String, months: Int)?
        /// The factor of the share within 18 weeks.
        var shareFactor = 1.0
        /// The month at which the fault is.
        var month: Month

        init(_ draws: inout Draws, shift: Bool = false) {
            var seed = Draws(UInt64(draws.uniform() * 1e15))
            let index = draws.integer(7...12)
            let factor = draws.uniform() < 0.5 ? draws.uniform(1.7...2.3) : 1 / draws.uniform(1.7...2.3)
            first = CleanLists(&seed, shift: shift ? (index, factor) : nil)
            second = CleanLists(&seed)
            let (a, b) = (first, second)
            total = a.months.map { month in
                let place = { (list: CleanLists) in month - list.months[0] }
                return a.waiting[place(a)] + (place(b) >= 0 && place(b) < b.waiting.count ? b.waiting[place(b)] : 0)
            }
            year = a.months.indices.filter { a.months[$0].year == 2024 }.reduce(0) { $0 + a.referrals[$1] }
            month = a.months[min(index, a.months.count - 1)]
        }

        /// A month of the first list that has so many on either side.
        mutating func pick(_ draws: inout Draws, margin: Int) -> Int {
            let index = draws.integer(margin...(first.months.count - 1 - margin))
            month = first.months[index]
            return index
        }

        var area: Area {
            var rows = first.rows("a", line: 1)
            rows += second.rows("b", line: 1000)
            if let ends {
                rows.removeAll {
                    $0.service == "a" && $0.metric == ends.metric
                        && ($0.period.month ?? month) > first.months[first.months.count - 1] + -ends.months
                }
            }
            let row = { (service: String, period: Period, metric: String, value: Double, unit: String) in
                Observation(service: service, period: period, metric: metric, value: value, unit: unit)
            }
            let both = first.months.indices.filter { first.months[$0] >= second.months[0] }
            rows += both.map { row("all", Period(first.months[$0]), "waiting", total[$0], "children") }
            let january = Month(year: 2024, month: 1)
            if first.months[0] <= january {
                let whole = Period(first: january.firstDay, end: (january + 11).end, text: "2024")
                rows.append(row("a", whole, "referrals", year, "referrals per year"))
            }
            rows += first.months.indices.map { index in
                let share = (first.bands[index][0] + first.bands[index][1]) / max(1, first.waiting[index])
                return row(
                    "a",
                    Period(first.months[index]),
                    "share_within_18_weeks",
                    (share * 100).rounded() / 100 * shareFactor,
                    "share"
                )
            }
            return Area(
                id: "planted",
                name: "Planted",
                origin: first.months[first.months.count - 1],
                services: ["a", "b"]
                    .map {
                        Service(
                            id: $0,
                            name: $0,
                            leavingShare: Figure(0.1, evidence: .assumed),
                            stages: [Stage(id: "list", name: "List")]
                        )
                    },
                history: History(rows),
                totals: ["all": ["a", "b"]]
            )
        }
    }

    static let kinds: [Kind] = [
        Kind(name: "a jump of the list by 20 to 40%, which stays", rules: [.jump, .removals, .unexplainedWaits]) {
            area,
            draws in
            let index = area.pick(&draws, margin: 4)
            let factor = draws.uniform() < 0.5 ? 1 + draws.uniform(0.2...0.4) : 1 - draws.uniform(0.2...0.4)
            for month in index..<area.first.months.count {
                area.total[month] -= area.first.waiting[month]
                area.first.bands[month] = area.first.bands[month].map { ($0 * factor).rounded() }
                area.first.waiting[month] = area.first.bands[month].reduce(0, +)
                area.total[month] += area.first.waiting[month]
            }
        },
        Kind(name: "a single nought for the number, referrals or seen", rules: [.singleZero]) { area, draws in
            let index = area.pick(&draws, margin: 1)
            switch draws.integer(0...2) {
            case 0: area.first.waiting[index] = 0
            case 1: area.first.referrals[index] = 0
            default: area.first.seen[index] = 0
            }
        },
        Kind(
            name: "half of the number, of the mean wait or of referrals in a month",
            rules: [.halfOrDouble, .removals, .jump]
        ) { area, draws in
            let index = area.pick(&draws, margin: 1)
            scale(&area, index, 0.5, draws.integer(0...2))
        },
        Kind(
            name: "double the number, mean wait or referrals in a month",
            rules: [.halfOrDouble, .removals, .jump]
        ) { area, draws in
            let index = area.pick(&draws, margin: 1)
            scale(&area, index, 2, draws.integer(0...2))
        },
        Kind(name: "the longest waits of another list for 3 to 8 months", rules: [.overlap]) { area, draws in
            let shared = area.second.months.filter { area.first.months.contains($0) }
            let length = draws.integer(3...8)
            let start = draws.integer(0...(shared.count - length))
            area.month = shared[start]
            for month in shared[start..<(start + length)] {
                area.second.longest[month - area.second.months[0]] = area.first.longest[month - area.first.months[0]]
            }
        },
        Kind(name: "waits in days or months from a month on, or throughout", rules: [.suspectedUnit]) { area, draws in
            let isWhole = draws.uniform() < 0.3
            let index = isWhole ? 0 : area.pick(&draws, margin: 2)
            let factor = draws.uniform() < 0.6 ? 7 : 1 / averageMonthWeeks
            for month in index..<area.first.months.count {
                area.first.mean[month] = (area.first.mean[month] * factor).rounded()
                area.first.median[month] = (area.first.median[month] * factor).rounded()
                area.first.longest[month] = (area.first.longest[month] * factor).rounded()
            }
            if isWhole { area.month = area.first.months[0] }
        },
        Kind(name: "a share in percent", rules: [.suspectedUnit]) { area, draws in
            area.shareFactor = 100
            area.month = area.first.months[0]
        },
        Kind(name: "a series that stops 3 to 8 months before the others", rules: [.endsEarly]) { area, draws in
            let months = draws.integer(3...8)
            area.ends = (["waiting", "referrals", "seen", "mean_wait"][draws.integer(0...3)], months)
            area.month = area.first.months[area.first.months.count - 1 - months]
        },
        Kind(name: "a figure carried forward for 4 to 6 months", rules: [.repeatedValue]) { area, draws in
            let length = draws.integer(4...6)
            let index = draws.integer(1...(area.first.months.count - length))
            area.month = area.first.months[index]
            for month in index..<(index + length) {
                area.total[month] += area.first.waiting[index] - area.first.waiting[month]
                area.first.waiting[month] = area.first.waiting[index]
                area.first.bands[month] = area.first.bands[index]
            }
        },
        Kind(name: "referrals of 1.7 to 2.3 times as many from a month on, or as much fewer", rules: [.levelShift]) {
            _,
            _ in
        },
        Kind(name: "a total that is 2 to 10% off its parts", rules: [.total]) { area, draws in
            let index = area.first.months.count - 1 - draws.integer(0...10)
            area.month = area.first.months[index]
            let sign: Double = draws.uniform() < 0.5 ? 1 : -1
            area.total[index] = (area.total[index] * (1 + sign * draws.uniform(0.02...0.1))).rounded()
        },
        Kind(name: "a year that is 3 to 15% off its months", rules: [.yearAgainstMonths]) { area, draws in
            let sign: Double = draws.uniform() < 0.5 ? 1 : -1
            area.year = (area.year * (1 + sign * draws.uniform(0.03...0.15))).rounded()
            area.month = Month(year: 2024, month: 1)
        },
        Kind(
            name: "children of 15 to 30% of the list who join with long waits",
            rules: [.unexplainedWaits, .jump, .removals, .meanWaitRise, .maxWaitRise]
        ) { area, draws in
            let index = area.pick(&draws, margin: 3)
            let number = area.first.waiting[index]
            let joined = (number * draws.uniform(0.15...0.3)).rounded()
            let wait = (area.first.longest[index] * draws.uniform(0.7...1.2)).rounded()
            area.first.mean[index] = ((number * area.first.mean[index] + joined * wait) / (number + joined)).rounded()
            area.first.longest[index] = max(area.first.longest[index], wait)
            area.first.waiting[index] = number + joined
            area.total[index] += joined
            let band = CleanLists.edges.lastIndex { $0 <= wait } ?? 0
            area.first.bands[index][band] += joined
        },
        Kind(name: "a band that is 3 to 10% of the list off", rules: [.bandSum]) { area, draws in
            let index = area.pick(&draws, margin: 0)
            let off = max(1, (area.first.waiting[index] * draws.uniform(0.03...0.1)).rounded())
            let band =
                area.first.bands[index].indices.max { area.first.bands[index][$0] < area.first.bands[index][$1] } ?? 0
            area.first.bands[index][band] = max(0, area.first.bands[index][band] + (draws.uniform() < 0.5 ? off : -off))
        },
        Kind(name: "a median of half or double in a month", rules: [.waitsDisagree, .halfOrDouble, .suspectedUnit]) {
            area,
            draws in
            let index = area.pick(&draws, margin: 1)
            area.first.median[index] = (area.first.median[index] * (draws.uniform() < 0.5 ? 0.5 : 2)).rounded()
        },
    ]

    private static func scale(_ area: inout Planted, _ index: Int, _ factor: Double, _ figure: Int) {
        // Rounding hides what a wait of few weeks does.
        switch figure == 1 && area.first.mean[index] < 10 ? 0 : figure {
        case 0: area.first.waiting[index] = (area.first.waiting[index] * factor).rounded()
        case 1: area.first.mean[index] = (area.first.mean[index] * factor).rounded()
        default: area.first.referrals[index] = (area.first.referrals[index] * factor).rounded()
        }
    }

    /// Findings that are about published values, and not about what an area lacks.
    private static func findings(_ area: Area) -> [Finding] {
        Audit.findings(for: area).filter { ![.unusedRows, .noReferrals].contains($0.rule) }
    }

    /// Whether a finding is of the fault: of its rule, its lists, and of the month or a span that touches it within a month.
    private static func isFound(_ kind: Kind, _ planted: Planted) -> Bool {
        findings(planted.area)
            .contains { finding in
                guard kind.rules.contains(finding.rule), finding.severity != .note || kind.rules == [.levelShift] else {
                    return false
                }
                let months = finding.period.split(separator: "/").compactMap { Month(String($0)) }
                guard let first = months.first, let last = months.last else { return true }
                return first + -2 <= planted.month && planted.month <= last + 2
            }
    }

    /// How many of a kind are found.
    static func found(_ kind: Kind) -> Int {
        (0..<lists)
            .count { number in
                var draws = Draws(UInt64(1000 + number))
                var planted = Planted(&draws, shift: kind.rules == [.levelShift])
                kind.plant(&planted, &draws)
                return isFound(kind, planted)
            }
    }

    /// The page that tells what is found.
    private static func page() throws -> String {
        let file = ReferenceTable.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Audit/Audit.docc/PlantedFaults.md")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }

    @Test(arguments: kinds) func eightInTenAreFound(_ kind: Kind) throws {
        let found = Self.found(kind)
        #expect(found >= Self.lists * 8 / 10, "\(found) of \(Self.lists)")
        let rules = Finding.Rule.allCases.filter(kind.rules.contains).map(\.rawValue)
        let line = "| \(kind.name) | \(rules.map { "`\($0)`" }.joined(separator: ", ")) | \(found) |"
        #expect(try Self.page().contains(line), "the page lacks: \(line)")
    }

    /// Of areas without a fault, two lists with 13 series each and their total, few are found to have one.
    @Test func cleanListsAreLeftAlone() throws {
        var alarms: [Finding.Rule: Int] = [:]
        var areas = 0
        for number in 0..<Self.lists {
            var draws = Draws(UInt64(1000 + number))
            let found = Self.findings(Planted(&draws).area)
            if !found.isEmpty { areas += 1 }
            for finding in found { alarms[finding.rule, default: 0] += 1 }
        }
        #expect(areas <= Self.lists / 20, "\(alarms)")
        let line = "In \(areas) of the \(Self.lists) areas without a fault something is found"
        #expect(try Self.page().contains(line), "the page lacks: \(line) \(alarms)")
    }
}
