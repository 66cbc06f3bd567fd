package import Areas
package import Audit
import Wording

/// `audit.csv`: everything that the audit finds in an area's published figures.
package enum AuditTable {
    /// The table's text, in the order of the findings.
    package static func text(_ findings: [Finding], area: Area) -> String {
        var csv = CSVText(
            header: "area,severity,rule,service,period,size,unit,sentence,would_mean,forecast_does,rows"
        )
        for finding in findings {
            // A line that several figures come from is named once.
            var named: Set<Place> = []
            let places = finding.places.filter { named.insert($0).inserted }
            csv.row([
                area.id, finding.severity.rawValue, finding.rule.rawValue, finding.service, finding.period,
                finding.unit == "share" ? decimal(finding.size, 3) : decimal(finding.size, 1), finding.unit,
                finding.sentence, finding.wouldMean, finding.treatment,
                places.map(\.description).joined(separator: "; "),
            ])
        }
        return csv.text
    }
}
