/// The JSON Schemas of the input files, for editors and other programs: made from the keys that reading goes by.
package enum InputSchema: String, CaseIterable, Sendable {
    /// An area file.
    case area
    /// A plan file.
    case plan
    /// A file of what could be bought.
    case options
    /// A file of costs.
    case costs
    /// A row of a history file, as an object by its columns.
    case history
    /// A mapping file: what the columns of a table are that is imported.
    case mapping

    /// What it describes.
    var shape: Shape {
        switch self {
        case .area: AreaKeys.shape
        case .plan: PlanKeys.shape
        case .options: OptionKeys.shape
        case .costs: CostKeys.shape
        case .history: HistoryKeys.shape
        case .mapping: MappingKeys.shape
        }
    }

    /// The schema, in draft 2020-12.
    ///
    /// It knows the form of every value, and no rule between several: those only `waitcast check` tells.
    package var value: SchemaValue {
        var definitions = SchemaDefinitions()
        let object = definitions.object(shape)
        let head: SchemaValue = [
            "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
            "$id": .text("urn:waitcast:\(rawValue)"),
            "title": .text("Waitcast \(shape.name)"),
        ]
        return head.with(object).with(["$defs": definitions.value])
    }
}
