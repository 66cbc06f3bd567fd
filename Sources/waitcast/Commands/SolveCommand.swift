import Areas
import ArgumentParser
import Calendar
import Calibration
import Decisions
import Foundation
import LinearAlgebra
import Reading
import Reporting
import Wording

/// `waitcast solve`.
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Finds the least capacity, or mix of two levers, that meets a target.",
        discussion: """
            A lever is one thing that may be done, whose size is open: 'recruit STAFF at
            SERVICE from MONTH', 'agency at ...', 'outsource at ...', 'waiting-list
            initiative at ... from MONTH until MONTH', 'productivity at ...', 'triage at
            ...' or 'early help at ...', with 'until MONTH', 'lag 26 weeks', 'ramp 13 weeks'
            and 'order random' behind it; or a plan file with a '?' in place of one size.
            Extra capacity sees the longest waits first unless the order says otherwise.

            Examples:
              waitcast solve Scenarios/derby --probability 80% --in-money \\
                --target "nd-dhcft number waiting over 52 weeks at most 40 by 2028-03" \\
                --lever "recruit specialist clinician at nd-dhcft from 2026-04"
              waitcast solve Scenarios/derby --then-holds 70% --plan early-help \\
                --target "slt share waiting under 18 weeks at least 92% by 2027-03" \\
                --lever "agency at slt from 2026-01 until 2027-03" --output slt
            """
    )

    @Argument(
        help: "The area's folder or file. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var files: [String] = []

    @Option(help: "The area, in place of the argument.", completion: .file(extensions: ["yaml", "yml"]))
    var area: String?

    @Option(help: "A target in a sentence, or the number of one of the area's; several are met together.")
    var target: [String] = []

    @Option(help: "A lever in words, or a plan file with a '?' for its size; two make a mix.")
    var lever: [String] = []

    @Option(help: "The probability with which the target shall be met.")
    var probability = "80%"

    @Option(help: "The probability with which it shall then hold to the end of the forecast. (default: only told)")
    var thenHolds: String?

    @Option(help: "The standard error of the probability, 0.1% to 10%: a smaller one takes more replications.")
    var precision = "1%"

    @Option(help: "What else happens: a plan of the area's by its file's name; may be given more than once.")
    var plan: [String] = []

    @Option(help: "From one size to the next, for each lever in turn. (default: 1 WTE, or a fiftieth of the largest)")
    var step: [Double] = []

    @Option(help: "The largest size looked at. (default: enough to see everybody by the date)")
    var largest: Double?

    @Flag(help: "Count sizes in money: thousands of pounds that the lever itself costs over the forecast.")
    var inMoney = false

    @Option(help: "Months to forecast. (default: the area's, and twelve beyond the date at least)")
    var horizon: Int?

    @Option(help: "A folder for the whole curve, solve.csv. (default: none is written)", completion: .directory)
    var output: String?

    @OptionGroup var caching: CacheOptions

    @OptionGroup var running: RunningOptions

    func validate() throws {
        guard files.count + (area == nil ? 0 : 1) <= 1 else {
            throw ValidationError("one area is wanted: plans are named with --plan")
        }
        guard !target.isEmpty else { throw ValidationError("--target is missing: say what shall be met, and by when") }
        guard (1...2).contains(lever.count) else {
            throw ValidationError(
                lever.isEmpty
                    ? "--lever is missing: say what may be done"
                    : "--lever may be given once or twice, found \(lever.count)"
            )
        }
        for (option, text) in [("--probability", probability), ("--then-holds", thenHolds ?? "50%")] {
            guard let share = Double(percentage: text), share > 0, share < 1 else {
                throw ValidationError(
                    "\(option) must be a percentage such as 80%, above 0% and below 100%, found '\(text)'"
                )
            }
        }
        guard let error = Double(percentage: precision), (0.001...0.1).contains(error) else {
            throw ValidationError("--precision must be 0.1% to 10%, found '\(precision)'")
        }
        guard step.count <= lever.count, step.allSatisfy({ (0.001...1e6).contains($0) }) else {
            throw ValidationError("--step must be a number from 0.001 on, once for each lever at most")
        }
        guard largest.map({ (0.001...1e6).contains($0) }) ?? true else {
            throw ValidationError("--largest must be a number above 0, found \(largest!)")
        }
        guard horizon.map({ Limits.horizonMonths.contains($0) }) ?? true else {
            throw ValidationError("--horizon must be 1 to \(Limits.horizonMonths.upperBound) months, found \(horizon!)")
        }
    }

    func run() throws {
        try reporting {
            let progress = Progress(quiet: running.quiet)
            defer { progress.end() }
            progress.show("reading")
            let folder = try output.map { try OutputFolder($0) }
            defer { folder?.release() }
            let all = try InputFiles(files, area: area)
            let inputs = plan.isEmpty ? all.withoutPlans : all
            if !plan.isEmpty { try InputFiles.check(plan, among: all.plans.map(\.id), "--plan", of: "plan") }
            let beside = plan.compactMap { id in all.plans.first { $0.id == id } }
            var files = inputs.manifest
            var levers = try lever.map { try Self.lever($0, in: inputs.area, &files) }
            var question = try question(levers[0], beside, in: inputs.area)
            try folder?
                .check(
                    inputs: files.map(\.file),
                    area: Manifest.areaName(of: inputs.area, asked: "solve"),
                    replications: question.replications,
                    seed: running.seed,
                    force: running.force
                )
            let cache = caching.cache(commit: Waitcast.commit, environment: ProcessInfo.processInfo.environment)
            let fitted = try inputs.fitted(effort: running.fit, cache: cache) {
                progress.show("fitting \(inputs.area.name)")
            }
            let solver = Solver(
                fitted,
                seed: running.seed,
                threads: running.threadCount,
                horizonMonths: horizon
            )
            if inMoney {
                let months = horizon ?? question.horizonMonths(in: inputs.area)
                levers = try levers.map { try Self.priced($0, by: solver, in: inputs.area, months) }
                question.lever = levers[0]
            }
            let show = { (share: Double) in progress.show("solving for \(inputs.area.name): \(Int(100 * share))%") }
            let found = try answer(question, levers, solver, show)
            if let folder {
                progress.show("writing")
                try folder.write(
                    SolveTables.files(found.parts, area: inputs.area.id),
                    manifest: Manifest(
                        answerFor: inputs.area,
                        question: "solve",
                        plans: [Plan.noChange.id] + beside.map(\.id),
                        run: (question.replications, running.seed, horizon ?? question.horizonMonths(in: inputs.area)),
                        fit: running.fit,
                        version: Waitcast.version,
                        inputs: files,
                        platform: LinearAlgebraLibrary.description
                    )
                )
            }
            progress.end()
            guard !running.quiet else { return }
            let written = output.map { [safeText("Files in \($0): solve.csv, datapackage.json, manifest.json")] } ?? []
            let lines = [found.text] + written + (folder?.notes ?? [])
            try StandardStream.output.write(lines.joined(separator: "\n") + "\n")
        }
    }

    /// What is asked of the first lever.
    private func question(_ lever: Lever, _ beside: [Plan], in area: Area) throws -> SolveQuestion {
        let targets = try Failure.ofCall { () throws(InputErrors) in try AskedTargets.read(target, in: area) }
        var goals: Set<Target.Goal> = []
        let question = SolveQuestion(
            targets: targets.filter { goals.insert($0.goal).inserted },
            lever: lever,
            plan: beside.isEmpty ? nil : Plan.together(beside, id: "beside", name: "beside"),
            probability: Double(percentage: probability) ?? 0.8,
            thenHolds: thenHolds.flatMap { Double(percentage: $0) },
            precision: Double(percentage: precision) ?? 0.01,
            step: step.first,
            largest: largest
        )
        let last = targets.map(\.due.last).max() ?? area.origin
        if let horizon, area.origin + horizon < last {
            throw Failure(
                description:
                    "--horizon of \(horizon) months ends in \(area.origin + horizon), before the target is due in "
                    + "\(last)",
                code: Failure.usage
            )
        }
        return question
    }

    /// A lever with sizes counted in money.
    private static func priced(_ lever: Lever, by solver: Solver, in area: Area, _ months: Int) throws -> Lever {
        let priced = try Failure.ofCall { () throws(InputErrors) in
            try solver.inMoney(lever, horizonMonths: months)
        }
        guard let priced else {
            let costs = area.costs == nil ? "\(area.name) has no costs" : "no line of the area's costs is about it"
            throw Failure(
                description: "--in-money: '\(lever.text)' has no price: \(costs)",
                code: Failure.usage
            )
        }
        return priced
    }

    /// A lever in words, or a plan file with an open size.
    private static func lever(_ text: String, in area: Area, _ files: inout [FileDigest]) throws -> Lever {
        let isFile = text.hasSuffix(".yaml") || text.hasSuffix(".yml")
        guard isFile else {
            return try Failure.ofCall { () throws(InputErrors) in try AskedLever.read(text, in: area) }
        }
        let file = try InputFile.text(of: text)
        files.append(FileDigest(file: file.name, sha256: Digest.of(file.text)))
        return try AskedLever.read(file, in: area)
    }

    /// The answer, in words and as what its table has.
    private func answer(
        _ question: SolveQuestion,
        _ levers: [Lever],
        _ solver: Solver,
        _ progress: (Double) -> Void
    ) throws -> (text: String, parts: [SolveTables.Part]) {
        let area = solver.area
        let screen = Screen(environment: ProcessInfo.processInfo.environment)
        let months = horizon ?? question.horizonMonths(in: area)
        if levers.count == 2 {
            let mix = try solver.mix(
                question,
                with: levers[1],
                step: step.count > 1 ? step[1] : nil,
                progress: progress
            )
            let plans = try mix.pairs.enumerated()
                .compactMap { number, pair in
                    try pair.second.least.map { try pair.second.question.plan($0, id: "mix-\(number)") }
                }
            let costing = try solver.costing(of: plans, horizonMonths: months)
            let parts = mix.pairs.map { ($0.second, question.lever.told($0.first)) }
            return (MixReport.text(mix, of: area, costing, on: screen), [(mix.alone, "")] + parts)
        }
        let solution = try solver.solve(question, progress: progress)
        let staffing = try solver.staffing(of: solution, in: area, progress: progress)
        let shown = staffing?.limited?.least == nil ? solution : staffing?.limited ?? solution
        let plans = try shown.least.flatMap { $0 > 0 ? [try shown.question.plan($0, id: "least")] : nil } ?? []
        let costing = try solver.costing(of: plans, horizonMonths: months)
        return (SolveReport(solution, of: area, on: screen).text(staffing, costing), [(solution, "")])
    }
}
