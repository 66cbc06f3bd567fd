import Statistics
import Wording

/// Amounts of money in one unit that suits all of them.
struct MoneyWords {
    /// `million` or `thousand`.
    let unit: String
    private let pence: Double

    /// The words for amounts in pence.
    init(_ amounts: [Summary]) {
        let most = amounts.map { max(abs($0.p10), abs($0.p90), abs($0.mean)) }.max() ?? 0
        let isMillions = most >= 1e8
        (unit, pence) = isMillions ? ("million", 1e8) : ("thousand", 1e5)
    }

    /// The mean, and the range of 8 in 10 futures: `4.5 (3.7 to 5.3)`.
    func text(_ amount: Summary, unit: String = "") -> String {
        let range = [amount.p10, amount.p90].map(number)
        return range[0] == range[1]
            ? mean(amount) + unit : "\(mean(amount))\(unit) (\(range[0]) to \(range[1]))"
    }

    /// The mean alone.
    func mean(_ amount: Summary) -> String { number(amount.mean) }

    private func number(_ amount: Double) -> String {
        let text = unit == "million" ? decimal(amount / pence, 1) : thousands(amount / pence)
        return text == "0.0" ? "0" : text
    }
}
