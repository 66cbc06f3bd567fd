import Areas
import Calendar
import Wording
import Yams

/// Reads targets: sentences, alone, with a source, or several that are met together.
struct TargetReader {
    /// The services and sums that sentences may name.
    var owners: TargetOwners
    /// The area's origin; `nil` if it could not be read.
    var origin: Month?
    /// How far the forecast goes.
    var horizonMonths: Int
    /// Whether every service and sum of the area could be read: if not, an unknown one is not reported.
    var complete: Bool

    /// What was read from a list.
    struct Result {
        /// The targets: those of the list, then the goals of joint ones that are not among them.
        var targets: [Target] = []
        /// The goals that are met together.
        var joint: [JointTarget] = []
    }

    /// The targets of a list; those with problems are left out and reported.
    func read(_ items: [Field]) -> Result {
        var result = Result()
        for item in items {
            if isJoint(item) {
                if let joint = joint(item) { result.joint.append(joint) }
            } else if let target = single(item) {
                result.targets.append(target)
            }
        }
        var goals = Set(result.targets.map(\.goal))
        result.targets += result.joint.flatMap(\.targets).filter { goals.insert($0.goal).inserted }
        return result
    }

    private func single(_ item: Field) -> Target? {
        guard case .mapping = item.node else { return target(item, source: "") }
        guard let section = Section(item, TargetKeys.shape), let sentence = section.read(TargetKeys.target)
        else { return nil }
        return target(sentence, source: section.read(TargetKeys.source) ?? "")
    }

    /// Reads one sentence.
    func target(_ field: Field, source: String) -> Target? {
        guard let text = field.text("a sentence", remedy: TargetKeys.advice) else { return nil }
        guard let sentence = TargetSentence(text) else {
            field.report("is no target, found '\(shorten(text))'", remedy: TargetKeys.advice)
            return nil
        }
        let owner = self.owner(sentence.service, field)
        let measure = measure(sentence.measure, owner, field)
        let hasClass = childClass(sentence.childClass, measure, owner, field)
        let due = due(sentence.time, isOverYear: sentence.isInYear, measure, field)
        guard owner != nil || !complete, let measure, let due else { return nil }
        guard let value = value(sentence.value, measure, due, field), owner != nil, hasClass else { return nil }
        return Target(
            service: sentence.service,
            measure: measure,
            bound: sentence.isLeast ? .atLeast : .atMost,
            value: value,
            due: due,
            childClass: sentence.childClass,
            text: sentence.text,
            source: source,
            place: field.place
        )
    }
}

// MARK: - Goals that are met together

extension TargetReader {
    /// Whether an item is a mapping of several goals, perhaps with a slip in its key.
    private func isJoint(_ item: Field) -> Bool {
        guard case .mapping(let mapping) = item.node else { return false }
        let known = TargetKeys.shape.names + [TargetKeys.allOf.name]
        let names = mapping.compactMap { item.child($0.key, "").scalarText }
        if names.contains(TargetKeys.allOf.name) { return true }
        return !names.contains(TargetKeys.target.name)
            && names.contains { nearestMatch(to: $0, in: known) == TargetKeys.allOf.name }
    }

    private func joint(_ item: Field) -> JointTarget? {
        guard let section = Section(item, TargetKeys.jointShape) else { return nil }
        let source = section.read(TargetKeys.source) ?? ""
        guard let list = section.read(TargetKeys.allOf), let sentences = list.list(remedy: TargetKeys.allOfAdvice)
        else { return nil }
        let targets = sentences.map { target($0, source: source) }
        let isSound =
            list.keeps { JointTarget.sizeFaults(sentences.count, at: $0) }
            && list.keeps { JointTarget.repeatFaults(targets.map { $0?.goal }, at: $0) }
        let read = targets.compactMap(\.self)
        guard isSound, read.count == sentences.count else { return nil }
        return JointTarget(read, source: source, place: item.place)
    }
}

// MARK: - The parts of a sentence

extension TargetReader {
    func owner(_ id: String, _ field: Field) -> TargetOwner? {
        if let owner = owners[id] { return owner }
        if complete { field.keeps { owners.names.serviceFaults(id, at: $0) } }
        return nil
    }

    func measure(_ words: String, _ owner: TargetOwner?, _ field: Field) -> Measure? {
        guard let measure = TargetMeasure.all.lazy.compactMap({ $0.read(words) }).first else {
            field.report(
                "names the unknown measure '\(shorten(words))'",
                remedy: remedy(for: words, allowed: TargetMeasure.all.map(\.words))
            )
            return nil
        }
        guard let owner else { return measure }
        // What a service holds is known when all of it has been read.
        if case .service = owner, !complete, measure == .ceased || measure.isHeld { return measure }
        return field.keeps { measure.faults(of: owner, at: $0) } ? measure : nil
    }

    /// Whether a class, if one is named, can be used.
    func childClass(_ name: String?, _ measure: Measure?, _ owner: TargetOwner?, _ field: Field) -> Bool {
        guard let name, let owner else { return true }
        return field.keeps { owner.classFaults(name, of: measure, areKnown: complete, at: $0) }
    }

    func due(_ time: String, isOverYear: Bool, _ measure: Measure?, _ field: Field) -> Target.Due? {
        guard let due = isOverYear ? year(time, field) : month(time, field) else { return nil }
        if let measure, !field.keeps({ Target.yearFaults(due, of: measure, at: $0) }) { return nil }
        guard let origin else { return due }
        let isForecast = field.keeps {
            Target.dateFaults(due, origin: origin, horizonMonths: horizonMonths, at: $0)
        }
        return isForecast ? due : nil
    }

    private func month(_ text: String, _ field: Field) -> Target.Due? {
        guard let month = Month(text), Limits.months.contains(month) else {
            field.report("must end with a month such as 2026-09, found '\(shorten(text))'", remedy: TargetKeys.advice)
            return nil
        }
        return .by(month)
    }

    private func year(_ text: String, _ field: Field) -> Target.Due? {
        switch YearText.read(text) {
        case .year(let year): return .over(year)
        case .halvesApart(let year):
            field.report(
                "must have a year whose second half follows the first, found '\(shorten(text))'",
                remedy: Month(text).map { "Write 'by \($0)' for that month, or 'in \(year)' for the year." }
                    ?? "Write '\(year)' for the year that begins in \(year.number)."
            )
        case .none:
            field.report(
                "must end with \(YearText.expected), found '\(shorten(text))'",
                remedy: "Write 'in' and the year: 2026 is a calendar year, 2026-27 one from April to March."
            )
        }
        return nil
    }

    private func value(_ text: String, _ measure: Measure, _ due: Target.Due, _ field: Field) -> Double? {
        let isOverYear = if case .over = due { true } else { false }
        let grammar = measure.targetGrammar
        let suffixes = measure.targetSuffixes(overYear: isOverYear)
        let suffix = suffixes.first { text.hasSuffix($0) } ?? ""
        let number = String(text.dropLast(suffix.count))
        // Pounds may be told in millions.
        let scale = suffix.contains("million") ? 1e6 : 1
        guard let value = grammar.parse(number).map({ $0 * scale }) else {
            field.report(
                "must have \(grammar.expected) for \(measure.name), found '\(shorten(number))'",
                remedy: isOverYear && !suffixes.isEmpty && measure.unit != .pounds
                    ? "Write how many there are in the whole year, such as 240 or 240 a year." : grammar.remedy
            )
            return nil
        }
        guard grammar.bounds.contains(value) else {
            field.report("must have a value \(grammar.boundsText), found \(shorten(number))", remedy: grammar.remedy)
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
