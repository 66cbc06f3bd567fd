import Testing

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
        ),
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
        ),
        Malformed(
            "a comma in a bare field",
            "\"a, b\"",
            "a, b",
            """
            history.csv:4: the row has 11 fields, the header has 10. Give every column a field; put text with commas in quotes.
            """
        ),
        Malformed(
            "a quote never closed",
            "\"a, b\"",
            "\"a, b",
            """
            history.csv:4: the quote that opens on line 4 is never closed. Double every quote inside a quoted field, and close it before the comma.
            """
        ),
        Malformed(
            "text after a quote",
            "\"a, b\"",
            "\"a, b\"c",
            """
            history.csv:4: text follows a closing quote. Double every quote inside a quoted field, and close it before the comma.
            """
        ),
        Malformed(
            "a bad period",
            "Trust,2025-06",
            "Trust,June 2025",
            """
            history.csv:2: column 'period' must be a month, a year or a span of them, found 'June 2025'. Write 2025-06, 2024, 2025-01/2025-07 or 2022/2024, the earlier first.
            """
        ),
        Malformed(
            "a span backwards",
            "Trust,2025-06",
            "Trust,2025-06/2025-01",
            """
            history.csv:2: column 'period' must be a month, a year or a span of them, found '2025-06/2025-01'. Write 2025-06, 2024, 2025-01/2025-07 or 2022/2024, the earlier first.
            """
        ),
        Malformed(
            "a value with a separator",
            "waiting,120",
            "waiting,\"1,120\"",
            """
            history.csv:2: column 'value' must be a number, found '1,120'. Write 1120, without a separator between thousands.
            """
        ),
        Malformed(
            "a value that is missing",
            "waiting,120",
            "waiting,NA",
            """
            history.csv:2: column 'value' must be a number, found 'NA'. Write digits, with a point for decimals; leave out rows without a value.
            """
        ),
        Malformed(
            "an empty value",
            "waiting,120",
            "waiting,",
            """
            history.csv:2: column 'value' must be a number, found ''. Write digits, with a point for decimals; leave out rows without a value.
            """
        ),
        Malformed(
            "a negative count",
            "waiting,120",
            "waiting,-1",
            """
            history.csv:2: waiting must be 0 or more, found -1. Correct the value or leave the row out.
            """
        ),
        Malformed(
            "half a child",
            "waiting,120",
            "waiting,120.5",
            """
            history.csv:2: waiting must be a whole number, found 120.5. Children are counted whole.
            """
        ),
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
        ),
        Malformed(
            "several rows",
            nil,
            "service,provider,period,metric,value,unit,source,section,note,evidence\nspeech,Trust,2025-06,waiting,x,children,doc,table,,observed\nplans,Council,2025-06,requests,y,requests,doc,table,,\nall,,2025-06,waiting,130,children,doc,\"a, b\",,derived\n",
            """
            history.csv:2: column 'value' must be a number, found 'x'. Write digits, with a point for decimals; leave out rows without a value.
            history.csv:3: column 'value' must be a number, found 'y'. Write digits, with a point for decimals; leave out rows without a value.
            """
        ),
    ]
}
