import Areas
import Calendar
import Calibration
import Runs
import Wording
import WorkbookWriting

/// The first sheet: what the workbook is, how to read it, what is on which sheet and what is not, and how it was made.
struct FirstSheet {
    static let name = "Read me"

    let result: RunResult
    let manifest: Manifest
    let tables: [RunWorkbook.Shown]
    /// The names of the sheets that follow.
    let sheets: [String]

    /// The sheet.
    var sheet: Sheet {
        var sheet = Sheet(Self.name)
        sheet.add(title: "\(result.area.name): waiting lists and plans")
        sheet.add([.text(about)])
        if !result.area.note.isEmpty { sheet.add([.text("Note: \(result.area.note)")]) }
        add("How to read it", to: &sheet, reading)
        add("What is where", to: &sheet, [])
        sheet.add([
            .text("Sheet", .header), .text("What it holds", .header), .text("File", .header),
            .text("Rows", .rightHeader),
        ])
        for name in sheets { sheet.add(row(of: name)) }
        let whole = Set(tables.map(\.sheet.table.file))
        let absent = [
            (ForecastTables.forecastFile, "the forecast"), (ParameterTable.file, "what was inferred of each list"),
        ]
        .filter { $0.0 == ParameterTable.file || !whole.contains($0.0) }
        sheet.add([
            .text(
                "Not in this workbook, and in the files beside it: "
                    + absent.map { "\($0.1) (\($0.0))" }.joined(separator: "; ")
                    + "; and what is said to be left out above.",
                .quiet
            )
        ])
        add("How it was made", to: &sheet, [])
        for (label, value) in made {
            sheet.add([.text(label), value])
        }
        sheet.add([.text("File read", .header), .text("SHA-256", .header)])
        for file in manifest.inputs { sheet.add([.text(file.file), .text(file.sha256)]) }
        sheet.widths = [36, 96, 20, 10]
        sheet.hasGrid = false
        return sheet
    }

    private var about: String {
        let months = result.months.count - 1
        return
            "A forecast of \(counted(months, "month")) from the end of \(result.months[0].name): what happens if nothing changes, and what "
            + "\(counted(result.plans.count - 1, "plan")) would change."
    }

    private var reading: [String] {
        let futures = thousands(Double(result.settings.replications))
        return [
            "Every figure is of \(futures) possible futures. The median is the middle one: half of them lie above it.",
            "8 in 10 futures lie between the 10th and the 90th percentile: 1 in 10 below, 1 in 10 above. A wide range is an answer too.",
            "A plan is compared with no change future by future: each meets the same referrals and the same luck under both. Do not "
                + "subtract one range from another.",
            "Means add up, medians and percentiles do not. Money is in means for that reason.",
            "Evidence says how a figure is known: observed (published), derived (worked out from published figures) or assumed (nobody "
                + "has published it). Every assumed value is on the sheet '\(AssumptionSheet.name)'.",
            "Months are dates of their last day. An empty cell: there is no such figure. INF: beyond what was followed.",
            "Chance errors say how far chance alone moves a figure at this number of futures; they say nothing about the world.",
            "On the sheets with tables the plus sign above the last column opens further percentiles, chance errors and the codes that "
                + "the CSV files use.",
            "Nothing here is linked to other files, and only totals on the sheets for finance are formulas.",
        ]
    }

    /// What the sheets are that no file stands behind.
    private static let titles = [
        PlansSheet.name: "The plans side by side: waiting, money, lists and targets",
        ChartSheet.name: "Each list if nothing changes, and what each plan changes",
        FinanceSheet.name: "What plans cost: financial years across, lines by funder down; totals are formulas",
        HighNeedsSheet.name: "Plans held, spending, income and balances of the high-needs block, by financial year",
        AssumptionSheet.name: "Every value that is assumed or derived, with its source",
        ChartFigures.monthsName: "The figures of the charts at the left",
        ChartFigures.plansName: "The figures of the charts at the right, with their ranges",
        ColumnsSheet.name: "What every column is, and what the CSV files call it",
    ]

    private func row(of name: String) -> [SheetCell] {
        let link = SheetCell.link(name)
        guard let shown = tables.first(where: { $0.sheet.name == name }) else {
            return [link, .text(Self.titles[name] ?? "", .wrapped)]
        }
        let table = shown.sheet.table
        let left =
            shown.leftOut.isEmpty
            ? "" : ". Left out: \(shown.leftOut); all \(thousands(Double(shown.rowCount))) rows are in the file"
        return [
            link, .text(table.title + left, .wrapped), .text(table.file), .number(Double(table.rows.count), .whole),
        ]
    }

    private var made: [(String, SheetCell)] {
        [
            ("Program", .text("Waitcast \(manifest.waitcast)")),
            ("Figures up to the end of", .text(result.dataTo.name)),
            ("Months forecast", .text("\(manifest.horizonMonths)")),
            ("Replications (possible futures)", .text(thousands(Double(manifest.replications)))),
            ("Seed of all random draws", .text("\(manifest.seed)")),
            ("Work put into the fit", .text("\(manifest.fit.rawValue)")),
            ("Plans", .text(result.plans.map(\.name).joined(separator: "; "), .wrapped)),
        ] + (manifest.services.map { [("Services asked for", SheetCell.text($0.joined(separator: "; ")))] } ?? [])
            + [
                (
                    "To make it again",
                    .text("waitcast run with these files and settings: the same inputs give the same bytes")
                )
            ]
    }

    private func add(_ heading: String, to sheet: inout Sheet, _ lines: [String]) {
        sheet.add()
        sheet.add(title: heading, .heading)
        for line in lines { sheet.add([.text(line)]) }
    }
}
