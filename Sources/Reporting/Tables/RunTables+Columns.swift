extension ForecastTables {
    /// The columns of `forecast.csv` and `comparison.csv`.
    static let columns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("service", "the id of the service or sum"),
            TableColumn("stage", "all, the id of a stage, or class and the name of a class of children"),
            TableColumn("period", "the month, or the year"),
            TableColumn("period_type", "month, calendar_year, financial_year or academic_year"),
            TableColumn("measure", "what is measured"),
            TableColumn("unit", "children, weeks, share (from 0 to 1) or ratio"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean over the replications", .number, unit: "the measure's"),
            TableColumn("sd", "standard deviation over the replications", .number, unit: "the measure's"),
        ]
        + ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications", .number, unit: "the measure's") }
        + [
            TableColumn("replications", "how many replications have a value", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of mean", .number, unit: "the measure's"),
            TableColumn("p50_mc_error", "Monte Carlo standard error of p50", .number, unit: "the measure's"),
        ]

    /// The columns of `targets.csv`.
    static let targetColumns = [
        TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
        TableColumn("service", "the id of the service or sum; of several targets at once those of all"),
        TableColumn("target", "the sentence of the file; of several at once all of: and their sentences"),
        TableColumn("measure", "the measure; of several at once all_of"),
        TableColumn("bound", "at least or at most; NA of several"),
        TableColumn("value", "what the measure must not be below or above", .number, unit: "the measure's"),
        TableColumn("unit", "the measure's unit; NA of several"),
        TableColumn("by", "the month in which it is due, or the year over which"),
        TableColumn("evidence", "the least sure of what the forecast rests on: observed, derived or assumed"),
        TableColumn("probability", "share of replications that meet it", .number, unit: "share"),
        TableColumn("mc_error", "Monte Carlo standard error of probability", .number, unit: "share"),
        TableColumn("low", "lower end of its 95% interval (Wilson's)", .number, unit: "share"),
        TableColumn("high", "upper end of it", .number, unit: "share"),
        TableColumn(
            "probability_held",
            "share of replications that meet it then and in every later month or year",
            .number,
            unit: "share"
        ),
        TableColumn("first_month_p50", "first month in which at least half of the replications meet it", .month),
        TableColumn("first_month_p80", "the same for 80%", .month),
        TableColumn("first_month_p95", "the same for 95%", .month),
        TableColumn("replications", "how many replications have a value", .integer),
        TableColumn("source", "where the goal comes from"),
    ]
}

extension AuditTable {
    /// The file's name.
    static let file = "audit.csv"
    /// What it holds, in a line.
    static let title = "What the audit finds in the area's published figures"

    /// Its columns.
    static let columns = [
        TableColumn("area", "the area's id"), TableColumn("severity", "contradiction, gap or note"),
        TableColumn("rule", "the rule that found it"),
        TableColumn("service", "the service's name in the history, or its id; empty: the area"),
        TableColumn("period", "the month, year or span that it is about; empty: all"),
        TableColumn("size", "how large it is, in unit", .number), TableColumn("unit", "the unit of size"),
        TableColumn("sentence", "what was found, with its numbers"),
        TableColumn("would_mean", "what would have to be true for the published figures to be right"),
        TableColumn("forecast_does", "what the forecast does about it"),
        TableColumn("rows", "the rows that it rests on, as file:line"),
    ]
}

extension ParameterTable {
    /// The file's name.
    static let file = "parameters.csv"
    /// What it holds, in a line.
    static let title = "What was believed of each list before its figures were seen, and what is after"

    /// Its columns.
    static let columns =
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
        ]

    private static func moments(_ name: String, _ when: String) -> [TableColumn] {
        [
            ("mean", "mean"), ("sd", "standard deviation"), ("p10", "10% quantile"), ("p50", "median"),
            ("p90", "90% quantile"),
        ]
        .map { TableColumn("\(name)_\($0)", "\($1) \(when)", .number, unit: "the parameter's") }
    }
}
