import Foundation
import TestSupport
import Testing

/// `waitcast import` of tables that a mapping describes, and of one row a referral.
@Suite("waitcast import of tables")
struct TableImportTests {
    private func inArea(_ files: [String: String], _ body: (URL) throws -> Void) throws {
        try Command.inTemporaryFolder { folder in
            let area = """
                area: Small
                id: small
                origin: 2025-03
                services:
                  - id: speech
                    name: Speech
                    referrals: 20 a month
                    capacity: 5 a week
                    waiting list: {number: 30, mean wait: 5 weeks}

                """
            for (name, text) in files.merging(["area.yaml": area], uniquingKeysWith: { first, _ in first }) {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
            try body(folder)
        }
    }

    private static let mapping = """
        mapping: Our weekly list
        provider: North
        period: Month
        service: speech
        figures:
          - {column: Waiting, metric: waiting}
          - {column: Over 18, metric: waiting, band: over 18 weeks}

        """

    @Test func aMappingBesideItsTable() throws {
        let table = "Month,Waiting,Over 18\n2025-02,40,9\n2025-03,42,<5\n"
        try inArea(["mapping.yaml": Self.mapping, "wide.csv": table]) { folder in
            let call = try Command.run(["import", "wide.csv", "mapping.yaml", "--into", "."], in: folder)
            #expect(call.code == 0, "\(call.error)")
            #expect(call.output.contains("1 file: Our weekly list"))
            let rows = try Command.text(folder, "imported.csv")
            #expect(rows.contains("\nspeech,North,2025-03,waiting,42,children,observed,wide.csv,Waiting,\n"))
            #expect(
                rows.contains("\nspeech,North,2025-03,waiting_over_18_weeks,<5,children,observed,wide.csv,Over 18,\n")
            )
            #expect(try Command.run(["check", "."], in: folder).code == 0)
        }
    }

    @Test func aSlipInTheMapping() throws {
        let files = [
            "mapping.yaml": Self.mapping.replacing("Month", with: "Mnth"), "wide.csv": "Month,Waiting,Over 18\n",
        ]
        try inArea(files) { folder in
            let call = try Command.run(["import", "wide.csv", "mapping.yaml", "--into", "."], in: folder)
            #expect(call.code != 0)
            #expect(
                call.error.contains(
                    "mapping.yaml:3: field 'period' names a column that the file 'wide.csv' does not have, 'Mnth'. Did you "
                        + "mean 'Month'?"
                )
            )
            #expect(!Command.names(in: folder).contains("imported.csv"))
        }
    }

    /// Nothing of a row gets out, neither into the history nor into a message.
    @Test func rowsOfReferrals() throws {
        let rows = (0..<900)
            .map { index -> String in
                let (month, day) = (index / 30 % 30, index % 28 + 1)
                func date(_ month: Int, _ day: Int) -> String {
                    "\(2022 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-\(day < 10 ? "0" : "")\(day)"
                }
                return "Kim \(index),\(date(month, day)),\(index % 3 == 0 ? "" : date(month + 1, day)),Kim's reason\n"
            }
        let table = "Name,Referral date,First contact,Reason\n" + rows.joined()
        try inArea(["extract.csv": table, "bad.csv": table + "Kim Example,yesterday,Kim,\n"]) { folder in
            let options = ["--into", ".", "--service", "speech=Speech", "--suppress-below", "5"]
            let call = try Command.run(["import", "extract.csv"] + options, in: folder)
            #expect(call.code == 0, "\(call.error)")
            let written = try Command.text(folder, "imported.csv")
            #expect(written.contains("speech,,2023-05,referrals,30,children,observed,extract of referrals,"))
            let bad = try Command.run(["import", "bad.csv"] + options, in: folder)
            #expect(bad.code != 0)
            #expect(bad.error.contains("bad.csv:902: column 'Referral date' is no date."))
            for text in [call.output, call.error, written, bad.output, bad.error] {
                #expect(!text.contains("Kim") && !text.contains("yesterday"))
                #expect(text.firstMatch(of: /\d{4}-\d{2}-\d{2}/) == nil)
            }
        }
    }

    /// A table without names of columns begins with a row of a child: it is not shown.
    @Test func aTableWithoutAHeader() throws {
        try inArea(["rows.csv": "Kim Example,2024-03-05,2024-04-05\n"]) { folder in
            let call = try Command.run(["import", "rows.csv", "--into", "."], in: folder)
            #expect(call.code != 0 && call.error.contains("'rows.csv' is of no form that is read here"))
            #expect(!call.error.contains("Kim"))
        }
    }
}
