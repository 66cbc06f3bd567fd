import ArgumentParser
import Reading
import Regression
import Reporting

/// `waitcast fit`.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fits a regression to a CSV file and prints its summary.",
        discussion: """
            The formula is written as in R: 'y ~ x + factor(month) * z + poly(t, 2) +
            offset(log(n))'. '-1' leaves out the intercept, ':' is an interaction,
            step(t, 60) a level shift, slope(t, 60) a change of slope, fourier(t, 12, 2)
            a yearly cycle. Columns of texts are categories. Rows in which something is
            missing (an empty cell, NA) are left out and named. A '-' in place of the
            file is standard input.

            Examples:
              waitcast fit referrals.csv --formula "referrals ~ t + factor(month)" \\
                --family poisson
              waitcast fit referrals.csv --family negative-binomial \\
                --formula "referrals ~ t + step(t, 13) + offset(log(population))"
              waitcast fit referrals.csv --formula "log(referrals) ~ t + board" \\
                --errors newey-west --level 0.9
              waitcast fit referrals.csv --formula "share ~ t" --family binomial \\
                --weights seen --format json
            """
    )

    @Argument(
        help: "A CSV file; the names of its columns stand on the first line.",
        completion: .file(extensions: ["csv"])
    )
    var data: String

    @Option(help: "The model, as 'y ~ x + factor(month)'.")
    var formula: String

    @OptionGroup var model: FitModel

    @Option(help: "A column of weights; for binomial families the numbers of trials.")
    var weights: String?

    @Option(help: "A column of numbers to read as texts, that is as categories; may be repeated.")
    var text: [String] = []

    @Option(help: "Show confidence intervals at this level. (default of csv and json: 0.95)")
    var level: Double?

    @Option(help: "text, csv or json; the last two in full precision.")
    var format = SheetOutput.Format.text

    func validate() throws {
        if let level, !(level > 0 && level < 1) {
            throw ValidationError("--level must lie between 0 and 1, found \(level)")
        }
    }

    func run() throws {
        try reporting {
            let formula = try parsedFormula()
            let file = try DataFile(try InputFile.text(of: data))
            let used = formula.columnNames.filter(file.names.contains) + [weights].compactMap { $0 }
            if let weights, !file.names.contains(weights) { throw file.missing(weights) }
            let data = try RegressionData(file, used: used, textColumns: text)
            do {
                try StandardStream.output.write(try output(try report(formula, data)))
            } catch let error as RegressionError {
                // What is wrong with the formula points into the formula; all else is about the file.
                let isFormula = error.code == .formula || error.code == .unknownColumn
                throw Failure(
                    description: (isFormula ? "" : "\(file.file): ") + Self.withLines(error.description, data.lines),
                    code: error.code == .formula ? Failure.usage : Failure.badData
                )
            }
        }
    }

    /// The formula; one that cannot be read is a mistake in the call, not in the data.
    private func parsedFormula() throws -> Formula {
        do {
            return try Formula(formula)
        } catch {
            throw Failure(description: error.description, code: .validationFailure)
        }
    }

    private func report(_ formula: Formula, _ data: RegressionData) throws -> FitReport {
        var prior: [Double]?
        if let weights {
            guard case .numbers(let values) = data.table[weights] else {
                throw Failure(
                    description: "column '\(weights)' holds texts; weights must be numbers",
                    code: Failure.badData
                )
            }
            prior = values
        }
        let fit = try model.fit(formula, data.table, weights: prior)
        return FitReport(
            formula: formula.description,
            fit: fit,
            errors: try model.errors(of: fit.regression),
            level: level ?? 0.95,
            incompleteLines: data.incompleteLines,
            dataNotes: data.notes
        )
    }

    private func output(_ report: FitReport) throws -> String {
        switch format {
        case .text: try report.text(showsIntervals: level != nil)
        case .csv: try report.csv()
        case .json: try report.json()
        }
    }

    /// A message about a row of the table, told as the line of the file on which the row stands.
    static func withLines(_ message: String, _ lines: [Int]) -> String {
        message.replacing(/\b([Rr])ow (\d+)\b/) { match in
            // Rows are counted from 1.
            guard let row = Int(match.2), lines.indices.contains(row - 1) else { return String(match.0) }
            return "\(match.1 == "R" ? "L" : "l")ine \(lines[row - 1])"
        }
    }
}
