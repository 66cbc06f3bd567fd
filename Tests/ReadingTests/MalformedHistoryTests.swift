import Testing
import Wording

@testable import Areas
@testable import Reading

/// Columns, rows, periods and values that cannot be.
@Suite("History files with mistakes")
struct MalformedHistoryTests {
    @Test(arguments: cases)
    func isToldExactly(_ malformed: Malformed) {
        #expect(malformed.told(in: .history) == malformed.expected)
    }

    static let cases: [Malformed] = [
        Malformed(
            "a misspelt column",
            "service,provider,period",
            "service,provider,periode",
            """
            history.csv:1: column 3 has the unknown name 'periode'. Did you mean 'period'? Allowed: \(Allowed.columns).
            """
        ),
        Malformed(
            "an unknown column",
            "section,note",
            "section,colour",
            """
            history.csv:1: column 9 has the unknown name 'colour'. Allowed: \(Allowed.columns).
            """
        ),
        Malformed(
            "a column twice",
            "unit,source,section",
            "unit,source,source",
            """
            history.csv:1: column 'source' appears twice. Keep one of them.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a missing column",
            "service,provider,period,metric,value,",
            "service,provider,metric,",
            """
            history.csv:1: there is no column 'period'. Required: service, period, metric, value.
            history.csv:1: there is no column 'value'. Required: service, period, metric, value.
            """
        ),
        Malformed(
            "a ragged row",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed",
            "speech,Trust,2025-06,waiting,120",
            """
            history.csv:2: the row has 5 fields, the header has 10. Give every column a field; put text with commas in quotes.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a comma in a bare field",
            "\"a, b\"",
            "a, b",
            """
            history.csv:4: the row has 11 fields, the header has 10. Give every column a field; put text with commas in quotes.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a quote never closed",
            "\"a, b\"",
            "\"a, b",
            """
            history.csv:4: the quote that opens on line 4 is never closed. Double every quote inside a quoted field, and close it before the comma.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "text after a quote",
            "\"a, b\"",
            "\"a, b\"c",
            """
            history.csv:4: text follows a closing quote. Double every quote inside a quoted field, and close it before the comma.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "a bad period",
            "Trust,2025-06",
            "Trust,Summer 2025",
            """
            history.csv:2: column 'period': 'Summer 2025' is no month, no year and no span of them. Write 2025-06, 2024, 2025-01/2025-07 or 2022/2024, the earlier first.
            """
        ),
        Malformed(
            "a span backwards",
            "Trust,2025-06",
            "Trust,2025-06/2025-01",
            """
            history.csv:2: column 'period': '2025-06/2025-01' is no month, no year and no span of them. Write 2025-06, 2024, 2025-01/2025-07 or 2022/2024, the earlier first.
            """
        )
        .beyondSchema(.arithmetic),
        Malformed(
            "a decimal comma",
            "waiting,120,children",
            "mean_wait,\"12,5\",weeks",
            """
            history.csv:2: column 'value' must be a number, found '12,5'. Write 12.5, with a point for decimals.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a value in words",
            "waiting,120",
            "waiting,many",
            """
            history.csv:2: column 'value' must be a number, found 'many'. Write digits, with a point for decimals; where there is no value, leave the cell empty or write NA.
            """
        ),
        Malformed(
            "a percentage of children",
            "waiting,120",
            "waiting,12%",
            """
            history.csv:2: waiting cannot be a percentage, found '12%'. Write how many children, or how many weeks.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a year of two parts",
            "Trust,2025-06",
            "Trust,2024/25",
            """
            history.csv:2: column 'period': '2024/25' may be a financial or an academic year. Declare it: add a column 'time_identifier' that says Financial year (from April) or Academic year (from September).
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a day within a month",
            "Trust,2025-06",
            "Trust,12/06/2025",
            """
            history.csv:2: column 'period': '12/06/2025' is a day within a month. Write the month, as 2025-06: a list is counted at its end, referrals are its total.
            """
        )
        .beyondSchema(.arithmetic),
        Malformed(
            "two values for one month",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed\nspeech,Trust,Jun-25,waiting,121,children,doc,table,,observed",
            """
            history.csv:3: number waiting of 'speech' in 2025-06 is 120 on line 2 and 121 on line 3. Keep the right one, or say in the column 'source' where each comes from: the last source counts.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "two providers of one service",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed\nspeech,Other,2025-05,waiting,121,children,doc,table,,observed",
            """
            area.yaml:7: field 'service speech': the history has rows of 2 providers for 'speech': 'Trust' (history.csv:2) and 'Other' (history.csv:3). Say whose list it is, as 'provider: Trust'; or add them up, as 'adds up: [Trust, Other]'; or make a service of each provider, with 'history: speech', and show their sum under 'totals shown'.
            """
        )
        .beyondSchema(.files),
        Malformed(
            "a wait in a unit that is none of time",
            "waiting,120,children",
            "max_wait,12,furlongs",
            """
            history.csv:2: column 'unit' must be one of time for max_wait, found 'furlongs'. Allowed: days, weeks, months, years; weeks if the column is empty.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "two bands with waits in common",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed",
            "speech,Trust,2025-06,waiting,120,children,doc,table,,observed\nspeech,Trust,2025-06,waiting_0_to_18_weeks,60,children,doc,table,,observed\nspeech,Trust,2025-06,waiting_13_to_52_weeks,60,children,doc,table,,observed",
            """
            history.csv:4: 'waiting_0_to_18_weeks' (line 3) and 'waiting_13_to_52_weeks' of 'speech' in 2025-06 have waits in common. A band runs from a number of weeks to below another: those of one date must not overlap. 'over' may hold others.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a negative count",
            "waiting,120",
            "waiting,-1",
            """
            history.csv:2: waiting must be 0 or more, found -1. Correct the value or leave the row out.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "half a child",
            "waiting,120",
            "waiting,120.5",
            """
            history.csv:2: waiting must be a whole number, found 120.5. Children are counted whole.
            """
        )
        .beyondSchema(.fields),
        Malformed(
            "a number too large",
            "waiting,120",
            "waiting,12345678901",
            """
            history.csv:2: column 'value' must be at most 1000000000, found 12345678901. Check the digits.
            """
        ),
        Malformed(
            "an unknown kind of evidence",
            "derived",
            "derivd",
            """
            history.csv:4: column 'evidence' must say how the value is known, found 'derivd'. Did you mean 'derived'? Allowed: observed, derived, assumed.
            """
        ),
        Malformed(
            "a row without a service",
            "plans,Council",
            "  ,Council",
            """
            history.csv:3: column 'service' is empty. Give every row a service.
            """
        ),
        Malformed(
            "an empty file",
            nil,
            "",
            """
            history.csv:1: the file is empty. Begin with the line service,provider,period,metric,value,unit,source,section,note,evidence.
            """
        )
        .beyondSchema(.syntax),
        Malformed(
            "several rows",
            nil,
            "service,provider,period,metric,value,unit,source,section,note,evidence\nspeech,Trust,2025-06,waiting,x1,children,doc,table,,observed\nplans,Council,2025-06,requests,y,requests,doc,table,,\nall,,2025-06,waiting,130,children,doc,\"a, b\",,derived\n",
            """
            history.csv:2: column 'value' must be a number, found 'x1'. Write digits, with a point for decimals; where there is no value, leave the cell empty or write NA.
            history.csv:3: column 'value' must be a number, found 'y'. Write digits, with a point for decimals; where there is no value, leave the cell empty or write NA.
            """
        ),
    ]
}
