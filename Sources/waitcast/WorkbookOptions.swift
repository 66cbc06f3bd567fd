import ArgumentParser
import Reporting
import WorkbookWriting

/// Whether a run also writes a workbook.
struct WorkbookOptions: ParsableArguments {
    @Flag(help: "Also write results.xlsx: tables, charts and sheets for finance, for a spreadsheet.")
    var xlsx = false

    /// Refuses a workbook that this build cannot write, before anything is simulated.
    func check() throws {
        guard !xlsx || WorkbookFile.isAvailable else {
            throw Failure(description: "--xlsx: \(WorkbookWritingError.notBuilt)", code: Failure.unavailable)
        }
    }
}
