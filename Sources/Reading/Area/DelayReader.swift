import Areas
import Yams

extension Form where Value == Delay {
    /// Weeks of work or of waiting for an answer: always the same, or between two numbers.
    static var delay: Form {
        let either = Structure.either([
            .value(.wholeWeeks), .mapping(.figure(.wholeWeeks)), .mapping(DelayKeys.shape),
        ])
        return Form(.named("delay", either)) { field, beside in field.delay(beside: beside) }
    }
}

extension Field {
    /// A delay; anything else is reported.
    func delay(beside above: Beside) -> Delay? {
        guard case .mapping = node, below(FigureKeys.value(.wholeWeeks)) == nil else {
            guard let figure = figure(.wholeWeeks, beside: above) else { return nil }
            return figure.value == 0 && figure.range == nil ? Delay.none : .fixed(weeks: figure)
        }
        guard let section = Section(self, DelayKeys.shape, below: above) else { return nil }
        let ends = [DelayKeys.least, DelayKeys.mostLikely, DelayKeys.most]
        let values = ends.map { section.read($0) }
        guard let least = values[0], let likely = values[1], let most = values[2] else { return nil }
        let written = ends.map { section[$0]?.scalarText ?? "" }
        guard keeps({ Delay.orderFaults(least, likely, most, written: written, at: $0) }) else { return nil }
        return .between(
            least: least,
            mostLikely: likely,
            most: most,
            evidence: section.beside.evidence ?? .assumed,
            source: section.beside.source ?? ""
        )
    }
}
