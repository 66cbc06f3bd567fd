package import Areas
import Calendar
import Wording
import Yams

/// The measures that a call names, outside of any file.
package enum AskedMeasures {
    /// Reads a measure at a time: `nd-dhcft number waiting in 2028-03`, `nd-dhcft seen in 2026-27`.
    ///
    /// - Parameters:
    ///   - sentence: The sentence.
    ///   - area: The area that it is about.
    /// - Returns: The measure, with its service and time.
    /// - Throws: Everything that is wrong in it.
    package static func read(_ sentence: String, in area: Area) throws(InputErrors) -> AskedMeasure {
        let diagnostics = Diagnostics()
        let field = Field(asked: sentence, by: option, diagnostics)
        let measure = TargetReader(asking: area, horizonMonths: area.horizonMonths).asked(field)
        try diagnostics.throwIfAny()
        guard let measure else {
            throw InputErrors(at: field.place, "field '\(option)' cannot be read", remedy: TargetKeys.advice)
        }
        return measure
    }

    private static let option = "--measure"
}

extension Field {
    /// What a call says with an option, the first time or a later one.
    init(asked text: String, by option: String, number: Int = 0, _ diagnostics: Diagnostics) {
        self.init(
            node: .scalar(Node.Scalar(text, .implicit, .doubleQuoted)),
            path: option,
            place: Place(file: option, line: number + 1),
            diagnostics: diagnostics
        )
    }
}

extension TargetReader {
    /// Reads what a call asks of an area.
    init(asking area: Area, horizonMonths: Int) {
        self.init(
            owners: TargetOwners(services: area.services, sums: area.reportedTotals),
            origin: area.origin,
            horizonMonths: horizonMonths,
            complete: true
        )
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
