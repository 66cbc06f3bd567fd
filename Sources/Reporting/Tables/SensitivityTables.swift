import Areas
package import Decisions
import Wording

/// The tables of what forecasts and a choice hang on.
package enum SensitivityTables {
    /// The files' names.
    package static let sharesFile = "sensitivity.csv"
    package static let valuesFile = "value-of-information.csv"
    package static let choiceFile = "choice.csv"

    /// What is said of a figure in every table.
    private static let figureColumns = [
        TableColumn("figure", "the figure's name for machines; several that are known together with + between them"),
        TableColumn("figure_plans", "the plans whose steps state it; empty: all plans share it"),
        TableColumn("figure_service", "the id of the service that it is about; empty: several or none"),
        TableColumn("item", "what it is, in words"),
        TableColumn("evidence", "how it is known: observed, derived or assumed"),
        TableColumn("source", "where it comes from"), TableColumn("place", "the file and line that it stands on"),
        TableColumn("now", "what it is thought to be: as stated, or where 8 in 10 replications have it"),
        TableColumn(
            "collectable",
            "whether somebody could find it out now; otherwise only months to come will tell",
            .boolean
        ),
    ]

    /// The columns of `sensitivity.csv`.
    package static let shareColumns =
        [
            TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
            TableColumn("quantity", "what is forecast"),
            TableColumn("basis", "level: under the plan; change: more than no change, replication by replication"),
            TableColumn("service", "the service's id; all: the quantity as it was asked for"),
            TableColumn("unit", "what it is counted or measured in"),
        ] + figureColumns
        + [
            TableColumn("p10", "10th percentile of the figure over the replications; NA of several", .number),
            TableColumn("p90", "90th percentile of it", .number),
            TableColumn("share", "the share of the quantity's variance that it explains by itself", .number),
            TableColumn("share_error", "standard error of the share", .number),
            TableColumn("chance", "probability that any figure would seem to explain as much if none did", .number),
            TableColumn("told", "whether the share can be told from chance", .boolean),
            TableColumn("at_p10", "the quantity expected where the figure is at its 10th percentile", .number),
            TableColumn("at_p90", "the same at its 90th percentile", .number),
            TableColumn("effect", "mean elementary effect of its whole range; NA: it was not moved", .number),
            TableColumn("effect_size", "mean of the effects without their signs", .number),
            TableColumn("effect_sd", "standard deviation of the effects", .number),
        ]

    /// The columns of `value-of-information.csv`.
    package static let valueColumns =
        [TableColumn("area", "the area's id"), TableColumn("unit", "what the value is counted in")] + figureColumns
        + [
            TableColumn("value", "what knowing it before the choice would bring; 0 where it is not told", .number),
            TableColumn("value_error", "its standard error; NA where it is not told", .number),
            TableColumn(
                "pounds",
                "the value in pounds; NA without what a child-week is worth",
                .number,
                unit: "pounds"
            ),
            TableColumn("chance", "probability that any figure would seem worth as much if none were", .number),
            TableColumn("told", "whether the value can be told from chance", .boolean),
        ]

    /// The columns of `choice.csv`.
    package static let choiceColumns = [
        TableColumn("area", "the area's id"), TableColumn("plan", "the plan's id"),
        TableColumn("unit", "what benefits are counted in"),
        TableColumn("benefit", "mean of what the plan brings more than no change", .number),
        TableColumn("probability_best", "share of replications in which it brings most", .number),
        TableColumn("cost", "mean pounds more than no change; NA where costs do not count", .number, unit: "pounds"),
        TableColumn("is_best", "whether it brings most in the mean", .boolean),
        TableColumn("value_of_knowing_all", "what knowing everything before the choice would bring", .number),
        TableColumn("replications", "how many replications there are", .integer),
    ]

    /// The tables of a folder, and what describes them.
    package static func files(_ sensitivity: Sensitivity) -> [(name: String, text: String)] {
        let choice = sensitivity.choice.map { [choiceText($0, sensitivity), valueText(sensitivity)] } ?? []
        let package = DataPackage(
            name: "sensitivity-\(sensitivity.area.id)",
            title: "What forecasts and the choice between plans hang on",
            tables: [(sharesFile, "What explains the spread of forecasts", shareColumns)]
                + (choice.isEmpty
                    ? []
                    : [
                        (choiceFile, "What plans bring, and how often each is best", choiceColumns),
                        (valuesFile, "What knowing figures before the choice would bring", valueColumns),
                    ])
        )
        return [(sharesFile, shareText(sensitivity))] + zip([choiceFile, valuesFile], choice).map { ($0, $1) }
            + [(DataPackage.name, package.json)]
    }

    private static func figureCells(_ members: [Int], _ ends: ExplainedForecast.Share.Ends?, _ sensitivity: Sensitivity)
        -> [String]
    {
        let words = SensitivityWords(sensitivity: sensitivity)
        let all = members.map { sensitivity.figures[$0] }
        let first = all[0]
        return [
            all.map(\.path).joined(separator: " + "), first.plans.joined(separator: " "), first.service,
            all.count == 1 ? first.item : all.map(\.item).joined(separator: " + "), first.evidence.rawValue,
            first.source, first.place.description, all.count == 1 ? words.now(members[0], ends) : "",
            "\(!first.isOfTheFuture)",
        ]
    }

    private static func shareText(_ sensitivity: Sensitivity) -> String {
        var csv = CSVText(header: shareColumns.map(\.name).joined(separator: ","))
        let words = SensitivityWords(sensitivity: sensitivity)
        let number = { (value: Double?) in value.map { significant($0, digits: 6) } ?? "NA" }
        for forecast in sensitivity.forecasts {
            for share in forecast.explained.shares {
                let effects = share.members.count == 1 ? forecast.effects[share.members[0]] : nil
                csv.row(
                    [
                        sensitivity.area.id, forecast.plan, words.quantity,
                        forecast.kind == .level ? "level" : "change", forecast.service ?? "all", words.unit,
                    ] + figureCells(share.members, share.ends, sensitivity)
                        + [
                            number(share.ends?.low), number(share.ends?.high), decimal(share.share, 4),
                            decimal(share.error, 4), decimal(share.chance, 3), "\(share.isTold)",
                            number(share.ends?.atLow), number(share.ends?.atHigh), number(effects?.mean),
                            number(effects?.meanSize), number(effects?.deviation),
                        ]
                )
            }
        }
        return csv.text
    }

    private static func valueText(_ sensitivity: Sensitivity) -> String {
        var csv = CSVText(header: valueColumns.map(\.name).joined(separator: ","))
        let words = SensitivityWords(sensitivity: sensitivity)
        for value in sensitivity.values {
            let ends = sensitivity.forecast?.explained.shares.first { $0.members == value.members }?.ends
            let pounds = sensitivity.question.worth.map { decimal(value.value * $0, 0) } ?? "NA"
            csv.row(
                [sensitivity.area.id, words.benefitUnit] + figureCells(value.members, ends, sensitivity)
                    + [
                        decimal(value.value, 3), value.error.map { decimal($0, 3) } ?? "NA", pounds,
                        decimal(value.chance, 3), "\(value.isTold)",
                    ]
            )
        }
        return csv.text
    }

    private static func choiceText(_ choice: PlanChoice, _ sensitivity: Sensitivity) -> String {
        var csv = CSVText(header: choiceColumns.map(\.name).joined(separator: ","))
        let words = SensitivityWords(sensitivity: sensitivity)
        let (means, shares) = (choice.means, choice.probabilitiesOfBeingBest)
        for plan in choice.plans.indices {
            csv.row([
                sensitivity.area.id, choice.plans[plan], words.benefitUnit, decimal(means[plan], 3),
                decimal(shares[plan], 4), sensitivity.meanCosts.map { decimal($0[plan], 0) } ?? "NA",
                "\(plan == choice.best)", decimal(choice.valueOfKnowingAll, 3), "\(sensitivity.replications)",
            ])
        }
        return csv.text
    }
}
