import SmallAreas
import SmallRuns
import Testing

@testable import Areas
@testable import Calibration
@testable import Decisions
@testable import Reporting

/// Reports keep to the screen that they are printed on.
@Suite("Screens")
struct ScreenTests {
    @Test func widthsHaveBounds() {
        #expect([1, 60, 99, 120, 999].map { Screen(width: $0).width } == [60, 60, 99, 120, 120])
        #expect(Screen.pipe == Screen(width: 80, isColoured: false))
    }

    /// A wide table is cut into several; every cell stands in one of them, beside its row's name.
    @Test func wideTablesAreCut() {
        var table = TextTable(indent: 2)
        table.row(["a heading that is longer than all of the columns together, and so may go over several lines"])
        for row in 0..<3 {
            table.row(["a row with a name of some length,\(row)"] + (0..<7).map { "cell \(row) \($0) (of many)" })
        }
        for width in [60, 80, 120] {
            let lines = table.lines(within: width)
            for line in lines { #expect(line.count <= width) }
            for row in 0..<3 {
                for cell in 0..<7 {
                    #expect(
                        lines.count { $0.contains("cell \(row) \(cell) (of many)") && $0.contains(",\(row)") } == 1
                    )
                }
            }
        }
        #expect(table.lines(within: 300).count == 4)
        #expect(table.lines.count == 4)
    }

    /// Marks are for screens that have colour, say nothing that the words do not, and no name brings its own.
    @Test func coloursAreOnlyMarks() {
        func text(_ isColoured: Bool) -> String {
            var text = ScreenText(Screen(width: 80, isColoured: isColoured))
            text.heading("A heading\u{1B}[31m")
            text.paragraph("Mind this.", .warning)
            text.paragraph("A name\u{1B}[2J of a file.")
            return text.text
        }
        #expect(text(false) == "A heading[31m\n-------------\n  Mind this.\n  A name[2J of a file.\n")
        #expect(
            text(true)
                == "\u{1B}[1mA heading[31m\u{1B}[0m\n-------------\n\u{1B}[33m  Mind this.\u{1B}[0m\n  A name[2J of a file.\n"
        )
    }

    /// All of a run that has everything, at several widths.
    @Test func theWholeReportFits() throws {
        let plan = Small.plan("plan", Small.recruit(2, service: "flows"), Small.recruit(1, service: "late"))
        let result = try Small.run(Small.everything, [plan], replications: 12)
        for width in [60, 80, 120] {
            let text = TerminalReport.text(result, closing: ["Files: here"], on: Screen(width: width))
            for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
            #expect(text.hasSuffix("\nFiles: here\n"))
        }
        #expect(!TerminalReport.text(result).contains("\u{1B}"))
        #expect(TerminalReport.text(result, on: Screen(width: 80, isColoured: true)).contains("\u{1B}[1mSmall"))
    }

    /// What `check` and `sensitivity` print keeps to the width there is; marks of lists hang to the left of their words.
    @Test(arguments: [60, 80, 120])
    func reportsKeepToTheScreen(_ width: Int) throws {
        var service = Small.list(number: 300)
        service.name = "Assessment of children with needs of many kinds and of all their families and friends"
        service.stages[0].capacityPerWeek = Small.figure(10, 6...14)
        let area = Small.area([service], horizonMonths: 6)
        let screen = Screen(width: width)
        let plan = Small.plan("plan", Small.recruit(2, service: service.id))
        let fitted = try FittedArea(area)
        let study = try SensitivityStudy(
            fitted,
            plans: [plan],
            question: SensitivityQuestion(.childWeeks),
            settings: SensitivitySettings(replications: 100, walks: 0, tellsServices: false)
        )
        let check = CheckReport.text(area: area, plans: [plan], models: fitted.services, on: screen)
        let texts = [
            check, PlanReport.text(area: area, areaFile: "area.yaml", plans: [plan], on: screen),
            SensitivityReport.text(try study.result(), on: screen),
        ]
        for text in texts {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            // A word that is longer than what is left of a line has one of its own.
            for line in lines where line.split(separator: " ").allSatisfy({ $0.count <= 40 }) {
                #expect(line.count <= width, "\(line)")
            }
            #expect(lines.contains { $0.count > width * 3 / 4 })
        }
        #expect(check.contains("\n- "))
    }

    @Test func titlesAreUnderlined() {
        #expect(underlined("A title", with: "=", width: 60) == ["A title", "======="])
        #expect(underlined("one two three", width: 8) == ["one two", "  three", "-------"])
    }
}
