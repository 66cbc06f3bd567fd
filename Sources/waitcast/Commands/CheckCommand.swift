import ArgumentParser
import Foundation
import Planning
import Reading
import Reporting

/// `waitcast check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validates an area or plans, and lists contradictions, gaps and assumptions.",
        discussion: """
            An area's plans are validated with it. Of a plan it says in a sentence what each step does, and what can
            hardly be meant. The exit code is 0 when the files can be used, however much their
            figures contradict one another, and 65 when they cannot.

            Examples:
              waitcast check Scenarios/derby
              waitcast check Scenarios/derby/plans/combined.yaml
            """
    )

    @Argument(help: "An area file or folder, or plan files.")
    var files: [String]

    func run() throws {
        try reporting {
            let first = InputFiles.areaFile(files[0])
            let isArea = files.count == 1 && Self.isArea(first)
            let inputs = try InputFiles(
                plans: isArea ? [] : files,
                area: isArea ? first : nil,
                standard: "Scenarios/derby/area.yaml"
            )
            // What can be checked can be run: the services are estimated too.
            let runner = try Runner(area: inputs.area, plans: inputs.plans, settings: RunSettings())
            print(
                isArea
                    ? CheckReport.text(area: inputs.area, plans: inputs.plans, models: runner.models)
                    : PlanReport.text(area: inputs.area, areaFile: inputs.manifest[0].file, plans: inputs.plans)
            )
        }
    }

    /// Whether a file is an area rather than a plan: only plans have a top-level key `plan`.
    private static func isArea(_ name: String) -> Bool {
        guard let data = FileManager.default.contents(atPath: name) else { return true }
        return !String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
            .contains { $0.hasPrefix("plan:") }
    }
}
