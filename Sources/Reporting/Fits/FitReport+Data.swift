package import Regression
import Wording

extension FitReport {
    /// The coefficients, the aliased columns and the figures of the fit as CSV, in full precision.
    ///
    /// Empty fields: an aliased column has no estimate, a figure no standard error.
    package func csv() throws(RegressionError) -> String {
        var text = CSVText(header: "section,name,estimate,standard_error,statistic,p_value,lower,upper")
        for row in try rows() {
            let numbers = [
                row.estimate, row.standardError, row.statistic, row.pValue, row.interval.lower, row.interval.upper,
            ]
            text.row(["coefficient", row.name] + numbers.map(fullPrecision))
        }
        let empty = [String](repeating: "", count: 5)
        for name in fit.regression.aliased { text.row(["aliased", name, ""] + empty) }
        for (name, value) in try figures() where value != nil {
            text.row(["fit", name, fullPrecision(value ?? .nan)] + empty)
        }
        return text.text
    }

    /// The same as a JSON object; what is not a finite number is null.
    package func json() throws(RegressionError) -> String {
        let coefficients = try rows()
            .map { row in
                JSONValue.object([
                    ("name", .text(row.name)), ("estimate", .number(row.estimate)),
                    ("standard_error", .number(row.standardError)), ("statistic", .number(row.statistic)),
                    ("p_value", .number(row.pValue)), ("lower", .number(row.interval.lower)),
                    ("upper", .number(row.interval.upper)),
                ])
            }
        let note = fit.regression.exactnessNote(robust: errors.name != nil).map { [("note", JSONValue.text($0))] } ?? []
        let object = JSONValue.object(
            [
                ("formula", .text(formula)), ("family", .text(fit.regression.family.name)),
                ("link", .text(fit.regression.link.rawValue)), ("standard_errors", .text(errors.name ?? "model")),
                ("level", .number(level)), ("coefficients", .array(coefficients)),
                ("aliased", .array(fit.regression.aliased.map { .text($0) })),
                ("fit", .object(try figures().map { ($0.name, .optional($0.value)) })),
                ("lines_left_out", .array(incompleteLines.map { .number(Double($0)) })),
                ("data_notes", .array(dataNotes.map { .text($0) })),
            ] + note
        )
        return object.description + "\n"
    }
}
