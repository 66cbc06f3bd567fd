import Areas
import Calendar
import Finance
package import Runs
import Statistics
import Wording

/// `plans.csv`: the plans side by side.
package enum LeagueTable {
    /// The file's name.
    package static let file = "plans.csv"
    /// What it holds, in a line.
    package static let title = "The plans side by side: waiting, targets, costs, and which is better than which"

    /// Its columns.
    package static let columns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("plan_name", "the plan's name"),
            TableColumn("status", "no change, choice, or possible future, which nobody chooses"),
            TableColumn("service", "the id of the service or sum; all: the services counted together"),
            TableColumn("stage", "all, or the id of a stage"), TableColumn("measure", "what is measured"),
            TableColumn("about", "the other plan, the target, or the measure that is made worse; else empty"),
            TableColumn("period", "the month, the financial year, or all months of the forecast"),
            TableColumn("basis", "level: under the plan; change: against no change, replication by replication"),
            TableColumn("unit", "what it is counted in"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean over the replications; of a probability the probability", .number),
            TableColumn("sd", "standard deviation over the replications", .number),
        ]
        + ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications", .number) }
        + [
            TableColumn("replications", "how many replications have a value", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of the mean or probability", .number),
            ShownNames.serviceColumn, ShownNames.measureColumn,
        ]

    /// The table of a run.
    package static func text(_ result: RunResult) -> String {
        var table = LeagueRows(result)
        for plan in result.plans { table.add(plan) }
        return table.csv.text
    }
}

/// Writes the rows of plans.
private struct LeagueRows {
    private let result: RunResult
    private let reported: ReportedRows
    private let names: ShownNames
    private(set) var csv = CSVText(LeagueTable.columns)
    private var plan = Plan.noChange
    private var status = ""

    init(_ result: RunResult) {
        self.result = result
        reported = ReportedRows(result)
        names = ShownNames(result)
    }

    private var isBaseline: Bool { plan.id == result.plans[0].id }
    private var last: Int { result.months.count - 1 }

    mutating func add(_ plan: Plan) {
        self.plan = plan
        let standing = result.league?.plans.first { $0.plan == plan.id }
        status = isBaseline ? "no change" : (standing?.isFuture ?? plan.isFuture) ? "possible future" : "choice"
        if let standing { add(standing) }
        addTargets(standing)
        addCosts()
        for service in result.area.services { addFigures(of: service.id, standing) }
        for total in result.area.reportedTotals { addFigures(of: total.id, standing) }
        for harm in PlanConsequences(of: plan, in: result).harms {
            row(
                "made_worse",
                service: harm.service.id,
                stage: harm.measure.part.column,
                about: harm.measure.id,
                period: result.months[harm.month].description,
                basis: "change",
                unit: harm.measure.unit.rawValue,
                .assumed,
                Self.figures(harm.change, decimals: harm.measure.unit == .share ? 3 : 1)
            )
        }
    }

    // MARK: - All services together

    private mutating func add(_ standing: LeagueResult.Standing) {
        add(standing.waiting, service: "all", standing.evidence)
        if let regret = standing.regret {
            row("regret", unit: "child-weeks", standing.evidence, Self.weeks(regret))
        }
        if let best = standing.best {
            row("probability_best", unit: "share", standing.evidence, Self.figures(best))
        }
        for duel in standing.duels {
            for (measure, share) in [("probability_better", duel.fewer), ("probability_equal", duel.equal)] {
                row(measure, about: duel.other, unit: "share", standing.evidence, Self.figures(share))
            }
        }
    }

    private mutating func add(_ waiting: LeagueResult.TimeWaited, service: String, _ evidence: Evidence) {
        row("child_weeks", service: service, unit: "child-weeks", evidence, Self.weeks(waiting.days))
        guard let avoided = waiting.avoided else { return }
        row(
            "child_weeks_avoided",
            service: service,
            basis: "change",
            unit: "child-weeks",
            evidence,
            Self.weeks(avoided)
        )
        // Against no change all services together stand among the other plans.
        guard service != "all" || status == "possible future" else { return }
        for (measure, share) in [("probability_better", waiting.fewer), ("probability_equal", waiting.equal)] {
            guard let share else { continue }
            let other = result.plans[0].id
            row(measure, service: service, about: other, unit: "share", evidence, Self.figures(share))
        }
    }

    private mutating func addTargets(_ standing: LeagueResult.Standing?) {
        for target in result.targets where target.plan == plan.id {
            guard let probability = target.probability else { continue }
            row(
                "probability_of_target",
                about: target.aim.text,
                unit: "share",
                target.evidence,
                Self.figures(probability)
            )
        }
        if let standing, let all = standing.targets {
            row("probability_of_all_targets", unit: "share", standing.evidence, Self.figures(all))
        }
    }

    private mutating func addCosts() {
        guard let costs = result.costs else { return }
        let totals = costs.amounts.filter {
            $0.plan == plan.id && $0.row.kind != .line && $0.row.funder == nil
                && ($0.row.kind == .total || $0.year == nil)
        }
        for one in totals {
            for (basis, pence) in [("level", one.pence), ("change", one.change)] {
                guard let pence else { continue }
                row(
                    one.row.kind == .total ? "cost" : "cost_present_value",
                    period: one.year?.description ?? "all",
                    basis: basis,
                    unit: "pounds",
                    one.row.evidence,
                    Self.figures(pence, scale: 0.01, decimals: 2)
                )
            }
        }
    }

    // MARK: - Services

    /// Where a service stands at the end, and how long a child waits who is referred in the first month.
    private static let figures: [(measure: Measure, isOfFirstMonth: Bool)] = [
        (.waiting, false), (.waitingBeyond(weeks: 52), false), (.meanWaitIfReferred, true),
        (.medianWaitIfReferred, true), (.percentile92WaitIfReferred, true),
    ]

    private mutating func addFigures(of service: String, _ standing: LeagueResult.Standing?) {
        let own = result.forecasts.first {
            $0.plan == plan.id && $0.service == service && $0.series == MeasuredSeries(measure: .waiting)
        }
        guard let own, reported.contains(own) else { return }
        for (measure, isOfFirstMonth) in Self.figures {
            let month = isOfFirstMonth ? min(1, last) : last
            let series = MeasuredSeries(measure: measure)
            for (basis, all) in [("level", result.forecasts), ("change", result.differences)] {
                guard
                    let found = all.first(where: {
                        $0.plan == plan.id && $0.service == service && $0.series == series
                    }), let summary = found.months[month]
                else { continue }
                row(
                    measure.id,
                    name: measure.name,
                    service: service,
                    period: result.months[month].description,
                    basis: basis,
                    unit: measure.unit.rawValue,
                    found.evidence,
                    Self.figures(summary, decimals: 1)
                )
            }
        }
        guard let standing else { return }
        for one in standing.services where one.id == service { add(one.waiting, service: service, one.evidence) }
        for one in standing.loads where one.service == service { add(one) }
    }

    private mutating func add(_ load: LeagueResult.Load) {
        let rows: [(String, String, [String]?)] = [
            ("load", "ratio", Self.figures(load.load, decimals: 3)),
            ("probability_of_load_above_1", "share", Self.figures(load.above)),
            ("capacity_to_hold", "children", load.demand.map { Self.figures($0, decimals: 1) }),
            ("capacity_missing", "children", load.missing.map { Self.figures($0, decimals: 1) }),
        ]
        for (measure, unit, figures) in rows {
            guard let figures else { continue }
            row(
                measure,
                service: load.service,
                stage: load.part.column,
                period: result.months[last].description,
                unit: unit,
                load.evidence,
                figures
            )
        }
    }

    // MARK: - Rows

    private mutating func row(
        _ measure: String,
        name: String? = nil,
        service: String = "all",
        stage: String = ServicePart.wholeColumn,
        about: String = "",
        period: String = "all",
        basis: String = "level",
        unit: String,
        _ evidence: Evidence,
        _ figures: [String]
    ) {
        csv.row(
            [
                result.area.id, plan.id, plan.name, status, service, stage, measure, about, period, basis, unit,
                evidence.rawValue,
            ] + figures + [names.service(service), name ?? ShownNames.figure(measure)]
        )
    }

    /// From the mean to the error of the mean.
    private static func figures(_ summary: Summary, scale: Double = 1, decimals: Int) -> [String] {
        let told = { (value: Double) in value == .infinity ? "INF" : decimal(scale * value, decimals) }
        return [told(summary.mean), told(summary.standardDeviation)] + summary.percentiles.map(told)
            + ["\(summary.count)", ForecastTables.error(summary.meanError.map { scale * $0 })]
    }

    /// Child-days as child-weeks.
    private static func weeks(_ days: Summary) -> [String] { figures(days, scale: 1.0 / 7, decimals: 1) }

    private static func figures(_ share: ProportionEstimate) -> [String] {
        [decimal(share.value, 4), "NA"] + Summary.levels.map { _ in "NA" }
            + ["\(share.trials)", decimal(share.standardError, 4)]
    }
}
