import Areas
import Calendar
import Reading
import Wording

/// Reads the same figures as one text file: a row for each organisation, service, month and band.
struct CommunityTidy {
    private let file: DelimitedFile
    private let columns: Columns
    // What texts mean that stand in thousands of rows.
    private var bands: [String: CommunityBand] = [:]
    private var services: [String: Int] = [:]
    private var organisations: [[String]: Int] = [:]

    /// Where the columns stand, by their names in any order.
    private struct Columns {
        let month: Int
        let level: Int
        /// There may be none.
        let code: Int?
        let name: Int
        let service: Int
        let band: Int
        let value: Int
    }

    /// A file whose header has the columns; `nil`: it is another one.
    init?(_ source: SourceFile) {
        guard let file = DelimitedFile(source), let month = file.column("month"), let level = file.column("level"),
            let name = file.column("org_name"), let service = file.column("service"),
            let band = file.column("band_weeks"), let value = file.column("value")
        else { return nil }
        self.file = file
        columns = Columns(
            month: month,
            level: level,
            code: file.column("org_code"),
            name: name,
            service: service,
            band: band,
            value: value
        )
    }

    /// Reads all rows, and says of which months they are; rows that are not what they should be are reported.
    ///
    /// - Throws: What keeps the file from being read.
    mutating func read(into figures: inout CommunityFigures, _ diagnostics: Diagnostics) throws -> Set<Month> {
        let source = "Community Health Services Waiting Times, \(file.source)"
        let table = figures.add(CommunityFigures.Table(source: source, section: ""))
        var months: Set<Month> = []
        try file.forEachRow(diagnostics) { row in
            guard let key = key(of: row, &figures, diagnostics) else { return }
            months.insert(key.month)
            figures.add(key.band, in: key.month)
            guard let value = CommunityFigures.Value(row[columns.value].text) else { return }
            figures.add(CommunityFigures.Figure(value: value, table: table), for: key)
        }
        return months
    }

    private mutating func key(
        of row: DelimitedRow,
        _ figures: inout CommunityFigures,
        _ diagnostics: Diagnostics
    ) -> CommunityFigures.Key? {
        let place = Place(file: file.file.name, line: row.line)
        guard let month = Month(row[columns.month].text) else {
            let found = shorten(row[columns.month].text)
            diagnostics.report(
                place,
                "column 'month' must be a month, found '\(found)'",
                remedy: "Write 2023-09."
            )
            return nil
        }
        let words = row[columns.band].text
        guard let band = bands[words] ?? CommunityBand(words) else {
            diagnostics.report(
                place,
                "column 'band_weeks' must be a band of weeks, found '\(shorten(words))'",
                remedy: "Write total, 0-1, >1-2 or >52."
            )
            return nil
        }
        bands[words] = band
        let name = row[columns.service].text
        let service = services[name] ?? figures.addService(name)
        services[name] = service
        return CommunityFigures.Key(
            organisation: organisation(of: row, &figures),
            service: service,
            month: month,
            band: band
        )
    }

    private mutating func organisation(of row: DelimitedRow, _ figures: inout CommunityFigures) -> Int {
        let written = [row[columns.level].text, row[columns.code]?.text ?? "", row[columns.name].text]
        if let place = organisations[written] { return place }
        let place = figures.add(
            CommunityFigures.Organisation(
                level: CommunityFigures.Level(written[0]) ?? .other,
                code: written[1].uppercased(),
                name: CommunityFigures.tidy(written[2]).uppercased()
            )
        )
        organisations[written] = place
        return place
    }
}
