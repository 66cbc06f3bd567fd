import Areas
import Reading
import Wording

/// Where a table with one row a referral has what.
struct ReferralColumns {
    let referred: Int
    let seen: Int?
    let discharged: Int?
    let reason: Int?
    let childClass: Int?
    let service: Int?
    let organisation: Int?
    /// Whether there are further columns: rows that are alike in all of them are one referral given twice.
    let hasOthers: Bool

    /// By the names that columns commonly have.
    private enum Role: CaseIterable {
        case referred, seen, discharged, reason, childClass, service, organisation

        /// Names without spaces and signs; of several that a table has, the first here is taken, but of days.
        var names: [String] {
            switch self {
            case .referred:
                [
                    "referraldate", "dateofreferral", "referralreceived", "referralreceiveddate",
                    "datereferralreceived",
                    "dateofreferralreceived", "referralrequestreceiveddate", "referred", "referreddate", "datereferred",
                    "referraldatetime", "clockstart", "clockstartdate", "rttclockstart", "rttstartdate", "receiveddate",
                    "datereceived",
                ]
            case .seen:
                [
                    "firstcontact", "firstcontactdate", "dateoffirstcontact", "firstappointment",
                    "firstappointmentdate",
                    "dateoffirstappointment", "firstappt", "firstapptdate", "firstattendance", "firstattendancedate",
                    "dateoffirstattendance", "firstseen", "firstseendate", "datefirstseen", "seen", "seendate",
                    "dateseen",
                    "assessment", "assessmentdate", "dateofassessment", "assessed", "assesseddate", "dateassessed",
                    "treatmentstart", "treatmentstartdate", "firsttreatment", "firsttreatmentdate", "clockstop",
                    "clockstopdate", "firstcarecontactdate",
                ]
            case .discharged:
                [
                    "discharge", "dischargedate", "dateofdischarge", "datedischarged", "discharged", "dischargeddate",
                    "closed", "closeddate", "dateclosed", "closuredate", "dateofclosure", "closedate", "removed",
                    "removaldate", "dateremoved", "dateofremoval", "referralclosuredate", "servicedischargedate",
                ]
            case .reason:
                [
                    "dischargereason", "reasonfordischarge", "closurereason", "reasonforclosure",
                    "referralclosurereason",
                    "removalreason", "reasonforremoval", "closereason", "reason", "outcome",
                ]
            case .childClass: ["class", "priority", "urgency", "referralpriority", "prioritytype", "referralurgency"]
            case .service:
                ["service", "servicename", "specialty", "specialtyname", "pathway", "team", "teamname", "clinic"]
            case .organisation:
                [
                    "provider", "providername", "providercode", "trust", "trustname", "trustcode", "organisation",
                    "organisationname", "organisationcode", "orgcode",
                ]
            }
        }

        /// What a day is, for messages; `nil`: it is none.
        var day: String? {
            switch self {
            case .referred: "the day of referral"
            case .seen: "the day when a child is seen"
            case .discharged: "the day of discharge"
            default: nil
            }
        }

        /// The columns of a table that have such a name, the likeliest first.
        func columns(in names: [String]) -> [Int] {
            let short = names.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
            return self.names.compactMap { short.firstIndex(of: $0) }
        }
    }

    /// Whether a table may be of this form: it has days of referral, and of being seen or discharged.
    static func fits(_ file: DelimitedFile, _ mapping: ReferralMapping? = nil) -> Bool {
        if let mapping {
            return [mapping.referred, mapping.seen, mapping.discharged].compactMap(\.self)
                .allSatisfy { file.column($0.name) != nil }
        }
        func has(_ role: Role) -> Bool { !role.columns(in: file.names).isEmpty }
        return has(.referred) && (has(.seen) || has(.discharged))
    }

    /// Finds the columns; what is not there, or could be two, is reported.
    init?(_ file: DelimitedFile, _ mapping: ReferralMapping?, _ diagnostics: Diagnostics) {
        let header = Place(file: file.file.name, line: file.headerLine)
        var isSound = true
        func named(_ column: TableMapping.ColumnName?) -> Int? {
            guard let mapping, let column else { return nil }
            if let position = file.column(column.name) { return position }
            isSound = false
            diagnostics.report(
                Place(file: mapping.file, line: column.line),
                "field '\(column.key)' names a column that the file '\(shorten(file.file.name))' does not have, "
                    + "'\(shorten(column.name))'",
                remedy: remedy(for: column.name, allowed: file.names)
            )
            return nil
        }
        func usual(_ role: Role) -> Int? {
            let columns = role.columns(in: file.names)
            if let day = role.day, columns.count > 1 {
                isSound = false
                diagnostics.report(
                    header,
                    "the columns \(joined(columns.map { "'\(shorten(file.names[$0]))'" })) may both be \(day)",
                    remedy: "Say which with a mapping file, under 'referrals', or take the other out."
                )
            }
            return columns.first
        }
        let positions: [Int?]
        if let mapping {
            var serviceColumn: TableMapping.ColumnName?
            if case .column(let column) = mapping.service { serviceColumn = column }
            positions = [
                mapping.referred, mapping.seen, mapping.discharged, mapping.reason, mapping.childClass, serviceColumn,
                mapping.organisation,
            ]
            .map(named)
        } else {
            positions = Role.allCases.map(usual)
        }
        guard isSound, let referred = positions[0] else { return nil }
        self.referred = referred
        (seen, discharged, reason, childClass) = (positions[1], positions[2], positions[3], positions[4])
        (service, organisation) = (positions[5], positions[6])
        hasOthers = file.names.count > positions.compactMap(\.self).count
    }
}
