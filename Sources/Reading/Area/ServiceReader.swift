import Areas
import Calendar
import Wording
import Yams

/// What a service is read against.
struct ServiceContext {
    /// The published figures.
    var history: History
    /// The services that it names.
    let historyNames: Set<String>
    /// Whether all of it could be read: if not, names that are not in it are not reported.
    var historyIsComplete: Bool
    /// The area's origin; `nil` if it could not be read.
    var origin: Month?
    /// Bank holidays and school holidays.
    var calendar: CalendarReader.Result

    /// What services are read against.
    init(
        history: History,
        historyIsComplete: Bool,
        origin: Month?,
        calendar: CalendarReader.Result = .absent
    ) {
        self.history = history
        historyNames = Set(history.serviceNames)
        self.historyIsComplete = historyIsComplete
        self.origin = origin
        self.calendar = calendar
    }
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

    /// A service, and where its routes stand.
    struct Result {
        var service: Service
        var routeFields: [String: [Field]]
        /// Where services are named that must exist.
        var references: [Field]
        /// Whether all stages, staff groups, classes and what is held could be read.
        var namesAreComplete: Bool
    }

    /// Reads a service; `nil` if it has no usable id.
    static func read(_ item: Field, _ context: ServiceContext) -> Result? {
        let named = item.titled(ServiceKeys.shape, below: "")
        guard let section = Section(named, ServiceKeys.shape), let id = section.read(ServiceKeys.id) else { return nil }
        if id == "all" {
            named.report("must not have the id 'all'", remedy: "'all' stands for every service in plans.")
            return nil
        }
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
        let staff = readStaff()
        let stageContext = StageContext(
            origin: context.origin,
            staff: staff,
            staffIsComplete: staff.count == (section[ServiceKeys.staff].map(itemCount) ?? 0),
            calendar: context.calendar,
            service: id,
            classes: classes.names
        )
        let stages = readStages(stageContext)
        stageContext.requireSchoolHolidays(section[ServiceKeys.referralsInHolidays])
        let outcomes = stages.contains { $0.outcomes == nil } ? nil : stages.flatMap { $0.outcomes ?? [] }
        let held = section.read(ServiceKeys.holds).map { StockReader.read($0, of: id, outcomes: outcomes) }
        let stageCount = section[ServiceKeys.stages].map(itemCount) ?? 1
        let service = Service(
            id: id,
            name: name,
            provider: section.read(ServiceKeys.provider) ?? "",
            historyName: historyName,
            referralMetric: referralMetric(historyName ?? id),
            referralsPerMonth: section.read(ServiceKeys.referrals),
            levelShifts: levelShifts(),
            leavingShare: section.read(ServiceKeys.leavingShare) ?? Self.usualLeavingShare,
            leavingByWait: section.read(ServiceKeys.leavingByWait).map(LeavingReader.read) ?? [],
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
        var routeFields: [String: [Field]] = [:]
        for stage in stages { routeFields[stage.stage.id] = stage.routeFields }
        return Result(
            service: service,
            routeFields: routeFields,
            references: stages.flatMap(\.references) + (held?.references ?? []),
            namesAreComplete: stages.count == stageCount && classes.isComplete && (held == nil) == (held?.stock == nil)
                && stageContext.staffIsComplete
        )
    }

    /// How many items a list has.
    private func itemCount(_ field: Field) -> Int {
        if case .sequence(let sequence) = field.node { sequence.count } else { 0 }
    }

    /// Whether a history name given in the file has rows.
    private func checkHistory(_ name: String?) -> Bool {
        guard let name, let field = section[ServiceKeys.history] else { return true }
        guard context.historyIsComplete, !context.historyNames.contains(name) else { return true }
        field.report(
            "names '\(shorten(name))', of which the history has no rows",
            remedy: remedy(for: name, allowed: context.history.serviceNames)
        )
        return false
    }

    private func referralMetric(_ historyName: String) -> String {
        guard let metric = section.read(ServiceKeys.referralsMetric) else { return Metric.referrals.rawValue }
        var seen: Set<String> = []
        let known = context.history.rows(of: historyName).map(\.metric)
            .filter { seen.insert($0).inserted }
        if context.historyIsComplete, !known.isEmpty, !known.contains(metric) {
            section[ServiceKeys.referralsMetric]?
                .report(
                    "names '\(shorten(metric))', of which the history has no rows for '\(historyName)'",
                    remedy: remedy(for: metric, allowed: known)
                )
        }
        return metric
    }

    private func levelShifts() -> [Month] {
        (section.read(ServiceKeys.levelShifts) ?? [])
            .compactMap { item in
                guard let month = item.month() else { return nil }
                if let origin = context.origin, month > origin {
                    item.report(
                        "must not be after the origin \(origin), found \(month)",
                        remedy: "For the future, write a plan."
                    )
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
        var lines: [String: Int] = [:]
        return items.compactMap { item in
            guard let stage = StageReader.read(item, of: section.field.path, stageContext) else { return nil }
            if let line = lines.updateValue(item.place.line, forKey: stage.stage.id) {
                item.renamed(join(section.field.path, "stage \(stage.stage.id)"))
                    .report("stands twice, first on line \(line)", remedy: "Give every stage its own id.")
                return nil
            }
            return stage
        }
    }

    private func readStaff() -> [StaffGroup] {
        guard let items = section.read(ServiceKeys.staff) else { return [] }
        var seen: Set<String> = []
        return items.compactMap { item in
            guard let group = StaffReader.read(item, of: section.field.path) else { return nil }
            guard seen.insert(group.name).inserted else {
                item.report("repeats the group '\(group.name)'", remedy: "Name every staff group once.")
                return nil
            }
            return group
        }
    }

    /// Every list must have a number to start from.
    private func checkStart(_ service: Service, _ historyKnown: Bool) {
        guard historyKnown, context.historyIsComplete, !service.isPathway, let stage = service.stages.first,
            stage.waitingList == nil,
            !section.mentions(StageKeys.waitingList), !section.mentions(ServiceKeys.stages),
            !context.history.rows(of: service.historyName).contains(where: { $0.metric == Metric.waiting.rawValue })
        else { return }
        func remedy() -> String {
            let match = nearestMatch(to: service.historyName, in: context.history.serviceNames)
            return (match.map { $0 == service.historyName ? "" : "Did you mean 'history: \(shorten($0))'? " } ?? "")
                + "Give the number waiting in either."
        }
        section.field.report(
            "has no 'waiting list', and the history has no 'waiting' for '\(shorten(service.historyName))'",
            remedy: remedy()
        )
    }
}
