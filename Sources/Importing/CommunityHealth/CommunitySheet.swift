import Calendar
import Workbooks

/// A sheet of the workbook with a row for each organisation and a column for each service, while its rows come.
///
/// It is recognised by its headings, not by its name or by where they stand: below a title that says the band and the
/// month, a row of services, each of which begins with whose it is. Before August 2023 levels stand once above several
/// rows, and there are no codes and no headings over either.
struct CommunitySheet {
    /// Its title: `Number waiting >1-2 weeks (8-14 days) by service, September 2023`.
    private(set) var title = ""
    /// What it counts; `nil` before the headings, or where the title says no band.
    private(set) var band: CommunityBand?
    /// The month whose figures it has, which is two before that of publication.
    private(set) var month: Month?
    /// The columns of services for children and young people.
    private(set) var services: [(column: Int, name: String)] = []
    /// How many columns there are of services for adults.
    private(set) var adultServices = 0

    /// A row of figures.
    struct Row {
        var organisation: CommunityFigures.Organisation
        /// By column; blank cells are left out.
        var cells: [Int: SheetValue]
    }

    /// How many rows there may be above the headings.
    static let rowsAboveHeadings = 60

    private var texts: [String] = []
    private var firstService = 0
    private var labels: (level: Int?, code: Int?, name: Int?) = (nil, nil, nil)
    private var level: CommunityFigures.Level?

    /// Whether the row of services has come.
    var hasHeadings: Bool { firstService > 0 }

    /// Takes the next row, and gives its figures if it is one of an organisation.
    mutating func take(_ cells: [Int: SheetValue]) -> Row? {
        guard hasHeadings else {
            takeAboveHeadings(cells)
            return nil
        }
        guard cells.contains(where: { $0.key >= firstService }) else { return nil }
        let written = cells.filter { $0.key < firstService }.sorted { $0.key < $1.key }
            .map { (column: $0.key, text: CommunityFigures.tidy($0.value.text)) }
        guard let organisation = organisation(written) else { return nil }
        return Row(organisation: organisation, cells: cells)
    }

    private mutating func takeAboveHeadings(_ cells: [Int: SheetValue]) {
        let headings = cells.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value.text) }
        let services = headings.filter { CommunityFigures.isChildrens($0.value) || CommunityFigures.isAdults($0.value) }
        guard services.count > 1, let first = services.first?.key, first > 0 else {
            texts += headings.map(\.value)
            return
        }
        firstService = first
        self.services = services.filter { CommunityFigures.isChildrens($0.value) }
            .map { ($0.key, CommunityFigures.tidy(String($0.value.dropFirst(CommunityFigures.childrensMark.count)))) }
        adultServices = services.count - self.services.count
        for (column, heading) in headings where column < first {
            let words = heading.lowercased()
            if words.contains("code") {
                labels.code = column
            } else if words.contains("name") {
                labels.name = column
            } else if words.contains("type") || words.contains("level") {
                labels.level = column
            }
        }
        title =
            texts.map(CommunityFigures.tidy).first { $0.lowercased().contains("waiting") && Self.month(in: $0) != nil }
            ?? texts.first.map(CommunityFigures.tidy) ?? ""
        band = title.lowercased().contains("waiting") ? CommunityBand(Self.withoutMonth(title)) : nil
        month = Self.month(in: title)
    }

    /// Whose row it is by the texts before the services; `nil`: nobody's.
    private mutating func organisation(
        _ written: [(column: Int, text: String)]
    ) -> CommunityFigures.Organisation? {
        var rest = written
        if let place = rest.firstIndex(where: { label in
            labels.level.map { $0 == label.column } ?? (CommunityFigures.Level(label.text) != nil && rest.count > 1)
        }) {
            level = CommunityFigures.Level(rest[place].text) ?? .other
            rest.remove(at: place)
        }
        let name: String
        var code = ""
        if let column = labels.name {
            name = rest.first { $0.column == column }?.text ?? ""
            code = labels.code.flatMap { column in rest.first { $0.column == column } }?.text ?? ""
        } else {
            name = rest.last?.text ?? ""
            if rest.count > 1, let first = rest.first?.text, first.wholeMatch(of: /[A-Za-z0-9]{3,6}/) != nil {
                code = first
            }
        }
        guard !name.isEmpty else { return nil }
        let isNation = name.uppercased() == "ENGLAND"
        // What has no level of its own is that of the rows above it.
        return CommunityFigures.Organisation(
            level: isNation ? .national : level ?? .other,
            code: code.uppercased(),
            name: name.uppercased()
        )
    }

    /// The month that a text names: `September 2023`, `Sep-23`; the last, if several.
    static func month(in text: String) -> Month? {
        guard let match = text.matches(of: monthPattern).last, let year = Int(match.2),
            let index = months.firstIndex(of: match.1.lowercased())
        else { return nil }
        return Month(year: year < 100 ? 2000 + year : year, month: index + 1)
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Years would be taken for weeks.
    private static func withoutMonth(_ text: String) -> String { text.replacing(monthPattern, with: "") }

    private static var monthPattern: Regex<(Substring, Substring, Substring)> {
        /\b(?i:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[ -]((?:20)?\d\d)\b/
    }
}
