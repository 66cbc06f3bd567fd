import Areas
import Calendar
import Foundation
import Importing
import Reading
import TestSupport

/// The returns of all authorities, read once, and what `waitcast new` makes of those of one up to a year.
struct AuthorityReturns {
    /// By file: its header, and its lines by authority; those of regions and of England are nobody's.
    private var files: [(name: String, header: Substring, lines: [String: [Substring]])] = []
    /// The authorities that have requests in all three years.
    private(set) var authorities: [String] = []

    private static let nobody = ""
    private static let names = ["assessments", "caseload", "newplans", "requests", "timeliness_20_week"]

    init() throws {
        for name in Self.names {
            let text = try String(contentsOf: ReferenceTable.file("sen2-all/\(name).csv"), encoding: .utf8)
            let lines = text.split(separator: "\n")
            let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false)
            guard let place = columns.firstIndex(of: "la_name") else { throw NothingFound(name: "la_name") }
            var byName: [String: [Substring]] = [:]
            for line in lines.dropFirst() {
                let fields = line.split(separator: ",", maxSplits: place + 1, omittingEmptySubsequences: false)
                byName[String(fields[place]), default: []].append(line)
            }
            files.append((name, lines[0], byName))
        }
        var counts: [String: Int] = [:]
        for row in try ReferenceTable("sen2-all/requests.csv").rows
        where try row.text("geographic_level") == "Local authority"
            && Int(row.text("requests_received_in_year")) ?? 0 > 0
        {
            counts[try row.text("la_name"), default: 0] += 1
        }
        authorities = counts.filter { $0.value == 3 }.keys.sorted()
    }

    /// What the importer makes of the returns of calendar years up to one, and of plans held up to the January after it.
    func figures(of authority: String, to year: Int) throws -> ImportedFigures {
        guard let format = SourceFormats.all.first(where: { $0.name.hasPrefix("DfE SEN2") }) else {
            throw NothingFound(name: "SEN2")
        }
        let sources = files.map { file in
            // 202021 is January 2021, which belongs to the year 2020.
            let kept = [Self.nobody, authority].flatMap { file.lines[$0] ?? [] }
                .filter { (Int($0.prefix(4)) ?? .max) <= year }
            let text = ([file.header] + kept).joined(separator: "\n") + "\n"
            return SourceFile(name: "\(file.name).csv", bytes: Array(text.utf8))
        }
        return try format.figures(in: sources, ImportRequest(authority: authority))
    }

    /// The area that the program makes of them.
    ///
    /// It begins at the end of the last year, not of the January in which plans held are counted: a year of which a month is
    /// past is not forecast whole.
    func area(of authority: String, _ figures: ImportedFigures, to year: Int) throws -> Area {
        guard let new = NewArea(name: authority, figures, command: "") else { throw NothingFound(name: authority) }
        let texts = Dictionary(new.files.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
        let text = (texts["area.yaml"] ?? "")
            .replacing("origin: \(year + 1)-01", with: "origin: \(year)-12")
        return try Inputs.readArea(InputText(name: "area.yaml", text: text), load: { texts[$0] ?? "" }).area
    }

    /// There is no format of files, no column, or nothing of an authority.
    private struct NothingFound: Error {
        var name: String
    }
}

extension ImportedFigures {
    /// A figure of the pathway; `nil` where it is not a number.
    func value(_ metric: String, _ period: String) -> Double? {
        rows.first { $0.service == "ehcna" && $0.metric == metric && $0.period == period }.flatMap { Double($0.value) }
    }

    /// Plans held in the January after a year, by placement, in the order of an area's placements.
    func held(after year: Int) -> [Double?] {
        rows.filter {
            $0.service == "ehcna" && $0.metric.hasPrefix("plans_maintained_") && !$0.metric.contains("_need_")
                && $0.period == "\(year + 1)-01"
        }
        .map { Double($0.value) }
    }
}
