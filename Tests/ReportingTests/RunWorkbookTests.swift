import Audit
import Calendar
import Finance
import Runs
import SmallAreas
import SmallRuns
import TestSupport
import Testing
import WorkbookWriting

@testable import Areas
@testable import Reporting

/// The workbook of a run with prices, placements and targets.
@Suite("Workbooks of runs")
struct RunWorkbookTests {
    private static func figure(_ value: Double) -> Figure { Small.figure(value, value * 0.8...value * 1.2) }

    private static let area: Area = {
        var pathway = Small.pathway("plans", casesPerWeek: [40, 40, 6])
        pathway.stock = Stock(
            outcome: "plan issued",
            number: figure(900),
            ceasingPerYear: figure(0.08),
            placements: [
                Stock.Placement(name: "mainstream", share: Small.figure(0.6)),
                Stock.Placement(name: "special", share: Small.figure(0.4)),
            ]
        )
        var area = Small.area([pathway, Small.list("list", number: 500)], horizonMonths: 22)
        area.targets = [
            Target(
                service: "list",
                measure: .waiting,
                bound: .atMost,
                value: 400,
                due: .by(Small.origin + 12),
                text: "list number waiting at most 400",
                source: "the board"
            )
        ]
        var costs = Costs(name: "Prices", priceYear: Year(.financial, 2025))
        costs.cases = [
            CaseCosts(
                service: "list",
                group: nil,
                nonPay: figure(10),
                boughtIn: figure(900),
                outsourced: nil,
                funder: .icb
            )
        ]
        costs.placements = PlacementCosts(
            service: "plans",
            categories: [
                PlacementCosts.Category("mainstream", unitCost: figure(8_000)),
                PlacementCosts.Category("special", unitCost: figure(24_000)),
            ]
        )
        area.costs = costs
        return area
    }()

    private static let plan = Small.plan(
        "=plan",
        Small.change(Agency(casesPerWeek: figure(3), order: .random), service: "list", label: "agency"),
        Small.change(EarlyHelp(referralChange: Small.figure(-0.2)), service: "plans", label: "a fifth fewer")
    )

    private static let result = Result { try Small.run(area, [plan], replications: 12) }

    private static func tables() throws -> [FolderTable] { RunTables.tables(try result.get(), [], area: area) }

    private static func workbook() throws -> WorkbookContent {
        let result = try result.get()
        return RunWorkbook(
            result,
            tables: try tables(),
            assumptions: Audit.assumptions(of: area, plans: [plan]),
            manifest: Manifest(result, version: "1", inputs: [], platform: "")
        )
        .content
    }

    private func sheet(_ name: String) throws -> Sheet {
        try #require(try Self.workbook().sheets.first { $0.name == name }, "\(name)")
    }

    @Test func everySheetIsNamedOnTheFirst() throws {
        let names = try Self.workbook().sheets.map(\.name)
        #expect(
            names == [
                "Read me", "Plans at a glance", "Charts", "Finance", "High needs for finance", "Assumptions",
                "Forecast by year",
                "Forecast by month", "Comparison by year", "Targets", "Plans", "Costs", "Cost ratios", "High needs",
                "Audit",
                "Chart data, months", "Chart data, plans", "Columns",
            ]
        )
        #expect(names.allSatisfy { $0.count <= 31 && !$0.contains { "[]:*?/\\'".contains($0) } })
        let links = try sheet("Read me").rows
            .compactMap { row -> String? in
                guard case .link(let sheet) = row.first?.value else { return nil }
                return sheet
            }
        #expect(links == Array(names.dropFirst()))
    }

    /// Every total is a sum of what stands above it, and what the table states but for pennies.
    @Test(arguments: [("Finance", "costs.csv"), ("High needs for finance", "high-needs.csv")])
    func totalsAreSums(_ name: String, _ file: String) throws {
        let sheet = try sheet(name)
        let csv = CSVTable(try #require(try Self.tables().first { $0.file == file }).text)
        let means = csv.rows.compactMap { Double(csv.field("mean", of: $0)) }
        var count = 0
        for row in sheet.rows {
            for cell in row {
                guard case .sum(let ranges, let result) = cell.value else { continue }
                #expect(abs(sheet.sum(ranges) - result) < 1e-6)
                #expect(means.contains { abs($0 - result) < 0.5 }, "\(result)")
                count += 1
            }
        }
        #expect(count >= 12)
    }

    @Test func onlySheetsForFinanceHaveFormulas() throws {
        for sheet in try Self.workbook().sheets where !sheet.name.contains("inance") {
            #expect(
                !sheet.rows.joined().contains { if case .sum = $0.value { true } else { false } },
                "\(sheet.name)"
            )
        }
    }

    /// A table's sheet has the numbers of its file, under headings that its last sheet explains.
    @Test(arguments: [
        ("Targets", "targets.csv"), ("Plans", "plans.csv"), ("Costs", "costs.csv"), ("High needs", "high-needs.csv"),
    ])
    func sheetsHaveTheNumbersOfTheirFiles(_ name: String, _ file: String) throws {
        let sheet = try sheet(name)
        let csv = CSVTable(try #require(try Self.tables().first { $0.file == file }).text)
        let columns = try self.sheet("Columns").rows.filter { $0[0].value == .text(name) }
        #expect(columns.map { $0[1].value } == sheet.rows[0].map(\.value))
        #expect(sheet.rows.count == csv.rows.count + 1)
        for (cells, row) in zip(sheet.rows.dropFirst(), csv.rows) {
            for (cell, column) in zip(cells, columns) {
                guard case .text(let field) = column[5].value, case .number(let number) = cell.value else { continue }
                #expect(Double(csv.field(field, of: row)) == number)
            }
        }
    }

    /// What is left out is said, with the file that has it.
    @Test func whatIsLeftOutIsSaid() throws {
        let first = try sheet("Read me")
        let row = try #require(first.rows.first { $0.first?.value == .link(sheet: "Forecast by month") })
        guard case .text(let told) = row[1].value else {
            Issue.record("nothing is said")
            return
        }
        #expect(told.contains("Left out: years"))
        #expect(row[2].value == .text("forecast.csv"))
        #expect(row[3].value == .number(Double(try sheet("Forecast by month").rows.count - 1)))
    }

    @Test func chartsPointToTheirFigures() throws {
        let sheets = try Self.workbook().sheets
        let charts = try sheet("Charts").charts
        #expect(charts.count == 4)
        for series in charts.flatMap(\.chart.series) {
            let rows = series.values.firstRow...series.values.lastRow
            #expect(series.categories.firstRow == rows.lowerBound && series.categories.lastRow == rows.upperBound)
            #expect(series.values.firstColumn == series.values.lastColumn)
        }
        for chart in charts.map(\.chart) {
            let data = try #require(sheets.first { $0.name == chart.sheet })
            for series in chart.series {
                let column = series.values.firstColumn
                #expect(
                    (series.values.firstRow...series.values.lastRow)
                        .contains { row in
                            if case .number = data.rows[row][column].value { true } else { false }
                        }
                )
                #expect(series.values.lastRow < data.rows.count)
            }
        }
    }
}
