import Areas
import Calendar
package import Forecasting
import Wording

extension Period {
    /// Reads the period of a figure: a month, a quarter, a year, or a span of them with the last one included, such as
    /// `2025-01/2025-07` or `2022/2024`.
    ///
    /// The first and the last day of a month stand for the month.
    ///
    /// - Throws: What is wrong; for every text whose meaning is not plain.
    package init(
        _ text: String,
        kind: WrittenPeriod.Kind? = nil,
        sixDigits: WrittenPeriod.SixDigits = .unknown
    ) throws(PeriodTextError) {
        let whole: WrittenPeriod
        do throws(PeriodTextError) {
            whole = try WrittenPeriod(text, kind: kind, sixDigits: sixDigits)
        } catch {
            if let span = Self.span(text) {
                self = span
                return
            }
            throw PeriodTextError(
                message: error.isDate ? error.message : "is no month, no year and no span of them",
                remedy: error.isDate
                    ? error.remedy : "Write 2025-06, 2024, 2025-01/2025-07 or 2022/2024, the earlier first.",
                isDate: error.isDate
            )
        }
        guard (1900...2200).contains(whole.first.month.year) else {
            throw PeriodTextError(message: "lies too far from now", remedy: "Write a year from 1900 on.", isDate: true)
        }
        let month = whole.first.month
        switch whole.style {
        case .month: self.init(month)
        case .day:
            guard whole.first == month.firstDay || whole.end == month.end else {
                throw PeriodTextError(
                    message: "is a day within a month",
                    remedy: "Write the month, as \(month): a list is counted at its end, referrals are its total.",
                    isDate: true
                )
            }
            self.init(month)
        case .quarter, .year, .financialYear, .academicYear:
            self.init(first: whole.first, end: whole.end, text: whole.style.label(of: whole.first))
        }
    }

    /// Months or years on both sides of a slash; `nil` for anything else.
    private static func span(_ text: String) -> Period? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { trim($0) }
        guard parts.count == 2, let first = try? WrittenPeriod(parts[0]), let last = try? WrittenPeriod(parts[1]),
            [.month, .year].contains(first.style), [.month, .year].contains(last.style), first.first < last.end,
            (1900...2200).contains(first.first.month.year), (1900...2200).contains(last.first.month.year),
            // Two years that follow one another are one year of two parts to many.
            !(first.style == .year && last.style == .year && last.first.month - first.first.month == 12)
        else { return nil }
        return Period(first: first.first, end: last.end, text: text)
    }
}
