import Areas
import Calendar
import Reading
import Wording

/// A table with one row a referral, from any system: its days of referral, of first contact and of discharge.
///
/// It is added up while it is read. No row of it is kept, and no day and no cell of it gets into a message or an output.
package struct ReferralRows: SourceFormat {
    let mapping: ReferralMapping?

    /// Whether every table is taken to be meant: what it lacks is told.
    let takesEveryTable: Bool

    init(_ mapping: ReferralMapping? = nil, takesEveryTable: Bool = false) {
        (self.mapping, self.takesEveryTable) = (mapping, takesEveryTable)
    }

    package var name: String { mapping?.name ?? "One row a referral" }
    package let description =
        "A CSV file with one row a referral: a column such as 'referral_date', and 'first_contact' or 'discharge_date'; "
        + "'reason', 'priority', 'service' and 'provider' if there."

    package func recognises(_ file: SourceFile) -> Bool {
        guard !file.beginning.contains(0), let table = DelimitedFile(file), table.names.count > 1 else { return false }
        return takesEveryTable || ReferralColumns.fits(table, mapping)
    }

    package func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        let first = mapping?.dateOrder ?? .dayFirst
        var (table, diagnostics) = try read(files, request, first)
        // Nothing but days in the second place after the 12th: the month stands first.
        if mapping?.dateOrder == nil, table.showsMonthFirst {
            (table, diagnostics) = try read(files, request, .monthFirst)
        }
        table.reportOrder()
        try diagnostics.throwIfAny()
        guard let file = files.first else { return ImportedFigures() }
        let place = Place(file: file.name, line: 1)
        let organisation =
            table.hasOrganisations
            ? table.organisation.chosen(file, 1, diagnostics)
            : (request.organisation ?? mapping?.provider ?? "", [])
        try diagnostics.throwIfAny()
        guard let organisation else { return ImportedFigures() }
        let services = services(table, file, request, place, diagnostics)
        let extracted = mapping?.extracted ?? table.lastDay
        let window = extracted.flatMap {
            ReferralWindow(table.tallies, extracted: $0, completeFrom: mapping?.completeFrom)
        }
        if window == nil {
            diagnostics.report(
                place,
                table.rows == 0 ? "there is no referral" : "there is no month that is whole",
                remedy:
                    "Give a table with all referrals of some months, or say from when it is complete with a mapping file."
            )
        }
        try diagnostics.throwIfAny()
        guard let window else { return ImportedFigures() }
        return ReferralFigures(
            table: table,
            window: window,
            provider: organisation.name,
            services: services,
            source: joined(files.map(sourceName)),
            name: mapping?.name ?? "extract of referrals",
            suppressBelow: request.suppressBelow
        )
        .figures()
    }

    private func read(
        _ files: [SourceFile],
        _ request: ImportRequest,
        _ order: ReferralMapping.DateOrder
    ) throws -> (ReferralTable, Diagnostics) {
        let diagnostics = Diagnostics()
        var table = ReferralTable(mapping, request, order, diagnostics)
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
            guard let columns = ReferralColumns(delimited, mapping, diagnostics) else { continue }
            try table.read(delimited, columns)
        }
        return (table, diagnostics)
    }

    /// The services that are wanted, with their tallies.
    private func services(
        _ table: ReferralTable,
        _ file: SourceFile,
        _ request: ImportRequest,
        _ place: Place,
        _ diagnostics: Diagnostics
    ) -> [(id: String, code: String, name: String)] {
        if table.hasServices {
            return ServiceChoice(request, among: table.serviceNames.map { ($0, $0, false) }, place, diagnostics)
                .services
        }
        if case .id(let id) = mapping?.service {
            return ServiceChoice(request, among: [("", id, false)], place, diagnostics).services
        }
        guard request.services.count <= 1 else {
            diagnostics.report(
                place,
                "the table is about one service: no column says which",
                remedy: "Give --service once, with the id that it shall have."
            )
            return []
        }
        let stem = sourceName(file).split(separator: ".").first.map(String.init) ?? "service"
        let id = request.services.first?.id ?? ServiceChoice.id(from: stem)
        return [(id, "", request.services.first?.officialName ?? id)]
    }
}
