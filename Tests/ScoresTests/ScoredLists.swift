import Areas
import Calendar
import Foundation
import Runs
import TestSupport

@testable import Reading

/// Areas made of the published lists that forecasts are developed on.
enum ScoredLists {
    /// Children's community services of England: an area for every provider.
    static func community() throws -> [Area] {
        let columns = [
            ("total", "waiting"), ("from_0", "waiting_0_to_1_weeks"), ("from_1", "waiting_1_to_2_weeks"),
            ("from_2", "waiting_2_to_4_weeks"), ("from_4", "waiting_4_to_12_weeks"),
            ("from_12", "waiting_12_to_18_weeks"), ("from_18", "waiting_18_to_52_weeks"),
            ("from_52", "waiting_over_52_weeks"),
        ]
        var rows: [String: [Observation]] = [:]
        for row in try ReferenceTable("chs-children/waiting-by-band.csv").rows {
            guard let month = Month(try row.text("month")) else { continue }
            for (column, metric) in columns {
                guard let value = try row.numberIfKnown(column) else { continue }
                rows[try row.text("provider"), default: []]
                    .append(observation(try row.text("service"), month, metric, value))
            }
        }
        return rows.sorted { $0.key < $1.key }.enumerated().map { area("chs-\($0)", $1.value) }
    }

    /// Child and adolescent mental health services of Scotland: all boards in one area, of whose figures the 36 months up to
    /// an origin are known.
    static func mentalHealth(origin: Month, knownMonths: Int = 36, horizon: Int = 12) throws -> Area {
        let first = origin + (1 - knownMonths)
        let rows = try mentalHealthRows()
            .filter { row in
                row.period.month.map { first <= $0 && $0 <= origin + horizon } ?? false
            }
        return area("camhs", rows, referrals: "referrals_accepted")
    }

    private static func mentalHealthRows() throws -> [Observation] {
        let columns = [
            ("ReferralsAccepted", "referrals_accepted"), ("TotalPatientsWaiting", "waiting"),
            ("NumberOfPatientsWaiting0To18Weeks", "waiting_0_to_19_weeks"),
            ("NumberOfPatientsWaiting19To35Weeks", "waiting_19_to_36_weeks"),
            ("NumberOfPatientsWaiting36To52Weeks", "waiting_36_to_53_weeks"),
            ("NumberOfPatientsWaitingOver52Weeks", "waiting_over_53_weeks"), ("TotalPatientsSeen", "seen"),
        ]
        var rows: [Observation] = []
        for row in try ReferenceTable("camhs-scotland/flows-and-stock.csv").rows {
            let text = try row.text("Month")
            guard let year = Int(text.prefix(4)), let month = Int(text.suffix(2)) else { continue }
            for (column, metric) in columns {
                guard let value = try row.numberIfKnown(column) else { continue }
                rows.append(
                    observation(try row.text("HBName"), Month(year: year, month: month), metric, value)
                )
            }
        }
        return rows
    }

    /// The last month of ``mentalHealthRows()``.
    static let lastMentalHealthMonth = Month(year: 2023, month: 3)

    /// The month at whose end the drawn services are forecast.
    static let syntheticOrigin = Month(year: 2024, month: 12)

    /// Services drawn from a known law: what is published of them for a year, and what came in the next; ten to an area.
    static func synthetic() throws -> [Area] {
        var areas: [Int: [Observation]] = [:]
        for row in try ReferenceTable("synthetic-services/services.csv").rows {
            let service = try row.integer("service")
            let month = syntheticOrigin + (try row.integer("month"))
            for (column, metric) in [
                ("referrals", "referrals"), ("waiting", "waiting"), ("mean_wait", "mean_wait"),
                ("max_wait", "max_wait"),
            ] {
                guard let value = try row.numberIfKnown(column) else { continue }
                areas[(service - 1) / 10, default: []].append(observation("service \(service)", month, metric, value))
            }
        }
        return areas.sorted { $0.key < $1.key }.map { area("synthetic-\($0.key)", $0.value) }
    }

    /// The area that is shipped.
    static func derby() throws -> Area {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Scenarios/derby").standardizedFileURL
        let text = { (name: String) in
            InputText(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        return try Inputs.readArea(text("area.yaml"), load: { try text($0).text }).area
    }

    private static func observation(_ service: String, _ month: Month, _ metric: String, _ value: Double) -> Observation
    {
        Observation(service: service, period: Period(month), metric: metric, value: value)
    }

    private static func area(_ id: String, _ rows: [Observation], referrals: String = "referrals") -> Area {
        let history = History(rows)
        return Area(
            id: id,
            name: id,
            origin: rows.compactMap(\.period.month).max() ?? Month(number: 0),
            horizonMonths: 12,
            services: history.serviceNames.enumerated()
                .map { number, name in
                    Service(
                        id: "list-\(number)",
                        name: name,
                        historyName: name,
                        referralMetric: referrals,
                        leavingShare: ServiceReader.usualLeavingShare,
                        stages: [Stage(id: "list", name: "List")]
                    )
                },
            history: history
        )
    }
}
