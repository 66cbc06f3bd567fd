import Areas
package import Calibration
import Wording

/// `parameters.csv`: what was believed of each list before its figures were seen, and what is after.
package enum ParameterTable {
    /// The table's text, by service in the order of the area, then by parameter.
    package static func text(_ services: [FittedService], area: String) -> String {
        let moments = { (when: String) in
            ["mean", "sd", "p10", "p50", "p90"].map { "\(when)_\($0)" }
        }
        var csv = CSVText(
            header: (["area", "service", "parameter", "unit"] + moments("prior") + moments("posterior")
                + [
                    "sd_ratio", "months", "evidence", "what_the_figures_say", "label", "checked_draws",
                    "effective_draws",
                ])
                .joined(separator: ",")
        )
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
                csv.row(name + cells(row.prior) + cells(row.posterior) + said + check)
            }
        }
        return csv.text
    }

    private static func cells(_ moments: ListPosterior.Moments) -> [String] {
        [moments.mean, moments.deviation, moments.range.low, moments.range.median, moments.range.high]
            .map { decimal($0, 4) }
    }
}
