import Areas
import Calendar
import Yams

/// What a service is read against.
struct ServiceContext {
    /// The published figures.
    var history: History
    /// Whether all of it could be read: if not, names that are not in it are not reported.
    var historyIsComplete: Bool
    /// The area's origin; `nil` if it could not be read.
    var origin: Month?
    /// Bank holidays and school holidays.
    var calendar: CalendarReader.Result
}

/// Reads one service of an area file.
struct ServiceReader {
    /// A share that nobody publishes for an area, from England's referral-to-treatment flows.
    static let usualLeavingShare = Figure(
        0.118,
        range: 0.06...0.17,
        evidence: .assumed,
        source: "NHS England RTT flows: removals other than treatment as a share of new clocks; no local figure"
    )

    /// A service, and its stages with their routes.
    struct Result {
        var service: Service
        var stages: [StageReader.Result]
        /// Where services are named that must exist.
        var references: [Field]
        /// Whether all stages, staff groups, classes and what is held could be read.
        var namesAreComplete: Bool
    }

    /// Reads a service; `nil` if it has no usable id.
    static func read(_ item: Field, _ context: ServiceContext) -> Result? {
        let named = item.titled(ServiceKeys.shape, below: "")
        guard let section = Section(named, ServiceKeys.shape), let id = section.read(ServiceKeys.id),
            named.keeps({ Service.idFaults(id, at: $0) })
        else { return nil }
        return ServiceReader(section: section, context: context, id: id).result()
    }

    private let section: Section
    private let context: ServiceContext
    private let id: String

    private func result() -> Result? {
        let name = section.read(ServiceKeys.name) ?? id
        let historyName = section.read(ServiceKeys.history)
        let historyKnown = checkHistory(historyName)
        let classes = ClassReader.read(section)
        let (staff, staffIsComplete) = readStaff()
        let stageContext = StageContext(
            origin: context.origin,
            staff: staff,
            staffIsComplete: staffIsComplete,
            holidays: context.calendar.given,
            service: id,
            classes: classes.names
        )
        let stages = readStages(stageContext)
        section[ServiceKeys.referralsInHolidays]?.keeps(context.calendar.given.schoolHolidayFaults)
        let outcomes = stages.contains { $0.outcomes == nil } ? nil : stages.flatMap { $0.outcomes ?? [] }
        let held = section.read(ServiceKeys.holds).map { StockReader.read($0, of: id, outcomes: outcomes) }
        let stageCount = section[ServiceKeys.stages].map(itemCount) ?? 1
        let service = Service(
            id: id,
            name: name,
            provider: section.read(ServiceKeys.provider) ?? "",
            addsUp: (section.read(ServiceKeys.addsUp) ?? []).compactMap { $0.text("a provider of the history") },
            historyName: historyName,
            referralMetric: referralMetric(historyName ?? id),
            referralsPerMonth: section.read(ServiceKeys.referrals),
            growthPerYear: section.read(ServiceKeys.growth),
            levelShifts: levelShifts(),
            leavingShare: section.read(ServiceKeys.leavingShare) ?? Self.usualLeavingShare,
            leavingByWait: LeavingReader.read(section),
            classes: classes.classes,
            stock: held?.stock,
            staff: staff,
            stages: stages.map(\.stage),
            exceptionShare: section.read(ServiceKeys.exceptions),
            referralsInSchoolHolidays: section.read(ServiceKeys.referralsInHolidays),
            note: section.read(ServiceKeys.note) ?? "",
            place: section.place
        )
        checkStart(service, historyKnown)
        AppealReader.check(
            stages,
            isComplete: stages.count == stageCount,
            hasExceptions: section.mentions(ServiceKeys.exceptions)
        )
        return Result(
            service: service,
            stages: stages,
            references: stages.flatMap(\.references) + (held?.references ?? []),
            namesAreComplete: stages.count == stageCount && classes.isComplete && (held == nil) == (held?.stock == nil)
                && staffIsComplete
        )
    }

    /// How many items a list has.
    private func itemCount(_ field: Field) -> Int {
        if case .sequence(let sequence) = field.node { sequence.count } else { 0 }
    }

    /// Whether a history name given in the file has rows.
    private func checkHistory(_ name: String?) -> Bool {
        guard let name, let field = section[ServiceKeys.history] else { return true }
        return !context.historyIsComplete || field.keeps { context.history.nameFaults(name, at: $0) }
    }

    private func referralMetric(_ historyName: String) -> String {
        guard let written = section.read(ServiceKeys.referralsMetric) else {
            return context.history.usualReferralMetric(of: historyName).rawValue
        }
        let metric = MetricName(written).name
        if context.historyIsComplete {
            section[ServiceKeys.referralsMetric]?
                .keeps { context.history.metricFaults(metric, of: historyName, at: $0) }
        }
        return metric
    }

    private func levelShifts() -> [Month] {
        (section.read(ServiceKeys.levelShifts) ?? [])
            .compactMap { item in
                guard let month = item.month() else { return nil }
                if let origin = context.origin {
                    item.keeps { Service.levelShiftFaults(month, origin: origin, at: $0) }
                }
                return month
            }
    }

    private func readStages(_ stageContext: StageContext) -> [StageReader.Result] {
        guard section[ServiceKeys.stages] != nil else {
            return [StageReader.read(asList: section, stageContext)]
        }
        for key in StageKeys.ofLists {
            section[key]?
                .report(
                    "belongs to a stage, because this service has stages",
                    remedy: "Move it to the stage it is about."
                )
        }
        guard let items = section.read(ServiceKeys.stages) else { return [] }
        let stages = items.map { item in
            StageReader.read(item, of: section.field.path, stageContext)
                .map { ($0, item.renamed(join(section.field.path, "stage \($0.stage.id)"))) }
        }
        return eachOnce(stages, id: \.stage.id, Stage.repeatFaults).compactMap { $0 }
    }

    /// The staff groups, and whether all of them could be read.
    private func readStaff() -> ([StaffGroup], isComplete: Bool) {
        guard let field = section[ServiceKeys.staff], let items = section.read(ServiceKeys.staff) else {
            return ([], true)
        }
        let groups = items.map { StaffReader.read($0, of: section.field.path) }
        let areEachOnce = field.keeps { StaffGroup.repeatFaults(groups.map { $0?.name }, at: $0) }
        return (groups.compactMap { $0 }, areEachOnce && groups.allSatisfy { $0 != nil })
    }

    /// Every list must have a number to start from.
    private func checkStart(_ service: Service, _ historyKnown: Bool) {
        guard historyKnown, context.historyIsComplete else { return }
        // A list or stages that could not be read have been told.
        let hasList = section.mentions(StageKeys.waitingList) || section.mentions(ServiceKeys.stages)
        section.field.keeps { service.startFaults(hasList: hasList, in: context.history, at: $0) }
    }
}
