import Calendar

/// A figure about waits, as the name of a metric says it: `waiting_0_to_18_weeks`, `seen_p90_wait`.
package struct WaitMetric: Hashable, Sendable {
    /// Whose waits.
    package var population: Population
    /// What of them.
    package var figure: Figure

    /// Whose waits a figure is about.
    package enum Population: String, CaseIterable, Sendable {
        /// Children waiting at the end of the period: their waits so far.
        case waiting
        /// Children seen in the period: their waits until then.
        case seen
    }

    /// What is known of waits; in weeks since clock start.
    package enum Figure: Hashable, Sendable {
        /// How many children.
        case number
        case mean
        case median
        case maximum
        /// The wait that this share of them, above 0 and below 1, have not reached.
        case percentile(Double)
        /// The share who have waited less than so many weeks.
        case shareWithin(weeks: Double)
        /// How many have waited `from` weeks or more and less than `below`; `nil`: any longer.
        case band(from: Double, below: Double?)
    }

    package init(_ population: Population, _ figure: Figure) {
        (self.population, self.figure) = (population, figure)
    }
}

// MARK: - Names

extension WaitMetric {
    /// The figure that a canonical name says; `nil` for every other.
    ///
    /// Edges of bands may be written in days, weeks or months, of which the averages are taken.
    package init?(_ name: String) {
        var words = name.split(separator: "_", omittingEmptySubsequences: false)[...]
        switch name {
        case "waiting": self.init(.waiting, .number)
        case "seen": self.init(.seen, .number)
        default:
            let isSeen = words.first == "seen"
            if isSeen { words = words.dropFirst() }
            if words.last == "wait", words.count == 2, let figure = Self.figure(words[words.startIndex]) {
                self.init(isSeen ? .seen : .waiting, figure)
            } else if words.starts(with: ["share", "within"]), words.count == 4,
                let weeks = Self.weeks(words.dropFirst(2).first, words.last), weeks > 0
            {
                self.init(isSeen ? .seen : .waiting, .shareWithin(weeks: weeks))
            } else if let band = Self.band(isSeen ? words : words.dropFirst()), isSeen || words.first == "waiting" {
                self.init(isSeen ? .seen : .waiting, band)
            } else {
                return nil
            }
        }
    }

    private static func figure(_ word: Substring) -> Figure? {
        switch word {
        case "mean": return .mean
        case "median": return .median
        case "max": return .maximum
        default:
            guard word.first == "p", let percent = plainNumber(word.dropFirst()), percent > 0, percent < 100
            else { return nil }
            return .percentile(percent / 100)
        }
    }

    /// `0_to_18_weeks`, `over_52_weeks`.
    private static func band(_ words: ArraySlice<Substring>) -> Figure? {
        let words = Array(words)
        if words.count == 3, words[0] == "over", let from = weeks(words[1], words[2]) {
            return .band(from: from, below: nil)
        }
        guard words.count == 4, words[1] == "to", let from = weeks(words[0], words[3]),
            let below = weeks(words[2], words[3]), from < below
        else { return nil }
        return .band(from: from, below: below)
    }

    private static func weeks(_ number: Substring?, _ unit: Substring?) -> Double? {
        guard let number = number.flatMap(plainNumber), let unit = unit.flatMap({ WaitUnit(String($0)) }) else {
            return nil
        }
        return number * unit.weeks
    }

    /// Digits with at most one point.
    private static func plainNumber(_ text: Substring) -> Double? {
        guard let first = text.utf8.first, (48...57).contains(first),
            text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 })
        else { return nil }
        return Double(text)
    }

    /// Its canonical name.
    package var name: String {
        let prefix = population == .seen ? "seen_" : ""
        switch figure {
        case .number: return population.rawValue
        case .mean: return prefix + "mean_wait"
        case .median: return prefix + "median_wait"
        case .maximum: return prefix + "max_wait"
        case .percentile(let share): return prefix + "p\(Self.short(share * 100))_wait"
        case .shareWithin(let weeks): return prefix + "share_within_\(Self.short(weeks))_weeks"
        case .band(let from, let below):
            let edges = below.map { "\(Self.short(from))_to_\(Self.short($0))" } ?? "over_\(Self.short(from))"
            return "\(population.rawValue)_\(edges)_weeks"
        }
    }

    /// A number to six decimals, without zeros at its end.
    private static func short(_ value: Double) -> String {
        let rounded = (value * 1e6).rounded() / 1e6
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}

/// What waits are written in.
package enum WaitUnit: String, CaseIterable, Sendable {
    case days, weeks, months, years

    /// Reads `weeks`, `week`, `wks`, `Months`; `nil` for others.
    package init?(_ text: String) {
        switch text.lowercased() {
        case "days", "day", "d": self = .days
        case "weeks", "week", "wks", "wk", "w": self = .weeks
        case "months", "month", "mths": self = .months
        case "years", "year", "yrs": self = .years
        default: return nil
        }
    }

    /// Weeks in one.
    package var weeks: Double {
        switch self {
        case .days: 1 / 7
        case .weeks: 1
        case .months: averageMonthWeeks
        case .years: 12 * averageMonthWeeks
        }
    }
}
