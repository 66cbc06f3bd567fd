import Areas
package import Decisions
import Runs
import Statistics
import Wording

/// The tables of `waitcast allocate`: what each budget buys, what it brings, and what becomes of each service.
package enum AllocationTables {
    /// The files' names.
    package static let purchasesFile = "allocation.csv"
    package static let frontierFile = "frontier.csv"
    package static let servicesFile = "allocation-services.csv"

    private static let area = TableColumn("area", "the area's id")
    private static let budget = TableColumn(
        "budget",
        "the budget over the months of the forecast",
        .number,
        unit: "pounds"
    )
    private static let percentiles = ["2_5", "5", "10", "25", "50", "75", "90", "95", "97_5"]
        .map { TableColumn("p\($0)", "percentile over the replications", .number) }

    /// The columns of `allocation.csv`.
    package static let purchaseColumns = [
        area, budget,
        TableColumn("purchase", "the letter of the purchase in the report"),
        TableColumn("service", "the service's id"),
        TableColumn("stage", "the stage's id; empty: the first"),
        TableColumn("kind", "the kind of intervention"),
        TableColumn("intervention", "what is bought, in the words of the file"),
        TableColumn("size", "in the unit of the file; NA where it is bought as stated", .number),
        TableColumn("from", "the month in which it begins", .month),
        TableColumn("until", "the month with which it ends; NA: it stays", .month),
        TableColumn("expected_cost", "expected cost over the months of the forecast", .number, unit: "pounds"),
        TableColumn("price_evidence", "the least sure of what its price rests on: observed, derived or assumed"),
        TableColumn("effect_evidence", "the least sure of what its effect rests on"),
        TableColumn("place", "the file and line"),
    ]

    /// The columns of `frontier.csv`.
    package static let frontierColumns =
        [
            area, budget,
            TableColumn("expected_cost", "expected cost of what the budget buys", .number, unit: "pounds"),
            TableColumn("cost_p10", "10th percentile of the cost over the replications", .number, unit: "pounds"),
            TableColumn("cost_p90", "90th percentile of the cost", .number, unit: "pounds"),
            TableColumn("chance_over_budget", "probability that the cost is more than the budget", .number),
            TableColumn("other_costs", "expected change of all other lines of costs", .number, unit: "pounds"),
            TableColumn("money", "nominal or present value"),
            TableColumn("funders", "whose money it is; all: everybody's"),
            TableColumn("measure", "child_weeks_avoided beyond the limit, or all_targets_met"),
            TableColumn("limit_weeks", "weeks beyond which waiting counts; NA of targets", .integer),
            TableColumn("mean", "mean over the replications; of targets their probability", .number),
            TableColumn("sd", "standard deviation over the replications", .number),
        ] + percentiles
        + [
            TableColumn("replications", "how many replications there are, none of which chose", .integer),
            TableColumn("mean_mc_error", "Monte Carlo standard error of the mean", .number),
            TableColumn("bought", "what is bought, as letters and sizes"),
        ]

    /// The columns of `allocation-services.csv`.
    package static let serviceColumns = [
        area, budget, TableColumn("service", "the service's id"),
        TableColumn("avoided_mean", "child-weeks beyond the limit avoided, mean over the replications", .number),
        TableColumn("avoided_p10", "10th percentile of it", .number),
        TableColumn("avoided_p90", "90th percentile of it", .number),
        TableColumn("waited_less_mean", "child-weeks of waiting in all avoided; below 0: more waiting", .number),
        TableColumn("waited_less_p10", "10th percentile of it", .number),
        TableColumn("waited_less_p90", "90th percentile of it", .number),
        TableColumn("harmed", "whether it gets worse though it must not", .boolean),
    ]

    private static func header(_ columns: [TableColumn]) -> String { columns.map(\.name).joined(separator: ",") }

    /// `allocation.csv`.
    package static func purchases(_ allocation: Allocation) -> String {
        var csv = CSVText(header: header(purchaseColumns))
        for point in allocation.frontier {
            for (one, cost) in zip(point.purchases, point.costs) {
                let offer = allocation.purchases.offers[one.offer]
                let change = allocation.purchases.intervention(of: one)
                csv.row([
                    allocation.purchases.area.id, decimal(point.budget, 0), AllocationWords.letter(one.offer),
                    change.service, change.stage ?? "", change.keyword, change.label,
                    offer.levels[one.level - 1].size.map { plain($0) } ?? "NA", "\(change.from)",
                    change.until.map { "\($0)" } ?? "NA", decimal(cost, 0), offer.priceEvidence.rawValue,
                    change.evidence.rawValue, change.place.description,
                ])
            }
        }
        return csv.text
    }

    /// `frontier.csv`.
    package static func frontier(_ allocation: Allocation) -> String {
        var csv = CSVText(header: header(frontierColumns))
        let question = allocation.request.question
        let isForTargets = allocation.request.isForTargets
        let words = AllocationWords(allocation: allocation)
        for point in allocation.frontier {
            let benefit = point.benefit
            let digits = isForTargets ? 4 : 1
            let cost = [point.cost, point.costRange.p10, point.costRange.p90].map { decimal($0, 0) }
            let funders = question.funders.sorted().map(\.rawValue).joined(separator: "; ")
            csv.row(
                [allocation.purchases.area.id, decimal(point.budget, 0)] + cost
                    + [
                        decimal(point.chanceOfExceeding, 4), decimal(point.otherCosts, 0),
                        question.isPresentValue ? "present value" : "nominal", funders.isEmpty ? "all" : funders,
                        isForTargets ? "all_targets_met" : "child_weeks_avoided",
                        isForTargets ? "NA" : "\(question.limitWeeks)", decimal(benefit.mean, digits),
                        decimal(benefit.standardDeviation, digits),
                    ] + benefit.percentiles.map { decimal($0, digits) }
                    + [
                        "\(benefit.count)", benefit.meanError.map { decimal($0, digits + 1) } ?? "NA",
                        words.short(point.purchases),
                    ]
            )
        }
        return csv.text
    }

    /// `allocation-services.csv`.
    package static func services(_ allocation: Allocation) -> String {
        var csv = CSVText(header: header(serviceColumns))
        for point in allocation.frontier {
            for one in point.services {
                let figures = [one.avoided, one.waitedLess].flatMap { [$0.mean, $0.p10, $0.p90] }
                csv.row(
                    [allocation.purchases.area.id, decimal(point.budget, 0), one.service]
                        + figures.map { decimal($0, 1) }
                        + [point.harms.contains { $0.service == one.service } ? "true" : "false"]
                )
            }
        }
        return csv.text
    }

    /// All files of `waitcast allocate`, with what describes them.
    package static func files(_ allocation: Allocation) -> [(name: String, text: String)] {
        let area = allocation.purchases.area
        let package = DataPackage(
            name: "allocate-\(area.id)",
            title: "What a budget best buys: \(area.name)",
            tables: [
                (purchasesFile, "What each budget buys", purchaseColumns),
                (frontierFile, "What each budget brings", frontierColumns),
                (servicesFile, "What becomes of each service", serviceColumns),
            ]
        )
        return [
            (purchasesFile, purchases(allocation)), (frontierFile, frontier(allocation)),
            (servicesFile, services(allocation)), (DataPackage.name, package.json),
        ]
    }
}
