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

    private static let form = "Write '<service> <measure> at most|at least <value> by <year-month>'."

    /// The measures without a parameter, by their words.
    private static let plainMeasures: [(words: String, measure: Measure)] = [
        ("number waiting", .waiting), ("mean wait", .meanWait), ("median wait", .medianWait),
        ("92nd percentile wait", .percentile92Wait), ("maximum wait", .maxWait), ("referrals", .referrals),
        ("seen", .seen), ("seen elsewhere or taken off", .transferred),
    ]
    /// Every measure, as messages list them.
    private static let measureNames =
        plainMeasures.map(\.words) + [
            "share waiting under N weeks", "number waiting over N weeks", "within due time at STAGE",
        ] + stockMeasureNames

    /// The targets of a list; those with problems are left out and reported.
    func read(_ field: Field) -> [Target] {
        guard let items = field.list() else { return [] }
        return items.compactMap { item in
            guard case .mapping = item.node else {
                return item.text("a sentence", remedy: Self.form).flatMap { target($0, item, source: "") }
            }
            guard let section = Section(item, keys: ["target", "source"]),
                let sentence = section.required("target", remedy: Self.form)
            else { return nil }
            let source = section["source"]?.text() ?? ""
            return sentence.text("a sentence", remedy: Self.form).flatMap { target($0, sentence, source: source) }
        }
    }

    /// Reads one sentence.
    func target(_ sentence: String, _ field: Field, source: String) -> Target? {
        let words = sentence.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let bound = boundPosition(words), bound > 0, words.count >= 4, words[words.count - 2] == "by",
            bound + 2 <= words.count - 3
        else {
            field.report("is no target, found '\(shorten(sentence))'", remedy: Self.form)
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
            by: month,
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
            field.report(
                "names the unknown service '\(shorten(id))'",
                remedy: remedy(for: id, allowed: services.map(\.id))
            )
        }
        return nil
    }

    private func measure(_ words: String, _ service: Service?, _ field: Field) -> Measure? {
        if let match = Self.plainMeasures.first(where: { $0.words == words }) { return match.measure }
        if let weeks = weeks(words, after: "share waiting under ") { return .shareWithin(weeks: weeks) }
        if let weeks = weeks(words, after: "number waiting over ") { return .waitingBeyond(weeks: weeks) }
        if let measure = stockMeasure(words) { return check(measure, of: service, field) }
        let prefix = "within due time at "
        guard words.hasPrefix(prefix) else {
            field.report(
                "names the unknown measure '\(shorten(words))'",
                remedy: remedy(for: words, allowed: Self.measureNames)
            )
            return nil
        }
        let stage = String(words.dropFirst(prefix.count))
        guard let service else { return .withinDue(stage: stage) }
        guard let found = service.stages.first(where: { $0.id == stage }) else {
            field.report(
                "names the unknown stage '\(shorten(stage))'",
                remedy: remedy(for: stage, allowed: service.stages.map(\.id))
            )
            return nil
        }
        guard found.dueWeeks != nil else {
            field.report(
                "needs a due time, and stage '\(stage)' has none",
                remedy: "Give the stage a 'due' in the area file."
            )
            return nil
        }
        return .withinDue(stage: stage)
    }

    /// The number in `share waiting under 18 weeks`.
    private func weeks(_ words: String, after prefix: String) -> Int? {
        guard words.hasPrefix(prefix) else { return nil }
        let rest = words.dropFirst(prefix.count).split(separator: " ")
        guard rest.count == 2, rest[1] == "weeks" || rest[1] == "week", let number = Int(rest[0]),
            (1...1_000).contains(number)
        else { return nil }
        return number
    }

    private func month(_ text: String, _ field: Field) -> Month? {
        guard let month = Month(text), Limits.months.contains(month) else {
            field.report("must end with a month such as 2026-09, found '\(shorten(text))'", remedy: Self.form)
            return nil
        }
        guard let origin else { return month }
        let last = origin + horizonMonths
        guard month > origin, month <= last else {
            field.report(
                "must be due in the forecast, from \(origin + 1) to \(last), found \(month)",
                remedy: "Change the month, the origin or the horizon."
            )
            return nil
        }
        return month
    }

    private func value(_ text: String, _ measure: Measure, _ field: Field) -> Double? {
        var grammar: Grammar
        var text = text
        switch measure.unit {
        case .share: grammar = .share
        case .weeks: grammar = .weeks
        default:
            grammar = .count
            grammar.parse = parseNumber
            for unit in [" children a month", " a month", " children"] where text.hasSuffix(unit) {
                text.removeLast(unit.count)
            }
        }
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
