package import Calendar
import Wording

/// The values that a figure may have, and how messages say so.
package struct Bounds: Sendable {
    /// The values, in the unit of the figure.
    package let range: ClosedRange<Double>
    /// The values in words: `between 0% and 100%`.
    package let words: String
    /// What to write instead, as a sentence.
    package let remedy: String
    /// How a value is written.
    package let unit: Unit

    /// What a value is written in.
    package enum Unit: Sendable {
        case none, percent, percentAYear, weeks, months, aWeek, aMonth
    }

    /// A value as files write it: `110%`, `-8 a week`.
    package func text(_ value: Double) -> String {
        switch unit {
        case .none: plain(value)
        case .percent: ShareSum.percent(value)
        case .percentAYear: "\(ShareSum.percent(value)) a year"
        case .weeks: counted(plain(value), "week")
        case .months: counted(plain(value), "month")
        case .aWeek: "\(plain(value)) a week"
        case .aMonth: "\(plain(value)) a month"
        }
    }

    /// What is wrong with a value; what is no number is out of bounds too.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - must: What the field must, for messages.
    ///   - written: How the file writes it, if it was read from one.
    ///   - field: Where it stands.
    /// - Returns: At most one fault.
    package func faults(
        _ value: Double,
        must: String = "be",
        written: String? = nil,
        at field: FieldPath
    ) -> [Fault] {
        if range.contains(value) { return [] }
        let found = written.map(shorten) ?? text(value)
        return [field.fault("must \(must) \(words), found \(found)", remedy: remedy)]
    }
}

extension Figure {
    /// What is wrong with a figure's value, and else with its range.
    package func faults(_ bounds: Bounds, at field: FieldPath) -> [Fault] {
        let own = bounds.faults(value, at: field)
        guard own.isEmpty, let range else { return own }
        let inRange = field.below("range")
        let ends =
            bounds.faults(range.lowerBound, at: inRange.below("low"))
            + bounds.faults(range.upperBound, at: inRange.below("high"))
        guard ends.isEmpty, !range.contains(value) else { return ends }
        return [
            Self.rangeWithoutValue(bounds.text(range.lowerBound), bounds.text(range.upperBound), at: inRange)
        ]
    }

    /// The fault of a range, as written, that does not hold the most likely value.
    package static func rangeWithoutValue(_ low: String, _ high: String, at field: FieldPath) -> Fault {
        field.fault(
            "must contain the value beside it, found [\(low), \(high)]",
            remedy: "Widen the range or correct the value."
        )
    }
}

extension Bounds {
    /// A plain number.
    package static func number(_ range: ClosedRange<Double>, _ words: String) -> Bounds {
        Bounds(
            range: range,
            words: words,
            remedy: "Write digits, with a point for decimals and no unit.",
            unit: .none
        )
    }

    /// Posts that can be filled in three months.
    package static let recruitsAQuarter = number(0.01...10_000, "between 0.01 and 10000 a quarter")

    /// A number between two others.
    private static func number(between range: ClosedRange<Double>) -> Bounds {
        number(range, "between \(plain(range.lowerBound)) and \(plain(range.upperBound))")
    }

    /// Children, cases or the like.
    package static let count = Bounds(
        range: 0...Double(Limits.children),
        words: "0 or more (and at most \(Limits.children))",
        remedy: "Children are counted whole: write digits only.",
        unit: .none
    )
    /// A share.
    package static let share = Bounds(
        range: 0...1,
        words: "between 0% and 100%",
        remedy: "Write a number from 0 to 100 with a percent sign.",
        unit: .percent
    )
    /// A share that leaves in a year.
    package static let shareAYear = Bounds(
        range: 0...1,
        words: "between 0% and 100% a year",
        remedy: "Write a percentage and 'a year'.",
        unit: .percentAYear
    )
    /// A change of prices from one year to the next, or by a rule.
    package static let rise = Bounds(
        range: -0.9...10,
        words: "between -90% and +1000%",
        remedy: "Write the change with a percent sign.",
        unit: .percent
    )
    /// What agency staff cost beyond others, as a share.
    package static let premium = Bounds(
        range: 0...10,
        words: "between 0% and 1000%",
        remedy: "Write a percentage.",
        unit: .percent
    )
    /// A price, or an amount that is paid.
    package static let pounds = Bounds(
        range: 0...Limits.pounds,
        words: "0 or more (and at most \(Int(Limits.pounds)))",
        remedy: "Write pounds in digits, without separators and without a sign of the currency.",
        unit: .none
    )
    /// A balance, or what goes one way or the other.
    package static let balance = Bounds(
        range: -Limits.pounds...Limits.pounds,
        words: "between -\(Int(Limits.pounds)) and \(Int(Limits.pounds))",
        remedy: pounds.remedy,
        unit: .none
    )
    /// WTE of posts.
    package static let wte = number(0...1_000, "0 or more (and at most 1000)")
    /// Contracted hours a week.
    package static let hoursAWeek = number(between: 1...168)
    /// Hours that a case takes.
    package static let hoursPerCase = number(between: 0.01...10_000)
    /// How many times as likely leaving is.
    package static let timesAsLikely = number(between: 0...100)
    /// How strongly long waits are preferred.
    package static let kappa = number(between: -20...100)
    /// The share that goes to waits under 13 weeks.
    package static let psi = number(between: 0...1)

    /// A wait, a lag or a ramp.
    package static let weeks = weeks(
        0...Double(Limits.longestWaitWeeks),
        "Write a number and days, weeks, months or years."
    )
    /// From one review to the next.
    package static let betweenReviews = weeks(1...520, "Write a number and days, weeks, months or years.")
    /// An end of a delay that varies.
    package static let delay = weeks(
        0...Double(Limits.longestDelayWeeks),
        "Write a number and days, weeks, months or years."
    )
    /// A delay that is always the same.
    package static let fixedDelay = weeks(
        delay.range,
        "The model moves in whole weeks: for others, give 'least', 'most likely' and 'most'."
    )
    /// From what makes a demand to the demand.
    package static let afterTrigger = weeks(0...520, "The model moves in whole weeks: write them as '4 weeks'.")
    /// The wait from which leaving is more or less likely.
    package static let leavingFrom = weeks(1...1_000, "The model moves in whole weeks: write them as '4 weeks'.")
    /// The wait that a measure is about.
    package static let waitInMeasure = weeks(1...1_000, "Write whole weeks, such as 18 weeks.")
    /// A wait beyond which children are counted.
    package static let countedBeyond = weeks(delay.range, "Write whole weeks, such as [13 weeks, 65 weeks].")

    private static func weeks(_ range: ClosedRange<Double>, _ remedy: String) -> Bounds {
        Bounds(
            range: range,
            words: "between \(plain(range.lowerBound)) and \(plain(range.upperBound)) weeks",
            remedy: remedy,
            unit: .weeks
        )
    }

    /// Cases a week.
    package static let aWeek = rate(Limits.perMonth / averageMonthWeeks, .aWeek)
    /// Referrals a month.
    package static let aMonth = rate(Limits.perMonth, .aMonth)

    private static func rate(_ most: Double, _ unit: Unit) -> Bounds {
        Bounds(
            range: 0...most,
            words: "between 0 and \(plain(Limits.perMonth)) a month",
            remedy: "Write a number and 'a week', 'a month' or 'a year'.",
            unit: unit
        )
    }

    /// Months forecast.
    package static let horizon = Bounds(
        range: Double(Limits.horizonMonths.lowerBound)...Double(Limits.horizonMonths.upperBound),
        words: "between \(Limits.horizonMonths.lowerBound) and \(Limits.horizonMonths.upperBound) months",
        remedy: "Write whole months or years, up to \(Limits.horizonMonths.upperBound) months.",
        unit: .months
    )

    /// What is wrong with a month of an area.
    package static func faults(_ month: Month, at field: FieldPath) -> [Fault] {
        if Limits.months.contains(month) { return [] }
        let (first, last) = (Limits.months.lowerBound, Limits.months.upperBound)
        return [field.fault("must lie between \(first) and \(last), found \(month)", remedy: "Correct the year.")]
    }
}
