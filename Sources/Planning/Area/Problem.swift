/// One thing that is wrong in an input file: where, what, and what to do about it.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
    /// File and line.
    package var place: Place
    /// What is wrong, without a full stop: `field 'recruit, wte' must be 0 or more, found -2`.
    package var message: String
    /// What is allowed or probably meant, as sentences.
    package var remedy: String

    /// A problem.
    package init(at place: Place, _ message: String, remedy: String) {
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// File and line, message, remedy: one line.
    package var description: String { "\(place): \(message)\(message.hasSuffix("?") ? "" : ".") \(remedy)" }
}

/// Everything that is wrong in the input files, in the order of the files and their lines.
///
/// The only error that reading an area and preparing its forecast throw. Its description is the list of problems and a
/// line that counts them.
package struct InputErrors: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one problem.
    package var problems: [Problem]

    /// The problems found.
    package init(_ problems: [Problem]) {
        self.problems = problems
    }

    /// One problem.
    package init(at place: Place, _ message: String, remedy: String) {
        problems = [Problem(at: place, message, remedy: remedy)]
    }

    package var description: String {
        let files = Set(problems.map(\.place.file)).count
        let count = "\(counted(problems.count, "problem")) in \(counted(files, "file"))"
        return (problems.map(\.description) + ["\(count); nothing was written"])
            .joined(separator: "\n")
    }
}
