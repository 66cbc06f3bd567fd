package import Areas
import Assembly
import Calendar
import Finance
package import Statistics

/// The tables of a Local SEND Reform Plan, as far as a run can fill them: plans held, requests and assessments of the calendar
/// years, unmitigated and mitigated.
///
/// In each replication parts are whole numbers that add up to their totals.
package struct ReformPlan: Sendable {
    /// The service that holds the plans.
    package let service: Service
    /// Every row, filled or not, in the order of the tables.
    package private(set) var rows: [Row] = []

    /// A row of a table in a year.
    package struct Row: Sendable {
        /// The table.
        package var table: ReformPlanTable
        /// Whether a plan's steps are taken.
        package var isMitigated: Bool
        /// The calendar year.
        package var year: Int
        /// What is counted: an age group, a kind of provision, a need, or the total.
        package var name: String
        /// The counts over replications; `nil`: the row cannot be filled.
        package var count: Summary?
        /// How surely it is known; `nil` of a row that is not filled.
        package var evidence: Evidence?
        /// Why it is not filled, or what must be known of it.
        package var note: String
    }

    /// The service whose plans an area's tables are about: that whose placements are priced, or else the first that holds
    /// something; `nil`: none does.
    package static func service(of area: Area) -> Service? {
        let priced = area.costs?.placements?.service
        return area.services.first { $0.id == priced && $0.stock != nil } ?? area.services.first { $0.stock != nil }
    }

    /// What a run has to keep by replication for the tables.
    package static func quantities(_ runner: Runner, _ service: Service, mitigated: String?) -> [KeptQuantity] {
        plans(mitigated)
            .flatMap { plan in
                ReformPlanTable.years.flatMap { year -> [KeptQuantity] in
                    let census = heldMeasures(service)
                        .map { quantity(runner, service, plan, $0, Year(.academic, year)) }
                    let flows = flowMeasures(service)
                        .map { quantity(runner, service, plan, $0, Year(.calendar, year)) }
                    return (census + flows).compactMap(\.self)
                }
            }
    }

    /// The tables.
    ///
    /// - Parameters:
    ///   - runner: The run.
    ///   - tally: What it has counted, with what ``quantities(_:_:mitigated:)`` asks for.
    ///   - service: The service that holds the plans.
    ///   - mitigated: The id of the plan; `nil`: none, and nothing is mitigated.
    package init(_ runner: Runner, _ tally: Tally, _ service: Service, mitigated: String?) {
        self.service = service
        for (number, plan) in Self.plans(mitigated).enumerated() {
            let place = runner.plans.firstIndex { $0.id == plan } ?? 0
            let source = ReformPlanSource(
                runner: runner,
                service: service,
                plan: plan,
                kept: tally.kept,
                evidence: runner.known(.held(service: service.id, placement: nil), under: place)
            )
            for table in ReformPlanTable.allCases {
                for year in ReformPlanTable.years {
                    rows += source.rows(table, year)
                        .map { cell in
                            Row(
                                table: table,
                                isMitigated: number > 0,
                                year: year,
                                name: cell.name,
                                count: cell.counts.flatMap(Self.summary),
                                evidence: cell.counts == nil ? nil : cell.evidence,
                                note: cell.note
                            )
                        }
                }
            }
        }
    }

    private static func summary(_ counts: [Int]) -> Summary? {
        var sample = CountedSample(Resolution(stepsPerUnit: 1))
        sample.add(whole: counts.map(Int64.init))
        return sample.summary
    }

    private static func plans(_ mitigated: String?) -> [String] {
        [Plan.noChange.id] + (mitigated.map { [$0] } ?? [])
    }

    static func heldMeasures(_ service: Service) -> [Measure] {
        let placements = service.stock?.placements ?? []
        return placements.isEmpty ? [.held(placement: nil)] : placements.map { .held(placement: $0.name) }
    }

    /// Requests, then every outcome but those of the first stage, then the one that adds to what is held.
    static func flowMeasures(_ service: Service) -> [Measure] {
        [.referrals] + assessed(service).map { .outcome($0) }
    }

    /// The outcomes of an assessment: of every stage but the first, which decides whether there is one.
    static func assessed(_ service: Service) -> [String] {
        var seen: Set<String> = []
        let stages = service.stages.count > 1 ? Array(service.stages.dropFirst()) : service.stages
        return stages.flatMap(\.outcomes).filter { seen.insert($0).inserted }
    }

    static func quantity(
        _ runner: Runner,
        _ service: Service,
        _ plan: String,
        _ measure: Measure,
        _ year: Year
    ) -> KeptQuantity? {
        let (months, years) = (runner.groups[0].months, runner.groups[0].years)
        return years.firstIndex(of: year)
            .map {
                KeptQuantity(
                    plan: plan,
                    service: service.id,
                    series: MeasuredSeries(measure: measure),
                    period: months.count + $0
                )
            }
    }
}
