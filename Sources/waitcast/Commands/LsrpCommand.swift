import Areas
import ArgumentParser
import Calendar
import Calibration
import Foundation
import LinearAlgebra
import Reading
import Reporting
import Runs

/// `waitcast lsrp`.
struct LsrpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsrp",
        abstract: "Writes the tables of the Local SEND Reform Plan that a forecast can fill.",
        discussion: """
            The service that holds education, health and care plans is forecast to March
            2031: plans held by kind of provision and category, requests and assessments
            of 2025 to 2029, and spending and balance of the high-needs block where
            costs.yaml has prices. Without a plan everything is unmitigated. A plan's
            steps, or several plans, are told together and each alone.

            Examples:
              waitcast lsrp Scenarios/example
              waitcast lsrp Scenarios/example --plan same-staff
              waitcast lsrp Scenarios/example --plan elsewhere --plan same-staff --output lsrp
            """
    )

    @Argument(
        help: "The area's folder or file. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var area: String?

    @Option(help: "A plan of the area's by its file's name, or a plan file; may be given more than once.")
    var plan: [String] = []

    @Option(help: "The folder for the tables. (default: Results/, the area's id and -lsrp)", completion: .directory)
    var output: String?

    @Option(help: "The last month of the forecast (YYYY-MM).")
    var until = "2031-03"

    @Option(help: "Replications of every plan, 2 to 1000000.")
    var replications = 1000

    @OptionGroup var caching: CacheOptions

    @OptionGroup var running: RunningOptions

    func validate() throws {
        guard Limits.replications.contains(replications) else {
            throw ValidationError("--replications must be 2 to 1000000, found \(replications)")
        }
        guard Month(until) != nil else {
            throw ValidationError("--until must be a month such as 2031-03, found '\(until)'")
        }
    }

    func run() throws {
        try reporting {
            let progress = Progress(quiet: running.quiet)
            defer { progress.end() }
            progress.show("reading")
            // First of all: what a killed run left is made good even if this one then stops.
            let named = try output.map { try OutputFolder($0) }
            defer { named?.release() }
            let inputs = try self.inputs()
            let area = inputs.area
            guard let service = ReformPlan.service(of: area) else {
                throw Failure(
                    description:
                        "\(inputs.areaArgument) has no service that holds plans. Give one 'holds' in the area file.",
                    code: Failure.badData
                )
            }
            let months = (Month(until) ?? area.origin) - area.origin
            guard Limits.horizonMonths.contains(months) else {
                throw Failure(
                    description:
                        "--until must be 1 to \(Limits.horizonMonths.upperBound) months after the area's origin, "
                        + "\(area.origin), found \(until)",
                    code: Failure.usage
                )
            }
            let path = output ?? "Results/\(area.id)-lsrp"
            let folder = try named ?? OutputFolder(path)
            defer { folder.release() }
            try folder.check(
                inputs: inputs.manifest.map(\.file),
                area: Manifest.areaName(ofReformPlanOf: area),
                replications: replications,
                seed: running.seed,
                force: running.force
            )
            let cache = caching.cache(commit: Waitcast.commit, environment: ProcessInfo.processInfo.environment)
            let fitted = try inputs.fitted(effort: running.fit, cache: cache) { progress.show("fitting \(area.name)") }
            let mitigation = Mitigation(of: inputs.plans)
            let runner = try Runner(
                fitted,
                plans: mitigation?.plans ?? [],
                settings: RunSettings(
                    replications: replications,
                    seed: running.seed,
                    threads: running.threadCount,
                    horizonMonths: months,
                    services: [service.id],
                    followsReferrals: false
                ),
                mitigations: mitigation.map { [$0.parts] } ?? []
            )
            let mitigated = mitigation?.together.id
            let tally = try runner.tally(
                0..<replications,
                keeping: ReformPlan.quantities(runner, service, mitigated: mitigated)
            ) { progress.show("forecasting \(area.name): \(Int(100 * $0))%") }
            let (result, plan) = (
                runner.result(of: tally), ReformPlan(runner, tally, service, mitigated: mitigated)
            )
            progress.show("writing")
            let files = ReformPlanTables.files(
                plan,
                result.highNeeds,
                of: area,
                inputs.plans,
                ShownNames(result),
                mitigated: mitigated
            )
            try folder.write(
                files,
                manifest: Manifest(
                    reformPlan: result,
                    version: Waitcast.version,
                    inputs: inputs.manifest,
                    platform: LinearAlgebraLibrary.description
                )
            )
            progress.end()
            guard !running.quiet else { return }
            let names = files.map(\.name).joined(separator: ", ")
            let lines = [
                ReformPlanReport.text(plan, result, mitigated: mitigation?.together),
                safeText("Files in \(path): \(names), manifest.json"),
            ]
            try StandardStream.output.write((lines + folder.notes).joined(separator: "\n") + "\n")
        }
    }

    /// The area with the plans that are named, which are files or plans of its own; without any, none.
    private func inputs() throws -> InputFiles {
        let isFile = { (name: String) in name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
        let files = plan.filter(isFile)
        let ids = plan.filter { !isFile($0) }
        guard ids.isEmpty || files.isEmpty else {
            throw Failure(
                description: "--plan must name plans of the area's, or plan files, and not some of each",
                code: Failure.usage
            )
        }
        guard files.isEmpty else { return try InputFiles(files, area: area) }
        let all = try InputFiles(area.map { [$0] } ?? [])
        guard ids.isEmpty else {
            try InputFiles.check(ids, among: all.plans.map(\.id), "--plan", of: "plan")
            return try all.only(ids)
        }
        return all.withoutPlans
    }
}

/// What plans do together, and each part of it alone: each plan, or of one plan each step.
private struct Mitigation {
    let together: Plan
    let alone: [Plan]

    /// What plans do; `nil`: nothing.
    init?(of plans: [Plan]) {
        let plans = plans.filter { !$0.interventions.isEmpty }
        guard let first = plans.first else { return nil }
        (together, alone) =
            plans.count == 1
            ? (first, first.steps) : (Plan.together(plans, id: "mitigated", name: "All plans together"), plans)
    }

    /// What is run: a plan of a single step is all of itself.
    var plans: [Plan] { [together] + alone }

    var parts: PlanParts { PlanParts(together: together.id, alone: alone.map(\.id)) }
}
