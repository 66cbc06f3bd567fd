import ArgumentParser
import Calibration
import Foundation
import Reading
import Reporting
import Runs

/// `waitcast check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validates an area or plans, and lists contradictions, gaps and assumptions.",
        discussion: """
            An area's plans are checked with it; plans alone with the area they name, or
            the area.yaml beside or above them: of each it says in a sentence what every
            step does, and what can hardly be meant. A '-' is standard input. The exit
            code is 0 when the files can be used, however much their figures contradict
            one another, and 65 when they cannot. Of an area the ten findings that matter
            most are told in full, the others by kind; 'waitcast run' writes all of them
            to audit.csv.

            Examples:
              waitcast check Scenarios/derby
              waitcast check Scenarios/derby/plans/combined.yaml
            """
    )

    @Argument(
        help: "An area's folder or file, then plan files. (default: ./area.yaml)",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var files: [String] = []

    @Flag(help: "Show every finding in the published figures, each on one line.")
    var all = false

    @OptionGroup var caching: CacheOptions

    func run() throws {
        try reporting {
            let inputs = try InputFiles(files)
            // What can be checked can be run: the services are estimated too.
            let environment = ProcessInfo.processInfo.environment
            let fitted = try inputs.fitted(cache: caching.cache(commit: Waitcast.commit, environment: environment))
            _ = try Runner(fitted, plans: inputs.plans, settings: RunSettings())
            let report =
                inputs.namesPlans
                ? PlanReport.text(
                    area: inputs.area,
                    areaFile: inputs.areaArgument,
                    plans: inputs.plans,
                    on: Screen(environment: environment)
                )
                : CheckReport.text(
                    area: inputs.area,
                    plans: inputs.plans,
                    models: fitted.services,
                    showsAll: all,
                    on: Screen(environment: environment)
                )
            try StandardStream.output.write(report + "\n")
        }
    }
}
