package import Areas
package import Reading
import Wording

/// Tables of any publisher, whose columns a mapping names.
package struct MappedTables: SourceFormat {
    let mapping: TableMapping

    package init(_ mapping: TableMapping) {
        self.mapping = mapping
    }

    package var name: String { mapping.name }
    package var description: String { "A table with the columns that the mapping '\(mapping.name)' names." }

    /// With a mapping file every table that is given is taken to be meant: what it lacks is told.
    package func recognises(_ file: SourceFile) -> Bool {
        guard !file.beginning.contains(0), let table = DelimitedFile(file), table.names.count > 1 else { return false }
        return mapping.file != nil || MappedLayout.fits(mapping, table)
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
        return MappedFigures(table: table, organisation: organisation, services: services.services).figures()
    }
}

extension SourceFormats {
    /// The form that a mapping file describes.
    ///
    /// - Throws: Everything that is wrong in the file, by line.
    package static func mapped(by input: InputText) throws(InputErrors) -> any SourceFormat {
        switch try Inputs.readMapping(input) {
        case .table(let mapping): MappedTables(mapping)
        case .referrals(let mapping): ReferralRows(mapping)
        }
    }
}
