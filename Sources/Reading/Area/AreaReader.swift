import Areas
import Calendar
import Wording
import Yams

/// Reads an area file: the area as far as it can be read, with everything wrong reported.
struct AreaReader {
    /// What was read.
    struct Result {
        var area: Area
        var plansFolder: String
        /// Where the file names it; `nil`: it is the usual one.
        var plansPlace: Place?
        var historyFiles: [InputText]
        /// Whether all of the history could be read.
        var historyIsComplete: Bool
        /// Whether every service, stage, class, staff group, sum and pool could be read, so that names not among them
        /// are unknown.
        var namesAreComplete: Bool
    }

    private let root: Field
    private let diagnostics: Diagnostics
    private let load: (String) throws -> String

    /// Reads a file; `nil` if it is no mapping at all.
    static func read(
        _ input: InputText,
        _ diagnostics: Diagnostics,
        load: (String) throws -> String
    ) -> Result? {
        withoutActuallyEscaping(load) { load in
            guard let root = parseDocument(input, diagnostics) else { return nil }
            return AreaReader(root: root, diagnostics: diagnostics, load: load).result()
        }
    }

    private func result() -> Result? {
        guard let section = Section(root, AreaKeys.shape) else { return nil }
        let name = section.read(AreaKeys.area) ?? ""
        let id = section.read(AreaKeys.id) ?? ""
        let origin = section.read(AreaKeys.origin)
        let horizon = section.read(AreaKeys.horizon).map { Int($0) } ?? AreaKeys.usualHorizonMonths
        let (history, files, historyIsComplete) = readHistory(section.read(AreaKeys.history))
        let calendar =
            section.read(AreaKeys.calendar).map { CalendarReader.read($0, origin: origin, horizonMonths: horizon) }
            ?? .absent
        let context = ServiceContext(
            history: history,
            historyIsComplete: historyIsComplete,
            origin: origin,
            calendar: calendar
        )
        let services = readServices(section, context)
        if historyIsComplete { checkHistory(services.compactMap { $0 }, history) }
        checkRoutes(services.compactMap { $0 })
        if services.allSatisfy({ $0 != nil }) {
            let ids = KnownNames(services.compactMap { $0?.service.id })
            checkReferences(services.flatMap { $0?.references ?? [] }, services: ids)
        }
        var area = Area(
            id: id,
            name: name,
            origin: origin ?? Month(year: 2000, month: 1),
            horizonMonths: horizon,
            services: services.compactMap { $0?.service },
            history: history,
            totals: readTotals(section.read(AreaKeys.totals), context),
            calendar: calendar.calendar,
            schoolYear: section.read(AreaKeys.schoolYear).flatMap(SchoolYear.init),
            note: section.read(AreaKeys.note) ?? ""
        )
        let complete = !services.isEmpty && services.allSatisfy { $0?.namesAreComplete ?? false }
        let sums = TotalReader(services: KnownNames(area.services.map(\.id)), complete: complete).read(section)
        area.reportedTotals = sums.totals
        let targets = TargetReader(
            owners: TargetOwners(services: area.services, sums: sums.totals),
            // Without its own months an area's targets cannot be held against them.
            origin: origin,
            horizonMonths: horizon,
            complete: complete && sums.isComplete
        )
        .read(section.read(AreaKeys.targets) ?? [])
        (area.targets, area.jointTargets) = (targets.targets, targets.joint)
        area.authority = section.read(AreaKeys.authority).flatMap(AuthorityReader.read)
        area.thresholds = section.read(AreaKeys.countedBeyond).map(thresholds) ?? []
        let staff = SharedStaffReader(services: area.services, complete: complete).read(section)
        area.sharedStaff = staff.pools
        for problem in area.problems { diagnostics.report(problem) }
        let folder = section.read(AreaKeys.plans) ?? AreaKeys.usualPlans
        return Result(
            area: area,
            plansFolder: resolve(folder, beside: root.place.file),
            plansPlace: section[AreaKeys.plans]?.place,
            historyFiles: files,
            historyIsComplete: historyIsComplete && origin != nil,
            namesAreComplete: complete && sums.isComplete && staff.isComplete
        )
    }

    /// Weeks beyond which those waiting are counted, each once, in rising order.
    private func thresholds(_ items: [Field]) -> [Int] {
        Set(items.compactMap { $0.value(.waitCounted).map { Int($0) } }).sorted()
    }

    private func readHistory(_ field: Field?) -> (History, [InputText], isComplete: Bool) {
        guard let field else { return (History(), [], true) }
        let names: [Field]
        if case .sequence = field.node {
            names = field.list() ?? []
        } else {
            names = [field]
        }
        var observations: [Observation] = []
        var missing: [MissingFigure] = []
        var files: [InputText] = []
        var isComplete = true
        for field in names {
            guard let name = field.text("the name of a CSV file") else {
                isComplete = false
                continue
            }
            let path = resolve(name, beside: root.place.file)
            if files.contains(where: { $0.name == path }) {
                field.report("names '\(name)' a second time", remedy: "Name every file once.")
                continue
            }
            do {
                let input = InputText(name: path, text: try load(path))
                files.append(input)
                let history = HistoryReader.read(input, diagnostics)
                // One file is the rule, and it may be long.
                if observations.isEmpty { observations = history.rows } else { observations += history.rows }
                missing += history.missing
                isComplete = isComplete && history.isComplete
            } catch {
                isComplete = false
                field.report(
                    "names '\(name)', which cannot be read: \(error)",
                    remedy: "Put the file beside the area file or correct its name."
                )
            }
        }
        return (History(observations, missing: missing), files, isComplete)
    }

    private func readServices(_ section: Section, _ context: ServiceContext) -> [ServiceReader.Result?] {
        guard let items = section.read(AreaKeys.services) else { return [] }
        if items.count > Limits.services {
            section[AreaKeys.services]?
                .report(
                    "has \(items.count) services, at most \(Limits.services) are allowed",
                    remedy: "Make areas of their own of some of them."
                )
        }
        let services = items.prefix(Limits.services)
            .map { item in
                ServiceReader.read(item, context).map { ($0, item.renamed("service \($0.service.id)")) }
            }
        return eachOnce(services, id: \.service.id, Service.repeatFaults)
    }

    /// Rows of which there is no telling which are meant are told where they stand.
    private func checkHistory(_ services: [ServiceReader.Result], _ history: History) {
        for service in services.map(\.service) {
            for fault in ServiceHistory(service, in: history).faults {
                switch fault {
                case .twoValues, .overlappingBands: diagnostics.report(fault.place, fault.message, remedy: fault.remedy)
                case .severalProviders, .noSuchProvider:
                    diagnostics.report(
                        service.place,
                        "field 'service \(shorten(service.id))'"
                            + (service.addsUp.isEmpty
                                ? service.provider.isEmpty ? "" : ", provider '\(shorten(service.provider))'"
                                : ", adds up")
                            + ": \(fault.message)",
                        remedy: fault.remedy
                    )
                }
            }
        }
    }

    private func readTotals(_ field: Field?, _ context: ServiceContext) -> [String: [String]] {
        guard let field, case .mapping(let mapping) = field.node else {
            field?.report("must be a mapping, found \(field?.kind ?? "")", remedy: "Write 'total: [part, part]'.")
            return [:]
        }
        var totals: [String: [String]] = [:]
        for (keyNode, valueNode) in mapping {
            guard let name = field.child(keyNode, "").scalarText else {
                field.report(
                    "has a key that is \(field.child(keyNode, "").kind)",
                    remedy: "Keys are names in the history."
                )
                continue
            }
            let total = field.child(valueNode, name)
            let parts = total.list(remedy: "Write '\(shorten(name)): [part, part]'.") ?? []
            let names = parts.compactMap { part in
                part.text("a service's name in the history").map { text in (part, text) }
            }
            total.keeps { History.partCountFaults(parts.count, at: $0) }
            for (place, text) in [(total, name)] + names where context.historyIsComplete {
                place.keeps { context.history.nameFaults(text, at: $0) }
            }
            totals[name] = names.map { $0.1 }
        }
        return totals
    }
}
/// A file name as the area file writes it, seen from where the area file stands: `Scenarios/derby/history.csv`.
func resolve(_ name: String, beside file: String) -> String {
    if name.hasPrefix("/") { return normalise(name) }
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    return normalise(folder + name)
}

/// A path without `.`, and without `..` where it can be taken away.
package func normalise(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
        if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}
