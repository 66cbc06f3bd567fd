import Areas
import Calendar
import TestSupport

@testable import Audit

/// Areas made of published lists, one service a list.
enum PublishedLists {
    /// Child and adolescent mental health services of Scottish boards.
    static func camhs() throws -> Area {
        let file = "camhs-scotland/flows-and-stock.csv"
        let columns = [
            ("ReferralsAccepted", "referrals_accepted"), ("ReferralsReceived", "referrals_received"),
            ("TotalPatientsWaiting", "waiting"), ("NumberOfPatientsWaiting0To18Weeks", "waiting_0_to_19_weeks"),
            ("NumberOfPatientsWaiting19To35Weeks", "waiting_19_to_36_weeks"),
            ("NumberOfPatientsWaiting36To52Weeks", "waiting_36_to_53_weeks"),
            ("NumberOfPatientsWaitingOver52Weeks", "waiting_over_53_weeks"), ("TotalPatientsSeen", "seen"),
            ("NumberOfPatientsSeen0To18Weeks", "seen_0_to_19_weeks"),
            ("NumberOfPatientsSeen19To35Weeks", "seen_19_to_36_weeks"),
            ("NumberOfPatientsSeen36To52Weeks", "seen_36_to_53_weeks"),
            ("NumberOfPatientsSeenOver52Weeks", "seen_over_53_weeks"), ("MedianWeeksPatientsSeen", "seen_median_wait"),
            ("90thPercentileWeeksPatientsSeen", "seen_p90_wait"),
        ]
        var rows: [Observation] = []
        for (index, row) in try ReferenceTable(file).rows.enumerated() {
            let text = try row.text("Month")
            guard let year = Int(text.prefix(4)), let month = Int(text.suffix(2)) else { continue }
            for (column, metric) in columns {
                guard let value = try row.numberIfKnown(column) else { continue }
                rows.append(
                    observation(try row.text("HBName"), Month(year: year, month: month), metric, value, file, index + 2)
                )
            }
        }
        return area("camhs", rows, referrals: "referrals_accepted")
    }

    /// Community health services of England: children waiting, by provider and service.
    static func chs() throws -> Area {
        let file = "chs-children/waiting-by-band.csv"
        let columns = [
            ("total", "waiting"), ("from_0", "waiting_0_to_1_weeks"), ("from_1", "waiting_1_to_2_weeks"),
            ("from_2", "waiting_2_to_4_weeks"), ("from_4", "waiting_4_to_12_weeks"),
            ("from_12", "waiting_12_to_18_weeks"), ("from_18", "waiting_18_to_52_weeks"),
            ("from_52", "waiting_over_52_weeks"),
        ]
        var rows: [Observation] = []
        for (index, row) in try ReferenceTable(file).rows.enumerated() {
            guard let month = Month(try row.text("month")) else { continue }
            let name = "\(try row.text("provider")) \(try row.text("service"))"
            for (column, metric) in columns {
                guard let value = try row.numberIfKnown(column) else { continue }
                rows.append(observation(name, month, metric, value, file, index + 2))
            }
        }
        return area("chs", rows, referrals: "referrals")
    }

    private static func observation(
        _ service: String,
        _ month: Month,
        _ metric: String,
        _ value: Double,
        _ file: String,
        _ line: Int
    ) -> Observation {
        Observation(
            service: service,
            period: Period(month),
            metric: metric,
            value: value,
            unit: "children",
            place: Place(file: file, line: line)
        )
    }

    private static func area(_ id: String, _ rows: [Observation], referrals: String) -> Area {
        let history = History(rows)
        return Area(
            id: id,
            name: id,
            origin: rows.compactMap(\.period.month).max() ?? Month(number: 0),
            services: history.serviceNames.map {
                Service(
                    id: $0,
                    name: $0,
                    referralMetric: referrals,
                    leavingShare: Figure(0.1, evidence: .assumed),
                    stages: [Stage(id: "list", name: "List")]
                )
            },
            history: history
        )
    }
}

extension PublishedLists {
    /// Findings about published values, of both sets: not those about what is missing.
    static func findings() throws -> [Finding] {
        let absences: Set<Finding.Rule> = [
            .noReferrals, .endsEarly, .missingMonths, .missingFigures, .unusedRows, .calendarEnds,
        ]
        return try [camhs(), chs()].flatMap { Audit.findings(for: $0) }.filter { !absences.contains($0.rule) }
    }

    /// So many of them at random, always the same.
    static func sample(_ count: Int) throws -> [Finding] {
        var rest = try findings()
        var draws = Draws(2023)
        return (0..<min(count, rest.count)).map { _ in rest.remove(at: draws.integer(0...(rest.count - 1))) }
    }
}
