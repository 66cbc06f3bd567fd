import Areas
import Calendar
import Decisions
import Runs
import Statistics
import Wording

/// An allocation's parts in words.
struct AllocationWords {
    let allocation: Allocation

    var request: AllocationRequest { allocation.request }
    var area: Area { allocation.purchases.area }

    /// What is counted: `child-weeks of waiting beyond 52 weeks`.
    var counted: String {
        if request.isForTargets { return "the probability that all of these targets are met" }
        let limit = request.question.limitWeeks
        return limit == 0 ? "child-weeks of waiting" : "child-weeks of waiting beyond \(limit) weeks"
    }

    /// A benefit: children's weeks, or a percentage.
    func benefit(_ value: Double) -> String {
        request.isForTargets ? "\(words(100 * value, decimals: 0))%" : thousands(value)
    }

    /// A benefit with the range that 8 in 10 replications fall in; a probability with its Monte Carlo interval.
    func benefit(_ summary: Summary) -> String {
        guard request.isForTargets else {
            return "\(thousands(summary.mean)) (\(thousands(summary.p10)) to \(thousands(summary.p90)))"
        }
        let met = Int((summary.mean * Double(summary.count)).rounded())
        guard let estimate = try? ProportionEstimate(successes: met, trials: summary.count) else { return "" }
        let (low, high) = estimate.interval()
        return "\(benefit(summary.mean)) (\(benefit(low)) to \(benefit(high)))"
    }

    /// Pounds in whole numbers, to three digits or so.
    func pounds(_ value: Double) -> String { "£\(thousands(Self.short(value)))" }

    /// A number to three digits; small ones as they are.
    private static func short(_ value: Double) -> Double {
        var step = 1.0
        while abs(value) / step >= 1_000 { step *= 10 }
        return (value / step).rounded() * step
    }

    /// What one unit of benefit costs: `£91`; of a probability a percentage point.
    func each(_ cost: Double, _ benefit: Double) -> String {
        guard benefit > 0, cost > 0 else { return "-" }
        return pounds(request.isForTargets ? cost / benefit / 100 : cost / benefit)
    }

    /// A letter for each offer: A, B and so on to Z, then A2.
    static func letter(_ offer: Int) -> String {
        let letter = UnicodeScalar(UInt8(65 + offer % 26))
        return String(Character(letter)) + (offer >= 26 ? "\(offer / 26 + 1)" : "")
    }

    /// What is bought and where: `recruit 4 WTE specialist clinician, Neurodevelopmental assessment (ND)`.
    ///
    /// A service with a long name is told by its id: tables have room for little.
    func told(_ change: Intervention) -> String {
        let name = name(of: change.service)
        return "\(change.label), \(name.count <= Self.longestName ? name : change.service)"
    }

    private static let longestName = 26

    func name(of service: String) -> String { area.services.first { $0.id == service }?.name ?? service }

    /// `from Apr 2026`, `Apr 2026 to Mar 2027`.
    func when(_ change: Intervention) -> String {
        change.until.map { "\(change.from.name) to \($0.name)" } ?? "from \(change.from.name)"
    }

    /// Purchases in short: `A 2, B 150, D`; where starts may be chosen with the month.
    func short(_ purchases: [Purchase]) -> String {
        guard !purchases.isEmpty else { return "nothing" }
        return
            purchases.map { one in
                let offer = allocation.purchases.offers[one.offer]
                let level = offer.levels[one.level - 1]
                let size = level.size.map { " " + plain($0) } ?? ""
                return Self.letter(one.offer) + size + (offer.option.starts.count > 1 ? " \(level.start)" : "")
            }
            .joined(separator: ", ")
    }

    /// Purchases in full, joined as in speech.
    func full(_ purchases: [Purchase]) -> String {
        guard !purchases.isEmpty else { return "nothing" }
        return joined(
            purchases.map { one in
                let change = allocation.purchases.intervention(of: one)
                return "\(change.label) at \(name(of: change.service)) (\(when(change)))"
            }
        )
    }
}
