import Areas
package import Calibration
import Wording

/// `parameters.csv`: what was believed of each list before its figures were seen, and what is after.
package enum ParameterTable {
    /// The file's name.
    static let file = "parameters.csv"
    /// What it holds, in a line.
    static let title = "What was believed of each list before its figures were seen, and what is after"

    /// Its columns.
    package static let columns =
        [
            TableColumn("area", "the area's id"), TableColumn("service", "the service's id"),
            TableColumn("parameter", "the parameter"), TableColumn("unit", "its unit"),
        ] + moments("prior", "before the list's figures were seen") + moments("posterior", "after")
        + [
            TableColumn("sd_ratio", "posterior over prior standard deviation: 1 is nothing learned", .number),
            TableColumn("months", "months between the first and the last count used", .integer),
            TableColumn("evidence", "derived where the figures said something, else assumed"),
            TableColumn("what_the_figures_say", "how much they say, and through what"),
            TableColumn("label", "what the parameter is, in words"),
            TableColumn("checked_draws", "draws of the list that were run once more child by child", .integer),
            TableColumn("effective_draws", "how many draws of equal weight would say as much", .number),
            ShownNames.serviceColumn,
        ]

    private static func moments(_ name: String, _ when: String) -> [TableColumn] {
        [
            ("mean", "mean"), ("sd", "standard deviation"), ("p10", "10% quantile"), ("p50", "median"),
            ("p90", "90% quantile"),
        ]
        .map { TableColumn("\(name)_\($0)", "\($1) \(when)", .number, unit: "the parameter's") }
    }

    /// The table's text, by service in the order of the area, then by parameter.
    package static func text(_ services: [FittedService], area: String) -> String {
        var csv = CSVText(columns)
        for service in services {
            guard let posterior = service.posterior else { continue }
            let evidence = posterior.basis.months > 0 ? "derived" : "assumed"
            let check = posterior.check.map { ["\($0.draws)", decimal($0.effective, 1)] } ?? ["NA", "NA"]
            for row in posterior.table {
                let said = [
                    decimal(row.ratio, 3), "\(posterior.basis.months)",
                    row.ratio < 0.93 ? evidence : "assumed", row.words, row.label,
                ]
                let name = [area, service.service.id, row.name, row.unit]
                csv.row(name + cells(row.prior) + cells(row.posterior) + said + check + [service.service.name])
            }
        }
        return csv.text
    }

    private static func cells(_ moments: ListPosterior.Moments) -> [String] {
        [moments.mean, moments.deviation, moments.range.low, moments.range.median, moments.range.high]
            .map { decimal($0, 4) }
    }
}
