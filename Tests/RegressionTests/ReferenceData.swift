import Foundation
import Regression
import TestSupport
import Testing

/// The data and fits of the reference folder.
enum ReferenceData {
    private static func rows(_ file: String) throws -> [[String: String]] {
        try SharedData.rows("regression_reference/\(file).csv")
            .map { row in
                Dictionary(
                    uniqueKeysWithValues: row.map {
                        ($0.trimmingCharacters(in: quotes), $1.trimmingCharacters(in: quotes))
                    }
                )
            }
    }

    private static let quotes = CharacterSet(charactersIn: "\" ")

    /// A data set with a time column `t` that counts from one, and the levels of the ordered factors in their order.
    static func table(_ name: String) throws -> DataTable {
        let rows = try rows("\(name)_data")
        let levels = [
            "Group": ["<1l", "1-1.5l", "1.5-2l", ">2l"], "Age": ["<25", "25-29", "30-35", ">35"],
            "tension": ["L", "M", "H"],
        ]
        var columns: [(name: String, values: DataTable.Column)] = []
        for column in rows[0].keys.sorted() {
            let texts = rows.map { $0[column] ?? "" }
            let numbers = texts.compactMap(Double.init)
            if numbers.count == texts.count, column != "District" {
                columns.append((column, .numbers(numbers)))
            } else if let levels = levels[column], Set(texts).isSubset(of: levels) {
                columns.append((column, .categories(texts, levels: levels)))
            } else {
                columns.append((column, .texts(texts)))
            }
        }
        columns.append(("t", .numbers(rows.indices.map { Double($0 + 1) })))
        return try DataTable(columns)
    }

    /// The scalars of a reference fit.
    static func values(_ name: String) throws -> [String: Double] {
        try rows("\(name)_fit")
            .reduce(into: [:]) { result, row in
                if let key = row["key"], let value = row["value"].flatMap(Double.init) { result[key] = value }
            }
    }

    /// Correct digits: the worst of the coefficients, the worst of the errors, and each scalar.
    static func digits(
        _ fit: GeneralizedLinearFit,
        _ name: String,
        columns: (estimate: String, error: String) = ("estimate", "se"),
        scalars: Bool = true
    ) throws -> [String: Double] {
        let rows = try rows("\(name)_coef")
        try #require(rows.count == fit.coefficients.count)
        func worst(_ column: String, _ found: [Double]) -> Double {
            zip(rows, found)
                .map { row, value in
                    let reference = Double(row[column] ?? "") ?? .nan
                    // What is zero but for rounding in R is compared on the scale of one.
                    return abs(reference) < 1e-12 ? correctDigits(value, 0) : correctDigits(value, reference)
                }
                .min() ?? 0
        }
        var digits = [
            "coefficients": worst(columns.estimate, fit.coefficients),
            "errors": worst(columns.error, fit.standardErrors),
        ]
        if !scalars { return digits }
        let values = try values(name)
        if let reference = values["deviance"] { digits["deviance"] = correctDigits(fit.deviance, reference) }
        if let reference = values["AIC"], let found = fit.aic { digits["AIC"] = correctDigits(found, reference) }
        if let reference = values["BIC"], let found = fit.bic { digits["BIC"] = correctDigits(found, reference) }
        if let reference = values["null_dev"] {
            digits["null deviance"] = correctDigits(try fit.nullDeviance(), reference)
        }
        if let reference = values["logLik"], let found = fit.logLikelihood {
            digits["log-likelihood"] = correctDigits(found, reference)
        }
        return digits
    }
}
