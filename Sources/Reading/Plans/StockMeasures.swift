import Areas
import Wording

/// Measures of what a service holds.
extension TargetReader {
    /// The measures, as messages list them.
    static let stockMeasureNames = ["held", "held, PLACEMENT", "ceased"]

    /// A measure of what is held, by its words.
    func stockMeasure(_ words: String) -> Measure? {
        if words == "held" { return .held(placement: nil) }
        if words == "ceased" { return .ceased }
        let prefix = "held, "
        return words.hasPrefix(prefix) ? .held(placement: String(words.dropFirst(prefix.count))) : nil
    }

    /// The measure, if its service holds something, and the placement is one of it.
    func check(_ measure: Measure, of service: Service?, _ field: Field) -> Measure? {
        guard complete, let service else { return measure }
        guard let stock = service.stock else {
            field.report(
                "needs a service that holds something, and '\(service.id)' holds nothing",
                remedy: "Give the service 'holds' in the area file."
            )
            return nil
        }
        guard case .held(let placement?) = measure else { return measure }
        let known = stock.placements.map(\.name)
        if known.contains(placement) { return measure }
        field.report(
            "names the unknown placement '\(shorten(placement))'",
            remedy: remedy(for: placement, allowed: known)
        )
        return nil
    }
}
