import Areas
import Calendar
import Runs
import Statistics
import Wording

/// A file of `ehcna-ees/`: the EHC needs assessments of an area in the form of official statistics, data and meta file.
///
/// There are some where the area names its council, and a service that counts requests adds to what is held: that service
/// has the law's stages. As the department publishes its SEN2 return, what happens in a calendar year and what is held on
/// census day stand in two files, since a file has years of one kind: the census of January 2026 is of the academic year
/// `202526`.
///
/// Source: Department for Education, "Open data standards" for Explore Education Statistics
/// (<https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html>), and the checks of its
/// screener (<https://github.com/dfe-analytical-services/eesyscreener>).
struct StatutoryFile {
    private let authority: LocalAuthority
    private let service: Service
    private let result: RunResult
    private let content: Content
    private let indicators: [Indicator]
    /// The plans with figures of their own, "no change" first.
    private let plans: [Plan]
    /// The years that are forecast, with their places among the run's years.
    private let years: [(year: Year, place: Int)]

    /// What a file is about.
    private enum Content: String, CaseIterable {
        /// Requests, outcomes and timeliness.
        case ehcna
        /// Plans held.
        case caseload

        var years: Year.Kind { self == .ehcna ? .calendar : .academic }

        var timeIdentifier: String { self == .ehcna ? "Calendar year" : "Academic year" }

        var title: String {
            self == .ehcna
                ? "EHC needs assessments by calendar year" : "EHC plans held on census day, by academic year"
        }

        /// `2026`, and `202526` of what is not a calendar year.
        func period(_ year: Year) -> String { year.description.replacing("-", with: "") }
    }

    /// A column of figures.
    private struct Indicator {
        var series: MeasuredSeries
        var name: String
        var label: String
        var group: String

        var isShare: Bool { series.measure.unit == .share }
    }

    /// Where there is no value, as the standards have it.
    private static let notAvailable = "x"

    /// The files of a run; none where the area has none.
    static func tables(of result: RunResult) -> [FolderTable] {
        Content.allCases.flatMap { StatutoryFile(result, $0)?.tables ?? [] }
    }

    private init?(_ result: RunResult, _ content: Content) {
        let isStatutory = { (service: Service) in
            service.stock != nil && service.referralMetric == Metric.requests.rawValue
        }
        guard let authority = result.area.authority, let service = result.area.services.first(where: isStatutory)
        else { return nil }
        (self.authority, self.service, self.result, self.content) = (authority, service, result, content)
        let reported = ReportedRows(result)
        let own = result.forecasts.filter { $0.service == service.id && reported.contains($0) }
        let known = Set(own.map(\.series))
        indicators = (content == .ehcna ? Self.cases(service) : [Self.held]).filter { known.contains($0.series) }
        plans = result.plans.filter { plan in own.contains { $0.plan == plan.id } }
        let series = Set(indicators.map(\.series))
        years = result.years.enumerated()
            .filter { place, year in
                year.kind == content.years
                    && own.contains {
                        series.contains($0.series) && $0.years.indices.contains(place) && $0.years[place] != nil
                    }
            }
            .map { ($0.element, $0.offset) }
        guard !indicators.isEmpty, !years.isEmpty else { return nil }
    }

    private static let held = Indicator(
        series: MeasuredSeries(measure: .held(placement: nil)),
        name: "plans_held",
        label: "EHC plans held on census day, the third Thursday of January",
        group: "Plans held"
    )

    /// Requests, outcomes, and the share within each time limit.
    private static func cases(_ service: Service) -> [Indicator] {
        var outcomes: [String] = []
        for outcome in service.stages.flatMap(\.outcomes) where !outcomes.contains(outcome) { outcomes.append(outcome) }
        let counts =
            [
                Indicator(
                    series: MeasuredSeries(measure: .referrals),
                    name: "requests",
                    label: "Requests for an EHC needs assessment",
                    group: "Cases"
                )
            ]
            + outcomes.map { outcome in
                let measure = Measure.outcome(outcome)
                return Indicator(
                    series: MeasuredSeries(measure: measure),
                    name: measure.id,
                    label: "Cases that ended with: \(outcome)",
                    group: "Cases"
                )
            }
        let shares = service.stages.flatMap { stage -> [Indicator] in
            guard let due = stage.dueWeeks else { return [] }
            let within = "\(stage.name): within \(counted(plain(due), "week"))"
            return [
                (Measure.withinDue(stage: stage.id), "exceptions left out"),
                (Measure.withinDueWithExceptions(stage: stage.id), "exceptions counted"),
            ]
            .map { measure, which in
                Indicator(
                    series: MeasuredSeries(measure: measure, part: measure.part),
                    name: measure.id,
                    label: "\(within), \(which)",
                    group: "Timeliness"
                )
            }
        }
        return counts + shares
    }

    // MARK: - Columns

    private var places: [(column: TableColumn, value: String)] {
        [
            (TableColumn("geographic_level", "always Local authority"), "Local authority"),
            (TableColumn("country_code", "the country's code"), "E92000001"),
            (TableColumn("country_name", "the country"), "England"),
            (TableColumn("region_code", "the region's code"), authority.regionCode),
            (TableColumn("region_name", "the region"), authority.region),
            (TableColumn("old_la_code", "the council's number with the Department for Education"), authority.number),
            (TableColumn("new_la_code", "the council's code"), authority.code),
            (TableColumn("la_name", "the council"), authority.name),
        ]
    }

    /// A filter of a single item is none.
    private var filters: [(column: TableColumn, label: String, hint: String, first: String)] {
        let plan = (
            column: TableColumn("scenario", "the plan's name"), label: "Plan",
            hint: "No change, or a recovery plan", first: scenarios[0].name
        )
        let estimate = (
            column: TableColumn("estimate", "the median, or a percentile"), label: "Estimate",
            hint: "Between the 10th and the 90th percentile lie 8 in 10 forecasts", first: Self.estimates[0].name
        )
        return plans.count > 1 ? [plan, estimate] : [estimate]
    }

    /// Plans by names, which two may share: then their ids tell them apart.
    private var scenarios: [(id: String, name: String)] {
        plans.map { plan in
            let isShared = plans.count { $0.name == plan.name } > 1
            return (plan.id, isShared ? "\(plan.name) (\(plan.id))" : plan.name)
        }
    }

    /// The estimates by their places among the percentiles.
    private static let estimates = [
        (name: "Median", place: 4), (name: "2.5th percentile", place: 0), (name: "10th percentile", place: 2),
        (name: "90th percentile", place: 6), (name: "97.5th percentile", place: 8),
    ]

    private static let metaColumns = [
        TableColumn("col_name", "the column of the data file"), TableColumn("col_type", "Filter or Indicator"),
        TableColumn("label", "what it is, for readers"),
        TableColumn("indicator_grouping", "the group of an indicator"),
        TableColumn("indicator_unit", "% of a percentage; else empty"),
        TableColumn("indicator_dp", "decimal places of an indicator", .integer),
        TableColumn("filter_hint", "what a filter chooses"),
        TableColumn("filter_grouping_column", "the column that groups a filter; always empty"),
        TableColumn("filter_default", "the item of a filter that is shown first"),
    ]

    // MARK: - Texts

    /// The data file and its meta file.
    private var tables: [FolderTable] {
        let columns =
            [
                TableColumn(
                    "time_period",
                    content == .ehcna
                        ? "the calendar year"
                        : "the academic year in whose January census day is, 202526 for January 2026",
                    .integer
                ), TableColumn("time_identifier", "always \(content.timeIdentifier)"),
            ] + places.map(\.column) + filters.map(\.column)
            + indicators.map { indicator in
                TableColumn(
                    indicator.name,
                    indicator.label,
                    .number,
                    unit: indicator.isShare ? "per cent" : "children",
                    missing: [Self.notAvailable]
                )
            }
        return [
            FolderTable("ehcna-ees/\(content).csv", content.title, columns, data(columns)),
            FolderTable("ehcna-ees/\(content).meta.csv", "The columns of \(content).csv", Self.metaColumns, meta),
        ]
    }

    private func data(_ columns: [TableColumn]) -> String {
        var csv = CSVText(columns)
        for (year, place) in years {
            for scenario in scenarios {
                let summaries = indicators.map { indicator in
                    result.forecast(scenario.id, service.id, indicator.series)?.years[place]
                }
                for estimate in Self.estimates {
                    let figures = zip(indicators, summaries).map { figure($0, $1?.percentiles[estimate.place]) }
                    csv.row(
                        [content.period(year), content.timeIdentifier] + places.map(\.value)
                            + (plans.count > 1 ? [scenario.name] : []) + [estimate.name] + figures
                    )
                }
            }
        }
        return csv.text
    }

    private func figure(_ indicator: Indicator, _ value: Double?) -> String {
        guard let value, value.isFinite else { return Self.notAvailable }
        return indicator.isShare ? decimal(100 * value, 1) : decimal(value, 0)
    }

    private var meta: String {
        var csv = CSVText(Self.metaColumns)
        for filter in filters {
            csv.row([filter.column.name, "Filter", filter.label, "", "", "", filter.hint, "", filter.first])
        }
        for one in indicators {
            let (unit, places) = one.isShare ? ("%", "1") : ("", "0")
            csv.row([one.name, "Indicator", one.label, one.group, unit, places, "", "", ""])
        }
        return csv.text
    }
}
