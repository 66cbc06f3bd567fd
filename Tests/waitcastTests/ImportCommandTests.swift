import Foundation
import TestSupport
import Testing

/// `waitcast import`: published files into an area's history.
@Suite("waitcast import")
struct ImportCommandTests {
    private static let derby = ReferenceTable.file("sen2-derby").path
    private static let authorities = ReferenceTable.file("sen2-authorities").path

    /// A small area with a pathway of the name that rows get.
    private func inArea<Result>(_ history: String = "history: history.csv", _ body: (URL) throws -> Result) throws
        -> Result
    {
        try Command.inTemporaryFolder { folder in
            let files = [
                "area.yaml": """
                # A remark that stays.
                area: Small
                id: small
                origin: 2025-01   # and this one
                \(history)
                services:
                  - id: ehcna
                    name: Assessments
                    provider: Derby City Council
                    referrals metric: requests
                    capacity: 15 a week
                    waiting list: {number: 30, mean wait: 5 weeks}

                """,
                "history.csv": "service,period,metric,value\nehcna,2018,requests,480\n",
            ]
            let area = folder.appending(path: "a")
            try FileManager.default.createDirectory(at: area, withIntermediateDirectories: true)
            for (name, text) in files { try Data(text.utf8).write(to: area.appending(path: name)) }
            return try body(folder)
        }
    }

    @Test func rowsGoIntoAFileOfTheirOwn() throws {
        try inArea { folder in
            let before = try Command.text(folder, "a/area.yaml")
            let call = try Command.run(["import", Self.derby, "--into", "a"], in: folder)
            #expect(call.code == 0 && call.error.isEmpty, "\(call.error)")
            for wanted in [
                "12 files: DfE SEN2 (Explore Education Statistics)", "requests of Derby, 2019 to 2024",
                "services of the area: ehcna",
                "'Derby City Council' (in the files 'Derby')", "a/area.yaml: names it under 'history'",
            ] {
                let output = call.output.replacing("requests for an EHC needs assessment", with: "requests")
                #expect(output.contains(wanted), "\(wanted)\n\(call.output)")
            }
            #expect(call.output.split(separator: "\n").count < 60)
            let after = try Command.text(folder, "a/area.yaml")
            #expect(after == before.replacing("history: history.csv", with: "history: [history.csv, imported.csv]"))
            let rows = try Command.text(folder, "a/imported.csv")
            #expect(rows.contains("\nehcna,Derby City Council,2024,requests,769,requests per year,observed,"))
            let checked = try Command.run(["check", "a"], in: folder)
            #expect(checked.code == 0, "\(checked.error)")
            #expect(!checked.output.contains("stands for two things"))
            #expect(Command.names(in: folder.appending(path: "a")) == ["area.yaml", "history.csv", "imported.csv"])
        }
    }

    /// Importing again changes no byte; in parts or at once, in any order, the file is the same.
    @Test func importingAgainChangesNothing() throws {
        try inArea { folder in
            let files = try FileManager.default.contentsOfDirectory(atPath: Self.derby).sorted()
                .map { "\(Self.derby)/\($0)" }
            _ = try Command.run(["import"] + files + ["--into", "a"], in: folder)
            let first = try Command.text(folder, "a/imported.csv")
            let again = try Command.run(["import"] + files.reversed() + ["--into", "a"], in: folder)
            #expect(again.code == 0 && again.output.contains("holds all of it already"), "\(again.output)")
            #expect(try Command.text(folder, "a/imported.csv") == first)
            try FileManager.default.removeItem(at: folder.appending(path: "a/imported.csv"))
            // The area file names a file that is not there: it is made again before anything is read.
            let appeals = try #require(files.last { $0.contains("tribunal") })
            for file in files where file != appeals {
                #expect(try Command.run(["import", file, appeals, "--into", "a"], in: folder).code == 0)
            }
            // Three tables count plans issued: which one does depends on what was given together.
            let rows = { (text: String) in Set(text.split(separator: "\n").filter { !$0.contains(",plans_issued,") }) }
            #expect(rows(try Command.text(folder, "a/imported.csv")) == rows(first))
        }
    }

    @Test func packedFilesAndPipesAreRead() throws {
        try inArea { folder in
            let script = """
                gzip -c \(Self.derby)/requests.csv > r.csv.gz
                waitcast import r.csv.gz --into a > one && cp a/imported.csv one.csv
                waitcast import - --into a < \(Self.derby)/requests.csv > two && cmp a/imported.csv one.csv
                waitcast import <(cat \(Self.derby)/requests.csv) --into a > three && cmp a/imported.csv one.csv
                """
            let call = try Command.shell(script, in: folder)
            #expect(call.code == 0 && call.error.isEmpty, "\(call.error)")
            #expect(try Command.text(folder, "two").contains("holds all of it already"))
        }
    }

    /// A file of no known form stops everything, and says what is read.
    @Test func unknownFilesStopTheImport() throws {
        try inArea { folder in
            try Data("a,b\n1,2\n".utf8).write(to: folder.appending(path: "x.csv"))
            let before = Command.names(in: folder.appending(path: "a"))
            let call = try Command.run(["import", "\(Self.derby)/requests.csv", "x.csv", "--into", "a"], in: folder)
            #expect(call.code == 65 && call.output.isEmpty)
            #expect(
                call.error.contains("'x.csv' is of no form that is read here: it begins with 'a,b'"),
                "\(call.error)"
            )
            #expect(call.error.contains("DfE SEN2") && call.error.contains("nothing was written"))
            #expect(Command.names(in: folder.appending(path: "a")) == before)
            // Beside tables a folder may hold a letter.
            let mixed = try Command.shell(
                "mkdir m; cp \(Self.derby)/requests.csv m; echo hello > m/README.txt; waitcast import m --into a",
                in: folder
            )
            #expect(mixed.code == 0 && mixed.output.contains("m/README.txt: no data file"), "\(mixed.error)")
        }
    }

    @Test(
        arguments: [
            (["import", "no.csv", "--into", "a"], 66, "there is no file 'no.csv'"),
            (["import", "DERBY", "--into", "b"], 66, "there is no file 'b'"),
            (["import", "ALL", "--into", "a"], 65, "the files hold 15 authorities. Name one with --organisation"),
            (["import", "ALL", "--into", "a", "--organisation", "Derb"], 65, "Did you mean 'Derby'?"),
            (["import", "DERBY", "--into", "a", "--history", "x/y.csv"], 64, "--history takes the name of a CSV file"),
            (
                ["import", "DERBY", "--into", "a", "--history", "history.csv"], 73,
                "was not written by 'waitcast import'"
            ),
            (["import", "DERBY", "--into", "a", "--service", "slt"], 64, "--service takes ID=NAME"),
            (["import", "DERBY", "--into", "a", "--service", "slt=Speech"], 65, "the files hold no service 'Speech'"),
            (["import", "DERBY", "--into", "a", "--suppress-below", "0"], 64, "--suppress-below takes a number"),
        ]
    )
    func mistakesAreTold(_ arguments: [String], _ code: Int, _ message: String) throws {
        try inArea { folder in
            let before = try Command.text(folder, "a/area.yaml")
            let words = arguments.map { $0 == "DERBY" ? Self.derby : $0 == "ALL" ? Self.authorities : $0 }
            let call = try Command.run(words, in: folder)
            #expect(call.code == Int32(code), "\(call.error)")
            #expect(call.error.contains(message), "\(call.error)")
            #expect(try Command.text(folder, "a/area.yaml") == before)
            #expect(Command.names(in: folder.appending(path: "a")) == ["area.yaml", "history.csv"])
        }
    }

    /// An area that would be broken by the rows is left as it was, and so is one that is broken already.
    @Test func nothingIsWrittenThatCannotBeRead() throws {
        try inArea { folder in
            let other = try Command.shell(
                "sed -i 's/Derby City Council/Nottingham/' a/area.yaml; rm a/history.csv; sed -i '/^history/d' "
                    + "a/area.yaml; "
                    + "waitcast import \(Self.derby) --into a",
                in: folder
            )
            #expect(other.code == 65, "\(other.output)")
            #expect(Command.names(in: folder.appending(path: "a")) == ["area.yaml"])
            let named = try Command.run(["import", Self.derby, "--into", "a", "--provider", "Nottingham"], in: folder)
            #expect(named.code == 0, "\(named.error)")
            #expect(try Command.text(folder, "a/imported.csv").contains("\nehcna,Nottingham,2024,requests,769"))
        }
    }

    @Test func anOddHistoryKeyIsLeftToItsWriter() throws {
        try inArea("history: >-\n  history.csv") { folder in
            let before = try Command.text(folder, "a/area.yaml")
            let call = try Command.run(["import", Self.derby, "--into", "a"], in: folder)
            #expect(call.code == 0, "\(call.error)")
            #expect(call.output.contains("name it in a/area.yaml, such as 'history: [history.csv, imported.csv]'"))
            #expect(try Command.text(folder, "a/area.yaml") == before)
            #expect(Command.names(in: folder.appending(path: "a")).contains("imported.csv"))
        }
    }

    /// A limit on the size of files is a full disk to the program.
    @Test func nothingIsHalfWritten() throws {
        try inArea { folder in
            let call = try Command.shell("ulimit -f 4; waitcast import \(Self.derby) --into a", in: folder)
            #expect(call.code == 73, "\(call.error)")
            #expect(call.error == "cannot write 'a/imported.csv': file too large\n")
            #expect(Command.names(in: folder.appending(path: "a")) == ["area.yaml", "history.csv"])
        }
    }
}
