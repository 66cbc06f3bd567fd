import Calendar
import Testing

@testable import Forecasting

/// Dates as people write them.
@Suite struct WrittenPeriodTests {
    @Test(arguments: [
        ("2025-06-30", "2025-06-30", "2025-07-01"), ("30/06/2025", "2025-06-30", "2025-07-01"),
        ("1/4/2025", "2025-04-01", "2025-04-02"), ("30.06.2025", "2025-06-30", "2025-07-01"),
        ("30-Jun-2025", "2025-06-30", "2025-07-01"), ("30 June 2025", "2025-06-30", "2025-07-01"),
        ("2025-06-30 00:00:00", "2025-06-30", "2025-07-01"), ("2025-06-30T00:00:00", "2025-06-30", "2025-07-01"),
        ("2025-06", "2025-06-01", "2025-07-01"), ("Apr-24", "2024-04-01", "2024-05-01"),
        ("apr 24", "2024-04-01", "2024-05-01"), ("Sept 2024", "2024-09-01", "2024-10-01"),
        ("May 2024", "2024-05-01", "2024-06-01"), ("Jan-98", "1998-01-01", "1998-02-01"),
        ("202406", "2024-06-01", "2024-07-01"), ("2011-12", "2011-12-01", "2012-01-01"),
        ("2024-Q1", "2024-01-01", "2024-04-01"), ("Q4 2024", "2024-10-01", "2025-01-01"),
        ("2024Q2", "2024-04-01", "2024-07-01"), ("q2 2024", "2024-04-01", "2024-07-01"),
        ("2025", "2025-01-01", "2026-01-01"), ("Apr\u{A0}2024", "2024-04-01", "2024-05-01"),
    ])
    func oneMeaning(text: String, first: String, end: String) throws {
        let period = try WrittenPeriod(text)
        #expect(period.first.description == first)
        #expect(period.end.description == end)
    }

    @Test(arguments: [
        ("2024", "April", "2024-04-01", "2024-05-01"), ("202404", "Month", "2024-04-01", "2024-05-01"),
        ("201011", "Month", "2010-11-01", "2010-12-01"), ("201011", "Academic year", "2010-09-01", "2011-09-01"),
        ("202425", "financial_year", "2024-04-01", "2025-04-01"),
        ("2024/25", "Academic year", "2024-09-01", "2025-09-01"),
        ("2024-25", "Academic year", "2024-09-01", "2025-09-01"),
        ("2011/12", "Financial year", "2011-04-01", "2012-04-01"),
        ("2024", "Calendar year", "2024-01-01", "2025-01-01"), ("2024Q2", "Quarter", "2024-04-01", "2024-07-01"),
    ])
    func asDeclared(text: String, kind: String, first: String, end: String) throws {
        let kind = try #require(WrittenPeriod.Kind(kind))
        let period = try WrittenPeriod(text, kind: kind)
        #expect(period.first.description == first)
        #expect(period.end.description == end)
    }

    /// Looks like a date and has no plain meaning.
    @Test(arguments: [
        ("24-Apr", "may be the day 24 or the year 2024"), ("2024/25", "may be a financial or an academic year"),
        ("2011/12", "may be the month 2011-12 or a year of two parts"), ("04/30/2025", "has the month before the day"),
        ("31/04/2025", "is no day of the calendar"), ("01/04/25", "has a year of two digits"),
        ("2024-13", "has no month 13"), ("202413", "is neither a month nor a year of two parts"),
    ])
    func noPlainMeaning(text: String, message: String) {
        #expect(throws: PeriodTextError.self) { try WrittenPeriod(text) }
        do { _ = try WrittenPeriod(text) } catch {
            #expect(error.message == message)
            #expect(error.isDate)
        }
    }

    @Test(arguments: [("2024", "Academic year"), ("202406", "Calendar year"), ("2024-04", "Financial year")])
    func notWhatIsDeclared(text: String, kind: String) throws {
        let kind = try #require(WrittenPeriod.Kind(kind))
        #expect(throws: PeriodTextError.self) { try WrittenPeriod(text, kind: kind) }
    }

    @Test(arguments: [
        "", " ", "-", "/", "12", "120", "12345", "1234567", "Q5 2024", "q", "2024-06-07-08", "Juneau 2024", "May",
        "9999",
        "\u{661}\u{662}", "2025-06-30T12:00:00", String(repeating: "1", count: 5_000),
    ])
    func noDates(text: String) {
        do throws(PeriodTextError) {
            _ = try WrittenPeriod(text)
            Issue.record("'\(text)' was read")
        } catch { #expect(!error.isDate) }
    }

    @Test func kinds() {
        #expect(WrittenPeriod.Kind("Week 5") == nil)
        #expect(WrittenPeriod.Kind("") == nil)
        #expect(WrittenPeriod.Kind("SEPTEMBER") == .month(9))
    }
}
