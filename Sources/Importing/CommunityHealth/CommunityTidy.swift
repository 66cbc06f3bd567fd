import Areas
import Calendar
import Reading
import Wording

/// Reads the same figures as one text file: a row for each organisation, service, month and band.
struct CommunityTidy {
    private let file: SourceFile
    private let columns: Columns

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
        let count: Int

        init?(_ header: [String]) {
            let names = header.map { $0.lowercased() }
            guard let month = names.firstIndex(of: "month"), let level = names.firstIndex(of: "level"),
                let name = names.firstIndex(of: "org_name"), let service = names.firstIndex(of: "service"),
                let band = names.firstIndex(of: "band_weeks"), let value = names.firstIndex(of: "value")
            else { return nil }
            (self.month, self.level, self.name) = (month, level, name)
            (self.service, self.band, self.value) = (service, band, value)
            code = names.firstIndex(of: "org_code")
            count = names.count
        }
    }

    /// A file whose header has the columns; `nil`: it is another one.
    init?(_ file: SourceFile) {
        var rows = CSVRows(String(decoding: file.beginning, as: UTF8.self))
        guard let columns = rows.next().flatMap({ Columns($0.fields) }) else { return nil }
        self.file = file
        self.columns = columns
    }

    /// How many problems of a file are told.
    private static let problemsTold = 20

    /// Reads all rows, and says of which months they are.
    ///
    /// - Throws: `InputErrors` of rows that are not what they should be; what kept the file from being read.
    func read(into figures: inout CommunityFigures) throws -> Set<Month> {
        var rows = CSVRows(String(decoding: try file.bytes(), as: UTF8.self))
        _ = rows.next()
        let source = "Community Health Services Waiting Times, \(CommunityHealth.sourceName(of: file))"
        let table = figures.add(CommunityFigures.Table(source: source, section: ""))
        var months: Set<Month> = []
        var problems: [Problem] = []
        var known = Known()
        while let row = rows.next() {
            do throws(RowFault) {
                let (key, value) = try entry(row, &figures, &known)
                months.insert(key.month)
                figures.add(key.band, in: key.month)
                if let value { figures.add(CommunityFigures.Figure(value: value, table: table), for: key) }
            } catch {
                let place = Place(file: file.name, line: row.line)
                problems.append(Problem(at: place, error.message, remedy: error.remedy))
            }
        }
        guard problems.isEmpty else {
            let hidden = problems.count - Self.problemsTold
            throw InputErrors(Array(problems.prefix(Self.problemsTold)), hidden: hidden > 0 ? [file.name: hidden] : [:])
        }
        return months
    }

    private struct RowFault: Error {
        var message: String
        var remedy: String
    }

    /// What texts mean that stand in thousands of rows.
    private struct Known {
        var bands: [String: CommunityBand] = [:]
        var services: [String: Int] = [:]
        var organisations: [[String]: Int] = [:]
    }

    private func entry(
        _ row: CSVRows.Row,
        _ figures: inout CommunityFigures,
        _ known: inout Known
    ) throws(RowFault) -> (CommunityFigures.Key, CommunityFigures.Value?) {
        if let problem = row.problem { throw RowFault(message: problem, remedy: "Download the file again.") }
        guard row.fields.count == columns.count else {
            throw RowFault(
                message: "the row has \(counted(row.fields.count, "field")), the header has \(columns.count)",
                remedy: "Give every column a field."
            )
        }
        guard let month = Month(row.fields[columns.month]) else {
            throw RowFault(
                message: "column 'month' must be a month, found '\(shorten(row.fields[columns.month]))'",
                remedy: "Write 2023-09."
            )
        }
        let words = row.fields[columns.band]
        guard let band = known.bands[words] ?? CommunityBand(words) else {
            throw RowFault(
                message: "column 'band_weeks' must be a band of weeks, found '\(shorten(words))'",
                remedy: "Write total, 0-1, >1-2 or >52."
            )
        }
        known.bands[words] = band
        let service = row.fields[columns.service]
        let key = CommunityFigures.Key(
            organisation: organisation(row, &figures, &known),
            service: known.services[service] ?? figures.addService(service),
            month: month,
            band: band
        )
        known.services[service] = key.service
        return (key, CommunityFigures.Value(row.fields[columns.value]))
    }

    private func organisation(
        _ row: CSVRows.Row,
        _ figures: inout CommunityFigures,
        _ known: inout Known
    ) -> Int {
        let code = columns.code.map { row.fields[$0] } ?? ""
        let written = [row.fields[columns.level], code, row.fields[columns.name]]
        if let place = known.organisations[written] { return place }
        let place = figures.add(
            CommunityFigures.Organisation(
                level: CommunityFigures.Level(written[0]) ?? .other,
                code: code.uppercased(),
                name: CommunityFigures.tidy(written[2]).uppercased()
            )
        )
        known.organisations[written] = place
        return place
    }
}
