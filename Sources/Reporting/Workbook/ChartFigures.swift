import Areas
import Calendar
import Runs
import WorkbookWriting

/// The figures that charts are drawn of, in two sheets: each list month by month, as published and if nothing changes, and
/// what each plan would change of it by the last month.
struct ChartFigures {
    static let monthsName = "Chart data, months"
    static let plansName = "Chart data, plans"

    /// The columns of each service by month, with what CSV files call the percentiles.
    static let percentiles = [("8 in 10 futures: from", "p10"), ("median", "p50"), ("8 in 10 futures: to", "p90")]

    let result: RunResult
    private let forecast: WorkbookTable
    private let league: WorkbookTable
    /// Services and sums with a forecast, in the order of the area.
    let services: [(id: String, name: String)]
    /// The rows of each service's forecast by month.
    private let rows: [String: [String: [String]]]
    /// What has been published of each service by month.
    private let published: [String: [Month: Observation]]
    /// The months of the sheet, those published first.
    private let months: [Month]

    /// Published months that are shown, at most.
    private static let mostPublished = 36

    /// The figures in the tables of the forecast and of the plans.
    init(_ result: RunResult, forecast: WorkbookTable, league: WorkbookTable) {
        (self.result, self.forecast, self.league) = (result, forecast, league)
        let wanted = forecast.rows.filter { row in
            forecast.text("plan", of: row) == result.plans[0].id
                && forecast.text("measure", of: row) == Measure.waiting.id
                && forecast.text("stage", of: row) == ServicePart.wholeColumn
                && forecast.text("period_type", of: row) == "month"
        }
        let rows = Dictionary(grouping: wanted) { forecast.text("service", of: $0) }
            .mapValues { rows in
                Dictionary(rows.map { (forecast.text("period", of: $0), $0) }, uniquingKeysWith: { first, _ in first })
            }
        self.rows = rows
        services = result.namedServices.filter { rows[$0.id] != nil }
        let origin = result.months.first ?? result.dataTo
        let published = Dictionary(
            result.area.services.map { service in
                (
                    service.id,
                    ServiceHistory(service, in: result.area.history).months(.waiting, to: result.dataTo)
                        .filter { $0.key > origin + -Self.mostPublished }
                )
            },
            uniquingKeysWith: { first, _ in first }
        )
        self.published = published
        let first = min(published.values.flatMap(\.keys).min() ?? origin, origin)
        months = (0..<max(origin - first, 0)).map { first + $0 } + result.months
    }

    /// Months down, four columns a service.
    var monthsSheet: Sheet {
        var sheet = Sheet(Self.monthsName)
        sheet.add(
            [.text("Month's end", .header)]
                + services.flatMap { service in
                    (["published"] + Self.percentiles.map(\.0)).map { .text("\(service.name): \($0)", .rightHeader) }
                }
        )
        sheet.heights[0] = 70
        for month in months {
            sheet.add(
                [WorkbookTable.cell(month)]
                    + services.flatMap { service in
                        let row = rows[service.id]?[month.description]
                        let known = published[service.id]?[month].map { SheetCell.number($0.value, .whole) } ?? .empty
                        return [known] + Self.percentiles.map { figure(row, $0.1, forecast) }
                    }
            )
        }
        sheet.widths = [12] + services.flatMap { _ in [14, 14, 14, 14] }
        sheet.frozen = (1, 1)
        return sheet
    }

    /// The rows of a service's months, from the first that has been published.
    func monthRows(of service: String) -> ClosedRange<Int> {
        let first = months.firstIndex { published[service]?[$0] != nil || rows[service]?[$0.description] != nil } ?? 0
        return (1 + first)...max(months.count, 1 + first)
    }

    /// Whether anything has been published of a service.
    func isPublished(_ service: String) -> Bool { published[service]?.isEmpty == false }

    /// The column of a service's published figures; those of the forecast follow.
    func column(of service: Int) -> Int { 1 + 4 * service }

    /// Plans down, service by service, and the rows of each service.
    var plansSheet: (sheet: Sheet, blocks: [String: ClosedRange<Int>]) {
        var sheet = Sheet(Self.plansName)
        sheet.add(
            [.text("Service", .header), .text("Plan", .header)]
                + Self.percentiles.map { .text("More or fewer waiting than no change: \($0.0)", .rightHeader) }
        )
        sheet.heights[0] = 56
        let names = Dictionary(result.plans.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let last = result.months.last?.description ?? ""
        var blocks: [String: ClosedRange<Int>] = [:]
        let rows = league.rows.filter { row in
            league.text("measure", of: row) == Measure.waiting.id && league.text("basis", of: row) == "change"
                && league.text("stage", of: row) == ServicePart.wholeColumn && league.text("period", of: row) == last
        }
        for service in services {
            let first = sheet.rows.count
            for row in rows where league.text("service", of: row) == service.id {
                let plan = league.text("plan", of: row)
                sheet.add(
                    [.text(service.name), .text(names[plan] ?? plan)]
                        + Self.percentiles.map { figure(row, $0.1, league) }
                )
            }
            if sheet.rows.count > first { blocks[service.id] = first...(sheet.rows.count - 1) }
        }
        sheet.widths = [48, 30, 16, 16, 16]
        sheet.frozen = (1, 2)
        return (sheet, blocks)
    }

    private func figure(_ row: [String]?, _ column: String, _ table: WorkbookTable) -> SheetCell {
        row.flatMap { table.number(column, of: $0) }.map { .number($0, .whole) } ?? .empty
    }
}

extension RunResult {
    /// The services and sums with their names, in the order of the area.
    var namedServices: [(id: String, name: String)] {
        area.services.map { (id: $0.id, name: $0.name) } + area.reportedTotals.map { (id: $0.id, name: $0.name) }
    }
}
