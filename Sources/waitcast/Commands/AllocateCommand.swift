import Areas
import ArgumentParser
import Calendar
import Calibration
import Decisions
import Foundation
import LinearAlgebra
import Reading
import Reporting
import Runs
import Wording

/// `waitcast allocate`.
struct AllocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allocate",
        abstract: "Shares a budget out over what could be bought: posts, cases, programmes.",
        discussion: """
            What could be bought are the steps of the area's plans, each up to its size,
            or those of a file of options. Their prices stand in costs.yaml. Counted are
            the child-weeks of waiting beyond a limit that are avoided, or with --targets
            the probability that all targets are met. The report says what the budget
            best buys, how sure that is, and what smaller budgets would bring.

            Examples:
              waitcast allocate Scenarios/derby --budget 500000
              waitcast allocate Scenarios/derby --budget 1m --limit 18 --funder icb
              waitcast allocate Scenarios/example --budget 300000 --targets
              waitcast allocate Scenarios/example --budget 300k --options options.yaml
            """
    )

    @Argument(
        help: "The area's folder or file. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var area: String?

    @Option(help: "Pounds over all months of the forecast, such as 500000, 500k or 1.5m.")
    var budget: String

    @Option(help: "Smaller budgets to tell beside it, with commas between. (default: ten evenly spaced)")
    var budgets: String?

    @Option(help: "Weeks beyond which waiting counts, 0 to 520; 0: all waiting counts.")
    var limit = 52

    @Option(help: "Count the waiting of this service only; may be given more than once. (default: all)")
    var service: [String] = []

    @Flag(help: "Count the probability that all targets of the area are met that purchases can change.")
    var targets = false

    @Option(
        help: "The same for this target: a sentence, or the number of one of the area's; may be given more than once."
    )
    var target: [String] = []

    @Option(help: "Offer the steps of this plan only, by its file's name; may be given more than once.")
    var plan: [String] = []

    @Option(help: "Offer what this file lists, in place of the plans' steps.", completion: .file(extensions: ["yaml"]))
    var options: String?

    @Option(help: "A plan that is carried out in any case, by its file's name: purchases come on top.")
    var with: String?

    @Option(
        name: .customLong("not-worse"),
        help: "A service that must not get worse, beside those that no purchase touches; may be given more than once."
    )
    var notWorse: [String] = []

    @Flag(name: .customLong("may-get-worse"), help: "Services that no purchase touches may get worse.")
    var mayGetWorse = false

    @Option(
        help:
            "The share by which waiting may grow where it must not get worse, such as 2%; 0% is any growth but chance."
    )
    var tolerated = "2%"

    @Option(help: "Whose money the budget is; may be given more than once. (default: everybody's)")
    var funder: [String] = []

    @Flag(name: .customLong("present-value"), help: "Count money at its present value, not as it is paid.")
    var presentValue = false

    @Option(help: "The folder for the tables. (default: none are written)", completion: .directory)
    var output: String?

    @Option(help: "Replications that tell what is chosen, 16 to 100000.")
    var replications = 1000

    @Option(help: "Months to forecast, 1 to 240. (default: the area's)")
    var horizon: Int?

    @OptionGroup var caching: CacheOptions

    @OptionGroup var running: RunningOptions

    func validate() throws {
        guard (16...100_000).contains(replications) else {
            throw ValidationError("--replications must be 16 to 100000, found \(replications)")
        }
        guard horizon.map({ Limits.horizonMonths.contains($0) }) ?? true else {
            throw ValidationError("--horizon must be 1 to \(Limits.horizonMonths.upperBound) months, found \(horizon!)")
        }
        guard (0...520).contains(limit) else {
            throw ValidationError("--limit must be 0 to 520 weeks, found \(limit)")
        }
        guard let pounds = Self.pounds(budget), pounds > 0, pounds <= Self.mostPounds else {
            throw ValidationError("--budget must be pounds such as 500000, 500k or 1.5m, found '\(budget)'")
        }
        for text in budgetTexts {
            guard let smaller = Self.pounds(text), smaller > 0, smaller <= pounds else {
                throw ValidationError("--budgets must be pounds up to the budget, found '\(text)'")
            }
        }
        guard budgetTexts.count <= 40 else {
            throw ValidationError("--budgets must be 40 at most, found \(budgetTexts.count)")
        }
        for name in funder where Funder(rawValue: name) == nil {
            let known = Funder.allCases.map(\.rawValue)
            throw ValidationError("--funder names the unknown funder '\(name)'. \(remedy(for: name, allowed: known))")
        }
        guard let share = Double(percentage: tolerated), (0...1).contains(share) else {
            throw ValidationError("--tolerated must be a share such as 2%, 0% to 100%, found '\(tolerated)'")
        }
        guard options == nil || plan.isEmpty else {
            throw ValidationError("--options and --plan both say what could be bought: give one of them")
        }
        guard !(targets || !target.isEmpty) || service.isEmpty else {
            throw ValidationError("--service says whose waiting counts, and targets are counted instead: leave it out")
        }
    }

    private static let mostPounds = 1e10

    private var budgetTexts: [String] {
        budgets?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
    }

    /// Pounds as people write them: `500000`, `£500,000`, `500k`, `1.5m`.
    static func pounds(_ text: String) -> Double? {
        var digits = text.lowercased().replacing("£", with: "").replacing(",", with: "")
        var scale = 1.0
        if let suffix = digits.last, let times = ["k": 1e3, "m": 1e6][suffix] {
            digits.removeLast()
            scale = times
        }
        guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return nil }
        return Double(digits).map { $0 * scale }
    }

    func run() throws {
        try reporting {
            let progress = Progress(quiet: running.quiet)
            defer { progress.end() }
            progress.show("reading")
            let folder = try output.map { try OutputFolder($0) }
            defer { folder?.release() }
            let inputs = try InputFiles(area.map { [$0] } ?? [])
            let area = inputs.area
            guard area.costs != nil else {
                throw Failure(
                    description: "\(inputs.areaArgument) has no costs.yaml beside it: without prices nothing can be "
                        + "bought. 'waitcast schema costs' says what it holds.",
                    code: Failure.badData
                )
            }
            try InputFiles.check(service, among: area.services.map(\.id), "--service", of: "service")
            try InputFiles.check(notWorse, among: area.services.map(\.id), "--not-worse", of: "service")
            try InputFiles.check(plan, among: inputs.plans.map(\.id), "--plan", of: "plan")
            try InputFiles.check(with.map { [$0] } ?? [], among: inputs.plans.map(\.id), "--with", of: "plan")
            let offered = try self.offered(inputs)
            let request = try self.request(area, offered)
            let files = inputs.manifest + offered.files
            try folder?
                .check(
                    inputs: files.map(\.file),
                    area: Manifest.areaName(of: area, asked: "allocate"),
                    replications: replications,
                    seed: running.seed,
                    force: running.force
                )
            let cache = caching.cache(commit: Waitcast.commit, environment: ProcessInfo.processInfo.environment)
            let fitted = try inputs.fitted(effort: running.fit, cache: cache) { progress.show("fitting \(area.name)") }
            let purchases = try Purchases(
                offered.options,
                beside: with.flatMap { id in inputs.plans.first { $0.id == id } },
                in: fitted,
                settings: RunSettings(
                    replications: replications,
                    seed: running.seed,
                    threads: running.threadCount,
                    horizonMonths: horizon,
                    followsReferrals: false
                ),
                request.question
            )
            guard !purchases.offers.isEmpty else {
                let reasons = purchases.unpriced.map {
                    "'\($0.option.intervention.label)' at \($0.option.intervention.service) \($0.reason)"
                }
                throw Failure(
                    description: "nothing can be bought: "
                        + (reasons.isEmpty ? "the plans have no steps" : reasons.joined(separator: "; ")),
                    code: Failure.badData
                )
            }
            var allocator = Allocator(purchases, request)
            allocator.progress = { progress.show("\(area.name): \($0)") }
            let allocation = try allocator.allocate()
            let screen = Screen(environment: ProcessInfo.processInfo.environment)
            var lines = [AllocationReport.text(allocation, on: screen)]
            if let folder {
                progress.show("writing")
                let tables = AllocationTables.files(allocation)
                try folder.write(
                    tables,
                    manifest: Manifest(
                        answerFor: area,
                        question: "allocate",
                        plans: [allocation.purchases.base.id],
                        run: (allocation.request.replications, running.seed, allocation.purchases.horizonMonths),
                        fit: running.fit,
                        version: Waitcast.version,
                        inputs: files,
                        platform: LinearAlgebraLibrary.description
                    )
                )
                let names = tables.map(\.name).joined(separator: ", ")
                lines += [safeText("Files in \(output ?? ""): \(names), manifest.json")] + folder.notes
            }
            progress.end()
            guard !running.quiet else { return }
            try StandardStream.output.write(lines.joined(separator: "\n") + "\n")
        }
    }

    /// What is offered, with the files that it was read from beside those of the area.
    private func offered(_ inputs: InputFiles) throws -> (options: [PlanOption], files: [FileDigest]) {
        if let options {
            let text = try InputFile.text(of: options)
            let read = try Inputs.readOptions(
                text,
                of: inputs.area,
                areaFile: inputs.areaArgument,
                isSameFile: AreaLookup.isSameFile
            )
            return (read, [FileDigest(file: text.name, sha256: Digest.of(text.text))])
        }
        let plans = inputs.plans.filter { (plan.isEmpty || plan.contains($0.id)) && $0.id != with }
        let steps = plans.flatMap(\.steps).flatMap(\.interventions)
        // What has begun cannot be bought any more.
        return (steps.filter { $0.from > inputs.area.origin }.map { PlanOption($0) }, [])
    }

    private func request(
        _ area: Area,
        _ offered: (options: [PlanOption], files: [FileDigest])
    ) throws -> AllocationRequest {
        let question = TrialQuestion(
            limitWeeks: limit,
            targets: try wanted(area, offered.options),
            funders: Set(funder.compactMap { Funder(rawValue: $0) }),
            isPresentValue: presentValue
        )
        var request = AllocationRequest(
            budget: Self.pounds(budget) ?? 0,
            budgets: budgetTexts.compactMap { Self.pounds($0) },
            question: question
        )
        request.counted = Set(service)
        request.protected = Set(notWorse)
        request.othersMayGetWorse = mayGetWorse
        request.toleratedGrowth = Double(percentage: tolerated) ?? 0
        request.replications = replications
        return request
    }

    /// The targets that count: those named, or all of services that an option changes.
    private func wanted(_ area: Area, _ options: [PlanOption]) throws -> [Target] {
        guard targets || !target.isEmpty else { return [] }
        let months = horizon ?? area.horizonMonths
        let isCounted = { (target: Target) in
            target.measure != .highNeedsDeficit && !target.measure.followsChildren
        }
        guard target.isEmpty else {
            let asked = try Failure.ofCall { () throws(InputErrors) in
                try AskedTargets.read(target, in: area, horizonMonths: months)
            }
            if let other = asked.first(where: { !isCounted($0) }) {
                throw Failure(
                    description: "--target '\(other.text)' cannot be counted: deficits, and waits of children who are "
                        + "followed beyond the forecast, are told by 'waitcast run'",
                    code: Failure.usage
                )
            }
            return asked
        }
        let due = area.targets.filter { isCounted($0) && $0.due.last <= area.origin + months }
        let changed = Set(
            options.map(\.intervention).flatMap { [$0.service] + ($0.effect.destination.map { [$0] } ?? []) }
        )
        let found = due.filter { target in
            changed.contains(target.service)
                || area.reportedTotals.contains { $0.id == target.service && !changed.isDisjoint(with: $0.services) }
        }
        guard !found.isEmpty else {
            throw Failure(
                description: "--targets: the area has no target that a purchase could change within the forecast",
                code: Failure.usage
            )
        }
        return found
    }
}
