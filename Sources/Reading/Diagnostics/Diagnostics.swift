package import Areas

/// Collects the problems of all files of one reading, so that they can be shown together.
///
/// Of a file with very many problems only the first are worded; all are counted.
package final class Diagnostics {
    package init() {}

    /// Problems of one file that are shown.
    static let shown = 50
    /// Problems of one file that are worded: more than are shown, since they are not found in the order of lines.
    private static let worded = 1000

    /// Problems in the order they were found.
    private var problems: [Problem] = []
    /// How many were found, by file.
    private(set) var counts: [String: Int] = [:]
    /// The place of each file in the order of reading.
    private var files: [String: Int] = [:]

    /// Notes that a file is being read: its problems stand after those of files noted before.
    package func begin(_ file: String) {
        if files[file] == nil { files[file] = files.count }
    }

    /// Adds a problem; its words are not made when they would not be shown.
    package func report(_ place: Place, _ message: @autoclosure () -> String, remedy: @autoclosure () -> String) {
        counts[place.file, default: 0] += 1
        guard isWording(place.file) else { return }
        problems.append(Problem(at: place, message(), remedy: remedy()))
    }

    /// Adds a problem that a rule of the domain has found.
    package func report(_ problem: Problem) {
        report(problem.place, problem.message, remedy: problem.remedy)
    }

    /// Whether anything is wrong.
    package var hasProblems: Bool { !problems.isEmpty }

    /// Whether anything is wrong in some lines of a file.
    func hasProblems(in file: String, _ lines: Range<Int>) -> Bool {
        problems.contains { $0.place.file == file && lines.contains($0.place.line) }
    }

    /// Whether the next problem of a file would be worded.
    func isWording(_ file: String) -> Bool { counts[file, default: 0] <= Self.worded }

    /// Throws what was found, by file and line; returns if there is nothing.
    package func throwIfAny() throws(InputErrors) {
        guard !problems.isEmpty else { return }
        let sorted = problems.enumerated()
            .sorted { first, second in
                let firstFile = files[first.element.place.file] ?? files.count
                let secondFile = files[second.element.place.file] ?? files.count
                return (firstFile, first.element.place.line, first.offset)
                    < (secondFile, second.element.place.line, second.offset)
            }
        var seen: Set<Problem> = []
        var shown: [String: Int] = [:]
        var repeated: [String: Int] = [:]
        var kept: [Problem] = []
        for problem in sorted.map(\.element) {
            let file = problem.place.file
            guard seen.insert(problem).inserted else {
                repeated[file, default: 0] += 1
                continue
            }
            shown[file, default: 0] += 1
            if shown[file, default: 0] <= Self.shown { kept.append(problem) }
        }
        let hidden = counts.map { file, count in
            (file, count - repeated[file, default: 0] - min(shown[file, default: 0], Self.shown))
        }
        throw InputErrors(kept, hidden: Dictionary(uniqueKeysWithValues: hidden.filter { $0.1 > 0 }))
    }
}
