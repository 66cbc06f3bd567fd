import Areas
import Calendar
import Forecasting
import Reading
import Wording

/// The file that the RTT planner takes: a row for each month, kind of event and months waited.
///
/// Bands of months are made bands of weeks by the average month of 4.348125 weeks. The number of those waiting, and of those seen,
/// is the sum of their bands.
struct PlannerUpload: SourceFormat {
    let name = "Upload of the RTT planner"
    let description =
        "A CSV file with the columns 'period' (a month), 'type' (Referral, Complete or Incomplete), 'months_waited_id' (0 to "
        + "12) and 'value'."

    func recognises(_ file: SourceFile) -> Bool { DelimitedFile(file).flatMap(PlannerLayout.init) != nil }

    func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        let diagnostics = Diagnostics()
        var table = PlannerTable(request, diagnostics)
        var first: (file: DelimitedFile, layout: PlannerLayout)?
        for file in files {
            diagnostics.begin(file.name)
            guard let delimited = DelimitedFile(file), let layout = PlannerLayout(delimited) else { continue }
            first = first ?? (delimited, layout)
            try table.read(delimited, layout)
        }
        guard let first else { return ImportedFigures() }
        let place = Place(file: first.file.file.name, line: first.file.headerLine)
        let organisation =
            first.layout.organisation == nil
            ? (request.organisation ?? "", [])
            : table.organisation.chosen(first.file.file, first.file.headerLine, diagnostics)
        table.reportRowsToldApart()
        try diagnostics.throwIfAny()
        guard let organisation else { return ImportedFigures() }
        var services: [(id: String, code: String, name: String)] = []
        if first.layout.service == nil {
            guard request.services.count <= 1 else {
                diagnostics.report(
                    place,
                    "the file is about one service: no column says which",
                    remedy: "Give --service once, with the id that it shall have."
                )
                try diagnostics.throwIfAny()
                return ImportedFigures()
            }
            let stem = first.file.source.split(separator: ".").first.map(String.init) ?? "service"
            let id = request.services.first?.id ?? ServiceChoice.id(from: stem)
            services = [(id, "", request.services.first?.officialName ?? id)]
        } else {
            services =
                ServiceChoice(request, among: table.services.map { ($0, $0, false) }, place, diagnostics).services
        }
        try diagnostics.throwIfAny()
        var figures = PlannerFigures(table: table, provider: organisation.name, services: services).figures()
        figures.leftOut += request.leftAsPublished
        return figures
    }
}
