import Planning

/// Collects the problems of all files of one reading, so that they can be shown together.
final class Diagnostics {
    /// Problems in the order they were found.
    private var problems: [Problem] = []
    /// Files in the order they were read.
    private var files: [String] = []

    /// Notes that a file is being read: its problems stand after those of files noted before.
    func begin(_ file: String) {
        if !files.contains(file) { files.append(file) }
    }

    /// Adds a problem.
    func report(_ place: Place, _ message: String, remedy: String) {
        problems.append(Problem(at: place, message, remedy: remedy))
    }

    /// Adds a problem that a rule of the domain has found.
    func report(_ problem: Problem) {
        report(problem.place, problem.message, remedy: problem.remedy)
    }

    /// Whether anything is wrong.
    var hasProblems: Bool { !problems.isEmpty }

    /// Whether anything is wrong in some lines of a file.
    func hasProblems(in file: String, _ lines: Range<Int>) -> Bool {
        problems.contains { $0.place.file == file && lines.contains($0.place.line) }
    }

    /// Throws everything found, by file and line; returns if there is nothing.
    func throwIfAny() throws(InputErrors) {
        guard !problems.isEmpty else { return }
        let order = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let sorted = problems.enumerated()
            .sorted { first, second in
                let firstFile = order[first.element.place.file] ?? files.count
                let secondFile = order[second.element.place.file] ?? files.count
                return (firstFile, first.element.place.line, first.offset)
                    < (secondFile, second.element.place.line, second.offset)
            }
        var seen: Set<Problem> = []
        throw InputErrors(sorted.map(\.element).filter { seen.insert($0).inserted })
    }
}
