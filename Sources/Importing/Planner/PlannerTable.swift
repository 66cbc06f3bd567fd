import Areas
import Calendar
import Forecasting
import Reading
import Wording

/// What a row of the planner's upload counts.
enum PlannerEvent: String, CaseIterable {
    case referral = "Referral"
    case complete = "Complete"
    case incomplete = "Incomplete"

    init?(_ text: String) {
        switch text.lowercased() {
        case "referral", "referrals": self = .referral
        case "complete", "completed", "completes": self = .complete
        case "incomplete", "incompletes": self = .incomplete
        default: return nil
        }
    }
}

/// Where the planner's upload has what.
struct PlannerLayout {
    let period: Int
    let event: Int
    let monthsWaited: Int
    let value: Int
    let organisation: Int?
    let organisationName: Int?
    let service: Int?
    /// Columns that are none of these.
    let others: [Int]

    init?(_ file: DelimitedFile) {
        guard let period = file.column("period"), let event = file.column("type"),
            let months = file.column("months_waited_id"), let value = file.column("value")
        else { return nil }
        (self.period, self.event, monthsWaited, self.value) = (period, event, months, value)
        organisation = file.column(
            "trust",
            "trust_code",
            "provider",
            "provider_code",
            "organisation",
            "organisation_code",
            "org_code"
        )
        organisationName = file.column("trust_name", "provider_name", "organisation_name", "org_name")
        service = file.column("specialty", "specialty_code", "treatment_function", "treatment_function_code", "service")
        let known = [period, event, months, value, organisation, organisationName, service].compactMap(\.self)
        others = file.names.indices.filter { !known.contains($0) }
    }
}

/// The rows of one organisation in the planner's upload.
struct PlannerTable {
    struct Key: Hashable {
        var service: String
        var month: Month
        var event: PlannerEvent
    }

    /// The last band: everybody who has waited so many months or more.
    static let lastBand = 12

    /// Counts by months waited; `nil` where there is no row.
    private(set) var counts: [Key: [Int?]] = [:]
    private(set) var sources: [Month: String] = [:]
    private(set) var services: [String] = []
    private(set) var organisation: OrganisationChoice
    private(set) var otherRows = 0
    private(set) var repeated = 0
    private(set) var contradictions: [String] = []
    /// Rows with a code in place of a count.
    private(set) var codes: [Key: String] = [:]

    private let diagnostics: Diagnostics
    /// Further columns in which rows differ, and the first place where a figure stands twice.
    private var firstTexts: [String: String] = [:]
    private var varying: [String] = []
    private var firstRepeated: Place?

    init(_ request: ImportRequest, _ diagnostics: Diagnostics) {
        organisation = OrganisationChoice(request)
        self.diagnostics = diagnostics
    }

    mutating func read(_ file: DelimitedFile, _ layout: PlannerLayout) throws {
        let reader = CellReader(file.separator)
        var months: [String: Month] = [:]
        try file.forEachRow(diagnostics) { row in
            if let column = layout.organisation {
                guard organisation.meets(code: row[column].text, name: row[layout.organisationName]?.text ?? "") else {
                    otherRows += 1
                    return
                }
            }
            for column in layout.others where !varying.contains(file.names[column]) {
                let text = row[column].text
                let before = firstTexts[file.names[column], default: text]
                firstTexts[file.names[column]] = before
                if before != text { varying.append(file.names[column]) }
            }
            let text = row[layout.period].text
            let month = months[text] ?? (try? WrittenPeriod(text))?.first.month
            months[text] = month
            guard let month else {
                return diagnostics.report(
                    row,
                    file,
                    layout.period,
                    "must be a month, found '\(shorten(text))'",
                    "Write it as 2024-04-01."
                )
            }
            let eventText = row[layout.event].text
            guard let event = PlannerEvent(eventText) else {
                let allowed = PlannerEvent.allCases.map(\.rawValue)
                return diagnostics.report(
                    row,
                    file,
                    layout.event,
                    "must be a kind of event, found '\(shorten(eventText))'",
                    remedy(for: eventText, allowed: allowed)
                )
            }
            let bandText = row[layout.monthsWaited].text
            // Of a referral nobody has waited: what stands there does not matter.
            guard let band = event == .referral ? 0 : Int(bandText), (0...Self.lastBand).contains(band) else {
                return diagnostics.report(
                    row,
                    file,
                    layout.monthsWaited,
                    "must be a whole number from 0 to \(Self.lastBand), found '\(shorten(bandText))'",
                    "0 is up to one month, \(Self.lastBand) is \(Self.lastBand) months and more."
                )
            }
            var service = ""
            if let column = layout.service {
                service = row[column].text
                if !services.contains(service) { services.append(service) }
            }
            keep(row, Key(service: service, month: month, event: event), band, file, layout, reader)
        }
    }

    private mutating func keep(
        _ row: DelimitedRow,
        _ key: Key,
        _ band: Int,
        _ file: DelimitedFile,
        _ layout: PlannerLayout,
        _ reader: CellReader
    ) {
        let text = row[layout.value].text
        let count: Int
        switch reader.read(text) {
        case .number(let value) where value >= 0 && value == value.rounded() && value <= 1e9: count = Int(value)
        case .missing, .below:
            codes[key] = codes[key] ?? (text.isEmpty ? "NA" : text)
            return
        default:
            return diagnostics.report(
                row,
                file,
                layout.value,
                "must be a count, found '\(shorten(text))'",
                "Write digits."
            )
        }
        sources[key.month] = file.source
        var bands = counts[key] ?? [Int?](repeating: nil, count: Self.lastBand + 1)
        if let before = bands[band] {
            firstRepeated = firstRepeated ?? Place(file: file.file.name, line: row.line)
            if before == count {
                repeated += 1
            } else {
                contradictions.append(
                    "\(file.file.name):\(row.line): a second row of \(key.event.rawValue), \(key.month.name), months_waited_id "
                        + "\(band) has \(count) in place of \(before); the last one counts"
                )
            }
        }
        bands[band] = count
        counts[key] = bands
    }

    /// Figures that stand twice because a further column tells their rows apart cannot be used: they may be parts, or a total
    /// and its parts.
    func reportRowsToldApart() {
        guard let firstRepeated, !varying.isEmpty else { return }
        diagnostics.report(
            firstRepeated,
            "the month and band stand there before, with another "
                + joined(varying.map { "'\(shorten($0))'" }),
            remedy:
                "Keep the rows of one, or name the column 'trust' or 'specialty' and choose with --organisation or --service."
        )
    }
}
