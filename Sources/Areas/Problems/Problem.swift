import Wording

/// One thing that is wrong in an input file: where, what, and what to do about it.
package struct Problem: Codable, Hashable, Sendable, CustomStringConvertible {
    /// File and line.
    package var place: Place
    /// What is wrong, without a full stop: `field 'recruit, wte' must be 0 or more, found -2`.
    package var message: String
    /// What is allowed or probably meant, as sentences.
    package var remedy: String

    package init(at place: Place, _ message: String, remedy: String) {
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// File and line, message, remedy: one line.
    package var description: String { "\(place): \(message)\(message.hasSuffix("?") ? "" : ".") \(remedy)" }
}

/// What is wrong in the input files, in the order of the files and their lines.
///
/// The only error that reading an area and preparing its forecast throw. Its description is the list of problems and a
/// line that counts them.
package struct InputErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one problem; of a file with very many, the first.
    package var problems: [Problem]
    /// How many further problems there are, by file.
    package var hidden: [String: Int]

    package init(_ problems: [Problem], hidden: [String: Int] = [:]) {
        self.problems = problems
        self.hidden = hidden
    }

    /// One problem.
    package init(at place: Place, _ message: String, remedy: String) {
        self.init([Problem(at: place, message, remedy: remedy)])
    }

    package var description: String {
        var lines: [String] = []
        for (index, problem) in problems.enumerated() {
            lines.append(problem.description)
            let file = problem.place.file
            let isLast = index + 1 == problems.count || problems[index + 1].place.file != file
            if isLast, let more = hidden[file] { lines.append("\(file): and \(more) more") }
        }
        let files = Set(problems.map(\.place.file)).count
        let all = problems.count + hidden.values.reduce(0, +)
        let count = "\(counted(all, "problem")) in \(counted(files, "file"))"
        return (lines + ["\(count); nothing was written"]).joined(separator: "\n")
    }
}
