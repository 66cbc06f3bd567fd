import Areas
import Reading
import Wording

/// Where a file has the columns of a mapping.
struct MappedLayout {
    let period: Int
    let organisation: Int?
    let service: Int?
    let only: [(column: Int, texts: Set<String>)]
    /// The figures that the file has, by their place in the mapping.
    let figures: [(index: Int, column: Int, qualifier: Int?, conditions: [(column: Int, texts: Set<String>)])]

    /// Whether a file has what a mapping of the program names: its period, whose it is, and at least one figure.
    static func fits(_ mapping: TableMapping, _ file: DelimitedFile) -> Bool {
        let needed = [mapping.period, mapping.organisation].compactMap(\.self)
        return needed.allSatisfy { file.column($0.name) != nil }
            && mapping.figures.contains { file.column($0.column.name) != nil }
    }

    /// Finds the columns; what every file must have and this has not is reported.
    init?(_ mapping: TableMapping, _ file: DelimitedFile, _ diagnostics: Diagnostics) {
        var isSound = true
        func find(_ column: TableMapping.ColumnName) -> Int? {
            if let position = file.column(column.name) { return position }
            isSound = false
            Self.report(
                column,
                mapping,
                file.names,
                "the file '\(shorten(file.file.name))' does not have",
                file,
                diagnostics
            )
            return nil
        }
        func filters(_ filters: [TableMapping.Filter]) -> [(column: Int, texts: Set<String>)] {
            filters.compactMap { filter in find(filter.column).map { ($0, Set(filter.texts)) } }
        }
        let period = find(mapping.period)
        organisation = mapping.organisation.flatMap(find)
        if case .column(let column) = mapping.service { service = find(column) } else { service = nil }
        only = filters(mapping.only)
        figures = mapping.figures.enumerated()
            .compactMap { index, figure in
                guard let column = file.column(figure.column.name) else { return nil }
                let qualifier = mapping.qualifierSuffix.flatMap { file.column(figure.column.name + $0) }
                return (index, column, qualifier, filters(figure.conditions))
            }
        guard isSound, let period else { return nil }
        self.period = period
    }

    /// Reports a column that is not there, at the line of the mapping file that names it.
    static func report(
        _ column: TableMapping.ColumnName,
        _ mapping: TableMapping,
        _ names: [String],
        _ whichHaveIt: String,
        _ file: DelimitedFile?,
        _ diagnostics: Diagnostics
    ) {
        let place =
            mapping.file.map { Place(file: $0, line: column.line) }
            ?? Place(file: file?.file.name ?? "", line: file?.headerLine ?? 1)
        let subject = column.key.isEmpty ? "" : "field '\(column.key)' names "
        diagnostics.report(
            place,
            "\(subject)a column that \(whichHaveIt), '\(shorten(column.name))'",
            remedy: remedy(for: column.name, allowed: names)
        )
    }
}
