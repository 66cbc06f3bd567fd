package import Areas

/// Something that the published figures do not agree on, do not say, or that a reader should know.
package struct Finding: Hashable, Sendable {
    /// How serious it is.
    package var severity: Severity
    /// The rule that found it.
    package var rule: Rule
    /// The service's name in the history, or its id.
    package var service: String
    /// The month or period that it is about: `2024-08`; empty when it is about all of them.
    package var period: String
    /// What was found, as a sentence with its numbers.
    package var sentence: String
    /// The rows it rests on.
    package var places: [Place]
    /// How large it is, in its unit; 0 where there is nothing to measure.
    package var size: Double
    /// The unit of the size: `children`, `weeks`, `share`, or what the figures have.
    package var unit: String
    /// The size as a share of what it is about (the list, the wait, the total), 1 at most: by it findings are ranked.
    package var weight: Double
    /// What would have to be true for the published figures to be right, without a full stop.
    package var wouldMean: String
    /// What the forecast does about it, without a full stop.
    package var treatment: String

    /// A finding; what it would mean and what is done about it are those of its rule unless they are given.
    package init(
        _ severity: Severity,
        _ rule: Rule,
        service: String,
        period: String,
        _ sentence: String,
        places: [Place] = [],
        size: Double = 0,
        unit: String = "",
        of whole: Double = 0,
        wouldMean: String? = nil,
        treatment: String? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.service = service
        self.period = period
        self.sentence = sentence
        self.places = places
        self.size = size
        self.unit = unit
        weight = whole > 0 ? min(1, abs(size) / whole) : 0
        self.wouldMean = wouldMean ?? rule.usualMeaning
        self.treatment = treatment ?? rule.usualTreatment
    }

    /// How serious a finding is, the worst first.
    package enum Severity: String, CaseIterable, Comparable, Sendable {
        /// Published figures that cannot all be right, or not all about the same thing.
        case contradiction
        /// Figures that are missing.
        case gap
        /// Worth knowing.
        case note

        /// The worse before the milder.
        package static func < (first: Severity, second: Severity) -> Bool {
            first.rank < second.rank
        }

        private var rank: Int {
            switch self {
            case .contradiction: 0
            case .gap: 1
            case .note: 2
            }
        }
    }

    /// The rules of the audit.
    package enum Rule: String, CaseIterable, Sendable {
        /// Referrals less the change in the list leave fewer than nobody, or than were assessed.
        case removals
        /// The mean wait rises faster than time passes.
        case meanWaitRise = "mean_wait_rise"
        /// The longest wait rises faster than time passes.
        case maxWaitRise = "max_wait_rise"
        /// The mean wait is above the longest.
        case meanAboveMax = "mean_above_max"
        /// More wait than were referred within the longest wait.
        case moreThanReferred = "more_than_referred"
        /// Children join a list who have waited already.
        case unexplainedWaits = "unexplained_waits"
        /// Bands of waits that do not add up to the number.
        case bandSum = "band_sum"
        /// Bands, shares, percentiles, mean and longest wait of one date that cannot all be right.
        case waitsDisagree = "waits_disagree"
        /// A list changes by more than its flows or its own changes allow.
        case jump
        /// A nought among larger numbers.
        case singleZero = "single_zero"
        /// A month of about half or double its neighbours.
        case halfOrDouble = "half_or_double"
        /// A value that fits if it is in another unit.
        case suspectedUnit = "suspected_unit"
        /// A value that is repeated month after month.
        case repeatedValue = "repeated_value"
        /// A flow that runs at another level from some month on.
        case levelShift = "level_shift"
        /// A year or longer span against its months.
        case yearAgainstMonths = "year_against_months"
        /// Totals less their parts: what the unpublished months were.
        case impliedByTotal = "implied_by_total"
        /// Two values for the same thing.
        case twoValues = "two_values"
        /// A figure for a year lies outside the year's monthly figures.
        case outsideMonths = "outside_months"
        /// An area's own forecast against what has happened since.
        case forecastOvertaken = "forecast_overtaken"
        /// A stated total against the sum of its parts.
        case total
        /// A stock grows by more than flows into it.
        case stockGrowth = "stock_growth"
        /// One number with two units.
        case twoUnits = "two_units"
        /// Two lists with the same longest waits.
        case overlap
        /// Months missing in a series.
        case missingMonths = "missing_months"
        /// A series that ends before the origin.
        case endsEarly = "ends_early"
        /// Figures that are withheld or not available.
        case missingFigures = "missing_figures"
        /// Rows of the history that no forecast uses.
        case unusedRows = "unused_rows"
        /// No referrals are published.
        case noReferrals = "no_referrals"
        /// School holidays that end before the forecast.
        case calendarEnds = "calendar_ends"

        /// The rule's name in words: `mean wait rise`.
        package var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
    }
}
