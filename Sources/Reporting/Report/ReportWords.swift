import Areas
import Calendar
import Foundation
import Runs
import Statistics
import Wording

/// Numbers as the report tells them: rounded to what a reader can use, in words that can be read aloud.
enum ReportWords {
    /// Children, plans or cases: to 10, below 100 to 1.
    static func children(_ value: Double) -> String {
        let size = abs(value)
        return minus(words(size < 100 ? value.rounded() : (value / 10).rounded() * 10, decimals: 0))
    }

    /// Weeks of waiting of many children: to hundreds, from 100,000 to thousands.
    static func childWeeks(_ value: Double) -> String {
        let step = abs(value) < 1_000 ? 10.0 : abs(value) < 100_000 ? 100 : 1_000
        return minus(words((value / step).rounded() * step, decimals: 0))
    }

    /// Weeks.
    static func weeks(_ value: Double) -> String {
        value == .infinity ? "over ten years" : minus(words(value, decimals: 0))
    }

    /// Weeks with their word: `7 weeks`, `1 week`, `less than a week`.
    static func countedWeeks(_ value: Double) -> String {
        guard value.isFinite else { return weeks(value) }
        return value < 0.5 ? "less than a week" : value < 1.5 ? "1 week" : "\(weeks(value)) weeks"
    }

    /// A share as a percentage.
    static func percent(_ value: Double) -> String { words(100 * value, decimals: 0) + "%" }

    /// Money in pence as millions: `£4.5m`, below a million thousands: `£374k`.
    static func money(_ pence: Double) -> String {
        let pounds = abs(pence) / 100
        let text = pounds >= 999_500 ? decimal(pounds / 1e6, 1) + "m" : words(pounds / 1_000, decimals: 0) + "k"
        let isNothing = pounds < 500
        return isNothing ? "none" : (pence < 0 ? "−" : "") + "£" + text
    }

    /// Round pounds as an axis has them: `£20m`, `£0`.
    static func moneyOnAxis(_ pounds: Double) -> String {
        let (size, unit) = abs(pounds) >= 1e6 ? (1e6, "m") : abs(pounds) >= 1_000 ? (1_000, "k") : (1, "")
        return (pounds < 0 ? "−" : "") + "£" + words(abs(pounds) / size, decimals: 1) + unit
    }

    /// Money in pence to be read aloud: `4.5 million pounds`.
    static func spokenMoney(_ pence: Double) -> String {
        let pounds = abs(pence) / 100
        let amount =
            pounds >= 999_500
            ? decimal(pounds / 1e6, 1) + " million pounds"
            : words((pounds / 1_000).rounded() * 1_000, decimals: 0) + " pounds"
        return (pence < 0 ? "minus " : "") + amount
    }

    /// A measure's value.
    static func value(_ value: Double, _ unit: Measure.Unit) -> String {
        switch unit {
        case .children: children(value)
        case .weeks: weeks(value)
        case .share: percent(value)
        case .ratio: minus(decimal(value, 2))
        case .pounds: money(value * 100)
        }
    }

    /// A change with its sign.
    static func change(_ value: Double, _ unit: Measure.Unit) -> String {
        let told = unit == .share ? minus(words(100 * value, decimals: 0)) : self.value(value, unit)
        return (value > 0 && told != "0" && told != "none" ? "+" : "") + (told == "−0" ? "0" : told)
    }

    /// A month in full: `March 2028`.
    static func month(_ month: Month) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(names[month.monthOfYear - 1]) \(month.year)"
    }

    /// A name that can be read aloud: without what stands in brackets.
    static func spoken(_ name: String) -> String {
        var kept = ""
        var depth = 0
        for letter in name {
            if letter == "(" {
                depth += 1
            } else if letter == ")" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                kept.append(letter)
            }
        }
        let words = kept.split(separator: " ").joined(separator: " ").replacingOccurrences(of: " ,", with: ",")
        return words.isEmpty ? name : words
    }

    private static func minus(_ text: String) -> String {
        text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    /// Whether a list grows or shrinks, and how surely: what lies on the other side for a quarter of the futures or more
    /// only may happen.
    static func course(from now: Double, to spread: Summary) -> Course {
        let least = max(0.03 * now, 1)
        if abs(spread.p50 - now) < least { return .stays }
        if spread.p50 > now { return spread.p25 > now ? .grows : .mayGrow }
        return spread.p75 < now ? .shrinks : .mayShrink
    }

    /// Where a list goes.
    enum Course {
        case grows, mayGrow, stays, mayShrink, shrinks

        /// As a verb: "grows".
        var verb: String {
            switch self {
            case .grows: "grows"
            case .mayGrow: "may grow"
            case .stays: "stays about as it is:"
            case .mayShrink: "may shrink"
            case .shrinks: "shrinks"
            }
        }
    }
}

extension RunResult {
    /// The month that reports look at.
    var lookEnd: Month { months[lookMonth] }

    /// Its last day, in words.
    var lookedAt: String {
        (lookEnd.monthOfYear == 3 ? "31 " : "the end of ") + ReportWords.month(lookEnd)
    }

    /// A measure if nothing changes.
    func noChange(_ service: String, _ measure: Measure) -> ForecastSeries? {
        forecast(plans[0].id, service, MeasuredSeries(measure: measure, part: measure.part))
    }

    /// What a plan changes of a measure.
    func difference(_ plan: String, _ service: String, _ measure: Measure) -> ForecastSeries? {
        differences.first {
            $0.plan == plan && $0.service == service
                && $0.series == MeasuredSeries(measure: measure, part: measure.part)
        }
    }
}

extension ReportWords {
    /// A number for a table: to one, shares to a hundredth.
    static func exact(_ value: Double, _ unit: Measure.Unit = .children) -> String {
        switch unit {
        case .share: percent(value)
        case .ratio: minus(decimal(value, 2))
        case .pounds: money(value * 100)
        case .children, .weeks: value == .infinity ? "over ten years" : minus(words(value, decimals: 0))
        }
    }

    /// A change for a table, with its sign.
    static func exactChange(_ value: Double) -> String {
        let text = exact(value)
        return value > 0 && text != "0" ? "+" + text : text
    }
}

extension String {
    /// With a capital at its start.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// With a small letter at its start, unless it starts with an abbreviation.
    var lowercasedFirst: String {
        dropFirst().first?.isUppercase ?? false ? self : prefix(1).lowercased() + dropFirst()
    }
}

extension Array {
    /// The element at a place; `nil` where there is none.
    subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
