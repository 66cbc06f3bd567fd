import Areas
import Calendar
import Calibration
import Runs
import Wording
import WorkbookWriting

/// The charts: for each service the number waiting if nothing changes, and beside it what each plan would change.
struct ChartSheet {
    static let name = "Charts"

    let figures: ChartFigures

    private var result: RunResult { figures.result }
    private var end: String { result.months.last?.name ?? "" }

    /// Rows of the sheet that a pair of charts takes, its caption included.
    private static let step = 20

    /// The charts, and the sheets with their figures; none where there is nothing to draw.
    var sheets: [Sheet] {
        guard !figures.services.isEmpty else { return [] }
        let plans = figures.plansSheet
        return [sheet(plans), figures.monthsSheet] + (plans.blocks.isEmpty ? [] : [plans.sheet])
    }

    private func sheet(_ plans: (sheet: Sheet, blocks: [String: ClosedRange<Int>])) -> Sheet {
        var sheet = Sheet(Self.name)
        sheet.hasGrid = false
        sheet.add(title: "\(result.area.name): children waiting")
        let futures = thousands(Double(result.settings.replications))
        sheet.add([
            .text(
                "Left: as published and if nothing changes; half of \(futures) possible futures lie above the middle line, and 8 in 10 "
                    + "between the outer ones.",
                .quiet
            )
        ])
        sheet.add([
            .text(
                "Right: how many more or fewer wait at the end of \(end) than with no change, median; ranges are on the sheet "
                    + "'\(ChartFigures.plansName)'. Plans that are not named leave the list as it is.",
                .quiet
            )
        ])
        let first = sheet.rows.count + 1
        for (number, service) in figures.services.enumerated() {
            let row = first + number * Self.step
            if number > 0, number % 2 == 0 { sheet.pageBreaks.append(row) }
            while sheet.rows.count < row { sheet.add() }
            sheet.add([.text(service.name, .bold)])
            sheet.add([.text("How it is known: \(known(service.id))", .quiet)])
            sheet.charts.append(PlacedChart(lines(number, service), row: row + 2, column: 0, width: 620, height: 320))
            if let block = plans.blocks[service.id], isChanged(block, plans.sheet) {
                sheet.charts.append(
                    PlacedChart(bars(block, service.name), row: row + 2, column: 7, width: 520, height: 320)
                )
            } else {
                let none = Array(repeating: SheetCell.empty, count: 6)
                sheet.rows[row + 1] += none + [.text("No plan changes it by a child.", .quiet)]
            }
        }
        while sheet.rows.count < first + figures.services.count * Self.step { sheet.add() }
        sheet.widths = Array(repeating: 13, count: 13)
        return sheet
    }

    private func known(_ service: String) -> String {
        result.models.first { $0.service.id == service }.map(TerminalReport.known) ?? "added up from the services in it"
    }

    /// Whether any of a service's medians is a child or more.
    private func isChanged(_ block: ClosedRange<Int>, _ sheet: Sheet) -> Bool {
        block.contains { abs(sheet.sum([CellRange(rows: $0...$0, columns: 3...3)])) >= 0.5 }
    }

    private func isPathway(_ service: String) -> Bool {
        result.area.services.contains { $0.id == service && $0.isPathway }
    }

    private func lines(_ number: Int, _ service: (id: String, name: String)) -> SheetChart {
        let rows = figures.monthRows(of: service.id)
        let place = figures.column(of: number)
        let series = { (name: String, offset: Int, colour: Int, width: Double, isDashed: Bool, hasMarkers: Bool) in
            SheetChart.Series(
                name,
                categories: CellRange(rows: rows, columns: 0...0),
                values: CellRange(rows: rows, columns: (place + offset)...(place + offset)),
                colour: colour,
                width: width,
                isDashed: isDashed,
                hasMarkers: hasMarkers
            )
        }
        let forecast = [
            series("8 in 10 futures: to", 3, 0x4F7CA5, 1.25, true, false),
            series("median", 2, 0x12436D, 2.5, false, false),
            series("8 in 10 futures: from", 1, 0x4F7CA5, 1.25, true, false),
        ]
        let published = figures.isPublished(service.id) ? [series("published", 0, 0x0B0C0C, 1.25, false, true)] : []
        return SheetChart(
            .lines,
            title: "If nothing changes",
            description:
                "\(service.name): number waiting at each month's end, as published and if nothing changes, with the range "
                + "that 8 in 10 futures fall in. The figures are on the sheet '\(ChartFigures.monthsName)'.",
            unit: isPathway(service.id) ? "open cases" : "children waiting",
            format: .whole,
            sheet: ChartFigures.monthsName,
            series: forecast + published
        )
    }

    private func bars(_ rows: ClosedRange<Int>, _ name: String) -> SheetChart {
        SheetChart(
            .bars,
            title: "What each plan changes by \(end)",
            description:
                "\(name): how many more or fewer wait at the end than with no change, median by plan. The figures and "
                + "their ranges are on the sheet '\(ChartFigures.plansName)'.",
            unit: "more or fewer than with no change",
            format: .whole,
            sheet: ChartFigures.plansName,
            series: [
                SheetChart.Series(
                    "median",
                    categories: CellRange(rows: rows, columns: 1...1),
                    values: CellRange(rows: rows, columns: 3...3),
                    colour: 0x12436D
                )
            ]
        )
    }
}
