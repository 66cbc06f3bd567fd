import Areas
import Calendar
package import Finance
import Statistics
import Wording

/// The tables of what plans cost.
package enum CostTables {
    /// The files' names.
    package static let costsFile = "costs.csv"
    package static let ratiosFile = "cost-ratios.csv"

    /// The columns of `costs.csv`.
    package static let costColumns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("financial_year", "the financial year, April to March, or all for the whole forecast"),
            TableColumn("months", "how many months of it are forecast", .integer),
            TableColumn("row", "line, total or present_value"),
            TableColumn("line", "the line of costs; of a total all lines"),
            TableColumn("service", "the service's id; empty: of several services or of none"),
            TableColumn("funder", "who pays; all: everybody together"),
            TableColumn("recurrence", "recurrent or one-off; NA of several lines"),
            TableColumn("type", "revenue or capital; NA of several lines"),
            TableColumn("basis", "level: under the plan; change: more than no change, replication by replication"),
            TableColumn("unit", "pounds"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean over the replications", .number, unit: "pounds"),
            TableColumn("sd", "standard deviation over the replications", .number, unit: "pounds"),
        ]
        + ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map {
            TableColumn(
                "p\($0)",
                "percentile over the replications; percentiles do not add up",
                .number,
                unit: "pounds"
            )
        }
        + [
            TableColumn("replications", "how many replications there are", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of the mean", .number, unit: "pounds"),
            TableColumn("source", "where the price comes from"),
            ShownNames.serviceColumn, ShownNames.planColumn,
        ]

    /// The columns of `cost-ratios.csv`.
    package static let ratioColumns = [
        TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
        TableColumn("measure", "what one unit of the plan's benefit costs"),
        TableColumn("unit", "pounds"),
        TableColumn(
            "value",
            "mean change of cost over mean benefit; NA where it is not defined",
            .number,
            unit: "pounds"
        ),
        TableColumn("low", "lower end of its 95% interval by Fieller's theorem", .number, unit: "pounds"),
        TableColumn("high", "upper end of it", .number, unit: "pounds"),
        TableColumn("benefit_mean", "mean benefit over the forecast's months", .number),
        TableColumn("status", "defined, or not defined and why"),
        ShownNames.planColumn,
    ]

    /// `costs.csv`: every line of every plan by financial year, with totals that are formed in each replication.
    package static func costs(_ costs: CostResult, area: String, _ names: ShownNames) -> String {
        var csv = CSVText(costColumns)
        let months = Dictionary(uniqueKeysWithValues: costs.years.map { ($0.year, $0.months) })
        let all = costs.years.reduce(0) { $0 + $1.months }
        for one in costs.amounts {
            let row = one.row
            for (basis, summary) in [("level", one.pence), ("change", one.change)] {
                guard let summary else { continue }
                csv.row(
                    [
                        area, one.plan, one.year?.description ?? "all", "\(one.year.flatMap { months[$0] } ?? all)",
                        row.kind.rawValue, row.line, row.service, row.funder?.rawValue ?? "all",
                        row.isRecurrent.map { $0 ? "recurrent" : "one-off" } ?? "NA",
                        row.isCapital.map { $0 ? "capital" : "revenue" } ?? "NA", basis, "pounds",
                        row.evidence.rawValue, decimal(summary.mean / 100, 2),
                        decimal(summary.standardDeviation / 100, 2),
                    ] + summary.percentiles.map { decimal($0 / 100, 0) }
                        + ["\(summary.count)", decimal((summary.meanError ?? 0) / 100, 2), row.source]
                        + [names.service(row.service), names.plan(one.plan)]
                )
            }
        }
        return csv.text
    }

    /// `cost-ratios.csv`: what a unit of each plan's benefits costs.
    package static func ratios(_ costs: CostResult, area: String, _ names: ShownNames) -> String {
        var csv = CSVText(ratioColumns)
        for one in costs.ratios {
            let pounds = { (value: Double?) in value.map { decimal($0, 2) } ?? "NA" }
            csv.row([
                area, one.plan, one.benefit.words, "pounds", pounds(one.ratio?.value), pounds(one.ratio?.low),
                pounds(one.ratio?.high), decimal(one.meanBenefit, 3), one.status.rawValue,
                names.plan(one.plan),
            ])
        }
        return csv.text
    }

    /// The tables of a run with costs, as a folder has them.
    static func tables(
        _ costs: CostResult,
        _ highNeeds: HighNeedsResult?,
        area: String,
        _ names: ShownNames
    ) -> [FolderTable] {
        [
            FolderTable(
                costsFile,
                "What each plan costs, by financial year, funder and line",
                costColumns,
                Self.costs(costs, area: area, names)
            ),
            FolderTable(
                ratiosFile,
                "What a unit of each plan's benefits costs",
                ratioColumns,
                ratios(costs, area: area, names)
            ),
        ]
            + (highNeeds.map {
                [
                    FolderTable(
                        HighNeedsTables.file,
                        HighNeedsTables.title,
                        HighNeedsTables.columns,
                        HighNeedsTables.text($0, area: area, names)
                    )
                ]
            } ?? [])
    }
}
