import Queueing
import Wording

extension FormulaSheet {
    /// The answer as CSV in full precision: one row a number.
    package var csv: String {
        var text = CSVText(header: "role,item,name,symbol,value,unit")
        for (role, quantities) in [("given", given), ("result", results)] {
            for quantity in quantities {
                text.row([
                    role, quantity.item ?? "", quantity.name, quantity.symbol, fullPrecision(quantity.value),
                    quantity.unit,
                ])
            }
        }
        return text.text
    }

    /// The answer as a JSON object in full precision; what is not finite is null.
    package var json: String {
        func list(_ quantities: [Quantity]) -> JSONValue {
            .array(
                quantities.map { quantity in
                    var members: [(String, JSONValue)] = quantity.item.map { [("item", .text($0))] } ?? []
                    members += [
                        ("name", .text(quantity.name)), ("symbol", .text(quantity.symbol)),
                        ("value", .number(quantity.value)), ("unit", .text(quantity.unit)),
                    ]
                    return .object(members)
                }
            )
        }
        let object = JSONValue.object([
            ("model", .text(title)), ("given", list(given)), ("results", list(results)),
            ("formula", .array(theory.formula.map { .text($0) })), ("applies", .text(theory.applies)),
            ("source", .text(theory.source)),
        ])
        return object.description + "\n"
    }
}
