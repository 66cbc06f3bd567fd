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
        guard least <= likely, likely <= most else {
            let found = ends.map { section[$0]?.scalarText ?? "" }.joined(separator: ", ")
            report(
                "must rise from 'least' to 'most likely' to 'most', found \(found)",
                remedy: "Put the three in order."
            )
            return nil
        }
        return .between(
            least: least,
            mostLikely: likely,
            most: most,
            evidence: section.beside.evidence ?? .assumed,
            source: section.beside.source ?? ""
        )
    }
}
