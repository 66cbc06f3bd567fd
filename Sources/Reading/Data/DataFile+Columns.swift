package import Areas
import Wording

extension DataFile {
    /// A column in which nothing may be missing.
    package func texts(_ name: String) throws(InputErrors) -> [String] {
        try column(name) { cell in
            cell.isEmpty ? nil : cell
        } wanted: {
            "must not be empty"
        }
    }

    /// A column of numbers; an empty cell stands for `empty`, and is an error where that is nil.
    package func numbers(_ name: String, empty: Double? = nil) throws(InputErrors) -> [Double] {
        try column(name) { cell in
            switch reader.read(cell) {
            case .number(let value), .share(let value): value
            case .missing where cell.isEmpty: empty
            default: nil
            }
        } wanted: {
            "must be a number"
        }
    }

    /// A column of whole numbers.
    package func wholeNumbers(_ name: String) throws(InputErrors) -> [Int] {
        try column(name) { cell in
            Int(cell)
        } wanted: {
            "must be a whole number"
        }
    }

    private func column<Value>(
        _ name: String,
        _ read: (String) -> Value?,
        wanted: () -> String
    ) throws(InputErrors) -> [Value] {
        let diagnostics = Diagnostics()
        guard let cells = cells(name) else { throw missing(name) }
        var values: [Value] = []
        for (row, cell) in cells.enumerated() {
            if let value = read(cell) {
                values.append(value)
            } else {
                diagnostics.report(
                    place(row: row),
                    "column '\(name)' \(wanted()), found '\(shorten(cell))'",
                    remedy: "Correct the cell."
                )
            }
        }
        try diagnostics.throwIfAny()
        return values
    }

    /// The error for a column that must be there and is not.
    package func missing(_ name: String) -> InputErrors {
        let problem = Problem(
            at: Place(file: file, line: 1),
            "there is no column '\(shorten(name))'",
            remedy: remedy(for: name, allowed: names)
        )
        return InputErrors([problem])
    }

    /// Refuses a file without some columns, or with columns that nothing would read.
    package func requireColumns(_ required: [String], allowing others: [String]) throws(InputErrors) {
        let diagnostics = Diagnostics()
        for name in required where !names.contains(name) {
            diagnostics.report(
                Place(file: file, line: 1),
                "there is no column '\(name)'",
                remedy: "Required: \(required.joined(separator: ", "))."
            )
        }
        for name in names where !required.contains(name) && !others.contains(name) {
            diagnostics.report(
                Place(file: file, line: 1),
                "column '\(shorten(name))' has no meaning here",
                remedy: remedy(for: name, allowed: required + others)
            )
        }
        try diagnostics.throwIfAny()
    }

    /// Refuses a column in which two rows say the same.
    package func requireDistinct(_ name: String) throws(InputErrors) {
        let diagnostics = Diagnostics()
        var seen: Set<String> = []
        for (row, cell) in (cells(name) ?? []).enumerated() where !seen.insert(cell).inserted {
            diagnostics.report(
                place(row: row),
                "column '\(name)' holds '\(shorten(cell))' a second time",
                remedy: "Names must differ."
            )
        }
        try diagnostics.throwIfAny()
    }
}
