import Wording

extension Intervention {
    /// The rules that it breaks: those of its dates and figures, and those of its effect.
    ///
    /// Its service and stage are taken as given here: see ``Plan/problems(in:)``.
    package func faults(at target: EffectTarget) -> [Fault] {
        dateFaults + figureFaults + target.unknownClasses(onlyFor, "only for", self)
            + effect.faults(of: self, at: target)
    }

    /// A fault of one of its fields, by its key in plan files.
    func fault(_ key: String, _ message: String, remedy: String) -> Fault {
        Fault(["service \(service)", label, key], message, remedy: remedy, at: place)
    }

    private var dateFaults: [Fault] {
        guard let until, until < from else { return [] }
        return [
            fault(
                "until",
                "must not be before 'from' \(from), found \(until)",
                remedy: "Exchange the two or correct one."
            )
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
                        fault(
                            one.name,
                            "must be between \(plain(least)) and \(plain(most)), found \(plain(wrong))",
                            remedy: "Correct the value or its range."
                        )
                    }
            }
    }
}
