import Areas
package import Audit
package import Runs
import Wording
package import WorkbookWriting

/// The workbook of a run: what it says at a glance, charts, sheets for finance, what is assumed, and the tables.
///
/// Its figures are read from the texts of the CSV files, so that they are the same to the last digit. Months by month are
/// those of a few measures only, and years financial ones: what is left out, and in which file it is, stands on its first
/// sheet.
package struct RunWorkbook {
    /// The file's name.
    package static let file = "results.xlsx"

    private let result: RunResult
    private let tables: [String: WorkbookTable]
    private let assumptions: [Assumption]
    private let manifest: Manifest

    /// The workbook of a run.
    ///
    /// - Parameters:
    ///   - result: what was found.
    ///   - tables: the tables of its folder.
    ///   - assumptions: every value that nobody has published.
    ///   - manifest: what it was made from.
    package init(_ result: RunResult, tables: [FolderTable], assumptions: [Assumption], manifest: Manifest) {
        (self.result, self.assumptions, self.manifest) = (result, assumptions, manifest)
        self.tables = Dictionary(
            tables.map { ($0.file, WorkbookTable($0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What it holds.
    package var content: WorkbookContent {
        let shown = tableSheets
        var sheets: [Sheet] = []
        if let league = tables[LeagueTable.file] {
            sheets.append(PlansSheet(result, league: league, targets: tables[ForecastTables.targetsFile]).sheet)
        }
        var charts: [Sheet] = []
        if let forecast = tables[ForecastTables.forecastFile], let league = tables[LeagueTable.file] {
            charts = ChartSheet(figures: ChartFigures(result, forecast: forecast, league: league)).sheets
        }
        sheets += charts.prefix(1)
        if let costs = result.costs, let table = tables[CostTables.costsFile] {
            sheets.append(FinanceSheet(result: result, costs: costs, table: table).sheet)
        }
        if let highNeeds = result.highNeeds, let table = tables[HighNeedsTables.file] {
            sheets.append(HighNeedsSheet(result: result, highNeeds: highNeeds, table: table).sheet)
        }
        if !assumptions.isEmpty {
            sheets.append(AssumptionSheet(result: result, assumptions: assumptions).sheet)
        }
        sheets += shown.map(\.sheet.sheet) + charts.dropFirst() + [ColumnsSheet(tables: shown.map(\.sheet)).sheet]
        let first = FirstSheet(result: result, manifest: manifest, tables: shown, sheets: sheets.map(\.name)).sheet
        return WorkbookContent(
            title: "\(result.area.name): waiting lists and plans",
            comment:
                "Made by Waitcast \(manifest.waitcast), seed \(manifest.seed), \(manifest.replications) replications",
            sheets: [first] + sheets
        )
    }

    // MARK: - Tables

    /// A sheet with a table, and what is said of it.
    struct Shown {
        var sheet: TableSheet
        /// Rows of the file.
        var rowCount: Int
        /// What of the file is left out; empty: nothing.
        var leftOut = ""
    }

    /// A sheet is left out that would have more rows: the workbook would be slow to open.
    static let mostRows = 60_000

    private var tableSheets: [Shown] {
        [
            years("Forecast by year", ForecastTables.forecastFile),
            months,
            years("Comparison by year", ForecastTables.comparisonFile),
            whole("Targets", ForecastTables.targetsFile),
            whole("Plans", LeagueTable.file),
            whole("Steps of plans", ContributionTable.file),
            whole("Costs", CostTables.costsFile),
            whole("Cost ratios", CostTables.ratiosFile),
            whole("High needs", HighNeedsTables.file),
            whole("Audit", AuditTable.file),
        ]
        .compactMap(\.self)
    }

    private func whole(_ name: String, _ file: String) -> Shown? {
        guard let table = tables[file], !table.rows.isEmpty, table.rows.count <= Self.mostRows else { return nil }
        return Shown(sheet: TableSheet(name, table), rowCount: table.rows.count)
    }

    /// The financial years of a table by period.
    private func years(_ name: String, _ file: String) -> Shown? {
        guard let table = tables[file] else { return nil }
        let years = table.filter { table.text("period_type", of: $0) == "financial_year" }
        guard !years.rows.isEmpty, years.rows.count <= Self.mostRows else { return nil }
        return Shown(
            sheet: TableSheet(name, years, without: ["period_type"]),
            rowCount: table.rows.count,
            leftOut: "months, calendar and academic years"
        )
    }

    /// The measures that are shown by month: those that a board follows.
    private func isFollowed(_ measure: String) -> Bool {
        let followed: [Measure] = [
            .waiting, .meanWait, .waitingBeyond(weeks: 52), .shareWithin(weeks: 18), .referrals, .seen,
            .held(placement: nil),
        ]
        return followed.contains { $0.id == measure }
            || (measure.hasPrefix("within_due_") && !measure.hasPrefix("within_due_with_exceptions"))
    }

    /// The months of a few measures of whole services, and of plans only where there is room for them.
    private var months: Shown? {
        guard let table = tables[ForecastTables.forecastFile] else { return nil }
        let text = { (column: String, row: [String]) in table.text(column, of: row) }
        var some = table.filter { row in
            let measure = text("measure", row)
            return text("period_type", row) == "month" && isFollowed(measure)
                && (text("stage", row) == ServicePart.wholeColumn || measure.hasPrefix("within_due_"))
        }
        var leftOut = "years, other measures and percentiles, classes of children"
        if some.rows.count > Self.mostRows {
            some = some.filter { text("plan", $0) == result.plans[0].id }
            leftOut += ", plans"
        }
        guard !some.rows.isEmpty, some.rows.count <= Self.mostRows else { return nil }
        let without: Set = [
            "period_type", "sd", "p2_5", "p5", "p25", "p75", "p95", "p97_5", "replications", "mean_mc_error",
            "p50_mc_error",
        ]
        return Shown(
            sheet: TableSheet("Forecast by month", some, without: without),
            rowCount: table.rows.count,
            leftOut: leftOut
        )
    }
}
