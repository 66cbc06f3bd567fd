import Areas
import Calendar
import Foundation
import Reading
import Wording
import Workbooks

/// NHS England's community health services waiting lists: the monthly workbooks, and the same figures as one text file.
///
/// Services for children and young people only. All figures are of the day of the month's census.
struct CommunityHealth: SourceFormat {
    let name = "NHS England community health services waiting lists"
    let description =
        "The monthly workbook (.xlsx) with a table for each band of waits and a column for each service, '(CYP) ...'; or a CSV "
        + "file with the columns 'month', 'level', 'org_code', 'org_name', 'service', 'band_weeks' and 'value'."

    func recognises(_ file: SourceFile) -> Bool {
        if CommunityTidy(file) != nil { return true }
        guard Workbook.mayBe(Data(file.beginning)), let workbook = try? CommunityWorkbook(file) else { return false }
        return (try? workbook.hasTables()) ?? false
    }

    func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        var figures = CommunityFigures()
        var imported = ImportedFigures()
        let diagnostics = Diagnostics()
        for file in files {
            diagnostics.begin(file.name)
            try read(file, into: &figures, &imported, diagnostics)
        }
        try diagnostics.throwIfAny()
        figures.joinOrganisations()
        let place = Place(file: files.first?.name ?? "", line: 1)
        let choice = try CommunityChoice(request.organisation, of: figures, at: place)
        let rows = CommunityRows(figures, choice, try CommunityServices(request, figures, at: place), request)
        imported.append(rows.imported)
        imported.disagreements += CommunityChecks(figures, choice, services: rows.services).sentences
        return imported
    }

    private func read(
        _ file: SourceFile,
        into figures: inout CommunityFigures,
        _ imported: inout ImportedFigures,
        _ diagnostics: Diagnostics
    ) throws {
        let name = sourceName(file)
        if var tidy = CommunityTidy(file) {
            let months = try tidy.read(into: &figures, diagnostics)
            imported.found.append("\(name): \(self.name), \(spans(Array(months)))")
            return
        }
        let contents = try CommunityWorkbook(file).read(into: &figures)
        imported.found.append("\(name): \(self.name), workbook of \(spans(Array(contents.months)))")
        if contents.adultServices > 0 {
            imported.leftOut.append("\(name): \(counted(contents.adultServices, "service")) for adults")
        }
        imported.leftOut += contents.leftOut.map { "\(name): \($0)" }
    }
}
