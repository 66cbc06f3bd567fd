import Wording

extension Figure {
    /// How a figure is written.
    package enum Unit {
        case plain
        /// Whole-time equivalents.
        case wte
        case share
        case weeks
        case aWeek
        case aMonth
        case shareAYear
        /// A share with its sign.
        case change
        case pounds
    }

    /// The value with its unit, and its range if it has one: `10 a week (9 to 12)`.
    package func words(_ unit: Unit) -> String {
        let isShare = [.share, .shareAYear, .change].contains(unit)
        let suffix =
            switch unit {
            case .plain, .wte, .share, .change: ""
            case .weeks: value == 1 ? " week" : " weeks"
            case .aWeek: " a week"
            case .aMonth: " a month"
            case .shareAYear: " a year"
            case .pounds: " pounds"
            }
        let number = { (value: Double) in
            (unit == .change && value > 0 ? "+" : "")
                + Wording.words(value * (isShare ? 100 : 1), decimals: unit == .weeks ? 1 : 2)
                + (isShare ? "%" : "")
        }
        guard let range else { return number(value) + suffix }
        return "\(number(value))\(suffix) (\(number(range.lowerBound)) to \(number(range.upperBound)))"
    }
}
