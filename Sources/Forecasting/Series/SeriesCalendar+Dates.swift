package import Calendar

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
    /// A date as people write it; `nil` for anything else, and for what could be two dates.
    package static func parse(_ text: String) -> (day: Day, style: Style)? {
        (try? WrittenPeriod(text)).map { ($0.first, $0.style) }
    }

    /// Reads the frequency from the dates of a series, which may come in any order.
    ///
    /// The frequency is that of the usual step between neighbours; every period from the first to the last must be there
    /// once.
    ///
    /// - Parameters:
    ///   - texts: two dates or more, all written with the same precision.
    ///   - kinds: what is declared of each; empty: nothing.
    /// - Returns: the calendar, and the positions of the dates in the order of time.
    /// - Throws: the first date that cannot be read, comes twice, or leaves a gap.
    package static func reading(
        _ texts: [String],
        kinds: [WrittenPeriod.Kind?] = []
    ) throws(SeriesDateError) -> (calendar: Self, order: [Int]) {
        let sixDigits = WrittenPeriod.SixDigits(texts)
        var days: [Day] = []
        var styles: [Style] = []
        for (index, text) in texts.enumerated() {
            let date: WrittenPeriod
            do throws(PeriodTextError) {
                date = try WrittenPeriod(text, kind: kinds.isEmpty ? nil : kinds[index], sixDigits: sixDigits)
            } catch {
                throw SeriesDateError(
                    index: index,
                    message: "'\(text.prefix(40))' \(error.message)",
                    remedy: error.remedy
                )
            }
            if let first = styles.first, first != date.style {
                throw SeriesDateError(
                    index: index,
                    message: "'\(text)' is \(date.style.noun), '\(texts[0])' is \(first.noun)",
                    remedy: "Write all dates alike."
                )
            }
            days.append(date.first)
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
        if let meant = monthsFirst(texts, frequency) {
            throw SeriesDateError(
                index: order[0],
                message: "'\(texts[order[0]])' and the rest are days in a row with the day first, and months with the "
                    + "month first",
                remedy: "Write months as \(meant) or days as \(sorted[0]), the year first."
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

    /// The first month, where dates such as 01/01/2025, 02/01/2025 are days in a row, but would be months in a row with
    /// the month first; `nil` otherwise.
    private static func monthsFirst(_ texts: [String], _ frequency: Frequency) -> Month? {
        guard frequency == .daily else { return nil }
        let dates = texts.map { text in text.split { "/.-".contains($0) }.compactMap { Int($0) } }
        guard dates.allSatisfy({ $0.count == 3 && $0[0] <= 12 && $0[2] > 31 && $0[1] == dates[0][1] }) else {
            return nil
        }
        return dates.map { Month(year: $0[2], month: $0[0]) }.min()
    }

    /// The frequency whose step is the usual one between neighbours.
    private static func frequency(of sorted: [Day], style: Style) -> Frequency? {
        let steps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.sorted()
        switch (style, steps[steps.count / 2]) {
        case (.day, 1): return .daily
        case (.day, 6...8): return .weekly
        case (.day, 26...35), (.month, 28...31): return .monthly
        case (.day, 85...95), (.month, 89...92), (.quarter, 89...92): return .quarterly
        case (_, 360...370): return .yearly
        default: return nil
        }
    }
}
