import Foundation
import Reading
import Testing
import Wording

@testable import Areas

/// What every reader promises of whatever it refuses.
enum FuzzVerdict {
    /// How many times as many inputs as usual: set WAITCAST_FUZZ to look longer, or below 1 for a slow build.
    static let factor = ProcessInfo.processInfo.environment["WAITCAST_FUZZ"].flatMap { Double($0) } ?? 1
    /// Where each input is written before it is read, so that one which ends the program can be found:
    /// WAITCAST_FUZZ_TRACE names a folder.
    private static let trace = ProcessInfo.processInfo.environment["WAITCAST_FUZZ_TRACE"]

    /// Runs a body for each input of a suite; says how many there were.
    @discardableResult
    static func inputs(
        _ suite: String,
        _ count: Int,
        _ body: (inout FuzzDice, _ index: Int) throws -> Void
    ) rethrows -> Int {
        let all = Int(Double(count) * factor)
        for index in 0..<all {
            var dice = FuzzDice(suite, index)
            try body(&dice, index)
        }
        return all
    }

    /// Writes down what is about to be read.
    static func note(_ suite: String, _ texts: String...) {
        guard let trace else { return }
        for (index, text) in texts.enumerated() {
            try? text.write(toFile: "\(trace)/\(suite)-\(index)", atomically: false, encoding: .utf8)
        }
    }

    /// Problems have a file that was read, a line of it, words and a remedy, and there are not too many.
    static func check(_ errors: InputErrors, _ files: [InputText], _ context: @autoclosure () -> String) {
        let lines = Dictionary(
            files.map { file in
                (
                    file.name,
                    file.text.unicodeScalars.count { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) } + 2
                )
            },
            uniquingKeysWith: { first, _ in first }
        )
        var faults: [String] = []
        if errors.problems.isEmpty { faults.append("no problem") }
        if errors.problems.count > 50 * max(1, files.count) { faults.append("\(errors.problems.count) problems") }
        for problem in errors.problems {
            if problem.place.line < 1 || problem.place.line > lines[problem.place.file] ?? 0 {
                faults.append("\(problem.place) is no line")
            }
            if problem.message.isEmpty || problem.remedy.isEmpty { faults.append("no words at \(problem.place)") }
            if problem.description.utf8.count > 6_000 {
                faults.append("\(problem.description.utf8.count) bytes of words")
            }
            if problem.description.contains("\n") { faults.append("a line end in '\(problem.description)'") }
        }
        if !faults.isEmpty { Issue.record("\(context()): \(faults.joined(separator: "; "))") }
    }
}
