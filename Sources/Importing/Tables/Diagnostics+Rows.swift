import Areas
import Reading
import Wording

extension Diagnostics {
    /// Reports what is wrong in a column of a row of a table.
    func report(
        _ row: DelimitedRow,
        _ file: DelimitedFile,
        _ column: Int,
        _ message: @autoclosure () -> String,
        _ remedy: @autoclosure () -> String
    ) {
        report(
            Place(file: file.file.name, line: row.line),
            "column '\(file.names[column])' \(message())",
            remedy: remedy()
        )
    }
}
