package import Simulation

/// What is wrong with the dates of a series.
package struct SeriesDateError: Error, Equatable, CustomStringConvertible, Sendable {
    /// The date at fault, counted from 0 in the order given; `nil` where it is all of them.
    package let index: Int?
    /// What is wrong.
    package let message: String
    /// What to do about it, as a sentence.
    package let remedy: String

    package var description: String { "\(message). \(remedy)" }
}

extension SeriesCalendar {
    /// A date written as `2025-06-30`, `2025-06` or `2025`; `nil` for anything else.
    package static func parse(_ text: String) -> (day: Day, style: Style)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard parts.count <= 3,
            zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard (1800...2200).contains(numbers[0]) else { return nil }
        guard numbers.count > 1 else { return (Day(year: numbers[0], month: 1, day: 1), .year) }
        guard (1...12).contains(numbers[1]) else { return nil }
        let month = Month(year: numbers[0], month: numbers[1])
        guard numbers.count > 2 else { return (month.firstDay, .month) }
        guard (1...month.dayCount).contains(numbers[2]) else { return nil }
        return (month.firstDay + (numbers[2] - 1), .day)
    }

    /// Reads the frequency from the dates of a series, which may come in any order.
    ///
    /// The frequency is that of the usual step between neighbours; every period from the first to the last must be there
    /// once.
    ///
    /// - Parameter texts: two dates or more.
    /// - Returns: the calendar, and the positions of the dates in the order of time.
    /// - Throws: the first date that cannot be read, comes twice, or leaves a gap.
    package static func reading(_ texts: [String]) throws(SeriesDateError) -> (calendar: Self, order: [Int]) {
        var days: [Day] = []
        var styles: [Style] = []
        for (index, text) in texts.enumerated() {
            guard let date = parse(text) else {
                throw SeriesDateError(
                    index: index,
                    message: "'\(text.prefix(40))' is not a date",
                    remedy: "Write 2025-06 for a month, 2025-06-30 for a day or 2025 for a year."
                )
            }
            if let first = styles.first, first != date.style {
                throw SeriesDateError(
                    index: index,
                    message: "'\(text)' is written in another way than '\(texts[0])'",
                    remedy: "Write all dates alike."
                )
            }
            days.append(date.day)
            styles.append(date.style)
        }
        guard days.count > 1 else {
            throw SeriesDateError(index: nil, message: "there is only one date", remedy: "Give two periods or more.")
        }
        let order = days.indices.sorted { (days[$0], $0) < (days[$1], $1) }
        for (earlier, later) in zip(order, order.dropFirst()) where days[earlier] == days[later] {
            throw SeriesDateError(
                index: later,
                message: "the date '\(texts[later])' comes twice",
                remedy: "Keep one series in the file, with one row a period."
            )
        }
        let sorted = order.map { days[$0] }
        guard let frequency = frequency(of: sorted, style: styles[0]) else {
            throw SeriesDateError(
                index: nil,
                message: "the dates follow one another neither daily, weekly, monthly, quarterly nor yearly",
                remedy: "Give one value for every day, week, month, quarter or year."
            )
        }
        let isMonthEnd = styles[0] == .day && sorted.allSatisfy { $0 + 1 == $0.month.end }
        let calendar = Self(frequency, first: sorted[0], style: styles[0], isMonthEnd: isMonthEnd)
        for (position, index) in order.enumerated() where calendar.period(of: days[index]) != position {
            let isTwice = calendar.period(of: days[index]) < position
            throw SeriesDateError(
                index: index,
                message: isTwice
                    ? "'\(texts[index])' falls into the same \(frequency.noun) as the date before it"
                    : "the \(frequency.noun) \(calendar.label(of: position)) is missing before '\(texts[index])'",
                remedy: isTwice
                    ? "Give one value for every \(frequency.noun)."
                    : "Add it, with 0 if nothing happened; an unknown value must be estimated first."
            )
        }
        return (calendar, order)
    }

    /// The frequency whose step is the usual one between neighbours.
    private static func frequency(of sorted: [Day], style: Style) -> Frequency? {
        let steps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.sorted()
        switch (style, steps[steps.count / 2]) {
        case (.day, 1): return .daily
        case (.day, 6...8): return .weekly
        case (.day, 26...35), (.month, 28...31): return .monthly
        case (.day, 85...95), (.month, 89...92): return .quarterly
        case (_, 360...370): return .yearly
        default: return nil
        }
    }
}
