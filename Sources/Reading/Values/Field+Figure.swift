import Areas
import Yams

/// What stands beside a value in its mapping: how it is known, where it comes from, and perhaps its range.
struct Beside {
    /// How the values of the mapping are known, if the mapping says.
    var evidence: Evidence?
    /// Where they come from, if the mapping says.
    var source: String?
    /// The range of the mapping's one uncertain value.
    var range: Field?

    /// Nothing beside.
    static var nothing: Beside { Beside() }
}

extension Field {
    /// A figure: a bare value, or a mapping of value, range, evidence and source.
    ///
    /// A bare value takes evidence and source from beside it, and is `assumed` without a source when nothing stands
    /// there. The mapping may hold other keys, which are left to the caller.
    func figure(_ grammar: Grammar, beside: Beside = .nothing, also others: [any DeclaredKey] = []) -> Figure? {
        guard case .mapping = node else {
            return value(grammar).map { figure($0, grammar, beside) }
        }
        guard let section = Section(self, .figure(grammar, also: others), below: beside) else { return nil }
        return section.read(FigureKeys.value(grammar)).map { figure($0, grammar, section.beside) }
    }

    /// A value with what stands beside it.
    private func figure(_ value: Double, _ grammar: Grammar, _ beside: Beside) -> Figure {
        Figure(
            value,
            range: beside.range.flatMap { $0.range(grammar, around: value) },
            evidence: beside.evidence ?? .assumed,
            source: beside.source ?? ""
        )
    }

    /// A range: two values from low to high, with the most likely one between them.
    func range(_ grammar: Grammar, around value: Double) -> ClosedRange<Double>? {
        let advice = "Write the least and the greatest value in brackets: [low, high]."
        guard let items = list(remedy: advice, name: { index, _ in index == 0 ? "low" : "high" }) else { return nil }
        guard items.count == 2 else {
            let isCut = items.dropFirst().contains { $0.scalarText.map(startsWithThreeDigits) ?? false }
            report(
                "must be two values, found \(items.count)",
                remedy: isCut ? "Write thousands without a separator: a comma ends the value." : advice
            )
            return nil
        }
        let ends = items.map { $0.value(grammar) }
        guard let low = ends[0], let high = ends[1] else { return nil }
        let texts = items.map { $0.scalarText ?? "" }
        guard low <= high else {
            report("must run from low to high, found [\(texts[0]), \(texts[1])]", remedy: "Exchange the two values.")
            return nil
        }
        guard (low...high).contains(value) else {
            report(
                "must contain the value beside it, found [\(texts[0]), \(texts[1])]",
                remedy: "Widen the range or correct the value."
            )
            return nil
        }
        return low...high
    }
}
