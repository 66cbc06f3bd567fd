package import Calendar
import Wording

extension Intervention {
    /// The rules that it breaks: those of its dates and figures, and those of its effect.
    ///
    /// Its service and stage are taken as given here: see ``Plan/problems(in:)``.
    package func faults(at target: EffectTarget) -> [Fault] {
        dateFaults + figureFaults + target.unknownClasses(onlyFor, at: field.below("only for"))
            + effect.faults(of: self, at: target)
    }

    /// The intervention in its plan's file.
    package var field: FieldPath { FieldPath(["service \(shorten(service))", label], at: place) }

    private var dateFaults: [Fault] { until.map { Self.endFaults(from: from, until: $0, at: field) } ?? [] }

    /// What is wrong with an end that is before the beginning.
    package static func endFaults(from: Month, until: Month, at field: FieldPath) -> [Fault] {
        guard until < from else { return [] }
        return [
            field.below("until")
                .fault("must not be before 'from' \(from), found \(until)", remedy: "Exchange the two or correct one.")
        ]
    }

    /// Figures beyond their bounds.
    private var figureFaults: [Fault] {
        let times = [NamedFigure("lag", lagWeeks, .weeks), NamedFigure("ramp", rampWeeks, .weeks)]
        return (effect.figures + times)
            .compactMap { one in
                let (least, most) = (one.bounds.lowerBound, one.bounds.upperBound)
                let values = [one.figure.value] + (one.figure.range.map { [$0.lowerBound, $0.upperBound] } ?? [])
                return values.first { !(least...most).contains($0) }
                    .map { wrong in
                        field.below(one.name)
                            .fault(
                                "must be between \(plain(least)) and \(plain(most)), found \(plain(wrong))",
                                remedy: "Correct the value or its range."
                            )
                    }
            }
    }
}
