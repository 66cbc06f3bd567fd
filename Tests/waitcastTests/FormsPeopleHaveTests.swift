import Calendar
import Foundation
import Testing
import Wording

/// Files as spreadsheets and statistics write them, through the commands.
@Suite struct FormsPeopleHaveTests {
    private static let months = ["Jan-24", "Feb-24", "Mar-24", "Apr-24", "May-24", "Jun-24", "Jul-24", "Aug-24"]

    /// Runs a command in a folder that holds some files.
    private func run(_ arguments: [String], _ files: [String: String]) throws -> Command.Outcome {
        try Command.inTemporaryFolder { folder in
            for (name, text) in files {
                let file = folder.appending(path: name)
                let parent = file.deletingLastPathComponent()
                try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            return try Command.run(arguments, in: folder)
        }
    }

    /// One series, and its forecast whatever its form.
    @Test func oneSeriesInManyForms() throws {
        let counts = [1200, 1310, 1250, 1400, 1333, 1280, 1370, 1415]
        let plain = zip(1...8, counts).map { "2024-0\($0),\($1)\n" }.joined()
        let wanted = try run(["demand", "s.csv", "--format", "csv"], ["s.csv": "month,n\n" + plain])
        #expect(wanted.code == 0)
        func thousands(_ value: Int, _ mark: String) -> String { "\(value / 1000)\(mark)\(value % 1000)" }
        let forms = [
            "month,n\n" + zip(Self.months, counts).map { "\($0),\"\(thousands($1, ","))\"\n" }.joined() + ",\n,\n",
            "month\tn\t\n" + zip(Self.months, counts).map { "\($0)\t\(thousands($1, "\u{A0}"))\t\n" }.joined(),
            "sep=;\r\n Month ;N\r\n"
                + zip(1...8, counts).map { "01/0\($0)/2024; \(thousands($1, "\u{202F}"))\r\n" }.joined(),
            "time_period,time_identifier,n\n"
                + zip(["January", "February", "March", "April", "May", "June", "July", "August"], counts)
                .map { "2024,\($0),\($1)\n" }.joined(),
        ]
        for form in forms {
            let got = try run(["demand", "s.csv", "--format", "csv"], ["s.csv": form])
            #expect(got.code == 0, "\(got.error)")
            // Days are written as days.
            #expect(got.output.replacing(/(\d{4}-\d\d)-01/) { $0.1 } == wanted.output, "\(form)")
        }
    }

    @Test func aDecimalCommaNeedsItsOthersToTell() throws {
        let rows = { (last: String) in
            "t;y;x\n" + [("1", "2"), ("2", "3"), ("3", "5"), ("4", "4")].map { "\($0.0);\($0.1);1\n" }.joined() + last
        }
        let unclear = try run(["fit", "d.csv", "--formula", "y ~ t"], ["d.csv": rows("5;1,234;1\n")])
        #expect(unclear.code == 65)
        #expect(unclear.error.contains("d.csv:6: column 'y' may be 1.234 or 1234, found '1,234'."))
        let told = try run(["fit", "d.csv", "--formula", "y ~ t"], ["d.csv": rows("5;1,234;0,5\n")])
        #expect(told.code == 0, "\(told.error)")
    }

    @Test func numbersInAnyFormAreNoCategories() throws {
        let rows = { (cells: [String]) in
            "y,x\n" + zip(1..., cells).map { "\($0 * $0),\"\($1)\"\n" }.joined()
        }
        let thousands = try run(
            ["fit", "d.csv", "--formula", "y ~ x", "--format", "json"],
            ["d.csv": rows(["1,000", "1,500", "1,700", "1,900", "<5", "x"])]
        )
        #expect(thousands.code == 0, "\(thousands.error)")
        #expect(thousands.output.contains(/"lines_left_out":\s*\[\s*6,\s*7\s*\]/))
        #expect(thousands.output.contains("Column 'x' has 1 withheld small number, from line 6 on"))
        let percent = try run(
            ["fit", "d.csv", "--formula", "y ~ x"],
            ["d.csv": rows(["1%", "2%", "4%", "7%", "11%"])]
        )
        #expect(percent.output.contains("Column 'x' is in percent and read as shares"))
        let few = try run(["fit", "d.csv", "--formula", "y ~ x"], ["d.csv": rows(["a", "b", "c", "3"])])
        #expect(few.code == 65)
        #expect(few.error.contains("d.csv:2: column 'x' holds 'a', and a number on 1 other line."))
        let texts = try run(
            ["fit", "d.csv", "--formula", "y ~ x", "--text", "x"],
            ["d.csv": rows(["a", "b", "a", "3", "3"])]
        )
        #expect(texts.code == 0, "\(texts.error)")
        // Without any number 'c' and 'x' are names.
        let names = try run(["fit", "d.csv", "--formula", "y ~ x"], ["d.csv": rows(["c", "x", "c", "x", "z", "z"])])
        #expect(names.code == 0, "\(names.error)")
    }

    @Test func aColumnOfNamesIsNoCategory() throws {
        let rows = "y,id\n" + (0..<5_000).map { "\($0 % 7),child-\($0)\n" }.joined()
        let call = try run(["fit", "d.csv", "--formula", "y ~ id"], ["d.csv": rows])
        #expect(call.code == 65)
        #expect(
            call.error.contains("d.csv:1: column 'id' holds 5000 different texts; categories may have 1000 levels.")
        )
    }

    private static let area = """
        area: A
        id: a
        origin: 2024-08
        services:
          - {id: s, name: S, referrals: 4 a week, waiting list: {number: 30, mean wait: 5 weeks, maximum wait: 20 weeks}, capacity: 4 a week}

        """

    @Test func aPlansFolderThatIsNotThere() throws {
        let named = Self.area + "plans: plns\n"
        let call = try run(["check", "."], ["area.yaml": named, "plans/p.yaml": "plan: P\n"])
        #expect(call.code == 65)
        #expect(call.error.contains("area.yaml:6: field 'plans' names the folder"))
        #expect(call.error.contains("which is not there. Did you mean 'plans'?"))
        let file = try run(["check", "."], ["area.yaml": named, "plns": "x"])
        #expect(file.code == 65)
        #expect(file.error.contains("is a file"))
        // The usual folder need not be there.
        #expect(try run(["check", "."], ["area.yaml": Self.area]).code == 0)
    }

    @Test func withheldFiguresAreCountedAndShown() throws {
        let history =
            "service,period,metric,value\n"
            + Self.months.map { "s,\($0),referrals,\($0 == "Mar-24" ? "<5" : $0 == "May-24" ? "low" : "7")\n" }.joined()
        let call = try run(
            ["check", "."],
            [
                "area.yaml": Self.area.replacing("origin: 2024-08\n", with: "origin: 2024-08\nhistory: h.csv\n"),
                "h.csv": history,
            ]
        )
        #expect(call.code == 0, "\(call.error)")
        #expect(call.output.contains("s: referrals is known only to be below 5 ('<5') for 2024-03"))
        #expect(call.output.contains("7 published figures"))
    }
}
