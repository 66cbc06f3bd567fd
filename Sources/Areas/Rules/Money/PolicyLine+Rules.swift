import Wording

extension PolicyLine {
    /// What is wrong with a rule.
    package func faults(in area: Area, at field: FieldPath) -> [Fault] {
        var faults =
            Bounds.faults(from, at: field.below("from")) + CostNames.faults(from: from, until: until, at: field)
        switch effect {
        case .cap(_, let service):
            faults += CostNames.faults(service: service, stage: nil, in: area, at: field)
        case .grant(_, let month):
            faults += Bounds.faults(month, at: field.below("of deficit at"))
            if month > from {
                faults.append(
                    field.below("of deficit at")
                        .fault(
                            "must not be after 'from' \(from), found \(month)",
                            remedy: "A deficit is known before it is paid off."
                        )
                )
            }
        case .label, .change: break
        }
        return faults
    }

    /// What is wrong with what a change of prices is about.
    func subjectFaults(in costs: Costs, at field: FieldPath) -> [Fault] {
        guard case .change(_, let subjects) = effect else { return [] }
        return subjects.flatMap { subject -> [Fault] in
            let known: [String]
            switch subject {
            case .line(let name) where !costs.lines.contains { $0.name == name }: known = costs.subjects
            case .placement(let name)
            where !(costs.placements?.categories.contains { $0.placement == name } ?? false):
                known = costs.subjects
            default: return []
            }
            return [
                field.below("of")
                    .fault(
                        "names '\(shorten(subject.word))', which has no price here",
                        remedy: remedy(for: subject.word, allowed: known)
                    )
            ]
        }
    }
}

extension Costs {
    /// What changes of prices may be about, by their words in files.
    package var subjects: [String] {
        PolicyLine.Subject.words.map(\.word) + (placements?.categories.map(\.placement) ?? []) + lines.map(\.name)
    }
}

extension PolicyLine.Subject {
    /// Those that are no names of the area's own.
    package static let words: [(word: String, subject: PolicyLine.Subject)] = [
        ("pay", .pay), ("non-pay", .nonPay), ("outsourced cases", .outsourced), ("placements", .placements),
        ("high-needs income", .income),
    ]

    /// Its word in files.
    package var word: String {
        switch self {
        case .placement(let name), .line(let name): name
        default: Self.words.first { $0.subject == self }?.word ?? ""
        }
    }
}
