import Areas
import Audit
import Runs
import WorkbookWriting

/// Every value that nobody has published, with its source: what `waitcast check` lists.
struct AssumptionSheet {
    static let name = "Assumptions"

    let result: RunResult
    let assumptions: [Assumption]

    /// The sheet: what is assumed before what is derived.
    var sheet: Sheet {
        var sheet = Sheet(Self.name)
        sheet.add(
            ["How it is known", "Whose", "Service", "What", "Value", "Source", "File and line"]
                .map { .text($0, .header) }
        )
        let plans = Dictionary(result.plans.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let services = Dictionary(
            result.area.services.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        for evidence in [Evidence.assumed, .derived] {
            for one in assumptions where one.evidence == evidence {
                let owner = one.plan.isEmpty ? (one.service.isEmpty ? "the area's costs" : "the area") : one.plan
                sheet.add([
                    .text(evidence.rawValue), .text(plans[one.plan] ?? owner, .wrapped),
                    .text(services[one.service] ?? one.service, .wrapped), .text(one.item, .wrapped),
                    .text(one.value, .wrapped), .text(one.source.isEmpty ? "no source given" : one.source, .wrapped),
                    .text(one.place.description, .quiet),
                ])
            }
        }
        sheet.widths = [12, 24, 36, 40, 34, 60, 34]
        sheet.frozen = (1, 0)
        sheet.filter = CellRange(rows: 0...max(sheet.rows.count - 1, 1), columns: 0...6)
        sheet.repeatedRows = 1
        return sheet
    }
}
