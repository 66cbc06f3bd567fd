package import Areas
package import Reading
import Wording

/// Tables of any publisher, whose columns a mapping names.
package struct MappedTables: SourceFormat {
    let mapping: TableMapping
    /// Whether every table is taken to be meant: what it lacks is told.
    let takesEveryTable: Bool

    init(_ mapping: TableMapping, takesEveryTable: Bool = false) {
        (self.mapping, self.takesEveryTable) = (mapping, takesEveryTable)
    }

    package var name: String { mapping.name }
    package var description: String { "A table with the columns that the mapping '\(mapping.name)' names." }

    package func recognises(_ file: SourceFile) -> Bool {
        guard !file.beginning.contains(0), let table = DelimitedFile(file), table.names.count > 1 else { return false }
        return takesEveryTable || MappedLayout.fits(mapping, table)
    }

    package func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        let diagnostics = Diagnostics()
        var table = MappedTable(mapping: mapping, request, diagnostics)
        var first: DelimitedFile?
        for file in files {
            diagnostics.begin(file.name)
            guard let delimited = DelimitedFile(file) else {
                diagnostics.report(
                    Place(file: file.name, line: 1),
                    "the file is no table",
                    remedy: "Give a CSV file with the names of its columns on the first line."
                )
                continue
            }
            first = first ?? delimited
            try table.read(delimited)
        }
        table.reportColumnsOfNoFile()
        try diagnostics.throwIfAny()
        guard let first else {
            try diagnostics.throwIfAny()
            return ImportedFigures()
        }
        let place = Place(file: first.file.name, line: first.headerLine)
        let organisation =
            mapping.organisation == nil
            ? (request.organisation ?? mapping.provider, [])
            : table.organisation.chosen(first.file, first.headerLine, diagnostics)
        try diagnostics.throwIfAny()
        guard let organisation else { return ImportedFigures() }
        let services = ServiceChoice(request, among: table.officialServices, place, diagnostics)
        try diagnostics.throwIfAny()
        var figures = MappedFigures(table: table, organisation: organisation, services: services.services).figures()
        figures.leftOut += request.leftAsPublished
        return figures
    }
}

extension SourceFormats {
    /// The forms that mapping files describe, in their order.
    ///
    /// A single mapping is taken to be meant for every table that stands beside it; of several each takes those that have its
    /// columns.
    ///
    /// - Throws: Everything that is wrong in the files, by line.
    package static func mapped(by inputs: [InputText]) throws(InputErrors) -> [any SourceFormat] {
        var formats: [any SourceFormat] = []
        for input in inputs {
            switch try Inputs.readMapping(input) {
            case .table(let mapping): formats.append(MappedTables(mapping, takesEveryTable: inputs.count == 1))
            case .referrals(let mapping): formats.append(ReferralRows(mapping, takesEveryTable: inputs.count == 1))
            }
        }
        return formats
    }
}
