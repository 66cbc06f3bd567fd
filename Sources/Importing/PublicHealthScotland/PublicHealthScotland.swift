import Areas
import Calendar
import Forecasting
import Reading
import Wording

/// Public Health Scotland's tables of waits for child and adolescent mental health services (CAMHS): a row for each health board
/// and month.
///
/// Bands are of completed weeks. A board that changes its code keeps its name, by which it is one organisation.
struct PublicHealthScotland: SourceFormat {
    let name = "Public Health Scotland, CAMHS waiting times"
    let description =
        "CSV files with the columns 'HB', 'Month' (YYYYMM) and figures such as 'TotalPatientsWaiting', each with a column of "
        + "qualifiers behind it; the labels of health boards and the look-up of qualifiers may be given too."

    func recognises(_ file: SourceFile) -> Bool {
        guard let table = DelimitedFile(file) else { return false }
        return MappedLayout.fits(Self.mapping, table) || Self.isLabels(table) || Self.isLookup(table)
    }

    func figures(in files: [SourceFile], _ request: ImportRequest) throws -> ImportedFigures {
        var mapping = Self.mapping
        var tables: [SourceFile] = []
        var used: [String] = []
        let diagnostics = Diagnostics()
        for file in files {
            guard let table = DelimitedFile(file) else { continue }
            if MappedLayout.fits(mapping, table) {
                tables.append(file)
            } else if let code = table.column("HB"), let name = table.column("HBName") {
                used.append("\(table.source): names of health boards")
                try table.forEachRow(diagnostics) { row in
                    mapping.organisationNames[row[code].text] = row[name].text
                }
            } else {
                used.append("\(table.source): what qualifiers mean, which is known")
            }
        }
        try diagnostics.throwIfAny()
        guard !tables.isEmpty else { return ImportedFigures(leftOut: used) }
        var figures = try MappedTables(mapping).figures(in: tables, request)
        figures.found += used
        figures.schoolYear = .scotland
        return figures
    }

    private static func isLabels(_ table: DelimitedFile) -> Bool {
        table.column("HB") != nil && table.column("HBName") != nil && table.column("Month") == nil
    }

    private static func isLookup(_ table: DelimitedFile) -> Bool {
        table.column("Qualifier") != nil && table.column("QualifierName") != nil
    }

    /// What the columns are.
    static let mapping = TableMapping(
        name: "CAMHS waiting times",
        organisation: "HB",
        organisationNames: boards,
        period: "Month",
        periodKind: .month(nil),
        service: .id("camhs"),
        qualifierSuffix: "QF",
        figures: [
            .init("TotalPatientsWaiting", "waiting"),
            .init("NumberOfPatientsWaiting0To18Weeks", .waiting, completedWeeks: 0...18),
            .init("NumberOfPatientsWaiting19To35Weeks", .waiting, completedWeeks: 19...35),
            .init("NumberOfPatientsWaiting36To52Weeks", .waiting, completedWeeks: 36...52),
            .init("NumberOfPatientsWaitingOver52Weeks", .waiting, overCompletedWeeks: 52),
            .init("TotalPatientsSeen", "seen"),
            .init("NumberOfPatientsSeen0To18Weeks", .seen, completedWeeks: 0...18),
            .init("NumberOfPatientsSeen19To35Weeks", .seen, completedWeeks: 19...35),
            .init("NumberOfPatientsSeen36To52Weeks", .seen, completedWeeks: 36...52),
            .init("NumberOfPatientsSeenOver52Weeks", .seen, overCompletedWeeks: 52),
            .init("MedianWeeksPatientsSeen", "seen_median_wait"),
            .init("90thPercentileWeeksPatientsSeen", "seen_p90_wait"),
            .init("ReferralsReceived", "referrals_received"),
            .init("ReferralsAccepted", "referrals_accepted"),
            .init("TotalAppointments", "appointments"),
            .init("DidNotAttends", "appointments_missed"),
        ]
    )

    /// The health boards by their codes, those before 2018 and 2019 with them.
    private static let boards = [
        "S08000015": "NHS Ayrshire and Arran", "S08000016": "NHS Borders", "S08000017": "NHS Dumfries and Galloway",
        "S08000018": "NHS Fife", "S08000019": "NHS Forth Valley", "S08000020": "NHS Grampian",
        "S08000021": "NHS Greater Glasgow and Clyde", "S08000022": "NHS Highland", "S08000023": "NHS Lanarkshire",
        "S08000024": "NHS Lothian", "S08000025": "NHS Orkney", "S08000026": "NHS Shetland",
        "S08000027": "NHS Tayside", "S08000028": "NHS Western Isles", "S08000029": "NHS Fife",
        "S08000030": "NHS Tayside", "S08000031": "NHS Greater Glasgow and Clyde", "S08000032": "NHS Lanarkshire",
        "S92000003": "Scotland",
    ]
}
