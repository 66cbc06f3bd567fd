package import Areas
package import Audit
import Wording

/// `audit.csv`: everything that the audit finds in an area's published figures.
package enum AuditTable {
    /// The file's name.
    static let file = "audit.csv"
    /// What it holds, in a line.
    static let title = "What the audit finds in the area's published figures"

    /// Its columns.
    package static let columns = [
        TableColumn("area", "the area's id"), TableColumn("severity", "contradiction, gap or note"),
        TableColumn("rule", "the rule that found it"),
        TableColumn("service", "the service's name in the history, or its id; empty: the area"),
        TableColumn("period", "the month, year or span that it is about; empty: all"),
        TableColumn("size", "how large it is, in unit", .number), TableColumn("unit", "the unit of size"),
        TableColumn("sentence", "what was found, with its numbers"),
        TableColumn("would_mean", "what would have to be true for the published figures to be right"),
        TableColumn("forecast_does", "what the forecast does about it"),
        TableColumn("rows", "the rows that it rests on, as file:line"), ShownNames.serviceColumn,
    ]

    /// The table's text, in the order of the findings.
    package static func text(_ findings: [Finding], area: Area) -> String {
        var csv = CSVText(columns)
        let names = ShownNames(area)
        for finding in findings {
            // A line that several figures come from is named once.
            var named: Set<Place> = []
            let places = finding.places.filter { named.insert($0).inserted }
            csv.row([
                area.id, finding.severity.rawValue, finding.rule.rawValue, finding.service, finding.period,
                finding.unit == "share" ? decimal(finding.size, 3) : decimal(finding.size, 1), finding.unit,
                finding.sentence, finding.wouldMean, finding.treatment,
                places.map(\.description).joined(separator: "; "), names.service(finding.service),
            ])
        }
        return csv.text
    }
}
