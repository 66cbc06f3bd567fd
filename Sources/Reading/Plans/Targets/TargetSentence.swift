/// A target's sentence in its parts: `<service> <measure> [of class <name>] at most|at least <value> by|in <time>`.
struct TargetSentence {
    /// The id of a service or a sum.
    let service: String
    /// The words of the measure.
    let measure: String
    /// The name of a class of children, if there is one.
    let childClass: String?
    /// Whether it says `at least`.
    let isLeast: Bool
    /// The value with its unit.
    let value: String
    /// Whether it says `in` a year, not `by` a month.
    let isInYear: Bool
    /// The month or the year.
    let time: String
    /// The whole sentence, with single spaces.
    let text: String

    /// The parts of a sentence; `nil`: it is none.
    init?(_ sentence: String) {
        let words = sentence.split(whereSeparator: \.isWhitespace).map(String.init)
        // The last: a name may have such words in it.
        let bound = words.indices.dropLast().last { words[$0] == "at" && ["most", "least"].contains(words[$0 + 1]) }
        guard let bound, bound > 0 else { return nil }
        let values = bound + 2
        let due = words.indices.first { $0 > values && ["by", "in"].contains(words[$0]) }
        guard let due, due + 1 < words.count else { return nil }
        let measured = words[1..<bound]
        let split = measured.indices.dropLast(2).first { measured[$0] == "of" && measured[$0 + 1] == "class" }
        service = words[0]
        measure = measured[..<(split ?? bound)].joined(separator: " ")
        childClass = split.map { measured[($0 + 2)...].joined(separator: " ") }
        isLeast = words[bound + 1] == "least"
        value = words[values..<due].joined(separator: " ")
        isInYear = words[due] == "in"
        time = words[(due + 1)...].joined(separator: " ")
        text = words.joined(separator: " ")
    }
}
