package import Areas
import Audit
import Calendar
package import Finance
package import Runs
import Statistics
import Wording

/// The tables of `waitcast lsrp`: those of a Local SEND Reform Plan, the high-needs block, what each mitigation does, and what
/// all of it rests on.
package enum ReformPlanTables {
    /// The files' names.
    package static let tablesFile = "lsrp-tables.csv"
    package static let mitigationsFile = "mitigations.csv"
    package static let assumptionsFile = "assumptions.csv"

    private static let percentiles = ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications; percentiles do not add up", .number) }

    /// The columns of `lsrp-tables.csv`.
    package static let tableColumns =
        [
            TableColumn("area", "the area's id"),
            TableColumn("table", "the number of the table in the Local SEND Reform Plan, or DSG management plan"),
            TableColumn("holds", "what the table counts"),
            TableColumn("scenario", "unmitigated: nothing further is done; mitigated: the plan's steps are taken"),
            TableColumn(
                "year",
                "the calendar year; what is held is counted at the January census after it, 2025 in January 2026",
                .integer
            ),
            TableColumn("row", "the age group, kind of provision, need or category; Total for their sum"),
            TableColumn("status", "filled or not filled"),
            TableColumn("evidence", "the least sure of what the count rests on; NA of a row that is not filled"),
            TableColumn("mean", "mean over the replications, in each of which rows add up to their total", .number),
            TableColumn("sd", "standard deviation over the replications", .number),
        ] + percentiles
        + [
            TableColumn("replications", "how many replications there are", .integer),
            TableColumn("note", "why the row is not filled, or what must be known of it"),
        ]

    /// The columns of `mitigations.csv`.
    package static let mitigationColumns =
        [
            TableColumn("area", "the area's id"), TableColumn("financial_year", "the financial year, April to March"),
            TableColumn("row", "plans_held (mean of the year), spending, in_year_balance or balance_at_end"),
            TableColumn(
                "part",
                "alone: one part without the others; overlap: all parts less the sum of each alone; together: all of them"
            ),
            TableColumn(
                "mitigation",
                "the step or plan; in a replication all parts alone and the overlap make together"
            ),
            TableColumn("unit", "pounds or plans"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean change from no change over the replications", .number),
            TableColumn("sd", "standard deviation over the replications", .number),
        ] + percentiles
        + [
            TableColumn("replications", "how many replications there are", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of the mean", .number),
        ]

    /// The columns of `assumptions.csv`.
    package static let assumptionColumns = [
        TableColumn("area", "the area's id"),
        TableColumn("plan", "the plan's id; empty: of the area or of its costs"),
        TableColumn("service", "the service's id; empty: of the area or of its costs"),
        TableColumn("item", "what it is, in the words of the file"),
        TableColumn("value", "the value with its unit, and its range where it has one"),
        TableColumn("evidence", "derived or assumed"), TableColumn("source", "where it comes from"),
        TableColumn("place", "the file and line"),
    ]

    /// `lsrp-tables.csv`.
    package static func tables(_ plan: ReformPlan, area: String) -> String {
        var csv = CSVText(header: header(tableColumns))
        for row in plan.rows {
            let figures =
                row.count.map { count in
                    [decimal(count.mean, 3), decimal(count.standardDeviation, 3)]
                        + count.percentiles.map { decimal($0, 0) } + ["\(count.count)"]
                } ?? Array(repeating: "NA", count: 12)
            csv.row(
                [
                    area, row.table.rawValue, row.table.title, row.isMitigated ? "mitigated" : "unmitigated",
                    "\(row.year)", row.name, row.count == nil ? "not filled" : "filled", row.evidence?.rawValue ?? "NA",
                ] + figures + [row.note]
            )
        }
        return csv.text
    }

    /// `mitigations.csv`.
    package static func mitigations(_ result: HighNeedsResult, area: String) -> String {
        var csv = CSVText(header: header(mitigationColumns))
        for one in result.mitigations {
            csv.row(
                [
                    area, one.year.description, one.line.kind, one.kind.rawValue, one.name, one.line.unit.rawValue,
                    one.line.evidence.rawValue,
                ] + HighNeedsTables.figures(one.change)
            )
        }
        return csv.text
    }

    /// `assumptions.csv`: what nobody has published of the service, of the costs and of the plans.
    package static func assumptions(of area: Area, _ plans: [Plan], service: String) -> String {
        var csv = CSVText(header: header(assumptionColumns))
        for one in Audit.assumptions(of: area, plans: plans) where ["", service].contains(one.service) {
            csv.row([
                area.id, one.plan, one.service, one.item, one.value, one.evidence.rawValue, one.source,
                one.place.description,
            ])
        }
        return csv.text
    }

    private static func header(_ columns: [TableColumn]) -> String { columns.map(\.name).joined(separator: ",") }

    /// All files of `waitcast lsrp`, with what describes them.
    ///
    /// - Parameters:
    ///   - plan: The tables.
    ///   - result: The high-needs block; `nil`: the area's costs have none.
    ///   - area: The area.
    ///   - plans: The plans whose steps are taken.
    ///   - names: The names of the plans as they are run.
    ///   - mitigated: The id under which they are run together; `nil`: there are none.
    /// - Returns: Names and texts.
    package static func files(
        _ plan: ReformPlan,
        _ result: HighNeedsResult?,
        of area: Area,
        _ plans: [Plan],
        _ names: ShownNames,
        mitigated: String?
    ) -> [(name: String, text: String)] {
        var files = [
            (name: tablesFile, text: tables(plan, area: area.id)),
            (name: assumptionsFile, text: assumptions(of: area, plans, service: plan.service.id)),
        ]
        var tables = [
            (file: tablesFile, title: "The tables of a Local SEND Reform Plan", columns: tableColumns),
            (file: assumptionsFile, title: "What nobody has published", columns: assumptionColumns),
        ]
        if let result {
            let own = HighNeedsTables.text(result, area: area.id, names, plan: mitigated ?? Plan.noChange.id)
            files.append((HighNeedsTables.file, own))
            tables.append((HighNeedsTables.file, HighNeedsTables.title, HighNeedsTables.columns))
            if !result.mitigations.isEmpty {
                files.append((mitigationsFile, mitigations(result, area: area.id)))
                tables.append((mitigationsFile, "What each mitigation does, alone and together", mitigationColumns))
            }
        }
        let package = DataPackage(
            name: "lsrp-\(area.id)",
            title: "Local SEND Reform Plan of \(area.name)",
            tables: tables
        )
        return files + [(DataPackage.name, package.json)]
    }
}
