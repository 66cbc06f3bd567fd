import Areas
import Calendar
import Wording
import Yams

/// Reads targets: sentences, alone or with a source.
struct TargetReader {
    /// The services that sentences may name.
    var services: [Service]
    /// The area's origin; `nil` if it could not be read.
    var origin: Month?
    /// How far the forecast goes.
    var horizonMonths: Int
    /// Whether every service of the area could be read: if not, an unknown one is not reported.
    var complete: Bool

    /// The targets of a list; those with problems are left out and reported.
    func read(_ items: [Field]) -> [Target] {
        items.compactMap { item in
            guard case .mapping = item.node else {
                return item.text("a sentence", remedy: TargetKeys.advice).flatMap { target($0, item, source: "") }
            }
            guard let section = Section(item, TargetKeys.shape), let sentence = section.read(TargetKeys.target)
            else { return nil }
            let source = section.read(TargetKeys.source) ?? ""
            return sentence.text("a sentence", remedy: TargetKeys.advice)
                .flatMap { target($0, sentence, source: source) }
        }
    }

    /// Reads one sentence.
    func target(_ sentence: String, _ field: Field, source: String) -> Target? {
        let words = sentence.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let bound = boundPosition(words), bound > 0, words.count >= 4, words[words.count - 2] == "by",
            bound + 2 <= words.count - 3
        else {
            field.report("is no target, found '\(shorten(sentence))'", remedy: TargetKeys.advice)
            return nil
        }
        let isLeast = words[bound + 1] == "least"
        let service = self.service(words[0], field)
        let measure = measure(words[1..<bound].joined(separator: " "), service, field)
        let month = month(words[words.count - 1], field)
        guard service != nil || !complete, let measure, let month else { return nil }
        let valueText = words[(bound + 2)..<(words.count - 2)].joined(separator: " ")
        guard let value = value(valueText, measure, field), let service else { return nil }
        return Target(
            service: service.id,
            measure: measure,
            bound: isLeast ? .atLeast : .atMost,
            value: value,
            due: .by(month),
            text: words.joined(separator: " "),
            source: source,
            place: field.place
        )
    }

    /// Where `at most` or `at least` begins.
    private func boundPosition(_ words: [String]) -> Int? {
        words.indices.dropLast().first { words[$0] == "at" && ["most", "least"].contains(words[$0 + 1]) }
    }

    private func service(_ id: String, _ field: Field) -> Service? {
        if let service = services.first(where: { $0.id == id }) { return service }
        if complete {
            field.keeps { KnownNames(services.map(\.id)).serviceFaults(id, at: $0) }
        }
        return nil
    }

    private func measure(_ words: String, _ service: Service?, _ field: Field) -> Measure? {
        guard let measure = TargetMeasure.all.lazy.compactMap({ $0.read(words) }).first else {
            field.report(
                "names the unknown measure '\(shorten(words))'",
                remedy: remedy(for: words, allowed: TargetMeasure.all.map(\.words))
            )
            return nil
        }
        guard let service else { return measure }
        // What a service holds is known when all of it has been read.
        if !complete, measure == .ceased || measure.isHeld { return measure }
        return field.keeps { measure.faults(of: service, at: $0) } ? measure : nil
    }

    private func month(_ text: String, _ field: Field) -> Month? {
        guard let month = Month(text), Limits.months.contains(month) else {
            field.report("must end with a month such as 2026-09, found '\(shorten(text))'", remedy: TargetKeys.advice)
            return nil
        }
        guard let origin else { return month }
        let isForecast = field.keeps {
            Target.dateFaults(month, origin: origin, horizonMonths: horizonMonths, at: $0)
        }
        return isForecast ? month : nil
    }

    private func value(_ text: String, _ measure: Measure, _ field: Field) -> Double? {
        let grammar = measure.targetGrammar
        var text = text
        for unit in measure.targetSuffixes where text.hasSuffix(unit) { text.removeLast(unit.count) }
        guard let value = grammar.parse(text) else {
            field.report(
                "must have \(grammar.expected) for \(measure.name), found '\(shorten(text))'",
                remedy: grammar.remedy
            )
            return nil
        }
        guard grammar.bounds.contains(value) else {
            field.report("must have a value \(grammar.boundsText), found \(shorten(text))", remedy: grammar.remedy)
            return nil
        }
        return value
    }
}

extension Measure {
    /// Whether it is of what a service holds.
    fileprivate var isHeld: Bool {
        if case .held = self { true } else { false }
    }
}
