import Areas
import Calendar
import Reading
import Wording

/// NHS England's waits from referral to treatment (RTT), by treatment function and single weeks.
///
/// Who commissions is summed over. Those waiting are part 2, those seen parts 1A and 1B, referrals part 3: clocks started.
struct ReferralToTreatment: SourceFormat {
    let name = "NHS England referral to treatment (RTT)"
    let description =
        "A CSV file with the columns 'Provider Org Code', 'RTT Part Type', 'Treatment Function Code' and a column for each "
        + "week; or with 'org_code', 'part', 'tf_code' and 'w0_1' to 'w52plus'."

    func recognises(_ file: SourceFile) -> Bool { DelimitedFile(file).flatMap(RTTLayout.init) != nil }

    func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        let diagnostics = Diagnostics()
        var table = RTTTable(request, diagnostics)
        var first: DelimitedFile?
        for file in files {
            diagnostics.begin(file.name)
            guard let delimited = DelimitedFile(file), let layout = RTTLayout(delimited) else { continue }
            first = first ?? delimited
            try table.read(delimited, layout)
        }
        guard let first, let organisation = table.organisation.chosen(first.file, first.headerLine, diagnostics) else {
            try diagnostics.throwIfAny()
            return ImportedFigures()
        }
        var wanted = request
        wanted.services = request.services.map { ($0.id, RTTLayout.treatment($0.officialName)) }
        let services = ServiceChoice(
            wanted,
            among: table.treatments.map { ($0.code, $0.name, RTTLayout.isTotal($0.code)) },
            Place(file: first.file.name, line: first.headerLine),
            diagnostics
        )
        try diagnostics.throwIfAny()
        var figures = RTTFigures(table: table, organisation: organisation, services: services.services).figures()
        figures.leftOut += request.leftAsPublished
        return figures
    }
}
