import Importing

/// Small workbooks in each layout in which NHS England has published community waiting lists.
enum CommunityBooks {
    /// As until July 2023: levels once above several rows, no codes, no headings over either.
    ///
    /// Of two providers, the first has waiting 30 = 3 + 7 + 20 and 8 = 8; the second 12 with no bands, and a code.
    static let early = MadeBook([
        "Cover page": [
            ["", "Title:", "Community Health Services Waiting Times"], ["", "Published:", "9 March 2023"],
        ],
        "Table 2": [
            ["", "National time series of total reported waiting list by service"], [], ["", "", "Dec-22", "Jan-23"],
            ["", "(CYP) Audiology", "40", "42"], ["", "(CYP) Vision screening", "9", "8"],
        ],
        "Table 4": table(
            "Total waiting list by service, January 2023",
            [
                ["", "", "England", "900", "42", "8", "5"], ["", "Region", "Midlands", "400", "42", "8", "*"],
                ["", "ICB", "Derby and Derbyshire", "90", "42", "8", "*"],
                ["", "Provider", "Northern Care Trust", "50", "30", "8", "*"],
                ["", "", "Southern Children\u{2019}s  Trust", "40", "12", "", "*"],
                ["", "", "Adults Only Ltd", "7"], ["", "", "Silent Trust"], ["", "Notes: a remark that is no row"],
            ]
        ),
        "Table 4a": table(
            "Number waiting 0-1 weeks (0-7 days) by service, January 2023",
            [["", "", "England", "90", "3", "0", "*"], ["", "Provider", "Northern Care Trust", "5", "3", "0", "*"]]
        ),
        "Table 4b": table(
            "Number waiting 1-18 weeks (8-126 days) by service, January 2023",
            [["", "", "England", "90", "9", "8", "*"], ["", "Provider", "Northern Care Trust", "5", "7", "8", "*"]]
        ),
        "Table 4g": table(
            "Number waiting over 18 weeks (over 127 days) by service, January 2023",
            [["", "", "England", "90", "20", "0", "*"], ["", "Provider", "Northern Care Trust", "5", "20", "0", "*"]]
        ),
    ])

    private static func table(_ title: String, _ rows: [[String]]) -> [[String]] {
        let services = ["(A) Audiology", "(CYP) Audiology", "(CYP) Vision screening", "(CYP) Safeguarding"]
        return [["", title], ["", "Blanks indicate no organisation submitted."], [], ["", "", ""] + services] + rows
    }

    /// As from December 2024: rows with level, code and name, and two bands beyond 52 weeks; another order of columns.
    static let late = MadeBook([
        "Contents": [["Table 4: Total waiting list by service, December 2024"]],
        "Table 4": lateTable(
            "Total waiting list by service, December 2024",
            [
                ["National", "", "England", "33", "900", "9"],
                ["ICB", "QJ2", "NHS Derby and Derbyshire ICB", "33", "90", "9"],
                ["Provider", "RXN", "NORTHERN CARE TRUST", "28", "50", "9"],
                ["Provider", "R0S", "SOUTHERN CHILDREN'S TRUST", "5", "40", ""],
            ]
        ),
        "Table 4a": lateTable(
            "Number waiting 0-1 weeks (0-7 days) by service, December 2024",
            [["National", "", "England", "8", "1", "5"], ["Provider", "RXN", "NORTHERN CARE TRUST", "8", "1", "5"]]
        ),
        "Table 4d": lateTable(
            "Number waiting >1-52 weeks (8-364 days) by service, December 2024",
            [["National", "", "England", "14", "1", "*"], ["Provider", "RXN", "NORTHERN CARE TRUST", "14", "1", "*"]]
        ),
        "Table 4g": lateTable(
            "Number waiting >52-104 weeks (365-728 days) by service, December 2024",
            [["National", "", "England", "4", "1", "*"], ["Provider", "RXN", "NORTHERN CARE TRUST", "4", "1", "*"]]
        ),
        "Table 4h": lateTable(
            "Number waiting >104 weeks (over 728 days) by service, December 2024",
            [["National", "", "England", "2", "1", ""], ["Provider", "RXN", "NORTHERN CARE TRUST", "1", "1", ""]]
        ),
    ])

    private static func lateTable(_ title: String, _ rows: [[String]]) -> [[String]] {
        let headings = ["Organisation Type", "Organisation Code", "Organisation Name"]
        return [[title], [], headings + ["(CYP) audiology", "(A) Audiology", "(CYP) Vision screening"]] + rows
    }

    /// The tidy form of the same provider between the two, without and with its code.
    static let tidy = """
        month,level,org_code,org_name,service,band_weeks,value
        2023-07,National,,ENGLAND,audiology,total,31
        2023-07,Provider,,NORTHERN CARE TRUST,audiology,total,31
        2023-07,Provider,,NORTHERN CARE TRUST,audiology,0-1,11
        2023-07,Provider,,NORTHERN CARE TRUST,audiology,>1-2,*
        2023-07,Provider,,NORTHERN CARE TRUST,audiology,>52,NA
        2023-08,Provider,RXN,NORTHERN CARE TRUST,audiology,total,29
        2023-08,Provider,RXN,NORTHERN CARE TRUST,vision screening,total,NA

        """

    static func file(_ name: String, _ book: MadeBook) -> SourceFile { SourceFile(name: name, bytes: book.bytes) }

    static func file(_ name: String, _ text: String) -> SourceFile { SourceFile(name: name, bytes: Array(text.utf8)) }
}
