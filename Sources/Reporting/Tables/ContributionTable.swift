import Areas
package import Runs
import Statistics
import Wording

/// `contributions.csv`: what each step of each plan contributes.
package enum ContributionTable {
    /// The file's name.
    package static let file = "contributions.csv"
    /// What it holds, in a line.
    package static let title = "What each step of a plan contributes: alone, in the plan's order, and together"

    /// Its columns.
    package static let columns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("plan_name", "the plan's name"),
            TableColumn("service", "the service's id; all: the services counted together"),
            TableColumn("measure", "what changes, or what a step delivers"),
            TableColumn("period", "the month, the financial year, or all months of the forecast"),
            TableColumn("term", "alone, in order, interaction, plan, together or delivered"),
            TableColumn("step", "the step's number in the plan; empty of all together", .integer),
            TableColumn("label", "the step, in the words of the file"),
            TableColumn("unit", "what it is counted in"),
            TableColumn("evidence", "the least sure of what the figure rests on: observed, derived or assumed"),
            TableColumn("mean", "mean over the replications; the terms' means add up", .number),
            TableColumn("sd", "standard deviation over the replications", .number),
        ]
        + ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications; percentiles do not add up", .number) }
        + [
            TableColumn("replications", "how many replications there are", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of the mean", .number),
            ShownNames.serviceColumn, ShownNames.measureColumn,
        ]

    /// The table of some plans.
    package static func text(_ plans: [ContributionResult], area: String, _ names: ShownNames) -> String {
        var csv = CSVText(columns)
        for one in plans {
            for amount in one.amounts { csv.row([area, one.plan.id, one.plan.name] + row(amount, of: one, names)) }
            for (number, step) in one.steps.enumerated() {
                for delivered in step.delivered {
                    csv.row(
                        [
                            area, one.plan.id, one.plan.name, delivered.service, delivered.kind.rawValue, "all",
                            "delivered", "\(number + 1)", step.label, delivered.kind.unit,
                            evidence(of: one.plan, delivered.service).rawValue,
                        ] + figures(delivered.hundredths, scale: 0.01, decimals: 2)
                            + [names.service(delivered.service), ShownNames.figure(delivered.kind.rawValue)]
                    )
                }
            }
        }
        return csv.text
    }

    private static func row(
        _ amount: ContributionResult.Amount,
        of plan: ContributionResult,
        _ names: ShownNames
    ) -> [String] {
        let step: Int?
        switch amount.term {
        case .alone(let place), .inOrder(let place): step = place
        case .interaction, .plan, .together: step = nil
        }
        let (measure, name, unit, figures) =
            switch amount.quantity.measure {
            case .stock(let measure):
                (measure.id, measure.name, "children", figures(amount.change, scale: 0.01, decimals: 2))
            case .childWeeks:
                (
                    "child_weeks_avoided", ShownNames.figure("child_weeks_avoided"), "child-weeks",
                    figures(amount.change, scale: 1.0 / 7, decimals: 2)
                )
            case .target(let text):
                (
                    "target: \(text)", "probability that the target is met", "percentage points",
                    figures(amount.change, scale: 0.01, decimals: 2)
                )
            case .cost:
                ("cost", ShownNames.figure("cost"), "pounds", figures(amount.change, scale: 0.01, decimals: 2))
            }
        return [
            amount.quantity.service, measure, amount.quantity.period ?? "all", amount.term.word,
            step.map { "\($0 + 1)" } ?? "", step.map { plan.steps[$0].label } ?? "", unit, amount.evidence.rawValue,
        ] + figures + [names.service(amount.quantity.service), name]
    }

    private static func evidence(of plan: Plan, _ service: String) -> Evidence {
        plan.evidence(for: [service]) ?? .assumed
    }

    private static func figures(_ summary: Summary, scale: Double, decimals: Int) -> [String] {
        let told = { (value: Double) in decimal(scale * value, decimals) }
        return [told(summary.mean), told(summary.standardDeviation)] + summary.percentiles.map(told)
            + ["\(summary.count)", ForecastTables.error(summary.meanError.map { scale * $0 })]
    }
}

extension ContributionTerm {
    /// Its word in the table.
    fileprivate var word: String {
        switch self {
        case .alone: "alone"
        case .inOrder: "in order"
        case .interaction: "interaction"
        case .plan: "plan"
        case .together: "together"
        }
    }
}

extension DeliveredKind {
    /// What it is counted in.
    fileprivate var unit: String {
        switch self {
        case .posts: "whole-time equivalents"
        case .months: "months"
        case .cases, .places: "children"
        }
    }
}
