import ArgumentParser
import Reporting

/// How an answer is printed.
struct SheetOutput: ParsableArguments {
    /// The formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case csv
        case json
    }

    @Option(help: "text, csv or json; the last two in full precision.")
    var format = Format.text

    @Option(help: "Significant digits of the text, 1 to 17.")
    var digits = 6

    func validate() throws {
        guard (1...17).contains(digits) else {
            throw ValidationError("--digits must be 1 to 17, found \(digits)")
        }
    }

    /// An answer as text in the format chosen.
    func text(_ sheet: FormulaSheet) -> String {
        switch format {
        case .text: sheet.text(digits: digits)
        case .csv: sheet.csv
        case .json: sheet.json
        }
    }
}
