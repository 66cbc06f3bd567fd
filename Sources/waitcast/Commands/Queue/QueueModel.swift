import ArgumentParser
import Foundation
import Queueing
import Reporting
import Statistics

/// A closed form on the command line: it gives an answer, and everything about printing it is done here.
protocol QueueModel: ParsableCommand {
    /// How the answer is printed.
    var output: SheetOutput { get }
    /// The answer.
    func sheet() throws -> FormulaSheet
}

extension QueueModel {
    func run() throws {
        try reporting { try StandardStream.output.write(output.text(try checkedSheet())) }
    }

    /// The answer; figures so large or small that a result is no number are refused.
    func checkedSheet() throws -> FormulaSheet {
        let sheet = try sheet()
        for quantity in sheet.given {
            try ParameterError.requireFinite("the figure '\(quantity.name)'", quantity.value)
        }
        if let lost = sheet.results.first(where: { $0.value.isNaN }) {
            throw QueueError.unreachable(
                "'\(lost.name)' cannot be computed from such large or small figures: give them in another unit of time"
            )
        }
        return sheet
    }
}

extension CommandConfiguration {
    /// The configuration of a closed form: what it is, its formula and conditions, and examples to copy.
    static func model(_ name: String, _ abstract: String, _ theory: Theory, examples: [String]) -> Self {
        let formulas = theory.formulaLines(width: 76).map { "  " + $0 }.joined(separator: "\n")
        let commands = examples.map { brokenCommand("waitcast queue \(name) \($0)", width: 76) }.joined(separator: "\n")
        let discussion = "\(formulas)\n\n\(theory.applies)\n\nSource: \(theory.source)\n\nExamples:\n\(commands)"
        let command = String(name.split(separator: " ").last ?? "")
        return CommandConfiguration(commandName: command, abstract: abstract, discussion: discussion)
    }
}

/// A command as indented lines of at most so many characters, broken before options with a backslash.
private func brokenCommand(_ command: String, width: Int) -> String {
    var lines = ["  "]
    for part in command.replacing(" --", with: "\n--").split(separator: "\n") {
        if lines[lines.count - 1].count + part.count + 3 > width {
            lines[lines.count - 1] += " \\"
            lines.append("    " + part)
        } else {
            lines[lines.count - 1] += (lines[lines.count - 1] == "  " ? "" : " ") + part
        }
    }
    return lines.joined(separator: "\n")
}
