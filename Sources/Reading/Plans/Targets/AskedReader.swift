package import Areas
import Calendar
import Wording
import Yams

/// Sentences that a call asks about, outside of any file.
extension Inputs {
    /// Reads the sentence of a target: `nd-dhcft mean wait at most 52 weeks by 2026-09`.
    ///
    /// - Parameters:
    ///   - sentence: The sentence.
    ///   - area: The area that it is about.
    ///   - name: What messages call it.
    /// - Returns: The target.
    /// - Throws: Everything that is wrong in it.
    package static func target(_ sentence: String, in area: Area, called name: String) throws(InputErrors) -> Target {
        try asked(sentence, in: area, called: name) { $0.target($1, source: "") }
    }

    /// Reads a measure at a time: `nd-dhcft number waiting in 2028-03`, `nd-dhcft seen in 2026-27`.
    ///
    /// - Parameters:
    ///   - sentence: The sentence.
    ///   - area: The area that it is about.
    ///   - name: What messages call it.
    /// - Returns: The measure, with its service and time.
    /// - Throws: Everything that is wrong in it.
    package static func measure(
        _ sentence: String,
        in area: Area,
        called name: String
    ) throws(InputErrors) -> AskedMeasure {
        try asked(sentence, in: area, called: name) { $0.asked($1) }
    }

    private static func asked<Value>(
        _ sentence: String,
        in area: Area,
        called name: String,
        _ read: (TargetReader, Field) -> Value?
    ) throws(InputErrors) -> Value {
        let diagnostics = Diagnostics()
        let place = Place(file: name, line: 1)
        let field = Field(
            node: .scalar(Node.Scalar(sentence, .implicit, .doubleQuoted)),
            path: name,
            place: place,
            diagnostics: diagnostics
        )
        let reader = TargetReader(
            owners: TargetOwners(services: area.services, sums: area.reportedTotals),
            origin: area.origin,
            horizonMonths: area.horizonMonths,
            complete: true
        )
        let value = read(reader, field)
        try diagnostics.throwIfAny()
        guard let value else {
            throw InputErrors(at: place, "field '\(name)' cannot be read", remedy: TargetKeys.advice)
        }
        return value
    }
}

extension TargetReader {
    /// How a question is written.
    private static let askedAdvice =
        "Write '<service> <measure> in <year-month>', or 'in <year>' where it is of a whole year."

    /// Reads a measure at a time.
    fileprivate func asked(_ field: Field) -> AskedMeasure? {
        guard let text = field.text("a sentence", remedy: Self.askedAdvice) else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        // The last: a name may have such words in it.
        guard let time = words.indices.last(where: { $0 > 1 && ["in", "by"].contains(words[$0]) }),
            time + 1 < words.count
        else {
            field.report("is no measure at a time, found '\(shorten(text))'", remedy: Self.askedAdvice)
            return nil
        }
        let named = words[(time + 1)...].joined(separator: " ")
        let measured = words[1..<time]
        let split = measured.indices.dropLast(2).first { measured[$0] == "of" && measured[$0 + 1] == "class" }
        let childClass = split.map { measured[($0 + 2)...].joined(separator: " ") }
        let owner = owner(words[0], field)
        let measure = measure(measured[..<(split ?? time)].joined(separator: " "), owner, field)
        let hasClass = self.childClass(childClass, measure, owner, field)
        let due = due(named, isOverYear: Month(named) == nil, measure, field)
        guard let measure, let due, owner != nil, hasClass else { return nil }
        return AskedMeasure(
            service: words[0],
            measure: measure,
            childClass: childClass,
            time: due,
            text: words.joined(separator: " ")
        )
    }
}
