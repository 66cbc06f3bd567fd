import Regression
import TestSupport
import Testing

/// Data sets, and fits of them by R and MASS.
enum ReferenceFits {
    /// A data set with a time column `t` that counts from one, and the levels of the ordered factors in their order.
    static func data(_ name: String) throws -> DataTable {
        let table = try ReferenceTable("regression/\(name).csv")
        let levels = [
            "Group": ["<1l", "1-1.5l", "1.5-2l", ">2l"], "Age": ["<25", "25-29", "30-35", ">35"],
            "tension": ["L", "M", "H"],
        ]
        var columns: [(name: String, values: DataTable.Column)] = []
        for column in table.columns {
            let texts = try table.rows.map { try $0.text(column) }
            let numbers = texts.compactMap(Double.init)
            if numbers.count == texts.count, column != "District" {
                columns.append((column, .numbers(numbers)))
            } else if let levels = levels[column], Set(texts).isSubset(of: levels) {
                columns.append((column, .categories(texts, levels: levels)))
            } else {
                columns.append((column, .texts(texts)))
            }
        }
        columns.append(("t", .numbers(table.rows.indices.map { Double($0 + 1) })))
        return try DataTable(columns)
    }

    /// The scalars of a fit.
    static func values(_ name: String) throws -> [String: Double] {
        try ReferenceTable("regression/fits.csv").rows(where: "fit", is: name)
            .reduce(into: [:]) { result, row in result[try row.text("quantity")] = try row.number("value") }
    }

    /// Correct digits: the worst of the coefficients, the worst of the errors, and each scalar that fits of any model have.
    static func digits(_ fit: GeneralizedLinearFit, _ name: String) throws -> [String: Double] {
        let rows = try ReferenceTable("regression/coefficients.csv").rows(where: "fit", is: name)
        try #require(rows.count == fit.coefficients.count)
        func worst(_ column: String, _ found: [Double]) throws -> Double {
            try zip(rows, found)
                .map { row, value in
                    let reference = try row.number(column)
                    // What is zero but for rounding in R is compared on the scale of one.
                    return abs(reference) < 1e-12 ? correctDigits(value, 0) : correctDigits(value, reference)
                }
                .min() ?? 0
        }
        var digits = [
            "coefficients": try worst("estimate", fit.coefficients),
            "errors": try worst("standard_error", fit.standardErrors),
        ]
        let scalars: [String: Double?] = [
            "observations": Double(fit.observationCount),
            "residual degrees of freedom": Double(fit.residualDegreesOfFreedom),
            "deviance": fit.deviance, "null deviance": try fit.nullDeviance(), "dispersion": fit.dispersion,
            "log-likelihood": fit.logLikelihood, "AIC": fit.aic, "BIC": fit.bic,
        ]
        for (quantity, reference) in try values(name) {
            // The others belong to one kind of model.
            guard let found = scalars[quantity] else { continue }
            digits[quantity] = found.map { correctDigits($0, reference) } ?? 0
        }
        return digits
    }
}
